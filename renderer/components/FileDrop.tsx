import { DropZone, FileTrigger, Text } from 'react-aria-components';
import { Button } from './Button.tsx';
import { UploadIcon } from './icons.tsx';
import './file-drop.css';

export type FileDropProps = FileDropLook &
	/** One file, or several at once. */
	({ readonly onFile: (file: File) => void; readonly onFiles?: never } | { readonly onFiles: (files: readonly File[]) => void; readonly onFile?: never });

interface FileDropLook {
	/** What may be dropped here, e.g. "Drop a transcript here". */
	readonly label: string;
	/** The words of the button that opens the file picker. */
	readonly chooseLabel: string;
	/** File name endings with the dot, or media types. */
	readonly accept: readonly string[];
	/** What is chosen already. */
	readonly chosen?: string | undefined;
}

/** A file, or several: dropped, pasted, or picked. */
export function FileDrop({ label, chooseLabel, accept, chosen, onFile, onFiles }: FileDropProps) {
	const take = (files: readonly File[]) => {
		const [first] = files;
		if (first === undefined) return;
		if (onFiles === undefined) onFile(first);
		else onFiles(files);
	};
	return (
		<DropZone
			className="file-drop"
			onDrop={(event) => {
				void Promise.all(event.items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []))).then(take);
			}}
		>
			<UploadIcon />
			<Text slot="label" className="file-drop-label" dir="auto">
				{chosen ?? label}
			</Text>
			<FileTrigger acceptedFileTypes={accept} allowsMultiple={onFiles !== undefined} onSelect={(files) => take([...(files ?? [])])}>
				<Button size="small">{chooseLabel}</Button>
			</FileTrigger>
		</DropZone>
	);
}

import { DropZone, FileTrigger, Text } from 'react-aria-components';
import { Button } from './Button.tsx';
import { UploadIcon } from './icons.tsx';
import './file-drop.css';

export interface FileDropProps {
	/** What may be dropped here, e.g. "Drop a transcript here". */
	readonly label: string;
	/** The words of the button that opens the file picker. */
	readonly chooseLabel: string;
	/** File name endings with the dot, or media types. */
	readonly accept: readonly string[];
	/** What is chosen already. */
	readonly chosen?: string | undefined;
	readonly onFile: (file: File) => void;
}

/** One file: dropped, pasted, or picked. */
export function FileDrop({ label, chooseLabel, accept, chosen, onFile }: FileDropProps) {
	return (
		<DropZone
			className="file-drop"
			onDrop={(event) => {
				const dropped = event.items.find((item) => item.kind === 'file');
				if (dropped) void dropped.getFile().then(onFile);
			}}
		>
			<UploadIcon />
			<Text slot="label" className="file-drop-label" dir="auto">
				{chosen ?? label}
			</Text>
			<FileTrigger
				acceptedFileTypes={accept}
				onSelect={(files) => {
					const file = files?.[0];
					if (file) onFile(file);
				}}
			>
				<Button size="small">{chooseLabel}</Button>
			</FileTrigger>
		</DropZone>
	);
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebSocketMapping } from '../../shared/model/websocket-mapping.ts';
import { FileDrop } from '../components/FileDrop.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { CloseIcon, FileIcon } from '../components/icons.tsx';
import { readMapping } from './read-mapping.ts';

export interface MappingFieldProps {
	readonly mapping: WebSocketMapping | null;
	readonly onChange: (mapping: WebSocketMapping | null) => void;
	/** What the desk has against it. */
	readonly error: string | undefined;
}

/** An optional mapping file, checked as soon as it is chosen. */
export function MappingField({ mapping, onChange, error }: MappingFieldProps) {
	const { t } = useTranslation('start');
	const [fileName, setFileName] = useState<string>();
	const [problem, setProblem] = useState<string>();

	async function take(file: File): Promise<void> {
		const reading = readMapping(await file.text());
		setFileName(file.name);
		if ('mapping' in reading) {
			setProblem(undefined);
			onChange(reading.mapping);
			return;
		}
		onChange(null);
		setProblem(
			reading.problem === 'not-json' ? t('show.mappingNotJson', { why: reading.why }) : t('show.mappingWrong', { path: reading.path, why: reading.why }),
		);
	}

	const shown = problem ?? error;
	return (
		<div className="field">
			<span className="field-label">{t('show.mapping')}</span>
			{mapping ? (
				<div className="chosen-file">
					<FileIcon />
					<span dir="auto">{fileName}</span>
					<IconButton label={t('show.mappingRemove')} icon={<CloseIcon />} onPress={() => onChange(null)} />
				</div>
			) : (
				<FileDrop label={t('show.mappingDrop')} chooseLabel={t('show.chooseFile')} accept={['.json', 'application/json']} onFile={(file) => void take(file)} />
			)}
			{shown === undefined ? (
				<p className="field-description">{t('show.mappingHint')}</p>
			) : (
				<p className="field-error" role="alert">
					{problem !== undefined && fileName !== undefined && <bdi>{fileName}: </bdi>}
					{shown}
				</p>
			)}
		</div>
	);
}

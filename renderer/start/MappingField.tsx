import { useTranslation } from 'react-i18next';
import { FileDrop } from '../components/FileDrop.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { CloseIcon, FileIcon } from '../components/icons.tsx';
import { type MappingReading, readMapping } from './read-mapping.ts';
import type { ChosenMapping } from './sources/source-draft.ts';

export interface MappingFieldProps {
	readonly mapping: ChosenMapping | null;
	readonly onChange: (mapping: ChosenMapping | null) => void;
	/** What the form or the desk has against it. */
	readonly error: string | undefined;
}

/** An optional mapping file, checked as soon as it is chosen. */
export function MappingField({ mapping, onChange, error }: MappingFieldProps) {
	const { t } = useTranslation('start');

	function wordsOf(reading: MappingReading): string | undefined {
		if (!('problem' in reading)) return undefined;
		return reading.problem === 'not-json' ? t('show.mappingNotJson', { why: reading.why }) : t('show.mappingWrong', { path: reading.path, why: reading.why });
	}

	const problems = [mapping && wordsOf(mapping.reading), error].filter((words) => words !== null && words !== undefined);
	return (
		<div className="field">
			<span className="field-label">{t('show.mapping')}</span>
			{mapping ? (
				<div className="chosen-file">
					<FileIcon />
					<span dir="auto">{mapping.fileName}</span>
					<IconButton label={t('show.mappingRemove')} icon={<CloseIcon />} onPress={() => onChange(null)} />
				</div>
			) : (
				<FileDrop
					label={t('show.mappingDrop')}
					chooseLabel={t('show.chooseFile')}
					accept={['.json', 'application/json']}
					onFile={(file) => void file.text().then((text) => onChange({ fileName: file.name, reading: readMapping(text) }))}
				/>
			)}
			{problems.length === 0 && <p className="field-description">{t('show.mappingHint')}</p>}
			{problems.map((words) => (
				<p key={words} className="field-error" role="alert">
					{words}
				</p>
			))}
		</div>
	);
}

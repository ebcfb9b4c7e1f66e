import { useTranslation } from 'react-i18next';
import { FileDrop } from '../../components/FileDrop.tsx';
import { SpeedSelect } from '../SpeedSelect.tsx';
import type { FileDraft, SourceDraft } from './source-draft.ts';

interface FileFieldProps {
	readonly draft: FileDraft & { readonly id: string };
	readonly onChange: (draft: SourceDraft) => void;
	readonly error: string | undefined;
}

/** A recorded show or its captions, and how fast they are played. */
export function FileField({ draft, onChange, error }: FileFieldProps) {
	const { t } = useTranslation('start');
	const isTranscript = draft.kind === 'replay';
	return (
		<>
			<div className="field">
				<span className="field-label">{t(isTranscript ? 'show.file' : 'field.captionFile')}</span>
				<FileDrop
					label={t(isTranscript ? 'show.fileDrop' : 'field.captionFileDrop')}
					chooseLabel={t('show.chooseFile')}
					accept={isTranscript ? ['.jsonl', '.ndjson'] : ['.vtt', '.srt']}
					chosen={draft.file?.name}
					onFile={(file) => onChange({ ...draft, file })}
				/>
				{error !== undefined && (
					<p className="field-error" role="alert">
						{error}
					</p>
				)}
			</div>
			<SpeedSelect value={draft.speed} onChange={(speed) => onChange({ ...draft, speed })} />
		</>
	);
}

import { useTranslation } from 'react-i18next';
import { FileDrop } from '../components/FileDrop.tsx';
import { TextArea } from '../components/TextArea.tsx';
import { TextField } from '../components/TextField.tsx';
import { FrameExample } from './FrameExample.tsx';
import { MappingField } from './MappingField.tsx';
import type { NewShow, ShowField } from './new-show.ts';
import { SpeedSelect } from './SpeedSelect.tsx';

export interface ShowFieldsProps {
	readonly show: NewShow;
	readonly onChange: (part: Partial<NewShow>) => void;
	/** What is wrong with a field, in words. */
	readonly errorOf: (field: ShowField) => string | undefined;
}

/** The fields of the chosen kind of source. */
export function SourceFields({ show, onChange, errorOf }: ShowFieldsProps) {
	const { t } = useTranslation('start');
	switch (show.kind) {
		case 'demo':
			return (
				<>
					<p className="form-intro">{t('show.demoMeaning')}</p>
					<SpeedSelect value={show.speed} onChange={(speed) => onChange({ speed })} />
				</>
			);
		case 'twitch':
			return (
				<TextArea
					label={t('show.channels')}
					description={t('show.channelsHint')}
					isCode
					rows={2}
					value={show.channels}
					onChange={(channels) => onChange({ channels })}
					error={errorOf('channels')}
				/>
			);
		case 'websocket':
			return (
				<>
					<TextField
						label={t('show.url')}
						description={t('show.urlHint')}
						type="url"
						isCode
						placeholder="wss://"
						value={show.url}
						onChange={(url) => onChange({ url })}
						error={errorOf('url')}
					/>
					<FrameExample />
					<MappingField mapping={show.mapping} onChange={(mapping) => onChange({ mapping })} error={errorOf('mapping')} />
				</>
			);
		case 'replay':
			return (
				<>
					<div className="field">
						<span className="field-label">{t('show.file')}</span>
						<FileDrop
							label={t('show.fileDrop')}
							chooseLabel={t('show.chooseFile')}
							accept={['.jsonl', '.ndjson']}
							chosen={show.file?.name}
							onFile={(file) => onChange({ file })}
						/>
						{errorOf('file') !== undefined && (
							<p className="field-error" role="alert">
								{errorOf('file')}
							</p>
						)}
					</div>
					<SpeedSelect value={show.speed} onChange={(speed) => onChange({ speed })} />
				</>
			);
	}
}

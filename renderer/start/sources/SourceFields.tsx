import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/TextField.tsx';
import { FrameExample } from '../FrameExample.tsx';
import { MappingField } from '../MappingField.tsx';
import { PresetFields } from '../presets/PresetFields.tsx';
import { SaveAsPreset } from '../presets/SaveAsPreset.tsx';
import { SpeedSelect } from '../SpeedSelect.tsx';
import { CaptionFields } from './CaptionFields.tsx';
import { FileField } from './FileField.tsx';
import { KickDoor } from './KickDoor.tsx';
import type { DraftField, SourceDraft } from './source-draft.ts';

export interface SourceFieldsProps<Draft extends SourceDraft = SourceDraft> {
	readonly draft: Draft;
	readonly onChange: (draft: SourceDraft) => void;
	/** What is wrong with a field, in words; `place`: of a preset's own. */
	readonly errorOf: (field: DraftField, place?: string) => string | undefined;
	/** What the host is expected to speak; null where nobody said. */
	readonly expected: string | null;
}

/** What has to be known of a source of its kind. */
export function SourceFields({ draft, onChange, errorOf, expected }: SourceFieldsProps) {
	const { t } = useTranslation('start');
	switch (draft.kind) {
		case 'demo':
			return <SpeedSelect value={draft.speed} onChange={(speed) => onChange({ ...draft, speed })} />;
		case 'replay':
		case 'caption-file':
			return <FileField draft={draft} onChange={onChange} error={errorOf('file')} />;
		case 'websocket':
			return (
				<>
					<TextField
						label={t('show.url')}
						description={t('show.urlHint')}
						type="url"
						isCode
						placeholder="wss://"
						value={draft.url}
						onChange={(url) => onChange({ ...draft, url })}
						error={errorOf('url')}
					/>
					<FrameExample />
					<MappingField mapping={draft.mapping} onChange={(mapping) => onChange({ ...draft, mapping })} error={errorOf('mapping')} />
					<SaveAsPreset draft={draft} onSaved={(preset) => onChange({ id: draft.id, kind: 'preset', preset, values: {} })} />
				</>
			);
		case 'preset':
			return <PresetFields draft={draft} onChange={onChange} errorOf={errorOf} expected={expected} />;
		case 'vosk':
		case 'whisperlive':
		case 'deepgram':
		case 'assemblyai':
		case 'captionninja':
			return <CaptionFields draft={draft} onChange={onChange} errorOf={errorOf} expected={expected} />;
		case 'social-stream':
			return (
				<div className="form-row">
					<TextField
						label={t('field.session')}
						description={t('field.sessionHint')}
						isCode
						value={draft.address}
						onChange={(address) => onChange({ ...draft, address })}
						error={errorOf('address')}
					/>
					<TextField
						label={t('field.hub')}
						description={t('field.hubHint')}
						type="url"
						isCode
						placeholder="ws://127.0.0.1:3000"
						value={draft.url}
						onChange={(url) => onChange({ ...draft, url })}
						error={errorOf('url')}
					/>
				</div>
			);
		default:
			return (
				<>
					<TextField
						label={t(LABELS[draft.kind])}
						description={t(HINTS[draft.kind])}
						isCode
						maxLength={2_000}
						value={draft.address}
						onChange={(address) => onChange({ ...draft, address })}
						error={errorOf('address')}
					/>
					{draft.kind === 'kick' && <KickDoor />}
				</>
			);
	}
}

const LABELS = {
	twitch: 'field.channel',
	kick: 'field.channel',
	trovo: 'field.channel',
	vkvideo: 'field.channel',
	goodgame: 'field.channel',
	youtube: 'field.video',
	astro: 'field.channelId',
} as const;

const HINTS = {
	twitch: 'field.channelHint',
	kick: 'field.channelHint',
	trovo: 'field.channelHint',
	vkvideo: 'field.channelHint',
	goodgame: 'field.channelOrNumberHint',
	youtube: 'field.videoHint',
	astro: 'field.channelIdHint',
} as const;

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ENGINE_ADDRESSES, isHostedEngine, isThisMachine } from '../../../shared/model/caption.ts';
import { CORRECTABLE_LANGUAGES } from '../../../shared/model/language.ts';
import { LockIcon, UploadIcon } from '../../components/icons.tsx';
import { type Choice, Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import type { SourceFieldsProps } from './SourceFields.tsx';
import { type EngineDraft, type RoomDraft, type SourceDraft, soundHost } from './source-draft.ts';

/** Who writes down what the host says: in which language, where it runs, and where the sound goes. */
export function CaptionFields({ draft, onChange, errorOf, expected }: SourceFieldsProps<SourceDraft & (EngineDraft | RoomDraft)>) {
	const { t } = useTranslation('start');
	return (
		<>
			{draft.kind === 'captionninja' && (
				<TextField
					label={t('field.room')}
					description={t('field.roomHint')}
					isCode
					value={draft.address}
					onChange={(address) => onChange({ ...draft, address })}
					error={errorOf('address')}
				/>
			)}
			<div className="form-row">
				<SpokenLanguage draft={draft} onChange={onChange} expected={expected} />
				<TextField
					label={t('field.engineUrl')}
					description={t(draft.kind === 'captionninja' ? 'field.relayUrlHint' : isHostedEngine(draft.kind) ? 'field.hostedUrlHint' : 'field.engineUrlHint')}
					type="url"
					isCode
					placeholder={ENGINE_ADDRESSES[draft.kind]}
					value={draft.url}
					onChange={(url) => onChange({ ...draft, url })}
					error={errorOf('url')}
				/>
				{hasModels(draft) && (
					<TextField
						label={t('field.model')}
						description={t('field.modelHint')}
						isCode
						maxLength={100}
						value={draft.model}
						onChange={(model) => onChange({ ...draft, model })}
					/>
				)}
			</div>
			{draft.kind !== 'captionninja' && <SoundNote draft={draft} />}
		</>
	);
}

function SpokenLanguage({ draft, onChange, expected }: Pick<SourceFieldsProps<SourceDraft & (EngineDraft | RoomDraft)>, 'draft' | 'onChange' | 'expected'>) {
	const { t } = useTranslation('start');
	const { languageName } = useFormatters();
	const choices = useMemo(
		(): readonly Choice<string>[] => [
			{ id: 'show', name: expected === null ? t('field.languageOfShow') : t('field.languageOfShowNamed', { language: languageName(expected) }) },
			{ id: 'engine', name: t('field.languageByEngine') },
			...CORRECTABLE_LANGUAGES.filter((tag) => !tag.includes('-') && tag !== 'und').map((tag) => ({ id: tag, name: languageName(tag) })),
		],
		[expected, languageName, t],
	);
	return <Select label={t('field.language')} choices={choices} value={draft.language} onChange={(language) => onChange({ ...draft, language })} />;
}

function SoundNote({ draft }: { readonly draft: SourceDraft & EngineDraft }) {
	const { t } = useTranslation('start');
	const host = soundHost(draft);
	const stays = isThisMachine(host.replace(/:\d+$/, ''));
	return (
		<p className="sound-note" data-leaves={stays ? undefined : ''}>
			{stays ? <LockIcon /> : <UploadIcon />}
			<span>
				{t('sound.asks')} {host !== '' && (stays ? t('sound.stays') : t('sound.leaves', { host }))}
			</span>
		</p>
	);
}

function hasModels(draft: SourceDraft & (EngineDraft | RoomDraft)): draft is SourceDraft & EngineDraft {
	return draft.kind !== 'captionninja' && draft.kind !== 'vosk';
}

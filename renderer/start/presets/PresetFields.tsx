import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { fieldLabel, type KnownPreset, MOST_PRESETS, presetName } from '../../../shared/model/source-preset.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { DeleteIcon, DownloadIcon, UploadIcon } from '../../components/icons.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useInterfaceLanguage } from '../../i18n/use-formatters.ts';
import { fileNameOf, saveBlob } from '../../sessions/export-session.ts';
import { callDesk } from '../../state/desk.ts';
import type { SourceFieldsProps } from '../sources/SourceFields.tsx';
import type { PresetDraft, SourceDraft } from '../sources/source-draft.ts';
import { type PresetReading, presetFile, readPresetFile, samePreset } from './preset-file.ts';
import { usePresets } from './use-presets.ts';

/** Chooses a preset, fills in what it leaves open, and brings presets in and out as files. */
export function PresetFields({ draft, onChange, errorOf }: SourceFieldsProps<SourceDraft & PresetDraft>) {
	const { t } = useTranslation('start');
	const language = useInterfaceLanguage();
	const faultWords = useFaultWords();
	const { kept, reload, put, drop } = usePresets();
	const [trouble, setTrouble] = useState<string | null>(null);
	/** What was done last; a toast would lie over the buttons of the dialog. */
	const [done, setDone] = useState('');
	const [isDeleting, setIsDeleting] = useState(false);
	const { preset: chosen } = draft;

	const choose = (preset: KnownPreset | null) => onChange({ ...draft, preset, values: {} });

	function wordsOf(reading: Exclude<PresetReading, { readonly preset: unknown }>): string {
		if (reading.problem === 'too-large') return t('preset.tooLarge');
		return reading.problem === 'not-json' ? t('show.mappingNotJson', { why: reading.why }) : t('show.mappingWrong', { path: reading.path, why: reading.why });
	}

	async function importFile(file: File, presets: readonly KnownPreset[]): Promise<void> {
		setTrouble(null);
		setDone('');
		try {
			const reading = await readPresetFile(file);
			if ('problem' in reading) {
				setTrouble(wordsOf(reading));
				return;
			}
			const saved = samePreset(presets, reading.preset) ?? (await callDesk('preset.save', { preset: reading.preset }));
			put(saved);
			choose(saved);
			setDone(t('preset.imported', { name: saved.preset.name }));
		} catch (error) {
			setTrouble(faultWords(error));
		}
	}

	async function deleteChosen({ id, preset }: KnownPreset): Promise<void> {
		setIsDeleting(false);
		try {
			await callDesk('preset.delete', { id });
			drop(id);
			choose(null);
			setDone(t('preset.deleted', { name: preset.name }));
		} catch (error) {
			setTrouble(faultWords(error));
		}
	}

	if (kept.phase === 'failed') {
		return (
			<p className="field-error" role="alert">
				{faultWords(kept.error)}{' '}
				<button type="button" className="link-button" onClick={reload}>
					{t('preset.retry')}
				</button>
			</p>
		);
	}
	const presets = kept.phase === 'loaded' ? kept.value : [];
	const ownCount = presets.filter(({ isShipped }) => !isShipped).length;
	return (
		<>
			<Select
				label={t('preset.choose')}
				placeholder={t('preset.placeholder')}
				description={kept.phase === 'loaded' && ownCount === 0 ? t('preset.noneOwn') : undefined}
				choices={presets.map(({ id, isShipped, preset }) => ({
					id,
					name: presetName(preset, language),
					description: isShipped ? t('preset.shipped') : t('preset.own'),
				}))}
				value={chosen?.id ?? null}
				onChange={(id) => choose(presets.find((preset) => preset.id === id) ?? null)}
				error={errorOf('preset')}
			/>
			{chosen?.preset.fields.map((field) => (
				<TextField
					key={`${chosen.id} ${field.id}`}
					label={fieldLabel(field, language)}
					isCode
					maxLength={2_000}
					autoComplete="off"
					{...(field.isSecret ? { type: 'password' as const, description: t('preset.secretHint') } : {})}
					{...(field.example === '' ? {} : { placeholder: field.example })}
					value={draft.values[field.id] ?? ''}
					onChange={(value) => onChange({ ...draft, values: { ...draft.values, [field.id]: value } })}
					error={errorOf('value', field.id)}
				/>
			))}
			{trouble !== null && (
				<p className="field-error" role="alert">
					{trouble}
				</p>
			)}
			<div className="preset-acts">
				<FileTrigger
					acceptedFileTypes={['.json', 'application/json']}
					onSelect={(files) => {
						const [file] = files ?? [];
						if (file !== undefined) void importFile(file, presets);
					}}
				>
					<Button size="small" icon={<UploadIcon />} isDisabled={kept.phase === 'loading' || ownCount >= MOST_PRESETS}>
						{t('preset.import')}
					</Button>
				</FileTrigger>
				{chosen !== null && (
					<Button
						size="small"
						icon={<DownloadIcon />}
						onPress={() => saveBlob(presetFile(chosen), `${fileNameOf(presetName(chosen.preset, language)) || 'preset'}.json`)}
					>
						{t('preset.export')}
					</Button>
				)}
				{chosen !== null && !chosen.isShipped && (
					<Button size="small" variant="quiet" icon={<DeleteIcon />} onPress={() => setIsDeleting(true)}>
						{t('preset.delete')}
					</Button>
				)}
				<p className="field-description" role="status">
					{done}
				</p>
			</div>
			{chosen !== null && (
				<ConfirmDialog
					title={t('preset.deleteQuestion', { name: chosen.preset.name })}
					isOpen={isDeleting}
					confirmLabel={t('preset.delete')}
					isDanger
					onConfirm={() => void deleteChosen(chosen)}
					onCancel={() => setIsDeleting(false)}
				>
					<p>{t('preset.deleteText')}</p>
				</ConfirmDialog>
			)}
		</>
	);
}

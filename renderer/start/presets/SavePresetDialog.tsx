import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownPreset } from '../../../shared/model/source-preset.ts';
import type { WebSocketMapping } from '../../../shared/model/websocket-mapping.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { useFocusOnInvalid } from '../../components/focus-invalid.ts';
import { TextField } from '../../components/TextField.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { callDesk } from '../../state/desk.ts';
import { EMPTY_FIELD, type FieldForm, type PresetForm, type PresetFormProblem, placesToFill, presetOf } from './preset-draft.ts';

interface SavePresetDialogProps {
	readonly url: string;
	/** Null: the desk's own frame. */
	readonly mapping: WebSocketMapping | null;
	readonly onClose: () => void;
	readonly onSaved: (preset: KnownPreset) => void;
}

/** Names a feed and what of it is filled in each time. */
export function SavePresetDialog({ url, mapping, onClose, onSaved }: SavePresetDialogProps) {
	const { t } = useTranslation(['start', 'components']);
	const faultWords = useFaultWords();
	const formId = useId();
	const [form, setForm] = useState<PresetForm>({ name: '', url, fields: {} });
	const [problem, setProblem] = useState<PresetFormProblem | null>(null);
	const [failure, setFailure] = useState<unknown>(null);
	const [isBusy, setIsBusy] = useState(false);
	const element = useRef<HTMLFormElement>(null);
	useFocusOnInvalid(element, problem);
	const places = placesToFill(form.url, mapping);

	function change(part: Partial<PresetForm>): void {
		setForm((before) => ({ ...before, ...part }));
		setProblem(null);
	}

	async function save(event: FormEvent): Promise<void> {
		event.preventDefault();
		// A form within another's dialog must not start the show.
		event.stopPropagation();
		if (isBusy) return;
		const made = presetOf(form, mapping);
		if ('problem' in made) {
			setProblem(made.problem);
			return;
		}
		setIsBusy(true);
		setFailure(null);
		try {
			onSaved(await callDesk('preset.save', { preset: made.preset }));
		} catch (error) {
			setFailure(error);
			setIsBusy(false);
		}
	}

	return (
		<Dialog
			title={t('start:preset.saveTitle')}
			isOpen
			width="wide"
			onClose={onClose}
			footer={
				<>
					<Button onPress={onClose}>{t('components:cancel')}</Button>
					<Button variant="primary" type="submit" form={formId} isPending={isBusy}>
						{t('start:preset.saveNow')}
					</Button>
				</>
			}
		>
			<form ref={element} id={formId} className="form" noValidate onSubmit={(event) => void save(event)}>
				<TextField
					label={t('start:preset.name')}
					value={form.name}
					onChange={(name) => change({ name })}
					maxLength={80}
					autoFocus
					error={problem?.field === 'name' ? t('start:preset.nameMissing') : undefined}
				/>
				<TextField
					label={t('start:show.url')}
					description={t('start:preset.urlHint', { place: '{{channel}}' })}
					isCode
					placeholder="wss://"
					value={form.url}
					onChange={(address) => change({ url: address })}
					maxLength={2_000}
					error={problem?.field === 'url' ? t('start:problem.urlBad') : undefined}
				/>
				{places.map((place) => (
					<PlaceFields
						key={place}
						place={place}
						value={form.fields[place] ?? EMPTY_FIELD}
						onChange={(field) => change({ fields: { ...form.fields, [place]: field } })}
						error={problem?.field === 'place' && problem.place === place ? t('start:preset.placeBad') : undefined}
					/>
				))}
				<p className="form-intro">{t('start:preset.sharedWarning', { place: '{{token}}' })}</p>
				{problem?.field === 'places' && <FormError>{t('start:preset.tooManyPlaces')}</FormError>}
				{problem?.field === 'mapping' && <FormError>{t('start:problem.mappingBad')}</FormError>}
				{failure !== null && <FormError>{faultWords(failure)}</FormError>}
			</form>
		</Dialog>
	);
}

interface PlaceFieldsProps {
	readonly place: string;
	readonly value: FieldForm;
	readonly onChange: (field: FieldForm) => void;
	readonly error: string | undefined;
}

/** What a person is asked for in place of one pair of braces. */
function PlaceFields({ place, value, onChange, error }: PlaceFieldsProps) {
	const { t } = useTranslation('start');
	return (
		<fieldset className="preset-place">
			<legend>
				<code dir="ltr">{`{{${place}}}`}</code>
			</legend>
			<div className="form-row">
				<TextField
					label={t('preset.fieldLabel')}
					placeholder={place}
					value={value.label}
					onChange={(label) => onChange({ ...value, label })}
					maxLength={80}
					error={error}
				/>
				{!value.isSecret && (
					<TextField label={t('preset.fieldExample')} isCode value={value.example} onChange={(example) => onChange({ ...value, example })} maxLength={200} />
				)}
			</div>
			<Checkbox isSelected={value.isSecret} onChange={(isSecret) => onChange({ ...value, isSecret })}>
				{t('preset.fieldSecret')}
			</Checkbox>
		</fieldset>
	);
}

import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskError } from '../../../shared/contract/errors.ts';
import {
	LABEL_COLOURS,
	LABEL_DESCRIPTION_LENGTH,
	LABEL_KEYS,
	LABEL_NAME_LENGTH,
	LABEL_REACHES,
	type Label,
	type LabelDraft,
	type LabelKey,
	sameLabelName,
} from '../../../shared/model/label.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { LabelChip } from '../../components/LabelChip.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Select } from '../../components/Select.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { callDesk } from '../../state/desk.ts';
import { ColourChoice } from './ColourChoice.tsx';

interface LabelEditorProps {
	/** Null: a new one. */
	readonly label: Label | null;
	readonly labels: readonly Label[];
	readonly onClose: () => void;
}

const NO_KEY = 'none';

/** One label, new or another wording of it; what was given under the old name keeps that name. */
export function LabelEditor({ label, labels, onClose }: LabelEditorProps) {
	const { t } = useTranslation(['labels', 'components']);
	const faultWords = useFaultWords();
	const formId = useId();
	const others = labels.filter((other) => other.id !== label?.id && !other.isRetired);
	const [draft, setDraft] = useState<LabelDraft>(() => (label === null ? freshDraft(others) : draftOf(label)));
	const [isTried, setIsTried] = useState(false);
	const [isSaving, setIsSaving] = useState(false);
	const [failure, setFailure] = useState<unknown>(null);
	const change = (part: Partial<LabelDraft>) => setDraft((before) => ({ ...before, ...part }));

	const takenField = failure instanceof DeskError && failure.code === 'label-taken' ? failure.detail.field : null;
	const nameError =
		draft.name.trim() === ''
			? isTried
				? t('edit.nameMissing')
				: undefined
			: takenField === 'name' || others.some((other) => sameLabelName(other.name, draft.name))
				? t('edit.nameTaken')
				: undefined;
	const freeKeys = LABEL_KEYS.filter((key) => others.every((other) => other.key !== key));
	const keys: readonly (LabelKey | typeof NO_KEY)[] = [NO_KEY, ...freeKeys];

	const save = () => {
		setIsTried(true);
		if (draft.name.trim() === '' || nameError !== undefined) return;
		setIsSaving(true);
		setFailure(null);
		callDesk('label.save', { ...(label === null ? {} : { id: label.id }), label: draft }).then(onClose, (error: unknown) => {
			setFailure(error);
			setIsSaving(false);
		});
	};
	return (
		<Dialog
			title={label === null ? t('edit.newTitle') : t('edit.title')}
			isOpen
			onClose={onClose}
			footer={
				<>
					<Button onPress={onClose}>{t('components:cancel')}</Button>
					<Button variant="primary" type="submit" form={formId} isPending={isSaving}>
						{t('edit.save')}
					</Button>
				</>
			}
		>
			<form
				id={formId}
				className="label-form"
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					save();
				}}
			>
				<TextField
					label={t('edit.name')}
					description={t('edit.nameHint')}
					error={nameError}
					value={draft.name}
					onChange={(name) => {
						setFailure(null);
						change({ name });
					}}
					maxLength={LABEL_NAME_LENGTH}
					autoFocus
				/>
				<ColourChoice label={t('edit.colour')} value={draft.colour} onChange={(colour) => change({ colour })} />
				<Segmented
					label={t('edit.reach')}
					segments={LABEL_REACHES.map((id) => ({ id, name: t(`reach.${id}`) }))}
					value={draft.reach}
					onChange={(reach) => change({ reach })}
				/>
				<Select
					label={t('edit.key')}
					description={t('edit.keyHint')}
					error={takenField === 'key' ? t('edit.keyTaken') : undefined}
					choices={keys.map((id) => ({ id, name: id === NO_KEY ? t('edit.noKey') : id.toUpperCase() }))}
					value={draft.key ?? NO_KEY}
					onChange={(key) => {
						setFailure(null);
						change({ key: key === NO_KEY ? null : key });
					}}
				/>
				<TextArea
					label={t('edit.description')}
					description={t('edit.descriptionHint')}
					value={draft.description}
					onChange={(description) => change({ description })}
					maxLength={LABEL_DESCRIPTION_LENGTH}
					rows={2}
				/>
				{draft.name.trim() !== '' && (
					<div className="label-form-look">
						<LabelChip name={draft.name.trim()} colour={draft.colour} />
					</div>
				)}
				{failure !== null && takenField === null && <FormError>{faultWords(failure)}</FormError>}
			</form>
		</Dialog>
	);
}

/** The first colour and key that no other label has. */
function freshDraft(others: readonly Label[]): LabelDraft {
	const colour = LABEL_COLOURS.find((id) => others.every((other) => other.colour !== id)) ?? LABEL_COLOURS[0];
	const key = LABEL_KEYS.find((id) => others.every((other) => other.key !== id)) ?? null;
	return { name: '', colour, key, description: '', reach: 'both' };
}

function draftOf({ name, colour, key, description, reach }: Label): LabelDraft {
	return { name, colour, key, description, reach };
}

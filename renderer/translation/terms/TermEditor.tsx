import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CORRECTABLE_LANGUAGES } from '../../../shared/model/language.ts';
import { MOST_TERMS_OF_CONCEPT, type SavedConcept, TERM_LENGTH, TERM_STATUSES } from '../../../shared/model/term.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { ComboBox } from '../../components/ComboBox.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { useFocusOnInvalid } from '../../components/focus-invalid.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { CloseIcon, PlusIcon } from '../../components/icons.tsx';
import { Select } from '../../components/Select.tsx';
import { SuggestField } from '../../components/SuggestField.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { useSheets } from '../../products/use-sheets.ts';
import { callDesk } from '../../state/desk.ts';
import { conceptOf, draftOf, isChanged, problemsOf, type TermDraft, withLine, withNewLine, withoutLine } from './term-draft.ts';

interface TermEditorProps {
	/** Null for a new one. */
	readonly saved: SavedConcept | null;
	/** What a new one has lines for. */
	readonly languages: readonly string[];
	readonly onSaved: (saved: SavedConcept) => void;
	readonly onDelete: (saved: SavedConcept) => void;
	readonly onClose: () => void;
}

const LANGUAGES = CORRECTABLE_LANGUAGES.filter((tag) => tag !== 'und' && !tag.endsWith('-Latn'));

/** A thing, and what it is called in each language. */
export function TermEditor({ saved, languages, onSaved, onDelete, onClose }: TermEditorProps) {
	const { t } = useTranslation('engines');
	const { languageName, compare } = useFormatters();
	const faultWords = useFaultWords();
	const formId = useId();
	const form = useRef<HTMLFormElement>(null);
	const { list: sheetList } = useSheets();
	const [before] = useState(() => draftOf(saved?.concept ?? null, languages));
	const [draft, setDraft] = useState<TermDraft>(before);
	/** How often saving was tried; what is missing is said from the first time on. */
	const [tries, setTries] = useState(0);
	const [failure, setFailure] = useState<unknown>(null);
	const [isSaving, setIsSaving] = useState(false);
	const [isLeaving, setIsLeaving] = useState(false);
	const problems = tries === 0 ? [] : problemsOf(draft);
	useFocusOnInvalid(form, tries);

	const choices = useMemo(() => {
		const used = draft.lines.flatMap(({ language }) => language ?? []);
		const tags = [...new Set<string>([...LANGUAGES, ...used])];
		const named = tags.map((id) => ({ id, name: languageName(id) }));
		return [...named.slice(0, languages.length), ...named.slice(languages.length).sort((one, other) => compare(one.name, other.name))];
	}, [draft.lines, languages.length, languageName, compare]);
	const statuses = TERM_STATUSES.map((id) => ({ id, name: t(`terms.status.${id}`) }));
	const products = sheetList.phase === 'loaded' ? [...new Set(sheetList.sheets.map(({ sheet }) => sheet.product))] : [];

	async function save(): Promise<void> {
		setTries((count) => count + 1);
		if (problemsOf(draft).length > 0) return;
		setIsSaving(true);
		setFailure(null);
		try {
			onSaved(await callDesk('term.save', { ...(saved !== null && { id: saved.id }), concept: conceptOf(draft) }));
		} catch (error) {
			setFailure(error);
			setIsSaving(false);
		}
	}
	const close = () => (isChanged(draft, before) ? setIsLeaving(true) : onClose());
	const errorOf = (key: number, field: 'language' | 'text') => {
		const problem = problems.find((each) => each.key === key && each.field === field);
		if (problem === undefined) return undefined;
		if (problem.problem === 'repeated') return t('terms.editor.repeated');
		return t(field === 'text' ? 'terms.editor.textMissing' : 'terms.editor.languageMissing');
	};
	const onKeys = (event: KeyboardEvent) => {
		if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
		event.preventDefault();
		void save();
	};

	return (
		<>
			<Dialog
				title={t(saved === null ? 'terms.editor.newTitle' : 'terms.editor.title')}
				isOpen
				onClose={close}
				width="wide"
				footer={
					<>
						{saved !== null && (
							<Button variant="danger" onPress={() => onDelete(saved)}>
								{t('terms.editor.delete')}
							</Button>
						)}
						<span className="term-footer-space" />
						<Button variant="primary" type="submit" form={formId} isPending={isSaving}>
							{t('save')}
						</Button>
					</>
				}
			>
				<form
					id={formId}
					ref={form}
					className="term-form"
					noValidate
					onKeyDown={onKeys}
					onSubmit={(event) => {
						event.preventDefault();
						void save();
					}}
				>
					<div className="term-lines-head" aria-hidden="true">
						<span>{t('terms.editor.languageHead')}</span>
						<span>{t('terms.editor.textHead')}</span>
						<span>{t('terms.editor.statusHead')}</span>
					</div>
					<ol className="term-lines">
						{draft.lines.map((line, index) => (
							<li key={line.key} className="term-edit-line">
								<ComboBox
									label={t('terms.editor.language', { number: index + 1 })}
									isLabelHidden
									choices={choices}
									value={line.language}
									onChange={(language) => setDraft(withLine(draft, line.key, { language }))}
									error={errorOf(line.key, 'language')}
								/>
								<div className="term-edit-text">
									<TextField
										label={t('terms.editor.text', { number: index + 1 })}
										isLabelHidden
										maxLength={TERM_LENGTH}
										autoFocus={index === 0}
										value={line.text}
										onChange={(text) => setDraft(withLine(draft, line.key, { text }))}
										error={errorOf(line.key, 'text')}
									/>
								</div>
								<Select
									label={t('terms.editor.status', { number: index + 1 })}
									isLabelHidden
									choices={statuses}
									value={line.status}
									onChange={(status) => setDraft(withLine(draft, line.key, { status }))}
								/>
								<IconButton
									label={t('terms.editor.removeLine', { number: index + 1 })}
									icon={<CloseIcon size={14} />}
									onPress={() => setDraft(withoutLine(draft, line.key))}
								/>
							</li>
						))}
					</ol>
					<div>
						<Button
							size="small"
							icon={<PlusIcon size={14} />}
							isDisabled={draft.lines.length >= MOST_TERMS_OF_CONCEPT}
							onPress={() => setDraft(withNewLine(draft, languages))}
						>
							{t('terms.editor.add')}
						</Button>
					</div>
					<Checkbox isSelected={draft.isUntranslatable} onChange={(isUntranslatable) => setDraft({ ...draft, isUntranslatable })}>
						{t('terms.editor.untranslatable')}
					</Checkbox>
					<SuggestField
						label={t('terms.product')}
						description={t('terms.editor.productHint')}
						suggestions={products.map((name) => ({ id: name, name }))}
						maxLength={TERM_LENGTH}
						value={draft.product}
						onChange={(product) => setDraft((now) => ({ ...now, product }))}
					/>
					<TextArea
						label={t('terms.editor.note')}
						description={t('terms.editor.noteHint')}
						rows={2}
						maxLength={2_000}
						value={draft.note}
						onChange={(note) => setDraft({ ...draft, note })}
					/>
					{failure !== null && <FormError>{faultWords(failure)}</FormError>}
				</form>
			</Dialog>
			<ConfirmDialog
				title={t('terms.leaveQuestion')}
				isOpen={isLeaving}
				confirmLabel={t('terms.leave')}
				isDanger
				onCancel={() => setIsLeaving(false)}
				onConfirm={onClose}
			>
				<p>{t('terms.leaveText')}</p>
			</ConfirmDialog>
		</>
	);
}

import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAME_LENGTH, type ProductSheet, type SavedSheet } from '../../shared/model/product-sheet.ts';
import { Button } from '../components/Button.tsx';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { FormError } from '../components/FormError.tsx';
import { useFocusOnInvalid } from '../components/focus-invalid.ts';
import { IconButton } from '../components/IconButton.tsx';
import { ChevronStartIcon, CopyIcon, DeleteIcon, DownloadIcon, MoreIcon } from '../components/icons.tsx';
import { LeavingQuestion } from '../components/LeavingQuestion.tsx';
import { Menu } from '../components/Menu.tsx';
import { TextArea } from '../components/TextArea.tsx';
import { TextField } from '../components/TextField.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { callDesk } from '../state/desk.ts';
import { hashOf } from '../state/route.ts';
import { FactRows } from './FactRows.tsx';
import { type DraftProblem, draftOf, isChanged, problemsOf, type SheetDraft, sheetOf } from './sheet-draft.ts';
import { useTopicNames } from './topic-names.ts';

export interface SheetEditorProps {
	/** Null for a new one. */
	readonly saved: SavedSheet | null;
	/** Writing can begin at once. */
	readonly autoFocus: boolean;
	readonly onSaved: (saved: SavedSheet) => void;
	readonly onDuplicate: (sheet: ProductSheet) => void;
	readonly onExport: (sheet: ProductSheet) => void;
	readonly onDelete: (saved: SavedSheet) => void;
}

/** One product sheet to read and to change. What is not saved is not left without a question. */
export function SheetEditor({ saved, autoFocus, onSaved, onDuplicate, onExport, onDelete }: SheetEditorProps) {
	const { t } = useTranslation('products');
	const { dateTime } = useFormatters();
	const faultWords = useFaultWords();
	const topics = useTopicNames();
	const formId = useId();
	/** The sheet the draft was begun from. */
	const [base, setBase] = useState(saved);
	const [draft, setDraft] = useState<SheetDraft>(() => draftOf(saved?.sheet ?? null, topics));
	/** How often saving was tried; what is missing is said from the first time on. */
	const [tries, setTries] = useState(0);
	const [failure, setFailure] = useState<unknown>(null);
	const [isSaving, setIsSaving] = useState(false);
	const [isDeleting, setIsDeleting] = useState(false);
	const isDirty = isChanged(draft, base?.sheet ?? null, topics);

	// What somebody else has saved meanwhile is taken over where nothing would be lost by it.
	const isOutdated = saved !== null && saved.updatedAt !== base?.updatedAt;
	if (isOutdated && !isDirty) {
		setBase(saved);
		setDraft(draftOf(saved.sheet, topics));
	}

	const problems = tries === 0 ? [] : problemsOf(draft, topics);
	const wordsOf = (problem: DraftProblem | undefined): string | undefined => {
		switch (problem?.problem) {
			case undefined:
				return undefined;
			case 'too-many':
				return t('problem.tooMany', { count: problem.most });
			case 'repeated':
				return t('problem.nameRepeated');
			case 'missing':
				return t(`problem.${problem.field}Missing`);
		}
	};
	const form = useRef<HTMLFormElement>(null);
	useFocusOnInvalid(form, tries);

	async function save(): Promise<void> {
		setTries((before) => before + 1);
		setFailure(null);
		if (isSaving || problemsOf(draft, topics).length > 0) return;
		setIsSaving(true);
		try {
			const kept = await callDesk('sheet.save', { ...(base !== null && { id: base.id }), sheet: sheetOf(draft, topics) });
			setBase(kept);
			setTries(0);
			onSaved(kept);
		} catch (error) {
			setFailure(error);
		} finally {
			setIsSaving(false);
		}
	}

	const onKeys = (event: KeyboardEvent) => {
		if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
		event.preventDefault();
		void save();
	};

	const tooMany = problems.find(({ field }) => field === 'facts');
	return (
		<section className="sheet-editor" aria-label={base?.sheet.product ?? t('new')}>
			<LeavingQuestion isAsked={isDirty} title={t('leaveQuestion')} text={t('leaveText')} leaveLabel={t('leave')} />
			<a className="back-link sheet-back" href={hashOf({ screen: 'products', sheetId: null })}>
				<ChevronStartIcon size={14} />
				{t('back')}
			</a>
			<header className="sheet-header">
				<div className="sheet-title">
					<h2>
						<bdi>{base?.sheet.product ?? t('new')}</bdi>
					</h2>
					<p>{isDirty ? t('unsaved') : base === null ? t('notSavedYet') : t('savedAt', { time: dateTime(base.updatedAt) })}</p>
				</div>
				<Button variant="primary" type="submit" form={formId} isPending={isSaving}>
					{t('save')}
				</Button>
				{base !== null && (
					<Menu
						label={t('actions', { product: base.sheet.product })}
						trigger={<IconButton label={t('actions', { product: base.sheet.product })} icon={<MoreIcon />} size="medium" />}
						actions={[
							{ id: 'duplicate', name: t('duplicate'), icon: <CopyIcon />, isDisabled: isDirty, onAction: () => onDuplicate(base.sheet) },
							{ id: 'export', name: t('export'), icon: <DownloadIcon />, onAction: () => onExport(base.sheet) },
							{ id: 'delete', name: t('delete'), icon: <DeleteIcon />, isDanger: true, onAction: () => setIsDeleting(true) },
						]}
					/>
				)}
			</header>
			<form
				ref={form}
				id={formId}
				className="form sheet-form"
				noValidate
				onKeyDown={onKeys}
				onSubmit={(event) => {
					event.preventDefault();
					void save();
				}}
			>
				{isOutdated && isDirty && <p className="sheet-notice">{t('changedElsewhere')}</p>}
				<TextField
					label={t('product')}
					value={draft.product}
					onChange={(product) => setDraft({ ...draft, product })}
					placeholder={t('productPlaceholder')}
					maxLength={NAME_LENGTH}
					autoFocus={autoFocus}
					error={wordsOf(problems.find(({ field }) => field === 'product'))}
				/>
				<FactRows
					draft={draft}
					onChange={setDraft}
					errorOf={(key, field) => wordsOf(problems.find((problem) => problem.field === field && 'key' in problem && problem.key === key))}
				/>
				<TextArea
					label={t('related')}
					description={t('relatedHint')}
					rows={2}
					value={draft.related}
					onChange={(related) => setDraft({ ...draft, related })}
					error={wordsOf(problems.find(({ field }) => field === 'related'))}
				/>
				{tooMany !== undefined && <FormError>{wordsOf(tooMany)}</FormError>}
				{failure !== null && <FormError>{faultWords(failure)}</FormError>}
			</form>
			{base !== null && (
				<ConfirmDialog
					title={t('deleteQuestion', { product: base.sheet.product })}
					isOpen={isDeleting}
					isDanger
					confirmLabel={t('delete')}
					onConfirm={() => {
						setIsDeleting(false);
						onDelete(base);
					}}
					onCancel={() => setIsDeleting(false)}
				>
					<p>{t('deleteText')}</p>
				</ConfirmDialog>
			)}
		</section>
	);
}

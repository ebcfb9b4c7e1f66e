import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskEvent } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';
import { GUIDELINES_COMMENT_LENGTH, GUIDELINES_LENGTH, type Guidelines, type GuidelinesRevision } from '../../../shared/model/label.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FormError } from '../../components/FormError.tsx';
import { LeavingQuestion } from '../../components/LeavingQuestion.tsx';
import { Markdown } from '../../components/Markdown.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk } from '../../state/desk.ts';
import { withProfile } from '../../state/profile-prompt.ts';
import { useKept } from '../../state/use-kept.ts';
import { GuidelinesHistory } from './GuidelinesHistory.tsx';
import { NewerGuidelines } from './NewerGuidelines.tsx';

interface GuidelinesEditorProps {
	/** Null: the general ones. */
	readonly label: string | null;
	/** Told whether something is written that is not saved. */
	readonly onDraft: (hasDraft: boolean) => void;
}

/** What somebody writes, and the version they began with (0: none). */
interface Draft {
	readonly basedOn: number;
	readonly text: string;
	readonly comment: string;
}

/** One of the team's guidelines with its preview. Whoever saves later than somebody else is told, and loses nothing. */
export function GuidelinesEditor({ label, onDraft }: GuidelinesEditorProps) {
	const { t } = useTranslation('labels');
	const faultWords = useFaultWords();
	const { date } = useFormatters();
	const { kept, reload } = useGuidelines(label);
	const [draft, setDraft] = useState<Draft | null>(null);
	const [isSaving, setIsSaving] = useState(false);
	const [failure, setFailure] = useState<unknown>(null);
	const [isHistoryOpen, setIsHistoryOpen] = useState(false);

	const current = kept.phase === 'loaded' ? kept.value.current : null;
	const version = current?.version ?? 0;
	const text = draft?.text ?? current?.text ?? '';
	const hasDraft = draft !== null && (draft.text !== (current?.text ?? '') || draft.comment !== '');
	const isOvertaken = hasDraft && draft.basedOn < version;
	useEffect(() => {
		onDraft(hasDraft);
		return () => onDraft(false);
	}, [hasDraft, onDraft]);

	const write = (part: Partial<Draft>) => {
		setFailure(null);
		setDraft((before) => ({ ...(before ?? { basedOn: version, text: current?.text ?? '', comment: '' }), ...part }));
	};
	const save = (basedOn: number) => {
		if (draft === null) return;
		withProfile(() => {
			setIsSaving(true);
			setFailure(null);
			callDesk('guidelines.save', { label, basedOn, text: draft.text, comment: draft.comment })
				.then(
					(saved) => {
						setDraft(null);
						showToast({ level: 'success', text: t('guide.saved', { version: saved.version }) });
					},
					(error: unknown) => {
						setFailure(error);
						// Somebody was quicker than the event that tells of it.
						if (error instanceof DeskError && error.code === 'guidelines-newer') reload();
					},
				)
				.finally(() => setIsSaving(false));
		});
	};

	if (kept.phase === 'loading') return <p role="status">{t('loading')}</p>;
	if (kept.phase === 'failed') {
		return (
			<EmptyState tone="error" title={t('failed')} action={<Button onPress={reload}>{t('retry')}</Button>}>
				{faultWords(kept.error)}
			</EmptyState>
		);
	}
	return (
		<div className="guidelines-editor">
			{isOvertaken && current !== null && (
				<NewerGuidelines
					newer={current}
					onTake={() => {
						setDraft(null);
						setFailure(null);
					}}
					onKeep={() => save(version)}
				/>
			)}
			<div className="guidelines-sides">
				<TextArea
					label={t('guide.text')}
					description={t('guide.textHint')}
					value={text}
					onChange={(next) => write({ text: next })}
					maxLength={GUIDELINES_LENGTH}
					rows={16}
				/>
				<section className="guidelines-preview" aria-label={t('guide.preview')}>
					<h3 className="field-label">{t('guide.preview')}</h3>
					{/* A long preview is scrolled by keyboard too. */}
					{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the focus */}
					<div className="guidelines-preview-text" tabIndex={0}>
						{text.trim() === '' ? <p className="settings-text">{t('guide.previewEmpty')}</p> : <Markdown text={text} />}
					</div>
				</section>
			</div>
			{hasDraft && (
				<TextField label={t('guide.comment')} value={draft.comment} onChange={(comment) => write({ comment })} maxLength={GUIDELINES_COMMENT_LENGTH} />
			)}
			{failure !== null && !isOvertaken && <FormError>{faultWords(failure)}</FormError>}
			<div className="guidelines-foot">
				<p className="settings-text">
					{current === null ? t('guide.never') : t('guide.version', { version: current.version, name: current.author.name, date: date(current.at) })}
				</p>
				<Button variant="quiet" onPress={() => setIsHistoryOpen(true)} isDisabled={current === null}>
					{t('guide.history')}
				</Button>
				<Button variant="primary" onPress={() => save(draft?.basedOn ?? version)} isDisabled={!hasDraft || isSaving || isOvertaken}>
					{t('guide.save', { version: version + 1 })}
				</Button>
			</div>
			{isHistoryOpen && (
				<GuidelinesHistory
					label={label}
					revisions={kept.value.history}
					onClose={() => setIsHistoryOpen(false)}
					onTake={(old) => {
						setIsHistoryOpen(false);
						write({ text: old });
					}}
				/>
			)}
			<LeavingQuestion isAsked={hasDraft} title={t('guide.leaveQuestion')} text={t('guide.leaveText')} leaveLabel={t('guide.leave')} />
		</div>
	);
}

interface KeptGuidelines {
	/** Newest first. */
	readonly history: readonly GuidelinesRevision[];
	/** The newest, also where its text is empty; null where there never were any. */
	readonly current: Guidelines | null;
}

function useGuidelines(label: string | null) {
	const load = useCallback(async (): Promise<KeptGuidelines> => {
		const history = await callDesk('guidelines.history', { label });
		const [newest] = history;
		return { history, current: newest === undefined ? null : await callDesk('guidelines.read', { label, version: newest.version }) };
	}, [label]);
	const follow = useCallback((kept: KeptGuidelines, event: DeskEvent): KeptGuidelines => followGuidelines(kept, event, label), [label]);
	return useKept(load, follow);
}

function followGuidelines(kept: KeptGuidelines, event: DeskEvent, label: string | null): KeptGuidelines {
	if (event.type !== 'guidelines' || event.guidelines.label !== label) return kept;
	const { text: _, ...revision } = event.guidelines;
	return { current: event.guidelines, history: [revision, ...kept.history.filter(({ version }) => version !== revision.version)] };
}

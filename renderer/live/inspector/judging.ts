import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewAnnotation } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { DismissalReason, Verdict } from '../../../shared/model/annotation.ts';
import type { Span } from '../../../shared/model/span.ts';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { type MessageEntry, stateOf } from '../../state/feed/message-book.ts';
import type { SessionFeed } from '../../state/feed/session-feed.ts';
import { withProfile } from '../../state/profile-prompt.ts';
import { annotate, undo } from '../annotate.ts';

/** What stands open in the inspector, besides the message itself. */
export type InspectorForm = 'none' | 'reply' | 'note' | 'flag' | 'language' | 'translation' | 'dismiss';

/** What a person can do with the selected message, by mouse and by key alike. */
export interface Judging {
	readonly form: InspectorForm;
	/** The flag the keys act on: the chosen one, else the first unjudged one. */
	readonly activeFlagId: number | null;
	/** The stretch a missed flag is to be put on; null for the whole message. */
	readonly span: Span | null;
	choose(flagId: number): void;
	open(form: InspectorForm, span?: Span | null): void;
	close(): void;
	judge(verdict: Verdict, reason?: DismissalReason, comment?: string): void;
	add(body: NewAnnotation): void;
	undo(annotationId?: string): void;
}

/**
 * @param isSealed nothing can be added: said before a form is filled in for nothing
 * @param onDone called once a verdict or a translation is stored, to go on to the next message
 */
export function useJudging(feed: SessionFeed, entry: MessageEntry | null, isSealed: boolean, onDone: (done: 'verdict' | 'translation') => void): Judging {
	const { t } = useTranslation('live');
	const faultWords = useFaultWords();
	const [form, setForm] = useState<InspectorForm>('none');
	const [span, setSpan] = useState<Span | null>(null);
	const [chosenFlagId, setChosenFlagId] = useState<number | null>(null);
	const messageId = entry?.message.id ?? null;
	const [shownId, setShownId] = useState(messageId);
	if (shownId !== messageId) {
		setShownId(messageId);
		setChosenFlagId(null);
		// A form opened together with the selection of its message stays.
		if (span === null) setForm('none');
	}
	// The span belongs to the message it was selected in, for as long as its form is open.
	useEffect(() => {
		if (form !== 'flag') setSpan(null);
	}, [form]);

	const judgedFlags = entry === null ? [] : stateOf(entry).flags;
	const active =
		judgedFlags.find((judged) => judged.flag.id === chosenFlagId) ?? judgedFlags.find((judged) => judged.verdict === null) ?? judgedFlags[0] ?? null;

	const report = (failure: Awaited<ReturnType<typeof annotate>>) => {
		if (failure !== null) showToast({ level: 'error', text: faultWords(failure) });
		return failure === null;
	};
	const isRefused = () => {
		if (isSealed) report(new DeskError('session-sealed', 'This session is sealed.'));
		return isSealed;
	};
	const write = (body: NewAnnotation, then: () => void) => {
		if (messageId === null || isRefused()) return;
		withProfile(() => {
			void annotate(feed, messageId, body).then((failure) => {
				if (report(failure)) then();
			});
		});
	};

	return {
		form,
		activeFlagId: active?.flag.id ?? null,
		span,
		choose: setChosenFlagId,
		open: (next, nextSpan = null) => {
			if (next === 'dismiss' && active === null) return;
			if (next !== 'none' && isRefused()) return;
			setSpan(nextSpan);
			setForm(next);
		},
		close: () => setForm('none'),
		judge: (verdict, reason, comment) => {
			if (active === null) return;
			const hasMore = judgedFlags.some((judged) => judged.verdict === null && judged.flag.id !== active.flag.id);
			setForm('none');
			setChosenFlagId(null);
			write({ type: 'verdict', flagId: active.flag.id, verdict, reason, comment }, () => {
				if (!hasMore) onDone('verdict');
			});
		},
		add: (body) => {
			setForm('none');
			write(body, () => {
				if (body.type === 'translation') onDone('translation');
			});
		},
		undo: (annotationId) => {
			if (isRefused()) return;
			withProfile(() => {
				void undo(feed, annotationId).then((failure) => {
					if (failure?.code === 'annotation-not-found') showToast({ level: 'info', text: t('undo.nothing') });
					else if (report(failure)) showToast({ level: 'info', text: t('undo.done') });
				});
			});
		},
	};
}

import { useTranslation } from 'react-i18next';
import type { GivenLabel } from '../../../../shared/model/annotation.ts';
import type { Label } from '../../../../shared/model/label.ts';
import type { Span } from '../../../../shared/model/span.ts';
import { showToast } from '../../../components/ToastRegion.tsx';
import { useFaultWords } from '../../../i18n/use-fault-words.ts';
import { stateOf } from '../../../state/feed/message-book.ts';
import type { SessionFeed } from '../../../state/feed/session-feed.ts';
import { withProfile } from '../../../state/profile-prompt.ts';
import { annotate, undo } from '../../annotate.ts';
import { selectedText } from '../../selection-span.ts';

export interface Labelling {
	/**
	 * Gives a label to the words that are selected, else to the message; takes it back where it stands there already.
	 * @param then told what was done, once it is kept
	 */
	give(label: Label, messageId: number | null, then?: (done: 'given' | 'takenBack') => void): void;
	takeBack(given: GivenLabel): void;
}

/** What a person can do with the team's labels, by mouse and by key alike. */
export function useLabelling(feed: SessionFeed): Labelling {
	const { t } = useTranslation('labels');
	const faultWords = useFaultWords();

	const attempt = (act: () => ReturnType<typeof annotate>, then?: () => void) =>
		withProfile(() => {
			void act().then((failure) => {
				// Two strokes of the same key, or another window that was quicker: what is wanted is so.
				if (failure !== null && failure.code !== 'already-labelled') showToast({ level: 'error', text: faultWords(failure) });
				else then?.();
			});
		});

	return {
		give: (label, shownId, then) => {
			const marked = label.reach === 'message' ? null : selectedText(document.getSelection());
			const messageId = marked?.messageId ?? shownId;
			if (messageId === null) return;
			if (marked === null && label.reach === 'span') {
				showToast({ level: 'info', text: t('panel.selectFirst', { label: label.name }) });
				return;
			}
			const span = marked?.span ?? null;
			const entry = feed.book.get(messageId);
			const standing = entry === undefined ? undefined : stateOf(entry).labels.find((given) => given.label === label.id && isSameSpan(given.span, span));
			document.getSelection()?.removeAllRanges();
			if (marked !== null && marked.messageId !== shownId) feed.select(marked.messageId);
			if (standing === undefined) {
				attempt(
					() => annotate(feed, messageId, { type: 'label', label: label.id, ...(span === null ? {} : { span }) }),
					() => then?.('given'),
				);
			} else {
				attempt(
					() => undo(feed, standing.annotation.id),
					() => then?.('takenBack'),
				);
			}
		},
		takeBack: ({ annotation }) => attempt(() => undo(feed, annotation.id)),
	};
}

function isSameSpan(one: Span | null, other: Span | null): boolean {
	return one?.start === other?.start && one?.end === other?.end;
}

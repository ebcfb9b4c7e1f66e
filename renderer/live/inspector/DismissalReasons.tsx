import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DISMISSAL_REASONS, type DismissalReason } from '../../../shared/model/annotation.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { TextField } from '../../components/TextField.tsx';
import type { Judging } from './judging.ts';
import './dismissal-reasons.css';

const LONGEST_COMMENT = 2_000;

interface DismissalReasonsProps {
	readonly judging: Judging;
	/** What else follows from a dismissal. */
	readonly children: ReactNode;
}

/**
 * Why it is no finding: one key each, so that a dismissal is two strokes. Tab goes to the comment, Enter from there to the
 * reasons, where the keys work again.
 */
export function DismissalReasons({ judging, children }: DismissalReasonsProps) {
	const { t } = useTranslation(['live', 'flags']);
	const [comment, setComment] = useState('');
	const section = useRef<HTMLElement>(null);
	const firstReason = useRef<HTMLButtonElement>(null);
	useFocusWhileOpen(section);
	const dismiss = (reason: DismissalReason) => judging.judge('dismissed', reason, comment.trim() === '' ? undefined : comment.trim());
	useShortcuts([
		...DISMISSAL_REASONS.map((reason, index) => ({ keys: String(index + 1), group: 'judging' as const, run: () => dismiss(reason) })),
		{ keys: 'Escape', group: 'judging', run: () => judging.close() },
	]);
	return (
		<section className="dismissal" aria-label={t('dismissal.question')} tabIndex={-1} ref={section}>
			<p className="dismissal-question">{t('dismissal.question')}</p>
			<TextField
				label={t('dismissal.comment')}
				description={t('dismissal.commentHint')}
				value={comment}
				onChange={setComment}
				maxLength={LONGEST_COMMENT}
				onKeyDown={(event) => {
					if (event.key === 'Escape') judging.close();
					if (event.key !== 'Enter') return;
					// Or the same stroke would press the button it leads to.
					event.preventDefault();
					firstReason.current?.focus();
				}}
			/>
			<div className="dismissal-reasons">
				{DISMISSAL_REASONS.map((reason, index) => (
					<button key={reason} type="button" className="dismissal-reason" ref={index === 0 ? firstReason : null} onClick={() => dismiss(reason)}>
						<kbd>{index + 1}</kbd>
						{t(`flags:dismissal.${reason}`)}
					</button>
				))}
			</div>
			<button type="button" className="link-button dismissal-cancel" onClick={() => judging.close()}>
				{t('act.cancel')}
			</button>
			{children}
		</section>
	);
}

/** Takes the focus, so that Tab goes on from here, and gives it back to where it came from. */
function useFocusWhileOpen(section: RefObject<HTMLElement | null>): void {
	useEffect(() => {
		const before = document.activeElement;
		section.current?.focus({ preventScroll: true });
		section.current?.scrollIntoView({ block: 'nearest' });
		return () => {
			if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
		};
	}, [section]);
}

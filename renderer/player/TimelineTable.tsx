import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offsetText } from '../../shared/model/show-offset.ts';
import type { Stretch, Timeline } from '../../shared/model/timeline.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { callDesk } from '../state/desk.ts';
import { factsOf, languageName } from './moment-words.ts';

interface TimelineTableProps {
	readonly sessionId: string;
	/** Null: the whole show. */
	readonly window: Stretch | null;
	readonly onClose: () => void;
	readonly onGo: (at: number) => void;
}

/** As many rows as a person reads. */
const MOST_ROWS = 60;

/** The numbers of the timeline as a table, for whoever does not see the picture or wants to read them off. */
export function TimelineTable({ sessionId, window, onClose, onGo }: TimelineTableProps) {
	const { t } = useTranslation('player');
	const faultWords = useFaultWords();
	const [answer, setAnswer] = useState<{ readonly timeline: Timeline } | { readonly error: unknown } | null>(null);
	const [attempt, setAttempt] = useState(0);
	useEffect(() => {
		let isCurrent = true;
		callDesk('session.timeline', { sessionId, steps: MOST_ROWS, ...(window === null ? {} : { window }) }).then(
			(timeline) => isCurrent && setAnswer({ timeline }),
			(error: unknown) => isCurrent && setAnswer({ error }),
		);
		return () => {
			isCurrent = false;
		};
	}, [sessionId, window, attempt]);
	return (
		<Dialog title={t('table.title')} isOpen onClose={onClose} width="wide">
			{answer === null ? (
				<p role="status">{t('loading')}</p>
			) : 'error' in answer ? (
				<EmptyState tone="error" title={t('failed')} action={<Button onPress={() => setAttempt(attempt + 1)}>{t('retry')}</Button>}>
					{faultWords(answer.error)}
				</EmptyState>
			) : (
				<Numbers timeline={answer.timeline} onGo={onGo} />
			)}
		</Dialog>
	);
}

function Numbers({ timeline, onGo }: { readonly timeline: Timeline; readonly onGo: (at: number) => void }) {
	const { t } = useTranslation('player');
	const formatters = useFormatters();
	const { window, stepMs, whole, languages, speech, flags, escalations, questions, notes, deletions, speaking, gaps } = timeline;
	const steps = Array.from({ length: Math.round((window.to - window.from) / stepMs) }, (_none, step) => step).filter(
		(step) => factsOf(timeline, step, t, formatters).length > 0,
	);
	if (steps.length === 0) return <EmptyState title={t('empty')}>{null}</EmptyState>;
	const columns = [
		...languages.map(({ tag, counts }) => ({ name: languageName(tag, t, formatters), counts })),
		{ name: t('speechLines'), counts: speech },
		{ name: t('flags.high'), counts: flags.high },
		{ name: t('flags.medium'), counts: flags.medium },
		{ name: t('flags.low'), counts: flags.low },
		{ name: t('count.escalation'), counts: escalations },
		{ name: t('count.question'), counts: questions },
		{ name: t('count.note'), counts: notes },
		{ name: t('deletions'), counts: deletions },
	].filter(({ counts }) => counts.some((count) => count > 0));
	const states = [
		{ name: t('speaking'), stretches: speaking },
		{ name: t('gap'), stretches: gaps },
	].filter(({ stretches }) => stretches.length > 0);
	return (
		<>
			<p className="timeline-table-hint">{t('table.hint')}</p>
			<div className="timeline-table-scroller">
				<table className="timeline-table">
					<thead>
						<tr>
							<th scope="col">{t('table.from')}</th>
							{[...columns, ...states].map(({ name }) => (
								<th key={name} scope="col">
									{name}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{steps.map((step) => {
							const at = window.from + step * stepMs;
							const offset = offsetText(at - whole.from);
							return (
								<tr key={step}>
									<th scope="row">
										<button type="button" className="link-button" dir="ltr" aria-label={t('table.goTo', { offset })} onClick={() => onGo(at)}>
											{offset}
										</button>
									</th>
									{columns.map(({ name, counts }) => (
										<td key={name}>{formatters.number(counts[step] ?? 0)}</td>
									))}
									{states.map(({ name, stretches }) => (
										<td key={name}>{stretches.some(({ from, to }) => from < at + stepMs && to > at) ? t('table.yes') : ''}</td>
									))}
								</tr>
							);
						})}
					</tbody>
				</table>
			</div>
		</>
	);
}

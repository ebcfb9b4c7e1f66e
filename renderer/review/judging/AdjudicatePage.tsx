import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisputeLine } from '../../../shared/model/review.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ConfirmIcon } from '../../components/icons.tsx';
import { VerdictSign } from '../../live/FlagTag.tsx';
import { LanguageChip } from '../../live/LanguageChip.tsx';
import { useRowWords } from '../../live/row-words.ts';
import { ReadingControl } from '../../live/translation/ReadingControl.tsx';
import { callDesk } from '../../state/desk.ts';
import { hashOf } from '../../state/route.ts';
import { Loaded } from '../Loaded.tsx';
import { useReview } from '../use-review.ts';
import { DisputeDesk } from './DisputeDesk.tsx';

/** What people differ on, and one of it side by side. */
export function AdjudicatePage({ roundId }: { readonly roundId: string }) {
	const load = useCallback(async () => {
		const [round, lines] = await Promise.all([callDesk('review.round', { roundId }), callDesk('review.disputes', { roundId })]);
		return { round, lines };
	}, [roundId]);
	const { kept, reload } = useReview(load);
	return (
		<Loaded kept={kept} onReload={reload}>
			{({ round, lines }) => <Adjudicating roundId={roundId} title={round.title} isClosed={round.state === 'closed'} lines={lines} />}
		</Loaded>
	);
}

interface AdjudicatingProps {
	readonly roundId: string;
	readonly title: string;
	readonly isClosed: boolean;
	readonly lines: readonly DisputeLine[];
}

function Adjudicating({ roundId, title, isClosed, lines }: AdjudicatingProps) {
	const { t } = useTranslation(['review', 'flags']);
	const words = useRowWords();
	// The order they were in when the page was opened: a list that jumps while somebody decides helps nobody.
	const [order] = useState(() => lines.map(({ id }) => id));
	const places = new Map(order.map((id, place) => [id, place]));
	const ordered = lines.toSorted((one, other) => (places.get(one.id) ?? order.length) - (places.get(other.id) ?? order.length));
	const [chosenId, setChosenId] = useState<string | null>(null);
	const current = ordered.find(({ id }) => id === chosenId) ?? ordered.find(({ decided }) => decided === null) ?? ordered[0] ?? null;
	const undecided = ordered.filter(({ decided }) => decided === null).length;
	const step = (direction: 1 | -1) => {
		const next = ordered[ordered.findIndex(({ id }) => id === current?.id) + direction];
		if (next !== undefined) setChosenId(next.id);
	};
	useShortcuts([
		{ keys: 'j', label: t('decide.next'), group: 'judging', run: () => step(1) },
		{ keys: 'k', label: t('decide.previous'), group: 'judging', run: () => step(-1) },
	]);
	const goOn = (decidedId: string) => {
		const from = ordered.findIndex(({ id }) => id === decidedId);
		const rest = [...ordered.slice(from + 1), ...ordered.slice(0, from)];
		setChosenId((rest.find(({ decided }) => decided === null) ?? ordered[from])?.id ?? null);
	};
	return (
		<div className="judge-page">
			<header className="judge-head">
				<a className="review-back" href={hashOf({ screen: 'review', page: 'rounds', roundId })}>
					<bdi>{title}</bdi>
				</a>
				<span className="judge-progress" role="status">
					{isClosed ? t('rounds.state.closed') : t('rounds.disputes', { decided: lines.length - undecided, count: lines.length })}
				</span>
				<ReadingControl />
			</header>
			{current === null ? (
				<EmptyState
					icon={<ConfirmIcon size={24} />}
					title={t('rounds.noDisputes')}
					action={<a href={hashOf({ screen: 'review', page: 'rounds', roundId })}>{t('decide.toRound')}</a>}
				>
					{t('decide.nothingText')}
				</EmptyState>
			) : (
				<div className="judge-columns">
					<nav className="dispute-list" aria-label={t('decide.list')}>
						<ul>
							{ordered.map(({ id, category, language, text, decided }) => (
								<li key={id}>
									<button type="button" className="dispute-link" aria-current={id === current.id || undefined} onClick={() => setChosenId(id)}>
										<span className="dispute-link-head">
											<LanguageChip tag={language} words={words} />
											<span className="review-quiet">{category === null ? t('item.unflagged') : t(`flags:category.${category}.name`)}</span>
											{decided !== null && (
												<span className="dispute-decided">
													<VerdictSign verdict={decided} />
													<span className="visually-hidden">{t(`flags:verdict.${decided}`)}</span>
												</span>
											)}
										</span>
										<span className="dispute-text" dir="auto">
											{text}
										</span>
									</button>
								</li>
							))}
						</ul>
					</nav>
					<DisputeDesk key={current.id} itemId={current.id} isClosed={isClosed} onDecided={() => goOn(current.id)} />
				</div>
			)}
		</div>
	);
}

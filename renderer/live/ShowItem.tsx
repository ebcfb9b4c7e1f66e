import { SEVERITIES } from '../../shared/model/category.ts';
import type { LiveShow } from '../../shared/model/show.ts';
import { hashOf } from '../state/route.ts';
import { LanguageChip } from './LanguageChip.tsx';
import { useRowWords } from './row-words.ts';
import { SeverityMark } from './SeverityMark.tsx';
import { StatusMark } from './StatusMark.tsx';
import { showStatus } from './source-status.ts';
import './show-item.css';

const MOST_LANGUAGES = 4;

/** A running show in the side column: how it stands, how fast it goes, and what waits to be judged. */
export function ShowItem({ show, isCurrent }: { readonly show: LiveShow; readonly isCurrent: boolean }) {
	const words = useRowWords();
	const { t, formatters } = words;
	const { number } = formatters;
	const { session, rate, languages, unreviewed } = show;
	const status = showStatus(show);
	const commonest = Object.entries(languages)
		.sort(([, a], [, b]) => b - a)
		.slice(0, MOST_LANGUAGES);
	const worstFirst = SEVERITIES.toReversed().filter((severity) => unreviewed[severity] > 0);
	return (
		<li>
			<a className="show-item" href={hashOf({ screen: 'live', sessionId: session.id })} aria-current={isCurrent ? 'page' : undefined}>
				<span className="show-item-line">
					<StatusMark status={status} />
					<bdi className="show-item-title">{session.show.host || session.show.title || t('session.untitled')}</bdi>
					<span className="show-item-rate">{t('rate.perSecond', { rate: number(rate) })}</span>
				</span>
				<span className="show-item-line show-item-detail">
					<span className="show-item-state">{t(`source.status.${status}`)}</span>
					<span className="show-item-languages">
						{commonest.map(([tag]) => (
							<LanguageChip key={tag} tag={tag} words={words} />
						))}
					</span>
				</span>
				{worstFirst.length > 0 && (
					<span className="show-item-line show-item-flags" title={t('queue.name')}>
						{worstFirst.map((severity) => (
							<span key={severity} className="show-item-count" data-severity={severity}>
								<SeverityMark severity={severity} />
								{number(unreviewed[severity])}
								<span className="visually-hidden">{t(`flags:severity.${severity}`)}</span>
							</span>
						))}
						<span className="show-item-review">{t('showItem.toReview')}</span>
					</span>
				)}
			</a>
		</li>
	);
}

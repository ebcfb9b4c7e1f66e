import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Timeline } from '../../shared/model/timeline.ts';
import { ClockIcon } from '../components/icons.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { hueOf } from '../live/LanguageChip.tsx';
import { SeverityMark } from '../live/SeverityMark.tsx';
import { languageName } from './moment-words.ts';
import { COLOUR_NAMES } from './use-timeline-colours.ts';

interface TimelineLegendProps {
	readonly whole: Timeline;
	readonly shown: Timeline;
	/** Clocks found something. */
	readonly hasClockMarks: boolean;
	/** The canvas takes its colours from here. */
	readonly legendRef: RefObject<HTMLUListElement | null>;
}

/** What the colours and shapes of the timeline say; of those that occur in the show. */
export function TimelineLegend({ whole, shown, hasClockMarks, legendRef }: TimelineLegendProps) {
	const { t } = useTranslation('player');
	const formatters = useFormatters();
	const has = (counts: readonly number[]) => counts.some((count) => count > 0);
	return (
		<ul ref={legendRef} className="timeline-legend" aria-label={t('legend')}>
			{shown.languages.map(({ tag }) => (
				<li key={tag}>
					<span className="timeline-swatch" data-stacked data-language={hueOf(tag)} aria-hidden="true" />
					{languageName(tag, t, formatters)}
				</li>
			))}
			{(['high', 'medium', 'low'] as const).map(
				(severity) =>
					has(whole.flags[severity]) && (
						<li key={severity}>
							<SeverityMark severity={severity} size={9} />
							{t(`flags.${severity}`)}
						</li>
					),
			)}
			{has(whole.escalations) && <Sign sign="!" className="timeline-sign-high" name={t('count.escalation')} />}
			{has(whole.questions) && <Sign sign="?" className="timeline-sign" name={t('count.question')} />}
			{has(whole.notes) && <Sign sign="■" className="timeline-sign-accent" name={t('count.note')} />}
			{has(whole.deletions) && <Sign sign="×" className="timeline-sign" name={t('deletions')} />}
			{whole.spoken > 0 && (
				<li>
					<span className="timeline-swatch timeline-swatch-speech" aria-hidden="true" />
					{t('speaking')}
				</li>
			)}
			{whole.marks.gap > 0 && (
				<li>
					<span className="timeline-swatch timeline-swatch-gap" aria-hidden="true" />
					{t('gap')}
				</li>
			)}
			{hasClockMarks && (
				<li>
					<span className="timeline-sign-clock">
						<ClockIcon size={12} />
					</span>
					{t('clockMarks')}
				</li>
			)}
			<li hidden>
				{COLOUR_NAMES.map((name) => (
					<span key={name} data-colour={name} />
				))}
			</li>
		</ul>
	);
}

function Sign({ sign, className, name }: { readonly sign: string; readonly className: string; readonly name: string }) {
	return (
		<li>
			<span className={className} aria-hidden="true">
				{sign}
			</span>
			{name}
		</li>
	);
}

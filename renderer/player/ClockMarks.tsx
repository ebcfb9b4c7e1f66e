import { useTranslation } from 'react-i18next';
import type { ComplianceFinding } from '../../shared/model/compliance.ts';
import type { Stretch } from '../../shared/model/timeline.ts';
import { offsetText } from './offset.ts';

interface ClockMarksProps {
	readonly findings: readonly ComplianceFinding[];
	readonly whole: Stretch;
	/** What is looked at. */
	readonly window: Stretch;
	readonly onGo: (at: number) => void;
}

/** What the clocks found, under the timeline where it was found; how long it was not disclosed as a line. A mark leads to its moment. */
export function ClockMarks({ findings, whole, window, onGo }: ClockMarksProps) {
	const { t } = useTranslation(['compliance', 'player']);
	const shareOf = (at: number) => `${(Math.min(1, Math.max(0, (at - window.from) / (window.to - window.from))) * 100).toFixed(2)}%`;
	const inSight = findings.filter(({ at }) => at >= window.from && at <= window.to);
	const undisclosed = findings
		.filter(({ kind }) => kind === 'disclosure-late')
		.map(({ id, at, mendedAt }) => ({ id, from: at, to: mendedAt ?? whole.to }))
		.filter(({ from, to }) => from <= window.to && to >= window.from);
	return (
		// biome-ignore lint/a11y/useSemanticElements: marks that belong together, not a form
		<div className="clock-marks" dir="ltr" role="group" aria-label={t('player:clockMarks')}>
			{undisclosed.map(({ id, from, to }) => (
				<span key={id} className="clock-stretch" style={{ left: shareOf(from), right: `calc(100% - ${shareOf(to)})` }} />
			))}
			{inSight.map(({ id, kind, at, minutes }) => {
				const words = t('player:clockMark', { finding: t(`found.${kind}`, { minutes }), offset: `\u2066${offsetText(at - whole.from)}\u2069` });
				return (
					<button key={id} type="button" className="clock-mark" style={{ left: shareOf(at) }} title={words} aria-label={words} onClick={() => onGo(at)}>
						<span aria-hidden="true">◆</span>
					</button>
				);
			})}
		</div>
	);
}

import { useTranslation } from 'react-i18next';
import type { ComplianceFinding } from '../../shared/model/compliance.ts';
import { offsetText } from '../../shared/model/show-offset.ts';
import type { Stretch } from '../../shared/model/timeline.ts';
import { ClockIcon } from '../components/icons.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';

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
	const { number } = useFormatters();
	const groups = together(
		findings.filter(({ at }) => at >= window.from && at <= window.to),
		(window.to - window.from) * TOO_NEAR,
	);
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
			{groups.map(([first, ...others]) => {
				const words = [first, ...others].map(({ kind, at, minutes }) =>
					t('player:clockMark', { finding: t(`found.${kind}`, { minutes }), offset: `\u2066${offsetText(at - whole.from)}\u2069` }),
				);
				return (
					<button
						key={first.id}
						type="button"
						className="clock-mark"
						style={{ left: shareOf(first.at) }}
						title={words.join('\n')}
						aria-label={words.join('; ')}
						onClick={() => onGo(first.at)}
					>
						<ClockIcon size={12} />
						{others.length > 0 && <span aria-hidden="true">{number(others.length + 1)}</span>}
					</button>
				);
			})}
		</div>
	);
}

/** Of the width: marks would cover each other. */
const TOO_NEAR = 0.015;

type Group = [ComplianceFinding, ...ComplianceFinding[]];

/** Findings in the order of time, those of one place together. */
function together(findings: readonly ComplianceFinding[], nearMs: number): readonly Group[] {
	const groups: Group[] = [];
	for (const finding of findings.toSorted((one, other) => one.at - other.at)) {
		const group = groups.at(-1);
		if (group !== undefined && finding.at - group[0].at <= nearMs) group.push(finding);
		else groups.push([finding]);
	}
	return groups;
}

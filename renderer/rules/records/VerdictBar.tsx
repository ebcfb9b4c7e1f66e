import { useTranslation } from 'react-i18next';
import { unjudgedOf, type VerdictTally } from '../../../shared/model/rule-record.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { VerdictSign } from '../../live/FlagTag.tsx';

const VERDICTS = ['confirmed', 'escalated', 'dismissed'] as const;

/** What people made of a rule's flags, as one bar with its numbers in words below. */
export function VerdictBar({ tally }: { readonly tally: VerdictTally }) {
	const { t } = useTranslation(['records', 'flags']);
	const { number } = useFormatters();
	const unjudged = unjudgedOf(tally);
	return (
		<div className="verdict-bar">
			<div className="verdict-bar-line" aria-hidden="true">
				{VERDICTS.map((verdict) => tally[verdict] > 0 && <span key={verdict} data-verdict={verdict} style={{ flexGrow: tally[verdict] }} />)}
				{unjudged > 0 && <span data-verdict="none" style={{ flexGrow: unjudged }} />}
			</div>
			<ul className="verdict-bar-numbers">
				{VERDICTS.map((verdict) => (
					<li key={verdict} data-verdict={verdict}>
						<VerdictSign verdict={verdict} size={14} /> {t(`flags:verdict.${verdict}`)} <strong>{number(tally[verdict])}</strong>
					</li>
				))}
				<li data-verdict="none">
					{t('record.unjudged')} <strong>{number(unjudged)}</strong>
				</li>
			</ul>
		</div>
	);
}

import { useTranslation } from 'react-i18next';
import { DISMISSAL_KEYS, isDismissedTooOften, type RuleRecord as Recorded, verdictsOf, wilsonLowerBound } from '../../../shared/model/rule-record.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { WarningIcon } from '../../components/icons.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { RuleExamples } from './RuleExamples.tsx';
import { useRecord } from './use-records.ts';
import { VerdictBar } from './VerdictBar.tsx';
import './records.css';

/** What people made of one rule's flags over all sessions: in numbers, by reason, by language and market, and message by message. */
export function RuleRecord({ rule }: { readonly rule: string }) {
	const { t } = useTranslation('records');
	const faultWords = useFaultWords();
	const { percent } = useFormatters();
	const { kept, reload } = useRecord(rule);
	switch (kept.phase) {
		case 'loading':
			return <p className="records-aside">{t('record.loading')}</p>;
		case 'failed':
			return (
				<EmptyState tone="error" icon={<WarningIcon size={24} />} title={t('record.failed')} action={<Button onPress={reload}>{t('record.retry')}</Button>}>
					{faultWords(kept.error)}
				</EmptyState>
			);
		case 'loaded': {
			const { record, settings } = kept.value;
			if (record === null) return <p className="records-aside">{t('record.none')}</p>;
			const verdicts = verdictsOf(record.total);
			return (
				<section className="verdict-record" aria-label={t('record.title')}>
					<VerdictBar tally={record.total} />
					{verdicts > 0 && (
						<p className="records-aside">
							{t('record.dismissedShare', { count: verdicts, percent: percent(record.total.dismissed / verdicts) })}
							{isDismissedTooOften(record, settings) && (
								<>
									{' '}
									<span className="records-warning">
										<WarningIcon size={14} /> {t('record.tooOften')}
									</span>
								</>
							)}
						</p>
					)}
					<Reasons record={record} />
					<Slices record={record} share={settings.dismissedShare} />
					<RuleExamples rule={rule} first={record.total.dismissed > 0 ? 'dismissed' : 'all'} version={verdicts} />
				</section>
			);
		}
	}
}

function Reasons({ record: { total } }: { readonly record: Recorded }) {
	const { t } = useTranslation(['records', 'flags']);
	const { number } = useFormatters();
	const reasons = DISMISSAL_KEYS.flatMap((reason) => {
		const count = total.reasons[reason] ?? 0;
		return count === 0 ? [] : [{ reason, count }];
	}).sort((one, other) => other.count - one.count);
	if (reasons.length === 0) return null;
	return (
		<section aria-label={t('record.reasons')}>
			<h3>{t('record.reasons')}</h3>
			<ul className="record-reasons">
				{reasons.map(({ reason, count }) => (
					<li key={reason}>
						{reason === 'none' ? t('record.noReason') : t(`flags:dismissal.${reason}`)} <strong>{number(count)}</strong>
					</li>
				))}
			</ul>
		</section>
	);
}

/** A rule can be right in one language and wrong in another. */
function Slices({ record: { slices }, share }: { readonly record: Recorded; readonly share: number }) {
	const { t } = useTranslation(['records', 'flags']);
	const { number, languageName, countryName } = useFormatters();
	return (
		<section aria-label={t('record.slices')}>
			<h3>{t('record.slices')}</h3>
			<div className="record-slices">
				<table>
					<thead>
						<tr>
							<th scope="col">{t('record.language')}</th>
							<th scope="col">{t('record.market')}</th>
							<th scope="col">{t('record.raised')}</th>
							<th scope="col">{t('flags:verdict.confirmed')}</th>
							<th scope="col">{t('flags:verdict.escalated')}</th>
							<th scope="col">{t('flags:verdict.dismissed')}</th>
						</tr>
					</thead>
					<tbody>
						{slices.map((slice) => (
							<tr key={`${slice.language} ${slice.market}`} data-is-bad={wilsonLowerBound(slice.dismissed, verdictsOf(slice)) > share || undefined}>
								<th scope="row">{languageName(slice.language)}</th>
								<td>{countryName(slice.market)}</td>
								<td>{number(slice.raised)}</td>
								<td>{number(slice.confirmed)}</td>
								<td>{number(slice.escalated)}</td>
								<td>{number(slice.dismissed)}</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</section>
	);
}

import { useTranslation } from 'react-i18next';
import type { SealRecord, SealReport } from '../../../shared/model/seal.ts';
import { ConfirmIcon, InfoIcon, WarningIcon } from '../../components/icons.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import './sealing.css';

/** What came of looking at a seal: in one line, then where and how, then all that was ever done to it. */
export function SealReportView({ report }: { readonly report: SealReport }) {
	const { t } = useTranslation('seal');
	const { dateTime } = useFormatters();
	const seal = report.history.at(-1);
	const { outcome } = report;
	return (
		<div className="seal-report">
			<p className="seal-outcome" data-outcome={outcome} role={outcome === 'changed' ? 'alert' : 'status'}>
				{OUTCOME_ICONS[outcome]}
				<span>{t(`report.${outcome}`)}</span>
			</p>
			{outcome === 'whole' && seal && <p>{t('report.wholeText', { count: report.lines, name: seal.by?.name ?? t('desk'), date: dateTime(seal.at) })}</p>}
			{outcome === 'unsealed' && <p>{t('report.unsealedText')}</p>}
			{report.finding !== null && <Finding finding={report.finding} />}
			{report.masked > 0 && <p>{t('report.masked', { count: report.masked })}</p>}
			{report.store !== null && <p>{t(`report.store.${report.store}`)}</p>}
			{report.history.length > 0 && <History history={report.history} />}
		</div>
	);
}

const OUTCOME_ICONS = { whole: <ConfirmIcon />, changed: <WarningIcon />, unsealed: <InfoIcon /> } as const;

function Finding({ finding: { how, kind, line, row, at, fields } }: { readonly finding: NonNullable<SealReport['finding']> }) {
	const { t } = useTranslation('seal');
	const { dateTime, list, number } = useFormatters();
	const isTime = at !== null && Math.abs(at) <= 8.64e15;
	const place = [
		line === null ? null : t('finding.line', { line: number(line) }),
		row === null ? null : t('finding.row', { row }),
		isTime ? dateTime(at) : null,
	];
	return (
		<dl className="seal-finding">
			<dt>{t('finding.what')}</dt>
			<dd>{t(`kind.${kind}`)}</dd>
			<dt>{t('finding.how')}</dt>
			<dd>{t(`how.${how}`)}</dd>
			{fields.length > 0 && (
				<>
					<dt>{t('finding.fields')}</dt>
					<dd>{list(fields.map((field) => t(`field.${field}`)))}</dd>
				</>
			)}
			{place.some((part) => part !== null) && (
				<>
					<dt>{t('finding.where')}</dt>
					<dd>{place.filter((part) => part !== null).join(' · ')}</dd>
				</>
			)}
		</dl>
	);
}

function History({ history }: { readonly history: readonly SealRecord[] }) {
	const { t } = useTranslation('seal');
	const { dateTime } = useFormatters();
	return (
		<section className="seal-history">
			<h3>{t('history')}</h3>
			<ol>
				{history.map((record, index) => (
					// The history is only ever added to.
					<li key={`${index} ${record.at}`}>
						<span className="seal-act">{t(`act.${record.act}`)}</span>
						<bdi>{record.by?.name ?? t('desk')}</bdi>
						<time dateTime={isoOf(record.at)}>{dateTime(record.at)}</time>
						{record.reason !== null && (
							<q className="seal-reason" dir="auto">
								{record.reason}
							</q>
						)}
						{record.root !== '' && (
							<code className="seal-root" dir="ltr" title={t('root')}>
								{record.root}
							</code>
						)}
					</li>
				))}
			</ol>
		</section>
	);
}

function isoOf(at: number): string {
	return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : '';
}

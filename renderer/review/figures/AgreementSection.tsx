import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kappa } from '../../../shared/model/agreement/kappa.ts';
import {
	type AgreementReport,
	type AgreementRow,
	type Coefficient,
	FEW_ITEMS,
	meaningOf,
	RELIABLE,
	TENTATIVE,
} from '../../../shared/model/agreement/report.ts';
import { CATEGORIES } from '../../../shared/model/category.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk } from '../../state/desk.ts';
import { Loaded } from '../Loaded.tsx';
import { useReview } from '../use-review.ts';
import { ScrolledTable } from './ScrolledTable.tsx';
import { useDecimal } from './use-decimal.ts';

/** How far people agree: over all, by category and language, and between any two; with what it allows to say. */
export function AgreementSection({ roundId }: { readonly roundId: string }) {
	const { kept, reload } = useReview(useCallback(() => callDesk('review.agreement', { roundId }), [roundId]));
	return (
		<Loaded kept={kept} onReload={reload}>
			{(report) => <Figures report={report} />}
		</Loaded>
	);
}

function Figures({ report }: { readonly report: AgreementReport }) {
	const { t } = useTranslation(['review', 'flags']);
	const { languageName, number } = useFormatters();
	const categoryName = (key: string) => {
		const category = CATEGORIES.find((id) => id === key);
		return category === undefined ? key : t(`flags:category.${category}.name`);
	};
	return (
		<div className="figures">
			<FigureTable
				label={t('agreement.title')}
				isLabelHidden
				rows={[
					{ name: t('agreement.rows.all'), row: report.all },
					{ name: t('agreement.rows.seconds'), row: report.seconds },
					...(report.unflagged === null ? [] : [{ name: t('agreement.rows.unflagged'), row: report.unflagged }]),
				]}
			/>
			{report.categories.length > 0 && (
				<FigureTable
					label={t('agreement.byCategory')}
					kappaName={t('agreement.columns.kappaSeconds')}
					rows={report.categories.map((row) => ({ name: categoryName(row.key), row }))}
				/>
			)}
			{report.languages.length > 0 && (
				<FigureTable
					label={t('agreement.byLanguage')}
					kappaName={t('agreement.columns.kappaSeconds')}
					rows={report.languages.map((row) => ({ name: languageName(row.key), row }))}
				/>
			)}
			{report.pairs.length > 0 && <PairTable pairs={report.pairs} />}
			<details className="figures-how">
				<summary>{t('agreement.how')}</summary>
				<p>{t('agreement.howAlpha')}</p>
				<p>{t('agreement.howKappa')}</p>
				<p>{t('agreement.howIntervals', { draws: number(report.draws), seed: report.seed })}</p>
				<p>{t('agreement.howMeaning')}</p>
			</details>
		</div>
	);
}

interface FigureTableProps {
	readonly label: string;
	/** The heading above says it. */
	readonly isLabelHidden?: boolean;
	/** Where it is between the second reviewers alone. */
	readonly kappaName?: string;
	readonly rows: readonly { readonly name: string; readonly row: AgreementRow }[];
}

function FigureTable({ label, isLabelHidden = false, kappaName, rows }: FigureTableProps) {
	const { t } = useTranslation('review');
	const { number, percent } = useFormatters();
	const decimal = useDecimal();
	const hasKappa = rows.some(({ row }) => row.kappa !== null);
	return (
		<ScrolledTable label={label}>
			<table>
				<caption className={isLabelHidden ? 'visually-hidden' : ''}>{label}</caption>
				<thead>
					<tr>
						<th scope="col">
							<span className="visually-hidden">{label}</span>
						</th>
						<th scope="col">{t('agreement.columns.items')}</th>
						<th scope="col">{t('agreement.columns.agreement')}</th>
						<th scope="col">{t('agreement.columns.nominal')}</th>
						<th scope="col">{t('agreement.columns.ordinal')}</th>
						{hasKappa && <th scope="col">{kappaName ?? t('agreement.columns.kappa')}</th>}
						<th scope="col">{t('agreement.columns.meaning')}</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(({ name, row }) => (
						<tr key={name} data-is-few={row.items < FEW_ITEMS || undefined}>
							<th scope="row">{name}</th>
							<td>{number(row.items)}</td>
							<td>{row.agreement === null ? '–' : percent(row.agreement)}</td>
							<td>
								<Figure coefficient={row.nominal} />
							</td>
							<td>
								<Figure coefficient={row.ordinal} />
							</td>
							{hasKappa && <td>{row.kappa === null ? '–' : <Figure coefficient={row.kappa} />}</td>}
							<td className="figure-meaning">
								{t(`agreement.meaning.${meaningOf(row.nominal, row.items)}`, { least: FEW_ITEMS, reliable: decimal(RELIABLE), tentative: decimal(TENTATIVE) })}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</ScrolledTable>
	);
}

function PairTable({ pairs }: { readonly pairs: readonly { readonly people: readonly [string, string]; readonly kappa: Kappa }[] }) {
	const { t } = useTranslation('review');
	const { number, percent } = useFormatters();
	const decimal = useDecimal();
	return (
		<ScrolledTable label={t('agreement.pairs')}>
			<table>
				<caption>{t('agreement.pairs')}</caption>
				<thead>
					<tr>
						<th scope="col">
							<span className="visually-hidden">{t('agreement.pairs')}</span>
						</th>
						<th scope="col">{t('agreement.columns.items')}</th>
						<th scope="col">{t('agreement.columns.agreement')}</th>
						<th scope="col">{t('agreement.columns.kappa')}</th>
						<th scope="col">{t('agreement.columns.meaning')}</th>
					</tr>
				</thead>
				<tbody>
					{pairs.map(({ people: [one, other], kappa }) => (
						<tr key={`${one} ${other}`} data-is-few={kappa.items < FEW_ITEMS || undefined}>
							<th scope="row">
								<bdi>{one}</bdi> · <bdi>{other}</bdi>
							</th>
							<td>{number(kappa.items)}</td>
							<td>{kappa.agreement === null ? '–' : percent(kappa.agreement)}</td>
							<td>
								<Figure coefficient={kappa} />
							</td>
							<td className="figure-meaning">
								{t(`agreement.meaning.${meaningOf(kappa, kappa.items)}`, { least: FEW_ITEMS, reliable: decimal(RELIABLE), tentative: decimal(TENTATIVE) })}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</ScrolledTable>
	);
}

/** A value with its interval below it. */
function Figure({ coefficient: { value, interval } }: { readonly coefficient: Coefficient }) {
	const { t } = useTranslation('review');
	const decimal = useDecimal();
	if (value === null) return <span className="review-quiet">{t('agreement.undefined')}</span>;
	return (
		<span className="figure">
			<strong>{decimal(value)}</strong>
			{interval !== null && <span className="review-quiet">{t('agreement.interval', { low: decimal(interval.low), high: decimal(interval.high) })}</span>}
		</span>
	);
}

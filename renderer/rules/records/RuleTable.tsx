import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RuleRecord, verdictsOf } from '../../../shared/model/rule-record.ts';
import { searchFold } from '../../../shared/model/search-fold.ts';
import { SearchIcon } from '../../components/icons.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { hashOf } from '../../state/route.ts';

/** Every rule that has ever flagged something, the busiest first. */
export function RuleTable({ records }: { readonly records: readonly RuleRecord[] }) {
	const { t } = useTranslation(['records', 'flags']);
	const { number, percent } = useFormatters();
	const [typed, setTyped] = useState('');
	const rows = useMemo(() => {
		const wanted = searchFold(typed).trim();
		const name = (record: RuleRecord) => searchFold(`${record.rule} ${t(`flags:category.${record.category}.name`)}`);
		return records.filter((record) => name(record).includes(wanted)).sort((one, other) => other.total.raised - one.total.raised);
	}, [records, typed, t]);
	return (
		<section aria-label={t('lookAt.all')}>
			<h2>{t('lookAt.all')}</h2>
			<div className="rule-table-search">
				<TextField
					label={t('lookAt.search')}
					isLabelHidden
					type="search"
					placeholder={t('lookAt.search')}
					icon={<SearchIcon />}
					value={typed}
					onChange={setTyped}
				/>
			</div>
			{rows.length === 0 && <p className="records-aside">{t('lists.noMatch')}</p>}
			<div className="record-slices">
				<table>
					<thead>
						<tr>
							<th scope="col">{t('lookAt.rule')}</th>
							<th scope="col">{t('lookAt.category')}</th>
							<th scope="col">{t('record.raised')}</th>
							<th scope="col">{t('lookAt.judged')}</th>
							<th scope="col">{t('flags:verdict.dismissed')}</th>
						</tr>
					</thead>
					<tbody>
						{rows.map(({ rule, category, total }) => (
							<tr key={rule}>
								<th scope="row">
									<a href={hashOf({ screen: 'rules', pack: 'records', rule })}>
										<code dir="ltr">{rule}</code>
									</a>
								</th>
								<td>{t(`flags:category.${category}.name`)}</td>
								<td>{number(total.raised)}</td>
								<td>{number(verdictsOf(total))}</td>
								<td>{verdictsOf(total) === 0 ? '–' : percent(total.dismissed / verdictsOf(total))}</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</section>
	);
}

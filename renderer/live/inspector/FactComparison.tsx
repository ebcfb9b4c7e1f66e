import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../../shared/model/flag.ts';
import { useTopicNames } from '../../products/topic-names.ts';
import './fact-comparison.css';

/** What was said beside what the product sheet says. Nothing for a flag that no sheet has to do with. */
export function FactComparison({ rule, facts }: { readonly rule: string; readonly facts: Explanation['facts'] }) {
	const { t } = useTranslation('products');
	const topics = useTopicNames();
	if (!rule.startsWith('detect.fact.') || facts === undefined) return null;
	const { topic = '', found = '', expected, product } = facts;
	return (
		<dl className="fact-comparison" data-verdict={facts.verdict}>
			<div>
				<dt>{t('said')}</dt>
				<dd>
					<bdi>{found}</bdi>
				</dd>
			</div>
			<div>
				<dt>{t('sheetSays', { topic: topics.wordFor(topic) })}</dt>
				<dd>{expected === undefined ? t('sheetSaysNothing') : <bdi>{expected}</bdi>}</dd>
				{product !== undefined && (
					<dd className="fact-comparison-product">
						<bdi>{product}</bdi>
					</dd>
				)}
			</div>
		</dl>
	);
}

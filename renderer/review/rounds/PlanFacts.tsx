import { useTranslation } from 'react-i18next';
import type { SamplePlan } from '../../../shared/model/review.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';

/** From what a sample was drawn, and how: whoever has the seed and the store draws it again. */
export function PlanFacts({ plan }: { readonly plan: SamplePlan }) {
	const { t } = useTranslation(['review', 'flags']);
	const { date, languageName, list, percent } = useFormatters();
	const facts: readonly (readonly [string, string | null])[] = [
		[
			t('draw.sessions'),
			plan.sessionIds.length > 0
				? t('plan.sessions', { count: plan.sessionIds.length })
				: plan.from !== null
					? t('plan.since', { date: date(plan.from) })
					: t('draw.span.all'),
		],
		[t('draw.categories'), plan.categories.length === 0 ? null : list(plan.categories.map((category) => t(`flags:category.${category}.name`)))],
		[t('draw.languages'), plan.languages.length === 0 ? null : list(plan.languages.map(languageName))],
		[t('draw.people'), plan.people.length === 0 ? null : list(plan.people)],
		[t('draw.verdicts'), plan.verdicts.length === 0 ? null : list(plan.verdicts.map((verdict) => t(`flags:verdict.${verdict}`)))],
		[t('draw.size'), plan.size.by === 'count' ? t('plan.count', { count: plan.size.count }) : t('plan.share', { percent: percent(plan.size.share) })],
		[t('draw.stratify'), plan.stratifyBy === 'none' ? null : t(`draw.strata.${plan.stratifyBy}`)],
		[t('draw.unflagged'), plan.unflagged === 0 ? null : t('rounds.items', { count: plan.unflagged })],
		[t('draw.seed'), plan.seed],
	];
	return (
		<section aria-label={t('plan.title')}>
			<h2>{t('plan.title')}</h2>
			<dl className="plan-facts">
				{facts.map(([name, value]) =>
					value === null ? null : (
						<div key={name}>
							<dt>{name}</dt>
							<dd>
								<bdi>{value}</bdi>
							</dd>
						</div>
					),
				)}
			</dl>
		</section>
	);
}

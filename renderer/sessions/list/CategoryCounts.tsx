import { useTranslation } from 'react-i18next';
import type { Session } from '../../../shared/model/show.ts';
import { useFlagWords } from '../../i18n/use-flag-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { flagsOf } from './session-choice.ts';

/** As many as fit the column; the rest is said on hover. */
const MOST_NAMED = 2;

/** How much was flagged, and mostly what. */
export function CategoryCounts({ session }: { readonly session: Session }) {
	const { t } = useTranslation('sessionList');
	const flagWords = useFlagWords();
	const { number } = useFormatters();
	const total = flagsOf(session);
	if (total === 0) return <span className="session-nothing">0</span>;
	const named = session.categories.map(({ category, flags, added }) => ({ category, name: flagWords(`category.${category}.name`), count: flags + added }));
	const rest = named.slice(MOST_NAMED);
	return (
		<span className="category-counts" title={named.map(({ name, count }) => t('category.count', { category: name, count: number(count) })).join('\n')}>
			<span className="category-total">{number(total)}</span>
			<span className="category-names">
				{named.slice(0, MOST_NAMED).map(({ category, name, count }) => (
					<span key={category} className="category-name" data-category={category}>
						<span className="category-word">{name}</span> {number(count)}
					</span>
				))}
				{rest.length > 0 && <span className="category-rest">{t('more', { count: rest.length })}</span>}
			</span>
		</span>
	);
}

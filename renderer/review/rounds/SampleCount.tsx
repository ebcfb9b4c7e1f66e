import { useTranslation } from 'react-i18next';
import { VERDICTS } from '../../../shared/model/annotation.ts';
import { CATEGORIES } from '../../../shared/model/category.ts';
import { isolated } from '../../../shared/model/explanation.ts';
import type { Stratum } from '../../../shared/model/review.ts';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import type { DraftFault } from './draw-draft.ts';
import type { Preview } from './use-sample-preview.ts';

interface SampleCountProps {
	readonly preview: Preview;
	/** Why there is nothing to count. */
	readonly fault: DraftFault | null;
	readonly stratifyBy: Stratum;
}

/** What the sample would hold, said again whenever that changes. */
export function SampleCount({ preview, fault, stratifyBy }: SampleCountProps) {
	const { t } = useTranslation('review');
	const { number } = useFormatters();
	const faultWords = useFaultWords();
	const keyName = useStratumName(stratifyBy);
	const shown = preview.phase === 'counted' ? preview.counted : preview.phase === 'counting' ? preview.before : null;
	return (
		<section
			className="sample-count"
			aria-label={t('preview.title')}
			aria-live="polite"
			aria-busy={preview.phase === 'counting'}
			data-is-old={preview.phase === 'counting' || undefined}
		>
			<h3>{t('preview.title')}</h3>
			{fault !== null && <p className="review-aside">{t(`draw.fault.${fault}`)}</p>}
			{preview.phase === 'failed' && <p className="review-aside">{faultWords(preview.error)}</p>}
			{preview.phase === 'counting' && shown === null && <p className="review-aside">{t('preview.counting')}</p>}
			{fault === null && shown !== null && (
				<>
					<p>
						<strong>{t('preview.flags', { count: shown.flags })}</strong> {t('preview.ofFlags', { count: shown.candidates })}
					</p>
					{shown.unflaggedCandidates !== null && (
						<p>
							<strong>{t('preview.messages', { count: shown.unflagged })}</strong> {t('preview.ofMessages', { count: shown.unflaggedCandidates })}
						</p>
					)}
					{shown.strata.length > 0 && (
						<ul className="sample-strata">
							{shown.strata.map(({ key, candidates, drawn }) => (
								<li key={key}>
									<bdi>{keyName(key)}</bdi>{' '}
									<span className="review-number">{t('preview.drawn', { drawn: number(drawn), candidates: number(candidates) })}</span>
								</li>
							))}
						</ul>
					)}
					{shown.reviewers.length > 0 && (
						<ul className="sample-strata">
							{shown.reviewers.map(({ name, items }) => (
								<li key={name}>{t('preview.reviewer', { name: isolated(name), count: items })}</li>
							))}
						</ul>
					)}
					{shown.reviewers.length > 0 && <p className="review-aside">{t('preview.twice', { count: shown.judgedTwice })}</p>}
				</>
			)}
		</section>
	);
}

function useStratumName(stratifyBy: Stratum): (key: string) => string {
	const { t } = useTranslation('flags');
	const { languageName } = useFormatters();
	return (key) => {
		const category = CATEGORIES.find((id) => id === key);
		const verdict = VERDICTS.find((id) => id === key);
		if (stratifyBy === 'category' && category !== undefined) return t(`category.${category}.name`);
		if (stratifyBy === 'verdict' && verdict !== undefined) return t(`verdict.${verdict}`);
		return stratifyBy === 'language' ? languageName(key) : key;
	};
}

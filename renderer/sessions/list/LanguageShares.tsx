import { useTranslation } from 'react-i18next';
import type { LanguageCount } from '../../../shared/model/show.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { hueOf, LanguageChip } from '../../live/LanguageChip.tsx';
import { useRowWords } from '../../live/row-words.ts';

/** As many as fit beside the bar; the rest is said on hover. */
const MOST_NAMED = 2;
/** Less than this is no share of the show. */
const LEAST_SHARE = 0.005;

/** What a show was written in: a bar of shares, and the commonest by name. */
export function LanguageShares({ languages }: { readonly languages: readonly LanguageCount[] }) {
	const { t } = useTranslation('sessionList');
	const words = useRowWords();
	const { languageName, percent } = useFormatters();
	const total = languages.reduce((sum, { messages }) => sum + messages, 0);
	if (total === 0) return <span className="session-nothing">–</span>;
	const shares = languages.map(({ tag, messages }) => ({ tag, share: messages / total }));
	const all = shares.map(({ tag, share }) => t('language.share', { language: languageName(tag), share: percent(share) })).join('\n');
	return (
		<span className="language-shares" title={all}>
			<span className="language-bar" aria-hidden="true">
				{shares
					.filter(({ share }) => share >= LEAST_SHARE)
					.map(({ tag, share }) => (
						<span key={tag} data-language={hueOf(tag)} style={{ inlineSize: `${share * 100}%` }} />
					))}
			</span>
			<span className="language-names">
				{shares.slice(0, MOST_NAMED).map(({ tag, share }) => (
					<span key={tag} className="language-name">
						<LanguageChip tag={tag} words={words} />
						{percent(share)}
					</span>
				))}
				{shares.length > MOST_NAMED && <span className="language-rest">{t('more', { count: shares.length - MOST_NAMED })}</span>}
			</span>
		</span>
	);
}

import { useTranslation } from 'react-i18next';
import type { Session } from '../../../shared/model/show.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { reviewedShare } from './session-choice.ts';

/** How much of what the desk flagged somebody has judged. */
export function ReviewedShare({ session }: { readonly session: Session }) {
	const { t } = useTranslation('sessionList');
	const { number, percent } = useFormatters();
	const share = reviewedShare(session);
	if (share === null) return <span className="session-nothing">–</span>;
	const words = t('reviewed.of', { done: number(session.flags - session.unreviewed), all: number(session.flags) });
	// 99.6 % is not all of it.
	const shown = share < 1 ? Math.min(share, 0.99) : 1;
	return (
		<span className="reviewed-share" title={words} data-is-done={share === 1 || undefined}>
			<span className="reviewed-bar" aria-hidden="true">
				<span style={{ inlineSize: `${share * 100}%` }} />
			</span>
			<span aria-hidden="true">{percent(shown)}</span>
			<span className="visually-hidden">{words}</span>
		</span>
	);
}

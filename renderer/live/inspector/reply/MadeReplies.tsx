import { useTranslation } from 'react-i18next';
import type { MadeReply } from '../../../../shared/model/annotation.ts';
import { useFormatters } from '../../../i18n/use-formatters.ts';
import type { Judging } from '../judging.ts';
import './reply.css';

/** What this message was answered, by whom and how. What was only copied can be taken back. */
export function MadeReplies({ replies, judging }: { readonly replies: readonly MadeReply[]; readonly judging: Pick<Judging, 'undo'> }) {
	const { t } = useTranslation(['replies', 'live']);
	const { timeOfDay } = useFormatters();
	if (replies.length === 0) return null;
	return (
		<section className="inspector-section" aria-label={t('replies:made')}>
			<h2>{t('replies:made')}</h2>
			{replies.map(({ annotation, to, text, draft, sent }) => (
				<div key={annotation.id} className="inspector-note">
					<p lang={to} dir="auto">
						{text}
					</p>
					{draft !== null && (
						<p className="reply-quiet">
							{t('replies:draftWas')} <q dir="auto">{draft}</q>
						</p>
					)}
					<p className="inspector-signed">
						<bdi>{annotation.author.name}</bdi> · {timeOfDay(annotation.at)} · {t(`replies:way.${sent}`)}
						{sent === 'copied' && (
							<button type="button" className="link-button" onClick={() => judging.undo(annotation.id)}>
								{t('live:act.undo')}
							</button>
						)}
					</p>
				</div>
			))}
		</section>
	);
}

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../shared/model/message.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk } from '../../state/desk.ts';
import type { SessionFeed } from '../../state/feed/session-feed.ts';
import { SeverityMark } from '../SeverityMark.tsx';
import { AuthorMenu } from './AuthorMenu.tsx';

const MOST_SHOWN = 20;

/** What else this author wrote in the session, newest first: one remark reads differently after ten like it. */
export function AuthorMessages({ feed, message }: { readonly feed: SessionFeed; readonly message: Message }) {
	const { t } = useTranslation('live');
	const { timeOfDay } = useFormatters();
	const { sessionId } = feed;
	const { id, sourceId, author, role } = message;
	const [others, setOthers] = useState<{ readonly messages: readonly Message[]; readonly hasMore: boolean } | null>(null);
	useEffect(() => {
		let isCurrent = true;
		callDesk('feed.page', { sessionId, filter: { authorId: author.id, authorSource: sourceId, roles: [role] }, limit: MOST_SHOWN + 1 }).then(
			(page) => {
				if (isCurrent) setOthers({ messages: page.messages.filter((other) => other.id !== id).reverse(), hasMore: page.hasOlder });
			},
			() => {
				if (isCurrent) setOthers(null);
			},
		);
		return () => {
			isCurrent = false;
		};
	}, [sessionId, id, sourceId, author.id, role]);
	if (others === null || author.id === '') return null;
	return (
		<section className="inspector-section" aria-label={t('author.name')}>
			<h2>
				{t('author.name')}
				<span className="inspector-count">{others.hasMore ? `${others.messages.length}+` : others.messages.length}</span>
				{message.kind !== 'system' && role !== 'host' && <AuthorMenu messageId={id} />}
			</h2>
			<ul>
				{others.messages.map((other) => (
					<li key={other.id}>
						<button type="button" className="author-message" onClick={() => void feed.open(other.id)}>
							<time className="message-time">{timeOfDay(other.receivedAt)}</time>
							<bdi className="author-message-text" lang={other.language.tag}>
								{other.text.slice(0, 200)}
							</bdi>
							{other.flags[0] !== undefined && <SeverityMark severity={other.flags[0].severity} />}
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asking, QuestionGroup } from '../../shared/model/question.ts';
import { Button } from '../components/Button.tsx';
import { ChevronEndIcon } from '../components/icons.tsx';
import { LanguageChip } from '../live/LanguageChip.tsx';
import { useRowWords } from '../live/row-words.ts';
import { askDesk } from '../state/desk.ts';
import { hashOf } from '../state/route.ts';

const ASKINGS_AT_ONCE = 50;
/** The desk gives no more at once, and nobody reads them all. */
const MOST_ASKINGS = 500;

interface AskingsProps {
	readonly sessionId: string;
	readonly group: QuestionGroup;
}

/** Everyone who asked a question, in their own words, newest first. */
export function Askings({ sessionId, group }: AskingsProps) {
	const { t } = useTranslation('questions');
	const words = useRowWords();
	const { askings, hasMore, isFailed, showMore } = useAskings(sessionId, group);
	return (
		<section className="question-askings" aria-label={t('askings.title')}>
			<h3>{t('askings.title')}</h3>
			<ul>
				{askings.map(({ messageId, author, text, language, at }) => (
					<li key={messageId}>
						<a className="asking" href={hashOf({ screen: 'sessions', sessionId, messageId })} title={t('askings.toMessage')}>
							<time dateTime={new Date(at).toISOString()}>{words.formatters.timeOfDay(at)}</time>
							<LanguageChip tag={language} words={words} />
							<span className="asking-author">
								<bdi>{author}</bdi>
							</span>
							<span className="asking-text" dir="auto">
								{text}
							</span>
							<ChevronEndIcon size={12} />
						</a>
					</li>
				))}
			</ul>
			{isFailed && <p className="question-quiet">{t('askings.failed')}</p>}
			{hasMore && (
				<Button size="small" variant="quiet" onPress={showMore}>
					{t('askings.more')}
				</Button>
			)}
		</section>
	);
}

/** Those the group brings until the desk has given more. */
function useAskings(sessionId: string, { key, askings: count, newest }: QuestionGroup) {
	const [limit, setLimit] = useState(ASKINGS_AT_ONCE);
	const [loaded, setLoaded] = useState<{ readonly askings: readonly Asking[]; readonly hasMore: boolean } | null>(null);
	const [isFailed, setIsFailed] = useState(false);
	useEffect(() => {
		let isCurrent = true;
		askDesk('question.askings', { sessionId, key, limit }).then(
			(found) => {
				if (!isCurrent) return;
				setLoaded(found);
				setIsFailed(false);
			},
			() => isCurrent && setIsFailed(true),
		);
		return () => {
			isCurrent = false;
		};
	}, [sessionId, key, limit, count]);
	return {
		askings: loaded?.askings ?? newest,
		hasMore: loaded?.hasMore === true && limit < MOST_ASKINGS,
		isFailed,
		showMore: () => setLimit(Math.min(limit + ASKINGS_AT_ONCE, MOST_ASKINGS)),
	};
}

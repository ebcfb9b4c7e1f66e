import { useEffect, useState } from 'react';
import { SPEECH_HOLDS_MS } from '../../../shared/model/timeline.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { AlignIcon, LanesIcon } from '../../components/icons.tsx';
import { type MessageEntry, stateOf } from '../../state/feed/message-book.ts';
import type { SessionFeed } from '../../state/feed/session-feed.ts';
import type { SpokenLines } from '../../state/speech/spoken-lines.ts';
import type { SessionTranslations } from '../../state/translation/session-translations.ts';
import { useTranslations } from '../../state/translation/use-session-translations.ts';
import { FlagTag } from '../FlagTag.tsx';
import { MessageText } from '../MessageText.tsx';
import { labelledSpansOf, marksOf } from '../marks.ts';
import { useRowWords } from '../row-words.ts';
import { CurrentLine, LONGEST_LINE } from './CurrentLine.tsx';
import { SoundSwitch } from './SoundSwitch.tsx';
import { useSpoken } from './use-spoken-lines.ts';
import './live-speech.css';

interface LiveSpeechProps {
	readonly feed: SessionFeed;
	readonly spoken: SpokenLines;
	/** Null while messages are not translated. */
	readonly translations: SessionTranslations | null;
	/** Speech stands beside the chat in the feed: what was said before is read there. */
	readonly hasLanes: boolean;
	readonly onLanes: (hasLanes: boolean) => void;
	/** Somebody sets how the lanes stand against each other. */
	readonly isAligning: boolean;
	readonly onAlign: (isAligning: boolean) => void;
	readonly onOpen: (messageId: number) => void;
}

/** What the host of a running show says: the current line large while it grows, and, where the feed has no lane for it, the last ones before. */
export function LiveSpeech({ feed, spoken, translations, hasLanes, onLanes, isAligning, onAlign, onOpen }: LiveSpeechProps) {
	const words = useRowWords();
	const { t } = words;
	const growing = useSpoken(spoken, (snapshot) => snapshot.growing);
	const lastIds = useSpoken(spoken, (snapshot) => snapshot.lastIds);
	useSpoken(spoken, ({ version }) => version);
	const lines = lastIds.flatMap((id) => feed.book.get(id) ?? []).filter(({ correctedBy }) => correctedBy === undefined);
	const current = growing === null ? (lines.at(-1) ?? null) : null;
	const earlier = hasLanes ? NONE : lines.filter((line) => line !== current).slice(-EARLIER_LINES);
	useTranslations(translations, (known) => lastIds.map((id) => known?.get(id)?.text).join('\n'));
	const translationOf = ({ message }: MessageEntry) => translations?.get(message.id)?.text ?? null;
	useEffect(() => {
		translations?.seeBeside(lastIds.map((messageId) => ({ messageId, isVisible: true })));
		return () => translations?.seeBeside([]);
	}, [translations, lastIds]);
	const isOver = useIsOver(current?.message.receivedAt ?? null);
	if (growing === null && current === null) return null;

	const tools = (
		<>
			<SoundSwitch />
			<span className="live-speech-lanes">
				{hasLanes && <IconButton label={t('speech:offset.open')} icon={<AlignIcon />} isActive={isAligning} onPress={() => onAlign(!isAligning)} />}
				<IconButton label={t('speech:lanes')} icon={<LanesIcon />} isActive={hasLanes} onPress={() => onLanes(!hasLanes)} />
			</span>
		</>
	);
	return (
		<section className="live-speech" aria-label={t('speech:title')}>
			{growing !== null ? (
				<CurrentLine author="" language={growing.language} state="growing" translation={null} isTranslated={translations !== null} tools={tools}>
					<span className="live-speech-words">{growing.text.slice(-LONGEST_LINE)}</span>
				</CurrentLine>
			) : (
				current !== null && (
					<CurrentLine
						author={current.message.author.name}
						language={stateOf(current).language.tag}
						state={isOver ? 'over' : 'said'}
						translation={translationOf(current)}
						isTranslated={translations !== null}
						tools={tools}
					>
						<span className="live-speech-words">
							<SpokenText entry={current} />
						</span>
					</CurrentLine>
				)
			)}
			{earlier.length > 0 && (
				<ul className="live-speech-earlier" aria-label={t('speech:earlier')}>
					{earlier.map((entry) => (
						<li key={entry.message.id}>
							<button type="button" title={t('speech:show')} onClick={() => onOpen(entry.message.id)}>
								<span className="live-speech-line">
									<SpokenText entry={entry} />
								</span>
								{stateOf(entry).flags.map(({ flag, verdict }) => (
									<FlagTag key={flag.id} category={flag.category} severity={flag.severity} verdict={verdict?.verdict ?? null} t={t} />
								))}
							</button>
							{translations !== null && (
								<p className="live-speech-translation" dir="auto">
									{translationOf(entry)?.slice(0, LONGEST_LINE)}
								</p>
							)}
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

const EARLIER_LINES = 2;
const NONE: readonly MessageEntry[] = [];

function SpokenText({ entry }: { readonly entry: MessageEntry }) {
	const { message, deletion } = entry;
	return (
		<MessageText
			messageId={message.id}
			text={message.text}
			language={stateOf(entry).language.tag}
			marks={marksOf(entry)}
			labels={labelledSpansOf(entry)}
			emotes={message.emotes}
			shownLength={Math.min(LONGEST_LINE, message.text.length)}
			isDeleted={deletion !== null}
		/>
	);
}

/** Has nobody spoken since for a while? Null: nobody has spoken at all. */
function useIsOver(saidAt: number | null): boolean {
	const [overAt, setOverAt] = useState<number | null>(null);
	useEffect(() => {
		if (saidAt === null) return;
		const timer = setTimeout(() => setOverAt(saidAt), Math.max(0, saidAt + 2 * SPEECH_HOLDS_MS - Date.now()));
		return () => clearTimeout(timer);
	}, [saidAt]);
	return saidAt !== null && overAt === saidAt;
}

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf } from '../../shared/contract/errors.ts';
import type { ComplianceFinding } from '../../shared/model/compliance.ts';
import type { Stretch, Timeline } from '../../shared/model/timeline.ts';
import { Button } from '../components/Button.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useClocks } from '../live/compliance/use-clocks.ts';
import { LaneOffset } from '../live/speech/LaneOffset.tsx';
import { useFeed } from '../live/use-session-feed.ts';
import type { SessionFeed } from '../state/feed/session-feed.ts';
import type { SessionTranslations } from '../state/translation/session-translations.ts';
import { PlayedClocks } from './PlayedClocks.tsx';
import { PlayerBar } from './PlayerBar.tsx';
import type { Player } from './player.ts';
import { SpeechLine } from './SpeechLine.tsx';
import { TimelineTools } from './TimelineTools.tsx';
import { TimelineView } from './TimelineView.tsx';
import { useNewPlayer, usePlayer } from './use-player.ts';
import { useTimeline } from './use-timeline.ts';
import './player.css';

interface PlayerStageProps {
	readonly feed: SessionFeed;
	/** Null while messages are not translated. */
	readonly translations: SessionTranslations | null;
	/** Still being recorded: the timeline grows. */
	readonly isLive: boolean;
	/** Opens the session at this moment; null: as it is read. */
	readonly startOffsetMs: number | null;
	readonly hasLanes: boolean;
	readonly onLanes: (hasLanes: boolean) => void;
	/** By how much the chat is moved against the speech. */
	readonly chatDelayMs: number;
	/** Told whether the session has speech and chat, to stand side by side. */
	readonly onHasBoth: (hasBoth: boolean) => void;
}

/** What stands over the feed of a saved session: its timeline, and the way through it as through a recording. */
export function PlayerStage({ feed, translations, isLive, startOffsetMs, hasLanes, onLanes, chatDelayMs, onHasBoth }: PlayerStageProps) {
	const { t } = useTranslation('player');
	const faultWords = useFaultWords();
	const player = useNewPlayer(feed);
	const [isAligning, setIsAligning] = useState(false);
	const selected = useFeed(feed, () => feed.selected?.message ?? null);
	const [window, setWindow] = useState<Stretch | null>(null);
	const { timeline, error, reload } = useTimeline(feed.sessionId, window);
	usePlayerKnowing(player, feed, timeline?.whole ?? null, isLive, startOffsetMs);
	usePlayerFollowing(player, feed);
	const hasBoth = timeline !== null && timeline.whole.spoken > 0 && timeline.whole.languages.length > 0;
	useEffect(() => onHasBoth(hasBoth), [hasBoth, onHasBoth]);
	const atEnd = useClocks(feed.sessionId);
	const findings = atEnd.clocks?.findings ?? NONE;
	const playError = usePlayer(player, (snapshot) => snapshot.error);

	if (timeline === null) {
		// The feed of the same session says so, with the way on.
		if (error !== null && faultOf(error).code === 'session-not-found') return null;
		return error === null ? (
			<p className="player-stage player-loading" role="status">
				{t('loading')}
			</p>
		) : (
			<p className="player-stage player-failed" role="alert">
				{t('failed')} {faultWords(error)}
				<Button size="small" onPress={reload}>
					{t('retry')}
				</Button>
			</p>
		);
	}
	const { whole } = timeline;
	return (
		<section className="player-stage" aria-label={t('title')}>
			<TimelineView player={player} whole={whole} shown={timeline.shown} window={window} findings={findings} onWindow={setWindow}>
				<TimelineTools
					player={player}
					sessionId={feed.sessionId}
					whole={whole}
					window={window}
					onWindow={setWindow}
					hasLanes={hasBoth ? hasLanes : null}
					onLanes={onLanes}
					isAligning={isAligning}
					onAlign={setIsAligning}
				/>
			</TimelineView>
			<PlayerBar player={player} whole={whole} />
			<PlayedClocks player={player} sessionId={feed.sessionId} hasSpeech={whole.spoken > 0} end={whole.whole.to} atEnd={atEnd} />
			{playError !== null && (
				<p className="player-failed" role="alert">
					{t('playFailed')} {faultWords(playError)}
					<Button size="small" onPress={() => void player.play()}>
						{t('retry')}
					</Button>
				</p>
			)}
			{hasBoth && hasLanes && isAligning && <LaneOffset sessionId={feed.sessionId} chatDelayMs={chatDelayMs} selected={selected} now={() => player.position} />}
			{whole.spoken > 0 && <SpeechLine player={player} translations={translations} />}
		</section>
	);
}

const NONE: readonly ComplianceFinding[] = [];

/** Tells the player what is known of the session, and takes it where the address leads, once. */
function usePlayerKnowing(player: Player, feed: SessionFeed, whole: Timeline | null, isLive: boolean, startOffsetMs: number | null): void {
	useEffect(() => {
		if (whole !== null) player.know(whole.whole, whole.spoken > 0, isLive);
	}, [player, whole, isLive]);
	const hasBegun = useRef(false);
	const isLoaded = useFeed(feed, ({ loading }) => loading === 'none');
	const start = whole?.whole.from ?? null;
	useEffect(() => {
		if (start === null || !isLoaded || hasBegun.current) return;
		hasBegun.current = true;
		if (startOffsetMs !== null) void player.seek(start + startOffsetMs);
	}, [player, start, isLoaded, startOffsetMs]);
}

/** At rest the moment is where the person reads. */
function usePlayerFollowing(player: Player, feed: SessionFeed): void {
	const selected = useFeed(feed, () => feed.selected?.message ?? null);
	useEffect(() => {
		if (selected !== null) player.follow(selected);
	}, [player, selected]);
}

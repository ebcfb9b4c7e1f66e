import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceAudio } from '../../../shared/model/caption.ts';
import type { LiveShow, SourceState } from '../../../shared/model/show.ts';
import { LevelMeter } from '../../audio/LevelMeter.tsx';
import { type GivenSound, muteSound, stopSound, useGivenSounds } from '../../audio/sound-givers.ts';
import { askForSound, closeSoundQuestion, useSoundQuestion } from '../../audio/sound-question.ts';
import { useSoundWords } from '../../audio/use-sound-words.ts';
import { Button } from '../../components/Button.tsx';
import { LockIcon, SpeechIcon, SpeechOffIcon, StopIcon, UploadIcon, WarningIcon } from '../../components/icons.tsx';
import { useIsConnected } from '../../state/desk.ts';
import { SoundDialog } from './SoundDialog.tsx';
import './sound-band.css';

/** What each listening source of a running show hears: who gives it sound, how loud, and where that goes; or the button that gives it some. */
export function SoundBand({ show }: { readonly show: LiveShow }) {
	const { t } = useTranslation('sound');
	const asked = useSoundQuestion();
	const given = useGivenSounds();
	// Who leaves the show has left its question.
	useEffect(() => closeSoundQuestion, []);
	// One that has failed asks for something else than sound.
	const listening = show.sources.flatMap((source) => {
		const mine = given[source.sourceId] ?? null;
		return source.audio === undefined || (mine === null && IS_OVER.has(source.connection)) ? [] : [{ source, audio: source.audio, mine }];
	});
	if (listening.length === 0) return null;
	const question = listening.find(({ source }) => source.sourceId === asked);
	return (
		<section className="sound-band" aria-label={t('title')}>
			{listening.map(({ source, audio, mine }) => (
				<SoundRow key={source.sourceId} source={source} audio={audio} given={mine} />
			))}
			{question !== undefined && (
				<SoundDialog
					sessionId={show.session.id}
					sourceId={question.source.sourceId}
					name={question.source.label}
					audio={question.audio}
					onClose={closeSoundQuestion}
				/>
			)}
		</section>
	);
}

const IS_OVER: ReadonlySet<SourceState['connection']> = new Set(['failed', 'ended']);

interface SoundRowProps {
	readonly source: SourceState;
	readonly audio: SourceAudio;
	/** By this page; null where it gives nothing. */
	readonly given: GivenSound | null;
}

function SoundRow({ source, audio, given }: SoundRowProps) {
	const { t } = useTranslation('sound');
	const words = useSoundWords();
	const at = words.heardAt(audio);
	if (given === null && audio.givenBy === null) {
		return (
			<div className="sound-row">
				<SpeechOffIcon size={14} />
				<bdi className="sound-source">{source.label}</bdi>
				<span className="sound-words">{t('waiting')}</span>
				<Button size="small" icon={<SpeechIcon size={14} />} onPress={() => askForSound(source.sourceId)}>
					{t('give')}
				</Button>
			</div>
		);
	}
	const goes = (
		<span className="sound-goes" data-at={at}>
			{at === 'here' ? <LockIcon size={12} /> : <UploadIcon size={12} />}
			{words.goes(audio)}
		</span>
	);
	if (given === null) {
		return (
			<div className="sound-row">
				<SpeechIcon size={14} />
				<bdi className="sound-source">{source.label}</bdi>
				<span className="sound-words">{t('elsewhere', { label: words.giverName(audio.givenBy ?? '') })}</span>
				{goes}
			</div>
		);
	}
	const lostMs = given.lostMs + audio.droppedMs;
	return (
		<div className="sound-row" data-given>
			<LevelMeter sourceId={source.sourceId} />
			<bdi className="sound-source">{words.giverName(given.label)}</bdi>
			<SoundState given={given} />
			{goes}
			{lostMs > 0 && <span className="sound-lost">{t('lostSeconds', { seconds: Math.ceil(lostMs / 100) / 10 })}</span>}
			<span className="sound-tools">
				<Button
					size="small"
					variant="quiet"
					icon={given.isMuted ? <SpeechIcon size={14} /> : <SpeechOffIcon size={14} />}
					onPress={() => muteSound(source.sourceId, !given.isMuted)}
				>
					{given.isMuted ? t('unmute') : t('mute')}
				</Button>
				<Button size="small" variant="quiet" icon={<StopIcon size={12} />} onPress={() => stopSound(source.sourceId)}>
					{t('stop')}
				</Button>
			</span>
		</div>
	);
}

/** The meter in words, which change only when something to know does. */
function SoundState({ given }: { readonly given: GivenSound }) {
	const { t } = useTranslation('sound');
	const isConnected = useIsConnected();
	if (given.isMuted) {
		return (
			<span className="sound-words" role="status">
				{t('state.muted')}
			</span>
		);
	}
	if (isConnected && given.isHeard) {
		return (
			<span className="sound-words" role="status">
				{t('state.heard')}
			</span>
		);
	}
	return (
		<span className="sound-words sound-warning" role="status">
			<WarningIcon size={12} />
			{isConnected ? t(given.from === 'microphone' ? 'state.nothingMicrophone' : 'state.nothingShared') : t('state.waitsForDesk')}
		</span>
	);
}

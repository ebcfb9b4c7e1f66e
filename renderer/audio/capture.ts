import { codeOf, type NamelessGiver } from './giver-label.ts';
import { microphoneFailure, SoundFailure, sharingFailure } from './sound-failure.ts';
import workletUrl from './sound-worklet.ts?worker&url';
import { canHearMicrophone, isOwnProgram } from './what-page-can.ts';
import { SOUND_WORKLET } from './worklet-name.ts';

/** What a person wants heard. `deviceId` null: the system's default microphone. */
export type SoundChoice = { readonly from: 'microphone'; readonly deviceId: string | null } | { readonly from: 'shared' };

/** Sound that is being captured, and is not heard by anybody yet. */
export interface CapturedSound {
	/** What gives it: see giver-label.ts. */
	readonly label: string;
	/** Where it comes from is silenced: no sound leaves the browser's own capture. */
	mute(isMuted: boolean): void;
	/** Lets go of the microphone or of what is shared. */
	stop(): void;
}

export interface SoundListener {
	/** A tenth of a second: one channel, 16 bits, 16,000 a second. */
	readonly onPiece: (piece: Int16Array<ArrayBuffer>) => void;
	/** The device was pulled out, or the person ended the sharing in the browser. It is stopped then. */
	readonly onEnded: () => void;
	/** The browser's own work on it failed. It is stopped then. */
	readonly onFailed: (failure: SoundFailure) => void;
}

/** Must be called while a press of the person is fresh: browsers share nothing else. @throws SoundFailure */
export async function captureSound(choice: SoundChoice, listener: SoundListener): Promise<CapturedSound> {
	if (!canHearMicrophone()) throw new SoundFailure('not-secure');
	const { track, label } = choice.from === 'microphone' ? await openMicrophone(choice.deviceId) : await openShared();
	// Nothing is played, and still the sound card keeps time: by the clock of `sinkId: none` a busy machine heard up to a tenth too little.
	const context = new AudioContext({ latencyHint: 'playback' });
	let isStopped = false;
	const stop = () => {
		if (isStopped) return;
		isStopped = true;
		track.stop();
		void context.close();
	};
	try {
		await context.audioWorklet.addModule(workletUrl);
		const worklet = new AudioWorkletNode(context, SOUND_WORKLET, { numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit' });
		worklet.port.onmessage = ({ data }: MessageEvent<Int16Array<ArrayBuffer>>) => {
			if (!isStopped) listener.onPiece(data);
		};
		worklet.onprocessorerror = () => {
			if (isStopped) return;
			stop();
			listener.onFailed(new SoundFailure('worklet'));
		};
		// A browser may hold it for a call or another program; it goes on as soon as it may.
		context.onstatechange = () => {
			if (!isStopped && context.state !== 'running' && context.state !== 'closed') context.resume().catch(() => undefined);
		};
		context.createMediaStreamSource(new MediaStream([track])).connect(worklet);
		await context.resume();
	} catch (error) {
		stop();
		throw new SoundFailure('worklet', { cause: error });
	}
	track.addEventListener('ended', () => {
		if (isStopped) return;
		stop();
		listener.onEnded();
	});
	if (track.readyState === 'ended') {
		stop();
		throw new SoundFailure(choice.from === 'microphone' ? 'microphone-in-use' : 'shared-sound-failed');
	}
	return {
		label,
		mute: (isMuted) => {
			track.enabled = !isMuted;
		},
		stop,
	};
}

interface OpenTrack {
	readonly track: MediaStreamTrack;
	readonly label: string;
}

/** A recogniser hears best what nobody has worked on; and an echo may be the show itself, played by this computer. */
const AS_IT_IS = { echoCancellation: false, noiseSuppression: false, autoGainControl: false } as const;

async function openMicrophone(deviceId: string | null): Promise<OpenTrack> {
	let stream: MediaStream;
	try {
		stream = await navigator.mediaDevices.getUserMedia({
			audio: { ...AS_IT_IS, ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }) },
		});
	} catch (error) {
		throw new SoundFailure(microphoneFailure(error, isOwnProgram()), { cause: error });
	}
	const [track] = stream.getAudioTracks();
	if (track === undefined) throw new SoundFailure('no-microphone');
	return { track, label: track.label.trim() || codeOf('unnamed') };
}

/** What browsers know beyond the standard: another tab first, the system's sound with a screen, no tab of the desk itself. */
interface SharingOptions extends DisplayMediaStreamOptions {
	readonly selfBrowserSurface: 'exclude';
	readonly surfaceSwitching: 'include';
	readonly systemAudio: 'include';
	readonly audio: MediaTrackConstraints & { readonly restrictOwnAudio: true };
}

async function openShared(): Promise<OpenTrack> {
	const options: SharingOptions = {
		// A picture has to be asked for with the sound.
		video: true,
		// The desk's own alarm is nothing the host says.
		audio: { ...AS_IT_IS, restrictOwnAudio: true },
		selfBrowserSurface: 'exclude',
		surfaceSwitching: 'include',
		systemAudio: 'include',
	};
	let stream: MediaStream;
	try {
		stream = await navigator.mediaDevices.getDisplayMedia(options);
	} catch (error) {
		throw new SoundFailure(sharingFailure(error, isOwnProgram()), { cause: error });
	}
	const surface = surfaceShared(stream);
	for (const picture of stream.getVideoTracks()) picture.stop();
	const [track] = stream.getAudioTracks();
	if (track === undefined) throw new SoundFailure('no-shared-sound');
	return { track, label: codeOf(surface) };
}

function surfaceShared(stream: MediaStream): NamelessGiver {
	if (isOwnProgram()) return 'computer';
	const surface = stream.getVideoTracks()[0]?.getSettings().displaySurface;
	return surface === 'window' || surface === 'monitor' ? surface : 'browser';
}

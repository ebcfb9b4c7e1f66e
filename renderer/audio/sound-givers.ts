import { create } from 'zustand';
import { DeskError } from '../../shared/contract/errors.ts';
import { callDesk, onDeskEvent, useDeskState } from '../state/desk.ts';
import { type CapturedSound, captureSound, type SoundChoice } from './capture.ts';
import { meterShareOf, NOTHING_PEAK, peakOf } from './level.ts';
import { createPieceSender, type PieceSender } from './piece-sender.ts';
import { SoundFailure } from './sound-failure.ts';

/** Sound that this page gives a source of a running show, on whatever screen the person is. */
export interface GivenSound {
	readonly sessionId: string;
	readonly sourceId: string;
	readonly from: SoundChoice['from'];
	/** What gives it: see giver-label.ts. */
	readonly label: string;
	readonly isMuted: boolean;
	/** Something was heard within the last NOTHING_AFTER_MS. */
	readonly isHeard: boolean;
	/** Captured and never sent, in ms. */
	readonly lostMs: number;
}

/** Why sound ended that nobody stopped. */
export type SoundEnd =
	/** The show was stopped or has finished. */
	| { readonly reason: 'show' }
	/** The microphone was pulled out, or the sharing ended in the browser. */
	| { readonly reason: 'giver'; readonly from: SoundChoice['from']; readonly label: string }
	/** Another window gives it now; `label`: what. */
	| { readonly reason: 'taken'; readonly label: string }
	| { readonly reason: 'failed'; readonly error: unknown };

/** So long nothing at all: worth a word to whoever believes that the host is heard. */
export const NOTHING_AFTER_MS = 10_000;
/** Silence that is still sent after sound was muted: a recogniser ends its line when it hears nobody. */
const MUTED_TAIL_PIECES = 20;
const LOOK_EVERY_MS = 1_000;

interface Giver {
	readonly capture: CapturedSound;
	readonly sender: PieceSender;
	readonly watch: ReturnType<typeof setInterval>;
	heardAt: number;
	mutedPieces: number;
}

const useStore = create<{ readonly given: Readonly<Record<string, GivenSound>> }>()(() => ({ given: {} }));
const givers = new Map<string, Giver>();
const levelListeners = new Map<string, Set<(share: number) => void>>();
const endListeners = new Set<(end: SoundEnd) => void>();

/** What this page gives, by the id of the source that hears it. */
export function useGivenSounds(): Readonly<Record<string, GivenSound>> {
	return useStore(({ given }) => given);
}

/** How loud it is, ten times a second, from 0 to 1. Returns the function that ends it. */
export function onSoundLevel(sourceId: string, listener: (share: number) => void): () => void {
	const listeners = levelListeners.get(sourceId) ?? new Set();
	levelListeners.set(sourceId, listeners.add(listener));
	return () => listeners.delete(listener);
}

/** Returns the function that ends it. */
export function onSoundEnd(listener: (end: SoundEnd) => void): () => void {
	endListeners.add(listener);
	return () => endListeners.delete(listener);
}

export interface SoundPlace {
	readonly sessionId: string;
	readonly sourceId: string;
}

/**
 * Asks the browser for the sound and the desk to take it. Must be called while a press of the person is fresh.
 * @param signal aborted: they think better of it, and what the browser still gives is let go at once
 * @throws SoundFailure where there is none to have, DeskError where the desk does not take it, the signal's reason
 */
export async function giveSound({ sessionId, sourceId }: SoundPlace, choice: SoundChoice, signal: AbortSignal): Promise<void> {
	watchOnce();
	// Until the desk takes it, what comes is nobody's.
	let giver: Giver | null = null;
	let hasEnded = false;
	const capture = await captureSound(choice, {
		onPiece: (piece) => giver !== null && hear(sourceId, giver, piece),
		onEnded: () => {
			hasEnded = true;
			end(sourceId, { reason: 'giver', from: choice.from, label: capture.label });
		},
		onFailed: (failure) => {
			hasEnded = true;
			end(sourceId, { reason: 'failed', error: failure });
		},
	});
	if (signal.aborted) {
		capture.stop();
		throw signal.reason;
	}
	stopSound(sourceId);
	const { label } = capture;
	const sender = createPieceSender({
		call: callDesk,
		sessionId,
		sourceId,
		label: label.slice(0, LONGEST_LABEL),
		onLost: (lostMs) => change(sourceId, { lostMs }),
		onRefused: (error) => end(sourceId, endOf(error)),
	});
	try {
		await sender.begin();
	} catch (error) {
		capture.stop();
		throw error;
	}
	if (signal.aborted || hasEnded) {
		capture.stop();
		sender.end();
		signal.throwIfAborted();
		throw new SoundFailure(choice.from === 'microphone' ? 'microphone-in-use' : 'shared-sound-failed');
	}
	const watch = setInterval(() => listenForNothing(sourceId), LOOK_EVERY_MS);
	giver = { capture, sender, watch, heardAt: performance.now(), mutedPieces: 0 };
	givers.set(sourceId, giver);
	useStore.setState(({ given }) => ({
		given: { ...given, [sourceId]: { sessionId, sourceId, from: choice.from, label, isMuted: false, isHeard: true, lostMs: 0 } },
	}));
}

/** As the contract takes it. */
const LONGEST_LABEL = 200;

export function muteSound(sourceId: string, isMuted: boolean): void {
	const giver = givers.get(sourceId);
	if (giver === undefined) return;
	giver.capture.mute(isMuted);
	giver.mutedPieces = 0;
	giver.heardAt = performance.now();
	change(sourceId, { isMuted, isHeard: true });
}

/** The engine is asked for its last words. */
export function stopSound(sourceId: string): void {
	const giver = givers.get(sourceId);
	if (giver === undefined) return;
	givers.delete(sourceId);
	clearInterval(giver.watch);
	giver.capture.stop();
	giver.sender.end();
	useStore.setState(({ given: { [sourceId]: _ended, ...given } }) => ({ given }));
}

function end(sourceId: string, why: SoundEnd): void {
	if (!givers.has(sourceId)) return;
	stopSound(sourceId);
	for (const listener of endListeners) listener(why);
}

function endOf(error: unknown): SoundEnd {
	if (!(error instanceof DeskError)) return { reason: 'failed', error };
	const { label = '' } = error.detail;
	// Nobody has taken it: the source is being stopped with its show.
	if (error.code === 'session-ended' || (error.code === 'audio-taken' && label === '')) return { reason: 'show' };
	return error.code === 'audio-taken' ? { reason: 'taken', label } : { reason: 'failed', error };
}

function hear(sourceId: string, giver: Giver, piece: Int16Array<ArrayBuffer>): void {
	if (useStore.getState().given[sourceId]?.isMuted === true) {
		giver.mutedPieces += 1;
		if (giver.mutedPieces > MUTED_TAIL_PIECES) giver.sender.pass();
		else giver.sender.send(piece);
		tellLevel(sourceId, 0);
		return;
	}
	giver.sender.send(piece);
	const peak = peakOf(piece);
	if (peak > NOTHING_PEAK) {
		giver.heardAt = performance.now();
		change(sourceId, { isHeard: true });
	}
	tellLevel(sourceId, meterShareOf(peak));
}

function tellLevel(sourceId: string, share: number): void {
	for (const listener of levelListeners.get(sourceId) ?? []) listener(share);
}

function listenForNothing(sourceId: string): void {
	const giver = givers.get(sourceId);
	const isMuted = useStore.getState().given[sourceId]?.isMuted === true;
	if (giver === undefined || isMuted || performance.now() - giver.heardAt < NOTHING_AFTER_MS) return;
	change(sourceId, { isHeard: false });
	tellLevel(sourceId, 0);
}

/** Draws nothing anew where nothing is new: it is called for every piece. */
function change(sourceId: string, part: Partial<Pick<GivenSound, 'isMuted' | 'isHeard' | 'lostMs'>>): void {
	const now = useStore.getState().given[sourceId];
	if (now === undefined) return;
	const next = { ...now, ...part };
	if (next.isMuted === now.isMuted && next.isHeard === now.isHeard && next.lostMs === now.lostMs) return;
	useStore.setState(({ given }) => ({ given: { ...given, [sourceId]: next } }));
}

let isWatching = false;

/** Sound goes on through broken connections, and ends with its show and with the page. */
function watchOnce(): void {
	if (isWatching) return;
	isWatching = true;
	useDeskState.subscribe(({ connection }, before) => {
		if (connection.phase === 'connected' && before.connection.phase !== 'connected') for (const { sender } of givers.values()) sender.goOn();
	});
	onDeskEvent((event) => {
		if (event.type !== 'session' || event.session.endedAt === null) return;
		for (const { sourceId, sessionId } of Object.values(useStore.getState().given)) if (sessionId === event.session.id) end(sourceId, { reason: 'show' });
	});
	window.addEventListener('pagehide', () => {
		for (const sourceId of [...givers.keys()]) stopSound(sourceId);
	});
}

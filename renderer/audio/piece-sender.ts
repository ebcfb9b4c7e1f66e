import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts';
import { DeskError } from '../../shared/contract/errors.ts';
import { AUDIO_SAMPLE_RATE } from '../../shared/model/caption.ts';
import { base64Of } from '../connection/base64.ts';
import { PIECE_MS } from './piece-cutter.ts';

export interface PieceSenderOptions {
	readonly call: <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>;
	readonly sessionId: string;
	readonly sourceId: string;
	/** What gives the sound. */
	readonly label: string;
	/** So much was never sent, in ms and all together. */
	readonly onLost: (lostMs: number) => void;
	/** The desk takes no more, for this reason; nothing is sent from here on. */
	readonly onRefused: (error: unknown) => void;
}

/** Gives one source its sound over a connection that may break. */
export interface PieceSender {
	/** Rejects with why the desk does not take it. */
	begin(): Promise<void>;
	/** @param piece of PIECE_MS; what cannot be sent in time is let go */
	send(piece: Int16Array<ArrayBuffer>): void;
	/** The time of a piece passes, and nobody is to hear it. */
	pass(): void;
	/** The desk can be reached again. */
	goOn(): void;
	/** Asks for the last words of what was said. */
	end(): void;
}

/** Unanswered at once: so many tenths of a second may lie between the page and its desk. */
const MOST_UNDER_WAY = 10;
/** Three seconds. What is older is no help any more to whoever reads along. */
const MOST_WAITING = 30;

/** A show that is being stopped ends its streams before it is known to be over. */
const MOST_IN_VAIN = 3;

interface WaitingPiece {
	readonly index: number;
	readonly base64: string;
	isUnderWay: boolean;
}

interface Stream {
	readonly id: string;
	/** Of the piece that is its first. */
	readonly firstIndex: number;
}

/** Pieces are counted by the time they stand for; one that is left out is time that passed, and one that is sent again is ignored. */
export function createPieceSender({ call, sessionId, sourceId, label, onLost, onRefused }: PieceSenderOptions): PieceSender {
	let stream: Stream | null = null;
	let waiting: WaitingPiece[] = [];
	let nextIndex = 0;
	let lostMs = 0;
	let isReachable = true;
	let isBeginning = false;
	let isEnded = false;
	/** Streams in a row of which the desk took nothing. */
	let begunInVain = 0;

	async function begin(): Promise<void> {
		isBeginning = true;
		try {
			const { streamId } = await call('audio.begin', { sessionId, sourceId, sampleRate: AUDIO_SAMPLE_RATE, label });
			if (isEnded) leave(streamId);
			else stream = { id: streamId, firstIndex: waiting[0]?.index ?? nextIndex };
		} finally {
			isBeginning = false;
		}
		pump();
	}

	function beginAgain(): void {
		if (isBeginning || isEnded) return;
		begin().catch((error: unknown) => {
			if (isUnreachable(error)) isReachable = false;
			else refuse(error);
		});
	}

	function pump(): void {
		if (stream === null || !isReachable || isEnded) return;
		let underWay = 0;
		for (const piece of waiting) {
			if (underWay === MOST_UNDER_WAY) return;
			underWay += 1;
			if (!piece.isUnderWay) push(stream, piece);
		}
	}

	function push(to: Stream, piece: WaitingPiece): void {
		piece.isUnderWay = true;
		call('audio.push', { streamId: to.id, seq: piece.index - to.firstIndex, base64: piece.base64 }).then(
			() => {
				begunInVain = 0;
				waiting = waiting.filter((one) => one !== piece);
				pump();
			},
			(error: unknown) => {
				piece.isUnderWay = false;
				if (to !== stream || isEnded) return;
				if (isUnreachable(error)) {
					isReachable = false;
				} else if (error instanceof DeskError && error.code === 'audio-ended' && begunInVain < MOST_IN_VAIN) {
					begunInVain += 1;
					stream = null;
					beginAgain();
				} else {
					refuse(error);
				}
			},
		);
	}

	function refuse(error: unknown): void {
		if (isEnded) return;
		isEnded = true;
		waiting = [];
		onRefused(error);
	}

	/** Nobody waits for the answer: a stream that is over already is no error, and one that cannot be ended ends for want of sound. */
	function leave(streamId: string): void {
		call('audio.end', { streamId }).catch(() => undefined);
	}

	return {
		begin,
		send(piece) {
			if (isEnded) return;
			waiting.push({ index: nextIndex, base64: base64Of(new Uint8Array(piece.buffer)), isUnderWay: false });
			nextIndex += 1;
			if (waiting.length > MOST_WAITING) {
				const oldest = waiting.findIndex(({ isUnderWay }) => !isUnderWay);
				waiting.splice(oldest, 1);
				lostMs += PIECE_MS;
				onLost(lostMs);
			}
			pump();
		},
		pass() {
			nextIndex += 1;
		},
		goOn() {
			isReachable = true;
			if (stream === null) beginAgain();
			else pump();
		},
		end() {
			if (isEnded) return;
			isEnded = true;
			waiting = [];
			if (stream !== null) leave(stream.id);
		},
	};
}

function isUnreachable(error: unknown): boolean {
	return error instanceof DeskError && error.code === 'desk-closed';
}

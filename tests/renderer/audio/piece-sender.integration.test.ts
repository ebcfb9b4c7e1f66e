import { afterEach, describe, expect, it } from 'vitest';
import { createAudioStreams } from '../../../electron/desk/captions/audio-streams.ts';
import { PIECE_SAMPLES } from '../../../renderer/audio/piece-cutter.ts';
import { createPieceSender } from '../../../renderer/audio/piece-sender.ts';
import type { CallName } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';
import { hear, serveCaptions, stopAll } from '../../electron/desk/captions/heard.ts';

afterEach(stopAll);

/** A page's wire to the real commands of a source that listens at a server of the test. */
async function openWire() {
	const server = await serveCaptions();
	const { source } = hear({ engine: 'vosk', url: server.address });
	const { audio } = source;
	if (audio === undefined) throw new Error('the source takes no sound');
	const { handlers } = createAudioStreams({ inputOf: () => audio });
	let isCut = false;
	const held: (() => void)[] = [];
	let isHeld = false;
	let streamId = '';
	const asked: CallName[] = [];
	const ended: unknown[] = [];
	const lost: number[] = [];
	const sender = createPieceSender({
		async call(name, input) {
			asked.push(name);
			if (isHeld) await new Promise<void>((resolve) => held.push(resolve));
			if (isCut) throw new DeskError('desk-closed', 'The desk is not connected.');
			const handler = (handlers as Partial<Record<CallName, (input: unknown) => Promise<unknown>>>)[name];
			const answer = await handler?.(input);
			if (name === 'audio.begin') streamId = (answer as { readonly streamId: string }).streamId;
			return answer as never;
		},
		sessionId: 's',
		sourceId: 'a',
		label: 'microphone',
		onLost: (ms) => lost.push(ms),
		onRefused: (error) => ended.push(error),
	});
	return {
		server,
		audio,
		handlers,
		sender,
		asked,
		ended,
		lost,
		cut: (cut: boolean) => {
			isCut = cut;
		},
		endStream: () => handlers['audio.end']({ streamId }),
		hold: () => {
			isHeld = true;
		},
		release: () => {
			isHeld = false;
			for (const go of held.splice(0)) go();
		},
		/** The first sample of every piece that the engine was sent, on every connection. */
		heard: () => server.clients.map(({ sound }) => sound.map((piece) => piece.readInt16LE(0))),
	};
}

function piece(mark: number): Int16Array<ArrayBuffer> {
	return new Int16Array(PIECE_SAMPLES).fill(mark);
}

const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('sound on its way from the page to the desk', () => {
	it('arrives whole and in order, however many pieces are under way at once', async () => {
		const wire = await openWire();
		await wire.sender.begin();
		for (const mark of upTo(40)) {
			wire.sender.send(piece(mark));
			if (mark % 8 === 0) await new Promise((resolve) => setImmediate(resolve));
		}
		await expect.poll(wire.heard).toEqual([upTo(40)]);
		expect(wire.server.clients[0]?.sound[0]?.length).toBe(PIECE_SAMPLES * 2);
		wire.sender.end();
		await expect.poll(() => wire.audio.read().givenBy).toBeNull();
		expect({ lost: wire.lost, ended: wire.ended }).toEqual({ lost: [], ended: [] });
	});

	it('waits three seconds for a slow desk; what is older is let go and counted, and its time still passes', async () => {
		const wire = await openWire();
		await wire.sender.begin();
		wire.hold();
		for (const mark of upTo(50)) wire.sender.send(piece(mark));
		expect(
			wire.asked.filter((name) => name === 'audio.push'),
			'under way at once',
		).toHaveLength(10);
		expect(wire.lost.at(-1)).toBe(2_000);
		wire.release();
		// Ten were under way when it stopped; of the forty behind them the last twenty waited.
		await expect.poll(wire.heard).toEqual([[...upTo(10), ...upTo(50, 31)]]);
	});

	it('goes on in the same stream after the connection was gone, without a piece missing or heard twice', async () => {
		const wire = await openWire();
		await wire.sender.begin();
		for (const mark of upTo(5)) wire.sender.send(piece(mark));
		await expect.poll(wire.heard).toEqual([upTo(5)]);
		wire.cut(true);
		for (const mark of upTo(15, 6)) wire.sender.send(piece(mark));
		await new Promise((resolve) => setImmediate(resolve));
		wire.cut(false);
		wire.sender.goOn();
		wire.sender.send(piece(16));
		await expect.poll(wire.heard).toEqual([upTo(16)]);
		expect(wire.asked.filter((name) => name === 'audio.begin')).toHaveLength(1);
	});

	it('begins again where the desk has ended its stream, with the piece that found it out', async () => {
		const wire = await openWire();
		await wire.sender.begin();
		wire.sender.send(piece(1));
		await expect.poll(wire.heard).toEqual([[1]]);
		await wire.endStream();
		wire.sender.send(piece(2));
		wire.sender.send(piece(3));
		await expect.poll(wire.heard).toEqual([[1], [2, 3]]);
		expect(wire.ended).toEqual([]);
	});

	it('names who gives the sound now, where another page took over meanwhile', async () => {
		const wire = await openWire();
		await wire.sender.begin();
		wire.sender.send(piece(1));
		await expect.poll(wire.heard).toEqual([[1]]);
		await wire.endStream();
		await wire.handlers['audio.begin']({ sessionId: 's', sourceId: 'a', sampleRate: 16_000, label: 'a better microphone' });
		wire.sender.send(piece(2));
		await expect.poll(() => wire.ended).toMatchObject([{ code: 'audio-taken', detail: { label: 'a better microphone' } }]);
		wire.sender.send(piece(3));
		expect(wire.asked.at(-1)).toBe('audio.begin');
	});

	it('says why the desk takes no more, and asks for nothing after that', async () => {
		const wire = await openWire();
		await wire.sender.begin();
		wire.sender.send(piece(1));
		await expect.poll(wire.heard).toEqual([[1]]);
		await stopAll();
		wire.sender.send(piece(2));
		await expect.poll(() => wire.ended).toHaveLength(1);
		const asked = wire.asked.length;
		for (const mark of upTo(40)) wire.sender.send(piece(mark));
		wire.sender.end();
		expect(wire.asked).toHaveLength(asked);
	});

	it('is not sent while nobody is to hear it, and lies where it lay afterwards', async () => {
		const wire = await openWire();
		await wire.sender.begin();
		wire.sender.send(piece(1));
		for (const _ of upTo(20)) wire.sender.pass();
		wire.sender.send(piece(2));
		await expect.poll(wire.heard).toEqual([[1, 2]]);
		expect(wire.asked.filter((name) => name === 'audio.push')).toHaveLength(2);
	});
});

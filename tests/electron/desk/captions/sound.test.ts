import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPartialPace } from '../../../../electron/desk/captions/partial-pace.ts';
import { placeWords } from '../../../../electron/desk/captions/place-words.ts';
import { createSoundFeed, type Piece } from '../../../../electron/desk/captions/sound-feed.ts';
import { createAudioClock, createStreamClock } from '../../../../electron/desk/captions/stream-clock.ts';
import { createManualClock } from '../intake/manual-clock.ts';

const tenth = (at: number): Piece => ({ at, samples: Buffer.alloc(3_200) });

describe('the clock of sound', () => {
	it('lets pieces follow one another however unevenly they arrive, and never puts one after its arrival', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 50 }), (delays) => {
				const pieceAt = createAudioClock();
				for (const [index, late] of delays.entries()) {
					const heardAt = index * 100;
					const at = pieceAt({ arrivedAt: heardAt + 100 + late, durationMs: 100, leftOutMs: 0 });
					expect(at).toBeLessThanOrEqual(heardAt + late);
					expect(Math.abs(at - heardAt)).toBeLessThanOrEqual(400);
				}
			}),
		);
	});

	it('takes what was left out and a pause for time that passed', () => {
		const pieceAt = createAudioClock();
		expect(pieceAt({ arrivedAt: 1_100, durationMs: 100, leftOutMs: 0 })).toBe(1_000);
		expect(pieceAt({ arrivedAt: 1_420, durationMs: 100, leftOutMs: 200 })).toBe(1_300);
		expect(pieceAt({ arrivedAt: 61_500, durationMs: 100, leftOutMs: 0 })).toBe(61_400);
	});

	it('says at what time of day an engine heard something, across sound that it was never sent', () => {
		const clock = createStreamClock();
		expect(clock.timeOf(0)).toBeNull();
		clock.sent(10_000, 100);
		clock.sent(10_100, 100);
		clock.sent(15_000, 100);
		expect([0, 150, 199, 200, 250, 900].map((ms) => clock.timeOf(ms))).toEqual([10_000, 10_150, 10_199, 15_000, 15_050, 15_700]);
	});
});

describe('sound on its way to an engine', () => {
	it('waits in order while nobody listens, lets the oldest go, and counts it', () => {
		const feed = createSoundFeed(300);
		for (const at of [0, 100, 200, 300, 400]) feed.push(tenth(at));
		expect(feed.droppedMs).toBe(200);
		const heard: number[] = [];
		const leave = feed.goTo(({ at }) => heard.push(at) > 0);
		feed.push(tenth(500));
		leave();
		feed.push(tenth(600));
		expect(heard).toEqual([200, 300, 400, 500]);
	});

	it('keeps what a slow line cannot take and sends it with the next piece', () => {
		const feed = createSoundFeed(1_000);
		const heard: number[] = [];
		let isSlow = true;
		feed.goTo(({ at }) => !isSlow && heard.push(at) > 0);
		feed.push(tenth(0));
		isSlow = false;
		feed.push(tenth(100));
		expect(heard).toEqual([0, 100]);
	});

	it('puts pieces together that are too short to be sent, and fills up the last with silence', () => {
		const feed = createSoundFeed(1_000);
		const heard: Piece[] = [];
		feed.goTo((piece) => heard.push(piece) > 0);
		for (const at of [0, 40, 80]) feed.push({ at, samples: Buffer.alloc(1_280, 1) });
		expect(heard).toMatchObject([{ at: 0 }]);
		expect(heard[0]?.samples.length).toBe(3_840);
		feed.push({ at: 120, samples: Buffer.alloc(640, 1) });
		feed.finish();
		expect(heard[1]?.samples).toEqual(Buffer.concat([Buffer.alloc(640, 1)], 3_200));
	});
});

describe('partial lines', () => {
	it('are told at most ten times a second, the latest last, and their end at once', async () => {
		const clock = createManualClock();
		const told: string[] = [];
		const pace = createPartialPace(clock, (text) => told.push(text));
		for (let piece = 0; piece < 100; piece += 1) {
			pace.say(`line ${piece}`, null);
			await clock.advance(10);
		}
		expect(told.length).toBeLessThanOrEqual(11);
		expect(told.at(-1)).toMatch(/line 9\d/);
		pace.say('last', null);
		pace.say('', null);
		expect(told.at(-1)).toBe('');
		await clock.advance(1_000);
		pace.say('', null);
		expect(told.filter((text) => text === '')).toHaveLength(1);
		expect(clock.waiting()).toBe(0);
	});
});

describe('words in a text', () => {
	const word = (text: string, fromMs: number) => ({ text, fromMs, toMs: fromMs + 50 });
	const cut = (text: string, words: readonly string[]) =>
		placeWords(
			text,
			words.map((one, index) => word(one, index * 100)),
			(ms) => 1_000 + ms,
		).map(({ start, end, from }) => [text.slice(start, end), from]);

	it('are found in their order, also where the text writes them in capitals or marks them', () => {
		expect(cut('La pila, ¿la pila?', ['la', 'pila', 'la', 'pila'])).toEqual([
			['La', 1_000],
			['pila', 1_100],
			['la', 1_200],
			['pila', 1_300],
		]);
	});

	it('are left out where the text does not have them, and in texts whose length changes with their case', () => {
		expect(cut('hola', ['adiós', '', 'hola'])).toEqual([['hola', 1_200]]);
		expect(cut('İSTANBUL güzel', ['istanbul', 'güzel'])).toEqual([['güzel', 1_100]]);
	});
});

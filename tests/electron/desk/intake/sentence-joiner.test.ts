import { expect, test } from 'vitest';
import { createSentenceJoiner } from '../../../../electron/desk/intake/sentence-joiner.ts';
import type { IntakeMessage } from '../../../../electron/desk/recording/protocol.ts';
import { createManualClock } from './manual-clock.ts';

function joiner() {
	const clock = createManualClock();
	const sentences: string[][] = [];
	const { push, goesOn, flush } = createSentenceJoiner(clock, (lines) => sentences.push(lines.map(({ text }) => text)));
	const say = (text: string, differing: Partial<IntakeMessage> = {}) =>
		push({
			sourceId: 's',
			platformId: text,
			kind: 'speech',
			role: 'host',
			author: { id: 'host', name: 'Lucía' },
			text,
			sentAt: null,
			receivedAt: clock.now(),
			clock: 'missing',
			emotes: [],
			replyTo: null,
			...differing,
		});
	return { clock, sentences, say, goesOn, flush };
}

test('a line that ends a sentence goes on at once, in whatever script', () => {
	const { sentences, say } = joiner();
	for (const text of ['Hola a todos.', 'Готовы?', 'يا هلا!', 'هل فهمتم؟', '开始了。', 'Mira esto…', '«¡Vamos!»']) say(text);
	expect(sentences.map((lines) => lines.length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
});

test('a claim cut in two is one sentence, and nobody waits for it longer than two seconds', async () => {
	const { clock, sentences, say } = joiner();
	say('este reloj cura');
	await clock.advance(900);
	say('la diabetes');
	await clock.advance(900);
	expect(sentences).toEqual([]);
	await clock.advance(200);
	expect(sentences, 'two seconds after its first line').toEqual([['este reloj cura', 'la diabetes']]);
	expect(clock.waiting()).toBe(0);
});

test('while somebody speaks on there is no pause, for two seconds', async () => {
	const { clock, sentences, say, goesOn } = joiner();
	goesOn();
	say('este reloj cura');
	for (let tenth = 0; tenth < 16; tenth += 1) {
		goesOn();
		await clock.advance(100);
	}
	say('la diabetes en dos semanas');
	goesOn();
	await clock.advance(399);
	expect(sentences).toEqual([]);
	await clock.advance(1);
	expect(sentences).toEqual([['este reloj cura', 'la diabetes en dos semanas']]);
	expect(clock.waiting()).toBe(0);
});

test('a pause ends what no mark ended', async () => {
	const { clock, sentences, say } = joiner();
	say('y ahora vamos con el precio');
	await clock.advance(1_200);
	expect(sentences).toEqual([['y ahora vamos con el precio']]);
});

test('another voice, a correction, and words said much later begin a sentence of their own', async () => {
	const { clock, sentences, say, flush } = joiner();
	say('esto es');
	say('perdona', { author: { id: 'guest', name: 'Olga' } });
	say('esto es oro', { speech: { supersedes: 'esto es' } });
	say('uno', { sentAt: clock.now() });
	say('dos', { sentAt: clock.now() + 60_000 });
	flush();
	expect(sentences).toEqual([['esto es'], ['perdona'], ['esto es oro'], ['uno'], ['dos']]);
});

test('a host who never draws breath fills no memory', () => {
	const { sentences, say } = joiner();
	for (let line = 0; line < 40; line += 1) say(`y además ${line}`);
	expect(sentences.length).toBe(5);
	expect(Math.max(...sentences.map((lines) => lines.length))).toBe(8);
});

import { readFileSync } from 'node:fs';
import type { Emote, MessageKind, Role } from '../../shared/model/message.ts';

/** A long chat made from the demo show: its audience, its languages, its repeats. The same for the same seed. */

export interface BenchLine {
	readonly id: string;
	readonly kind: MessageKind;
	readonly role: Role;
	readonly author: { readonly id: string; readonly name: string };
	readonly text: string;
	readonly emotes: readonly Emote[];
}

interface DemoLine extends Omit<BenchLine, 'emotes'> {
	readonly type: string;
}

/**
 * Half of the lines are the show's own (real chat repeats itself: greetings, laughter, the same question again);
 * the other half join pieces of two lines of one author, so that no cache can know them.
 */
export function benchChat(count: number, seed = 1): readonly BenchLine[] {
	const lines = demoLines();
	const byAuthor = Map.groupBy(lines, (line) => line.author.id);
	const random = mulberry32(seed);
	const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
	return Array.from({ length: count }, (_, index) => {
		const id = randomId(random);
		const line = pick(lines);
		const isOwn = random() < 0.5;
		const text = isOwn ? line.text : `${firstHalf(line.text)} ${lastHalf(pick(byAuthor.get(line.author.id) ?? lines).text)} ${index % 97}`;
		return { id, kind: line.kind, role: line.role, author: line.author, text, emotes: [] };
	});
}

function demoLines(): readonly DemoLine[] {
	const transcript = readFileSync(new URL('../../resources/demo/watch-show.jsonl', import.meta.url), 'utf8');
	const entries = transcript
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as DemoLine);
	return entries.filter((entry) => entry.type === 'message' && entry.kind !== 'system');
}

function firstHalf(text: string): string {
	const words = text.split(' ');
	return words.slice(0, Math.ceil(words.length / 2)).join(' ');
}

function lastHalf(text: string): string {
	const words = text.split(' ');
	return words.slice(Math.floor(words.length / 2)).join(' ');
}

/** As scattered as a platform's own ids: counted ones would make every index write at its end alone. */
function randomId(random: () => number): string {
	return Array.from({ length: 4 }, () =>
		Math.floor(random() * 2 ** 32)
			.toString(16)
			.padStart(8, '0'),
	).join('');
}

/** A small seeded generator (Tommy Ettinger's mulberry32, public domain). */
function mulberry32(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

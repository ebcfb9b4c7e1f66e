import { TranslationMemory } from '../../electron/desk/translation/memory/translation-memory.ts';
import { benchChat } from './chat.ts';
import { below, type Section } from './figures.ts';
import { median, percentile } from './percentile.ts';

const LOOKUPS = 2_000;

/** The memory's answers when a team has approved a lot: texts that are in it, and texts that are like one. */
export function measureTranslationMemory(segments: number): Section {
	const memory = new TranslationMemory();
	const texts = distinctTexts(segments);
	const startedAt = performance.now();
	for (const [index, source] of texts.entries()) memory.add({ id: String(index), from: 'es', source, targets: { en: source }, origin: 'team', isFree: false });
	const filledMs = performance.now() - startedAt;
	const asked = Array.from({ length: LOOKUPS }, (_, index) => texts[Math.floor((index * texts.length) / LOOKUPS)] ?? '');
	const exact = asked.map((text) => timed(() => memory.lookup(text, 'es', 'en')));
	const fuzzy = asked.map((text) => timed(() => memory.lookup(withAnotherWord(text), 'es', 'en')));
	const found = (kind: string, answers: readonly Timed[]) => (100 * answers.filter((answer) => answer.kind === kind).length) / answers.length;
	const times = (answers: readonly Timed[]) => answers.map(({ ms }) => ms);
	return {
		title: `Translation memory of ${memory.size} segments, ${LOOKUPS} lookups of each kind`,
		figures: [
			{ name: 'filling it', value: filledMs / 1_000, unit: 's' },
			{ name: 'known text, median', value: median(times(exact)), unit: 'ms', aim: below(median(times(exact)), 0.2) },
			{ name: 'known text, p99', value: percentile(times(exact), 0.99), unit: 'ms' },
			{ name: 'found exactly', value: found('exact', exact), unit: '%' },
			{ name: 'text with another word, median', value: median(times(fuzzy)), unit: 'ms', aim: below(median(times(fuzzy)), 5) },
			{ name: 'text with another word, p99', value: percentile(times(fuzzy), 0.99), unit: 'ms', aim: below(percentile(times(fuzzy), 0.99), 5) },
			{ name: 'found as alike', value: found('fuzzy', fuzzy), unit: '%' },
		],
		details: { exact: times(exact), fuzzy: times(fuzzy) },
	};
}

interface Timed {
	readonly ms: number;
	readonly kind: string | null;
}

function timed(look: () => { readonly kind: string } | null): Timed {
	const startedAt = performance.now();
	const hit = look();
	return { ms: performance.now() - startedAt, kind: hit?.kind ?? null };
}

/** Texts as a chat has them, no two of the same words: numbers are all one to the memory. */
function distinctTexts(count: number): readonly string[] {
	const lines = benchChat(Math.min(count, 20_000), 11).map(({ text }) => text.replaceAll(/\d+/g, '').trim());
	const words = [...new Set(lines.flatMap((line) => line.split(/\s+/)).filter((word) => /^\p{L}{4,}$/u.test(word)))];
	const texts = new Set<string>();
	for (let index = 0; texts.size < count; index += 1) {
		const line = lines[index % lines.length] ?? '';
		const round = Math.floor(index / lines.length);
		const added = [index * 7, index * 13 + round, index * 29 + 3 * round].map((place) => words[place % words.length] ?? '');
		texts.add(round === 0 ? line : `${line} ${added.slice(0, 1 + (round % 3)).join(' ')}`);
	}
	return [...texts];
}

function withAnotherWord(text: string): string {
	const words = text.split(' ');
	words.splice(Math.floor(words.length / 2), 0, 'extraordinariamente');
	return words.join(' ');
}

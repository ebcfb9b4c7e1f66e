import { searchFold } from '../../../../shared/model/search-fold.ts';
import type { MatchKind } from '../../../../shared/model/translation.ts';
import { laughersOf } from '../../analysis/language/laughter.ts';
import { fillSlots, isSameFilling, slotsOf } from './fill-slots.ts';
import { joinTranslations } from './join-translations.ts';
import { keyOf, readSegment, type Segment, type SegmentOptions, type SegmentWord, type Slot } from './segment.ts';
import { SimilarSegments } from './similar-segments.ts';

/** Something a person approved: a text and what it is in other languages. */
export interface MemoryUnit {
	/** Unique within the memory; a later unit of the same id takes its place. */
	readonly id: string;
	/** BCP 47. */
	readonly from: string;
	readonly source: string;
	/** Language without region -> text; `{number}` and the like stand for what the text at hand has there. */
	readonly targets: Readonly<Record<string, string>>;
	/** Who approved it: the people who wrote the phrasebook, or the team's own. */
	readonly origin: 'phrasebook' | 'team';
	/** May stand beside another text without changing it: a greeting, thanks. */
	readonly isFree: boolean;
}

export interface MemoryHit {
	readonly kind: MatchKind;
	/** 1 but for fuzzy ones. */
	readonly score: number;
	readonly text: string;
	readonly units: readonly MemoryUnit[];
}

export interface LookupOptions extends SegmentOptions {
	/** A fuzzy match below this is none. */
	readonly atLeast?: number;
}

/** More words are a story, and no phrase of a show. */
const LONGEST_SEGMENT = 40;
const LEAST_SCORE = 0.8;
/** A line is put together of so many approved ones at most. */
const MOST_PARTS = 6;

/** What people approved, found again for the same text, one that differs in numbers and names, one that is put together of several, or one like it. */
export class TranslationMemory {
	readonly #units = new Map<string, Kept>();
	/** By language and words: the newest of the team first, the phrasebook last. */
	readonly #byKey = new Map<string, Kept[]>();
	readonly #similar = new SimilarSegments<Kept>();
	/** Of all units, by language: how far a search for parts must look. */
	readonly #longest = new Map<string, number>();
	/** Words by language, so that of several readings the known one is taken. */
	readonly #known = new Map<string, Set<string>>();

	get size(): number {
		return this.#units.size;
	}

	add(unit: MemoryUnit): void {
		this.remove(unit.id);
		const segment = readSegment(unit.source);
		if (segment.words.length === 0 || segment.words.length > LONGEST_SEGMENT) return;
		const language = baseOf(unit.from);
		const words = segment.words.map(({ word }) => word);
		const kept: Kept = { unit, words, slots: slotsOf(segment), language, isQuestion: isQuestion(unit) };
		this.#units.set(unit.id, kept);
		const key = `${language} ${keyOf(words)}`;
		const same = this.#byKey.get(key) ?? [];
		this.#byKey.set(key, unit.origin === 'team' ? [kept, ...same] : [...same, kept]);
		this.#longest.set(language, Math.max(words.length, this.#longest.get(language) ?? 0));
		const known = this.#knownIn(language);
		for (const word of words) known.add(word);
		this.#similar.add(kept, language, words);
	}

	remove(id: string): void {
		const kept = this.#units.get(id);
		if (kept === undefined) return;
		this.#units.delete(id);
		const key = `${kept.language} ${keyOf(kept.words)}`;
		const left = (this.#byKey.get(key) ?? []).filter((other) => other !== kept);
		if (left.length === 0) this.#byKey.delete(key);
		else this.#byKey.set(key, left);
		this.#similar.remove(kept);
	}

	/** The best there is; null where nothing is like it enough. */
	lookup(text: string, from: string, to: string, options: LookupOptions = {}): MemoryHit | null {
		const query = this.#read(text, from, options);
		if (query === null) return null;
		return this.#whole(query, baseOf(to)) ?? this.#composed(query, baseOf(to)) ?? this.#fuzzy(query, baseOf(to), options.atLeast ?? LEAST_SCORE, 1)[0] ?? null;
	}

	/** What a translator may want to look at, best first: the text itself, and others like it. */
	proposals(
		text: string,
		from: string,
		to: string,
		{ most = 5, atLeast = 0.5, ...options }: LookupOptions & { readonly most?: number } = {},
	): readonly MemoryHit[] {
		const query = this.#read(text, from, options);
		if (query === null) return [];
		const whole = this.#whole(query, baseOf(to)) ?? this.#composed(query, baseOf(to));
		const others = this.#fuzzy(query, baseOf(to), atLeast, most);
		return [...(whole === null ? [] : [whole]), ...others.filter(({ text: other }) => other !== whole?.text)].slice(0, most);
	}

	/** Units in which these words stand, in their order, in any language; the team's newest first. */
	concordance(text: string, most: number): readonly MemoryUnit[] {
		const wanted = readSegment(text).words.map(({ word }) => word);
		if (wanted.length === 0) return [];
		const needle = ` ${keyOf(wanted)} `;
		const found: MemoryUnit[] = [];
		for (const { unit, words } of [...this.#units.values()].reverse()) {
			const isThere =
				` ${keyOf(words)} `.includes(needle) || Object.values(unit.targets).some((target) => searchFold(target).includes(searchFold(text).trim()));
			if (isThere) found.push(unit);
			if (found.length === most) break;
		}
		return found;
	}

	#read(text: string, from: string, options: SegmentOptions): Query | null {
		const segment = readSegment(text, options);
		if (segment.words.length === 0 || segment.words.length > LONGEST_SEGMENT) return null;
		const language = baseOf(from);
		const known = this.#knownIn(language);
		return { segment, language, words: segment.words.map((word) => readingOf(word, known)) };
	}

	#whole({ segment, language, words }: Query, to: string): MemoryHit | null {
		const found = this.#translated(language, words, slotsOf(segment), to, toneAfter(segment, words.length));
		return found === null ? null : { kind: found.isSame ? 'exact' : 'generalised', score: 1, text: dressed(found.text, segment), units: [found.unit] };
	}

	#translated(
		language: string,
		words: readonly string[],
		slots: readonly Slot[],
		to: string,
		tone: Tone,
	): { readonly unit: MemoryUnit; readonly text: string; readonly isSame: boolean } | null {
		let filled: { readonly unit: MemoryUnit; readonly text: string; readonly isSame: boolean } | null = null;
		for (const kept of this.#byKey.get(`${language} ${keyOf(words)}`) ?? []) {
			const { unit, slots: made } = kept;
			const target = unit.targets[to];
			if (target === undefined || !isSaidSo(kept, tone)) continue;
			if (isSameFilling(made, slots)) return { unit, text: target, isSame: true };
			if (filled !== null) continue;
			const text = fillSlots(target, made, slots);
			if (text !== null) filled = { unit, text, isSame: false };
		}
		return filled;
	}

	/** Greetings, names and laughter around one text, or several texts that punctuation sets apart. */
	#composed(query: Query, to: string): MemoryHit | null {
		const { segment, language, words } = query;
		const longest = this.#longest.get(language) ?? 0;
		/** The best way to put together the words from here on. */
		const ways: (Way | null)[] = Array.from({ length: words.length + 1 }, () => null);
		ways[words.length] = { cost: 0, parts: [] };
		for (let first = words.length - 1; first >= 0; first -= 1) {
			for (let next = Math.min(words.length, first + Math.max(longest, 1)); next > first; next -= 1) {
				const rest = ways[next];
				if (rest === null || rest === undefined || rest.parts.length === MOST_PARTS) continue;
				const part = this.#partAt(query, first, next, to);
				if (part === null) continue;
				const follower = rest.parts[0];
				const isApart = next === words.length || (segment.words[next]?.border ?? 'none') !== 'none';
				if (follower !== undefined && !part.isFree && !follower.isFree && !isApart) continue;
				const cost = rest.cost + (part.isFree ? 1 : 1.5);
				if (ways[first] === null || cost < (ways[first]?.cost ?? 0)) ways[first] = { cost, parts: [part, ...rest.parts] };
			}
		}
		const [way] = ways;
		if (way === null || way === undefined || !way.parts.some(({ units }) => units.length > 0)) return null;
		return { kind: 'composed', score: 1, text: dressed(joinTranslations(way.parts, to), segment), units: way.parts.flatMap(({ units }) => units) };
	}

	#partAt({ segment, language, words }: Query, first: number, next: number, to: string): Part | null {
		const own = segment.words.slice(first, next);
		const [head] = own;
		const beginsSentence = first === 0 || head?.border === 'sentence';
		const endsSentence = segment.words[next]?.border === 'sentence';
		if (own.length === 1 && head !== undefined) {
			if (head.slot !== null && head.slot.kind !== 'number') return { text: head.slot.text, isFree: true, endsSentence, units: [] };
			if (beginsSentence && OPENERS[language]?.has(head.word)) return { text: '', isFree: true, endsSentence, units: [] };
			const laughter = [head.word, ...head.readings].some((word) => laughersOf(word).length > 0) ? LAUGHTER[to] : undefined;
			if (laughter !== undefined) return { text: laughter, isFree: true, endsSentence, units: [] };
		}
		// A border within is not the same text.
		if (own.some(({ border }, index) => index > 0 && border === 'sentence')) return null;
		const found = this.#translated(
			language,
			words.slice(first, next),
			own.flatMap(({ slot }) => (slot === null ? [] : [slot])),
			to,
			toneAfter(segment, next),
		);
		return found === null ? null : { text: found.text, isFree: found.unit.isFree, endsSentence, units: [found.unit] };
	}

	#fuzzy({ segment, language, words }: Query, to: string, atLeast: number, most: number): readonly MemoryHit[] {
		const hits: MemoryHit[] = [];
		const slots = slotsOf(segment);
		const tone = toneAfter(segment, words.length);
		const accepts = (kept: Kept) => kept.unit.targets[to] !== undefined && isSaidSo(kept, tone);
		for (const { item, score } of this.#similar.find(language, words, { atLeast, accepts, most: most * 4 })) {
			const text = fillSlots(item.unit.targets[to] ?? '', item.slots, slots);
			// Without a place for its numbers it would say another one's.
			if (text === null) continue;
			hits.push({ kind: 'fuzzy', score, text: dressed(text, segment), units: [item.unit] });
			if (hits.length === most) break;
		}
		return hits;
	}

	#knownIn(language: string): Set<string> {
		let known = this.#known.get(language);
		if (known === undefined) {
			known = new Set();
			this.#known.set(language, known);
		}
		return known;
	}
}

interface Kept {
	readonly unit: MemoryUnit;
	readonly language: string;
	readonly words: readonly string[];
	readonly slots: readonly Slot[];
	readonly isQuestion: boolean;
}

interface Query {
	readonly segment: Segment;
	readonly language: string;
	readonly words: readonly string[];
}

/** One of several texts a line is put together of. */
export interface Part {
	readonly text: string;
	readonly isFree: boolean;
	readonly endsSentence: boolean;
	/** None for a name or laughter, which nobody had to approve. */
	readonly units: readonly MemoryUnit[];
}

interface Way {
	readonly cost: number;
	readonly parts: readonly Part[];
}

/** Words that only lead over to what is said, and are left out: "y cuánto cuesta?". */
const OPENERS: Readonly<Record<string, ReadonlySet<string>>> = {
	es: new Set(['y', 'e']),
	ru: new Set(['а', 'и', 'ну']),
	'ru-Latn': new Set(['a', 'i', 'nu']),
	uk: new Set(['а', 'і', 'та', 'ну']),
	fr: new Set(['et']),
	ar: new Set(['و']),
	'ar-Latn': new Set(['w', 'wa']),
	en: new Set(['and']),
};

const LAUGHTER: Readonly<Record<string, string>> = { es: 'jaja', ru: 'ахаха', uk: 'ахаха', fr: 'mdr', ar: 'ههههه', en: 'haha', zh: '哈哈' };

/** What punctuation makes of words: "tiene garantía." says what "tiene garantía?" asks. Null where chat leaves it open. */
type Tone = 'question' | 'statement' | null;

/** @param next the index of the word after those that are meant */
function toneAfter({ text, words }: Segment, next: number): Tone {
	const signs = text.slice(words[next - 1]?.end ?? 0, words[next]?.start ?? text.length);
	if (/[?？؟]/.test(signs)) return 'question';
	return /^[^.]*[.。][^.]*$/.test(signs) ? 'statement' : null;
}

/** A greeting is one with a question mark too. */
function isSaidSo({ isQuestion, unit }: Kept, tone: Tone): boolean {
	return tone === null || unit.isFree || isQuestion === (tone === 'question');
}

/** Of its texts one at least has the mark: approved ones are written more carefully than chat. */
function isQuestion({ source, targets }: MemoryUnit): boolean {
	return [source, ...Object.values(targets)].some((text) => /[?？؟]\P{L}*$/u.test(text));
}

function readingOf({ word, readings }: SegmentWord, known: ReadonlySet<string>): string {
	return known.has(word) ? word : (readings.find((reading) => known.has(reading)) ?? word);
}

/** With the emoji the text began and ended with. */
function dressed(translation: string, { before, after }: Segment): string {
	return [before, translation, after].filter((part) => part !== '').join(' ');
}

/** `zh-CN` and `zh` are one to the memory; `ru-Latn` is not `ru`. */
export function baseOf(tag: string): string {
	const [language = tag, second] = tag.split('-');
	return second === 'Latn' ? tag : language;
}

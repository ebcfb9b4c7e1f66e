import { type LanguageFinding, UNDETERMINED } from '../../../../shared/model/language.ts';
import type { Span } from '../../../../shared/model/span.ts';
import type { Token } from '../tokens.ts';
import type { Detectors } from './detectors.ts';
import { type Evidence, lexicalEvidence, type WeighedScript, withLikeness } from './evidence.ts';
import { CYRILLIC_LEXICON, LATIN_LEXICON } from './lexicon.ts';
import type { LanguagePriors } from './priors.ts';
import { countScripts, type Script, type ScriptCounts } from './script.ts';
import { INTERNATIONAL } from './vocabulary/international.ts';
import { WordDetector } from './word-likeness.ts';

/** A line as it was written, whoever wrote it. */
export interface Line {
	readonly text: string;
	/** Links, mentions and emotes: no language. */
	readonly blanks: readonly Span[];
	readonly tokens: readonly Token[];
}

/** Tags the language of lines: `examine` looks at the text alone and may be remembered with it, `identify` adds who wrote it. */
export class LanguageIdentifier {
	readonly #latin: WordDetector | null;
	readonly #cyrillic: WordDetector | null;

	/** @param detectors null: words and letters alone must do */
	constructor(detectors: Detectors | null) {
		this.#latin =
			detectors &&
			new WordDetector(detectors, {
				languages: LATIN_LEXICON.languages,
				foreign: FOREIGN_LATIN,
				asTransliterated: true,
				isKnown: (word) => LATIN_LEXICON.weights(word) !== null,
			});
		this.#cyrillic =
			detectors && new WordDetector(detectors, { languages: CYRILLIC_LEXICON.languages, foreign: [], asTransliterated: false, isKnown: () => false });
	}

	examine(line: Line): Examination {
		const counts = countScripts(line.text, line.blanks);
		const script = dominantOf(counts, line.tokens);
		if (script === null || line.tokens.every(saysNothing)) return settled({ ...UNDETERMINED, script: script === null ? 'Zyyy' : SCRIPT_NAMES[script] });
		const others = othersIn(counts, script, line);
		if (script === 'Latn' || script === 'Cyrl' || script === 'Arab') return new WeighedLine(script, line, others, this.#detectorOf(script));
		const finding = script === 'Hani' ? chinese(line.text) : (WRITTEN_IN_ONE[script] ?? UNDETERMINED);
		return settled(others.length === 0 ? finding : { ...finding, others });
	}

	/** Finds the language and lets the priors learn from it. */
	identify(line: Line, authorId: string, priors: LanguagePriors): LanguageFinding {
		return this.examine(line).conclude(authorId, priors);
	}

	#detectorOf(script: WeighedScript): WordDetector | null {
		if (script === 'Arab') return null;
		return script === 'Latn' ? this.#latin : this.#cyrillic;
	}
}

/** What eld knows in Latin letters beyond the lexicon: told from its languages, and named where nothing else fits. */
const FOREIGN_LATIN = ['az', 'cs', 'da', 'et', 'eu', 'fi', 'hr', 'hu', 'is', 'lt', 'lv', 'ms', 'no', 'sk', 'sl', 'sq', 'sv', 'tl', 'vi', 'yo'];

/** What a text says of its own language. */
export interface Examination {
	/** The language with what is known of the author and the show, who learn from it. */
	conclude(authorId: string, priors: LanguagePriors): LanguageFinding;
}

function settled(finding: LanguageFinding): Examination {
	return { conclude: () => finding };
}

/** A line in a script of several languages. */
class WeighedLine implements Examination {
	readonly #script: WeighedScript;
	readonly #spoken: string;
	readonly #detector: WordDetector | null;
	/** Languages of its words in other scripts. */
	readonly #foundApart: readonly string[];
	readonly #lexical: Evidence;
	#detected: Evidence | null = null;

	constructor(script: WeighedScript, line: Line, foundApart: readonly string[], detector: WordDetector | null) {
		this.#script = script;
		this.#spoken = spokenOf(line);
		this.#detector = detector;
		this.#foundApart = foundApart;
		this.#lexical = lexicalEvidence(script, this.#spoken, line.tokens);
	}

	conclude(authorId: string, priors: LanguagePriors): LanguageFinding {
		const { lexicon } = this.#lexical;
		const expected = new Float32Array(lexicon.languages.length);
		priors.addTo(expected, authorId, lexicon);
		let verdict = new Verdict(this.#lexical, expected);
		if (!verdict.isSettled() && this.#detector !== null) verdict = new Verdict(this.#withDetectors(this.#detector), expected);
		if (verdict.isSure) priors.learn(authorId, verdict.tag, verdict.sureness);
		return verdict.finding(SCRIPT_NAMES[this.#script], this.#foundApart);
	}

	#withDetectors(detector: WordDetector): Evidence {
		this.#detected ??= withLikeness(this.#lexical, detector.ofLine(this.#spoken));
		return this.#detected;
	}
}

/** Evidence and expectations put together. */
class Verdict {
	readonly #evidence: Evidence;
	readonly #best: number;
	readonly #margin: number;
	/** The lead by the text alone. */
	readonly #ownMargin: number;

	constructor(evidence: Evidence, expected: Float32Array) {
		this.#evidence = evidence;
		const totals = evidence.points.slice();
		for (let place = 0; place < totals.length; place += 1) totals[place] = (totals[place] ?? 0) + (expected[place] ?? 0);
		this.#best = indexOfMost(totals);
		this.#margin = leadOf(totals, this.#best);
		this.#ownMargin = leadOf(evidence.points, this.#best);
	}

	/** Nothing a detector could say would change it. */
	isSettled(): boolean {
		const { words, unknownWords } = this.#evidence;
		if (words <= 2 && unknownWords === 0 && this.#margin >= SETTLED_KNOWN) return true;
		return this.#margin >= SETTLED || (words <= 1 && this.#margin >= SETTLED_WORD);
	}

	get tag(): string {
		return this.#evidence.lexicon.languages[this.#best] ?? 'und';
	}

	/** By the text alone: sure enough to learn from. */
	get isSure(): boolean {
		return this.#ownMargin > SURE && !this.#isForeign();
	}

	/** From 0 to 1. */
	get sureness(): number {
		return Math.min(1, this.#ownMargin / SETTLED);
	}

	/** @param foundApart further languages of the line, by its other scripts */
	finding(script: string, foundApart: readonly string[]): LanguageFinding {
		const { foreign } = this.#evidence;
		if (foreign !== null && this.#isForeign()) return { tag: foreign, script, confidence: 0.6 };
		const others = [...this.#mixedIn(), ...foundApart];
		const confidence = Math.min(this.#isDisputed() ? MOST_FOR_DISPUTED : 1, round(1 / (1 + Math.exp(-0.7 * this.#margin))));
		return others.length === 0 ? { tag: this.tag, script, confidence } : { tag: this.tag, script, confidence, others };
	}

	/** A few words, one of which another language claims for itself. */
	#isDisputed(): boolean {
		const { tellingWords, words } = this.#evidence;
		return words <= FEW_WORDS && tellingWords.some((count, place) => count > 0 && place !== this.#best);
	}

	#isForeign(): boolean {
		return this.#evidence.foreign !== null && this.#margin < SETTLED && !this.tag.includes('-');
	}

	/** Other languages with words enough that the line's own does not have, most said first. */
	#mixedIn(): readonly string[] {
		const { lexicon, voices, words } = this.#evidence;
		const apart = voices.filter((voice) => !voice.some(({ place }) => place === this.#best));
		if (apart.length < MIXED_WORDS || apart.length < words * MIXED_SHARE) return [];
		const said = new Float32Array(lexicon.languages.length);
		const counts = new Uint16Array(lexicon.languages.length);
		for (const { place, weight } of apart.flat()) {
			said[place] = (said[place] ?? 0) + weight;
			counts[place] = (counts[place] ?? 0) + 1;
		}
		return Array.from(said, (weight, place) => ({ place, weight }))
			.filter(({ place, weight }) => weight >= MIXED_POINTS && (counts[place] ?? 0) >= Math.max(MIXED_WORDS, words * MIXED_SHARE))
			.sort((one, other) => other.weight - one.weight)
			.map(({ place }) => lexicon.languages[place] ?? 'und');
	}
}

/** Points of lead. */
const SETTLED = 5;
const SETTLED_WORD = 3.5;
/** On a word or two that the lexicons know, detectors only guess. */
const SETTLED_KNOWN = 0.4;
const SURE = 2;
const FEW_WORDS = 5;
const MOST_FOR_DISPUTED = 0.74;
const MIXED_SHARE = 0.2;
const MIXED_WORDS = 2;
/** A word of theirs alone and a shared one, or three that are shared. */
const MIXED_POINTS = 3.5;

function indexOfMost(points: Float32Array): number {
	let best = 0;
	for (let index = 1; index < points.length; index += 1) if ((points[index] ?? 0) > (points[best] ?? 0)) best = index;
	return best;
}

function leadOf(points: Float32Array, best: number): number {
	let second = Number.NEGATIVE_INFINITY;
	for (let index = 0; index < points.length; index += 1) if (index !== best) second = Math.max(second, points[index] ?? 0);
	return (points[best] ?? 0) - second;
}

function round(confidence: number): number {
	return Math.round(confidence * 100) / 100;
}

function saysNothing(token: Token): boolean {
	if (token.kind === 'word') return isOneSign(token) || INTERNATIONAL.has(token.word) || token.readings.some(({ word }) => INTERNATIONAL.has(word));
	return token.kind !== 'character';
}

/** "x" and "ж" are signs, "я" and "y" whole words. */
function isOneSign({ word, start, end }: Token): boolean {
	return end - start < 2 && !ONE_LETTER_WORDS.includes(word);
}

const ONE_LETTER_WORDS = 'aeioyяиавоусікєз';

const SCRIPT_NAMES: Readonly<Record<Script, string>> = {
	Latn: 'Latn',
	Cyrl: 'Cyrl',
	Arab: 'Arab',
	Hani: 'Hans',
	Kana: 'Jpan',
	Hang: 'Kore',
	Grek: 'Grek',
	Hebr: 'Hebr',
	Thai: 'Thai',
	Deva: 'Deva',
	Armn: 'Armn',
	Geor: 'Geor',
	Other: 'Zyyy',
};

/** Scripts that one language alone writes in, as far as a show is concerned. */
const WRITTEN_IN_ONE: Readonly<Partial<Record<Script, LanguageFinding>>> = {
	Kana: { tag: 'ja', script: 'Jpan', confidence: 0.98 },
	Hang: { tag: 'ko', script: 'Kore', confidence: 0.98 },
	Grek: { tag: 'el', script: 'Grek', confidence: 0.98 },
	Hebr: { tag: 'he', script: 'Hebr', confidence: 0.95 },
	Thai: { tag: 'th', script: 'Thai', confidence: 0.98 },
	Deva: { tag: 'hi', script: 'Deva', confidence: 0.8 },
	Armn: { tag: 'hy', script: 'Armn', confidence: 0.98 },
	Geor: { tag: 'ka', script: 'Geor', confidence: 0.98 },
};

/** One Han or kana character carries as much as two or three letters. */
const LETTERS_PER_CHARACTER = 2.5;

function dominantOf(counts: ScriptCounts, tokens: readonly Token[]): Script | null {
	let dominant: Script | null = null;
	let most = 0;
	for (const [script, count] of Object.entries(counts) as [Script, number][]) {
		const weight = script === 'Hani' || script === 'Kana' || script === 'Hang' ? count * LETTERS_PER_CHARACTER : count;
		if (weight > most) {
			dominant = script;
			most = weight;
		}
	}
	// Japanese mixes kana into Han: a few are enough.
	if (dominant === 'Hani' && (counts.Kana ?? 0) * 4 >= (counts.Hani ?? 0)) return 'Kana';
	return dominant === 'Latn' ? (scriptAroundLatin(counts, tokens) ?? dominant) : dominant;
}

/** Names and terms of products are Latin in every language: the other script rules the line with nearly as many words. */
function scriptAroundLatin(counts: ScriptCounts, tokens: readonly Token[]): Script | null {
	for (const script of MIXED_SCRIPTS) {
		if (script === 'Latn' || (counts[script] ?? 0) < 3) continue;
		const own = tokens.filter((token) => token.kind === 'word' && isIn(script, token.word)).length;
		const latin = tokens.filter((token) => token.kind === 'word' && isIn('Latn', token.word)).length;
		if (own >= 2 && own >= latin * LATIN_WORD_WEIGHT) return script;
	}
	return null;
}

const LATIN_WORD_WEIGHT = 0.7;

/** Languages of the other scripts in a mixed line: a product's name in Latin letters is none. */
function othersIn(counts: ScriptCounts, dominant: Script, { text, blanks, tokens }: Line): readonly string[] {
	const found: string[] = [];
	for (const script of MIXED_SCRIPTS) {
		const letters = counts[script] ?? 0;
		if (script === dominant || letters < 4) continue;
		const own = tokens.filter((token) => token.kind === 'word' && isIn(script, token.word));
		if (own.length < 2) continue;
		const { lexicon, tellingWords } = lexicalEvidence(script, spokenOf({ text, blanks, tokens: own }), own);
		const best = indexOfMost(tellingWords);
		if ((tellingWords[best] ?? 0) >= 1) found.push(lexicon.languages[best] ?? 'und');
	}
	if (dominant !== 'Hani' && dominant !== 'Kana' && (counts.Hani ?? 0) >= 2) found.push('zh');
	return found;
}

const MIXED_SCRIPTS: readonly WeighedScript[] = ['Latn', 'Cyrl', 'Arab'];

function isIn(script: Script, word: string): boolean {
	const unit = word.charCodeAt(0);
	if (script === 'Latn') return unit >= 0x61 && unit <= 0x7a;
	if (script === 'Cyrl') return unit >= 0x400 && unit < 0x530;
	return unit >= 0x620 && unit < 0x700;
}

/** Enough for any detector; they read no further themselves. */
const LONGEST_SPOKEN = 2000;

/** The text without what is no language, and without drawn-out letters. */
function spokenOf({ text, blanks }: Line): string {
	let spoken = '';
	let from = 0;
	for (const { start, end } of blanks) {
		if (start >= LONGEST_SPOKEN) break;
		spoken += `${text.slice(from, start)} `;
		from = end;
	}
	spoken += text.slice(from, Math.max(from, LONGEST_SPOKEN));
	return spoken.replace(/(\p{L})\1{2,}/gu, '$1').normalize('NFC');
}

const TRADITIONAL = /[們這個來時為對說過還會沒讓買賣貴錢錶錄機電話網見長開關問題發現點裡後麼嗎謝請幫應該覺得歡樂價質雙嘗臺灣國學實際體驗證書]/;

function chinese(text: string): LanguageFinding {
	return { tag: 'zh', script: TRADITIONAL.test(text) ? 'Hant' : 'Hans', confidence: 0.97 };
}

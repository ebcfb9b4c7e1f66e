import { type LanguageFinding, UNDETERMINED } from '../../../../shared/model/language.ts';
import type { Span } from '../../../../shared/model/span.ts';
import type { Token } from '../tokens.ts';
import type { Detectors } from './detectors.ts';
import { arabicEvidence, cyrillicEvidence, type Detection, type Evidence, latinEvidence } from './evidence.ts';
import type { LanguagePriors } from './priors.ts';
import { countScripts, type Script, type ScriptCounts } from './script.ts';

export interface Utterance {
	readonly text: string;
	/** Links, mentions and emotes: no language. */
	readonly blanks: readonly Span[];
	readonly tokens: readonly Token[];
	readonly authorId: string;
}

/** Tags the language of lines, remembering what it found out about a text; priors are the show's. */
export class LanguageIdentifier {
	readonly #detectors: Detectors | null;
	readonly #known = new Map<string, Evidence>();

	/** @param detectors null: words and letters alone must do */
	constructor(detectors: Detectors | null) {
		this.#detectors = detectors;
	}

	/** Finds the language and lets the priors learn from it. */
	identify(utterance: Utterance, priors: LanguagePriors): LanguageFinding {
		const counts = countScripts(utterance.text, utterance.blanks);
		const script = dominantOf(counts, utterance.tokens);
		if (script === null || utterance.tokens.every(saysNothing)) return { ...UNDETERMINED, script: script === null ? 'Zyyy' : SCRIPT_NAMES[script] };
		const finding = WRITTEN_IN_ONE[script] ?? this.#weigh(script, utterance, priors);
		const others = othersIn(counts, script, utterance, finding);
		return others.length === 0 ? finding : { ...finding, others };
	}

	#weigh(script: Script, utterance: Utterance, priors: LanguagePriors): LanguageFinding {
		if (script === 'Hani') return { tag: 'zh', script: isTraditional(utterance.text) ? 'Hant' : 'Hans', confidence: 0.97 };
		if (script === 'Other') return { tag: 'und', script: 'Zyyy', confidence: 0 };
		const spoken = spokenOf(utterance);
		let weighed = new Verdict(this.#evidence(script, spoken, utterance.tokens, 'none'), utterance.authorId, priors);
		for (const detection of DETECTIONS) {
			if (weighed.isSettled()) break;
			weighed = new Verdict(this.#evidence(script, spoken, utterance.tokens, detection), utterance.authorId, priors);
		}
		return weighed.conclude(script, utterance.authorId, priors);
	}

	#evidence(script: Script, spoken: string, tokens: readonly Token[], detection: Detection): Evidence {
		if (detection === 'none') return evidenceOf(script, spoken, tokens, null, detection);
		if (spoken.length > LONGEST_REMEMBERED) return evidenceOf(script, spoken, tokens, this.#detectors, detection);
		const key = detection + spoken;
		let evidence = this.#known.get(key);
		if (evidence === undefined) {
			evidence = evidenceOf(script, spoken, tokens, this.#detectors, detection);
			if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
			this.#known.set(key, evidence);
		}
		return evidence;
	}
}

const DETECTIONS: readonly Detection[] = ['ngrams', 'all'];
const LONGEST_REMEMBERED = 120;
const MOST_REMEMBERED = 10_000;

function evidenceOf(script: Script, spoken: string, tokens: readonly Token[], detectors: Detectors | null, detection: Detection): Evidence {
	if (script === 'Cyrl') return cyrillicEvidence(spoken, tokens, detectors, detection);
	if (script === 'Arab') return arabicEvidence(spoken, tokens);
	return latinEvidence(spoken, tokens, detectors, detection);
}

/** Evidence and priors put together. */
class Verdict {
	readonly #evidence: Evidence;
	readonly #totals: Float32Array;
	readonly #best: number;
	readonly #margin: number;
	/** The lead by the text alone. */
	readonly #ownMargin: number;

	constructor(evidence: Evidence, authorId: string, priors: LanguagePriors) {
		this.#evidence = evidence;
		this.#totals = Float32Array.from(evidence.points, (points, index) => points + priors.pointsFor(authorId, evidence.languages[index] ?? ''));
		this.#best = indexOfMost(this.#totals);
		this.#margin = leadOf(this.#totals, this.#best);
		this.#ownMargin = leadOf(evidence.points, this.#best);
	}

	/** Nothing a detector could say would change it. */
	isSettled(): boolean {
		const { words, unknownWords } = this.#evidence;
		if (words <= 2 && unknownWords === 0 && this.#margin >= SETTLED_KNOWN) return true;
		return this.#margin >= SETTLED || (words <= 1 && this.#margin >= SETTLED_WORD);
	}

	conclude(script: Script, authorId: string, priors: LanguagePriors): LanguageFinding {
		const { languages, foreign, tellingWords, words } = this.#evidence;
		const tag = languages[this.#best] ?? 'und';
		if (foreign !== null && this.#margin < SETTLED && !tag.includes('-')) return { tag: foreign, script: SCRIPT_NAMES[script], confidence: 0.6 };
		const confidence = round(1 / (1 + Math.exp(-0.7 * this.#margin)));
		if (this.#ownMargin > SURE) priors.learn(authorId, tag, Math.min(1, this.#ownMargin / SETTLED));
		const others = languages
			.map((language, index) => ({ language, telling: tellingWords[index] ?? 0 }))
			.filter(({ language, telling }) => language !== tag && telling >= 2 && telling >= words * MIXED_SHARE)
			.sort((one, other) => other.telling - one.telling)
			.map(({ language }) => language);
		return { tag, script: SCRIPT_NAMES[script], confidence, ...(others.length === 0 ? {} : { others }) };
	}
}

/** Points of lead. */
const SETTLED = 5;
const SETTLED_WORD = 3.5;
/** On a word or two that the lexicons know, detectors only guess. */
const SETTLED_KNOWN = 0.4;
const SURE = 2;
const MIXED_SHARE = 0.25;

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

/** Words of all languages say nothing about any. */
const INTERNATIONAL: ReadonlySet<string> = new Set(
	'ok okay oki okey lol xd xdd lmao omg wow gg ggwp w1 bravo super top vip live stop wifi gps nfc bluetooth usb iphone android samsung apple xiaomi huawei rolex casio garmin whatsapp telegram instagram tiktok youtube hmm mmm aaa ooo uu uuu oh ah eh um rip np ez pog poggers kappa kekw lul ок океи лол хд'.split(
		' ',
	),
);

function saysNothing(token: Token): boolean {
	if (token.kind === 'word') return token.end - token.start < 2 || INTERNATIONAL.has(token.word) || token.readings.some(({ word }) => INTERNATIONAL.has(word));
	return token.kind !== 'character';
}

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
function othersIn(counts: ScriptCounts, dominant: Script, { text, blanks, tokens, authorId }: Utterance, { others = [] }: LanguageFinding): readonly string[] {
	const found = [...others];
	for (const script of MIXED_SCRIPTS) {
		const letters = counts[script] ?? 0;
		if (script === dominant || letters < 4) continue;
		const own = tokens.filter((token) => token.kind === 'word' && isIn(script, token.word));
		if (own.length < 2) continue;
		const evidence = evidenceOf(script, spokenOf({ text, blanks, tokens: own, authorId }), own, null, 'none');
		const best = indexOfMost(evidence.tellingWords);
		if ((evidence.tellingWords[best] ?? 0) >= 1) found.push(evidence.languages[best] ?? 'und');
	}
	if (dominant !== 'Hani' && dominant !== 'Kana' && (counts.Hani ?? 0) >= 2) found.push('zh');
	return found;
}

const MIXED_SCRIPTS: readonly Script[] = ['Latn', 'Cyrl', 'Arab'];

function isIn(script: Script, word: string): boolean {
	const unit = word.charCodeAt(0);
	if (script === 'Latn') return unit >= 0x61 && unit <= 0x7a;
	if (script === 'Cyrl') return unit >= 0x400 && unit < 0x530;
	return unit >= 0x620 && unit < 0x700;
}

/** Enough for any detector; they read no further themselves. */
const LONGEST_SPOKEN = 2000;

/** The text without what is no language, and without drawn-out letters. */
function spokenOf({ text, blanks }: Utterance): string {
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

function isTraditional(text: string): boolean {
	return TRADITIONAL.test(text);
}

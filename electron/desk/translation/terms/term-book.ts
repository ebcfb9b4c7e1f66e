import type { Span } from '../../../../shared/model/span.ts';
import type { Concept, Term } from '../../../../shared/model/term.ts';
import type { FailedCheck } from '../../../../shared/model/translation.ts';
import { fold } from '../../analysis/folding.ts';
import { type Stemmer, stemmerOf } from '../../analysis/rules/stemmer.ts';
import { type Token, tokenize } from '../../analysis/tokens.ts';
import { baseOf } from '../memory/translation-memory.ts';

/** A term that stands in a text, inflected or not. The span is of UTF-16 code units of the text. */
export interface FoundTerm extends Span {
	readonly concept: Concept;
	readonly term: Term;
}

/** The team's terms, found in texts of their languages whatever the inflection. */
export class TermBook {
	readonly #languages = new Map<string, TermsOfLanguage>();
	/** Names that stay as they are, in any language. */
	readonly untranslatable: readonly string[];

	/** @param concepts those of no product, and of the products that are shown */
	constructor(concepts: readonly Concept[]) {
		for (const concept of concepts) {
			for (const term of concept.terms) this.#languageOf(term.language).add(concept, term);
		}
		this.untranslatable = concepts.flatMap(({ isUntranslatable, terms }) => (isUntranslatable ? terms.map(({ text }) => text) : []));
	}

	/** The longest at each place, in order, none within another. */
	find(text: string, language: string): readonly FoundTerm[] {
		return this.#languages.get(baseOf(language))?.find(text) ?? [];
	}

	/** What a translation calls otherwise than the team wants. */
	violations(original: string, from: string, translation: string, to: string): readonly FailedCheck[] {
		const used = this.find(translation, to);
		const failed: FailedCheck[] = used.filter(({ term }) => term.status === 'forbidden').map(({ term }) => ({ check: 'terms', unexpected: term.text }));
		for (const { concept } of this.find(original, from)) {
			if (concept.isUntranslatable) continue;
			const wanted = wantedIn(concept, to);
			if (wanted === null || used.some((found) => found.concept === concept)) continue;
			failed.push({ check: 'terms', missing: wanted.text });
		}
		return failed;
	}

	/**
	 * The text with its terms written over in the other language, for where nothing better can be had: the words between stay as they are.
	 * @returns null where no term is known in it
	 */
	gloss(text: string, from: string, to: string): string | null {
		let result = '';
		let end = 0;
		for (const { concept, start, end: next } of this.find(text, from)) {
			const wanted = concept.isUntranslatable ? null : wantedIn(concept, to);
			if (wanted === null) continue;
			result += `${text.slice(end, start)}${wanted.text}`;
			end = next;
		}
		return end === 0 ? null : result + text.slice(end);
	}

	#languageOf(language: string): TermsOfLanguage {
		const base = baseOf(language);
		let terms = this.#languages.get(base);
		if (terms === undefined) {
			terms = new TermsOfLanguage(base);
			this.#languages.set(base, terms);
		}
		return terms;
	}
}

/** What a concept is to be called in a language: the preferred term, else one that is also right. */
function wantedIn({ terms }: Concept, language: string): Term | null {
	const own = terms.filter((term) => baseOf(term.language) === baseOf(language));
	return own.find(({ status }) => status === 'preferred') ?? own.find(({ status }) => status === 'admitted') ?? null;
}

interface KnownTerm {
	readonly concept: Concept;
	readonly term: Term;
	/** Of each word what its inflections share: any of these. */
	readonly words: readonly (readonly string[])[];
}

class TermsOfLanguage {
	readonly #stemmer: Stemmer;
	/** By what the first word's inflections share; longer terms first. */
	readonly #byFirst = new Map<string, KnownTerm[]>();

	constructor(language: string) {
		this.#stemmer = language === 'uk' ? UKRAINIAN : stemmerOf(language);
	}

	add(concept: Concept, term: Term): void {
		const words = tokenize(fold(term.text)).tokens.map(({ word }) => this.#stemmer.asksFor(word).map(withoutFleetingVowel));
		for (const base of words[0] ?? []) {
			const known = this.#byFirst.get(base) ?? [];
			this.#byFirst.set(
				base,
				[...known, { concept, term, words }].sort((one, other) => other.words.length - one.words.length),
			);
		}
	}

	find(text: string): readonly FoundTerm[] {
		const folded = fold(text);
		const { tokens } = tokenize(folded);
		const found: FoundTerm[] = [];
		for (let index = 0; index < tokens.length; ) {
			const match = this.#matchAt(tokens, index);
			const first = tokens[index];
			const last = tokens[index + (match?.words.length ?? 1) - 1];
			if (match === null || first === undefined || last === undefined) {
				index += 1;
				continue;
			}
			found.push({ ...folded.spanOf(first.start, last.end), concept: match.concept, term: match.term });
			index += match.words.length;
		}
		return found;
	}

	#matchAt(tokens: readonly Token[], index: number): KnownTerm | null {
		for (const first of this.#basesAt(tokens, index)) {
			const match = this.#byFirst.get(first)?.find(({ words }) => words.every((bases, offset) => offset === 0 || this.#isOneOf(bases, tokens, index + offset)));
			if (match !== undefined) return match;
		}
		return null;
	}

	#isOneOf(bases: readonly string[], tokens: readonly Token[], index: number): boolean {
		return this.#basesAt(tokens, index).some((base) => bases.includes(base));
	}

	#basesAt(tokens: readonly Token[], index: number): readonly string[] {
		const word = tokens[index]?.word;
		if (word === undefined) return [];
		const bases = this.#stemmer.basesOf(word).map(withoutFleetingVowel);
		// The stemmer takes "correa" and "correas" for two words.
		return LATIN_PLURAL.test(word) ? [...bases, ...this.#stemmer.basesOf(word.slice(0, -1))] : bases;
	}
}

/** "ремешок", "ремешком": a vowel that only the bare form has, which stemmers leave. */
function withoutFleetingVowel(base: string): string {
	return base.replace(/(?<=[\u0400-\u04ff]{2})[ое](?=[кц]$)/u, '');
}

const LATIN_PLURAL = /^[a-z]{3,}s$/;

/** There is no library for it: of a longer word the last vowels and what follows them are its ending. */
const UKRAINIAN: Stemmer = { asksFor: (word) => [withoutEnding(word)], basesOf: (word) => [withoutEnding(word)] };

function withoutEnding(word: string): string {
	return word.length < 5 ? word : word.replace(/(?:ами|ями|ого|ому|ою|ею|ах|ях|ам|ям|ов|ев|ів|ий|ій|их|им|[аеиіоуюяйьї])$/u, '');
}

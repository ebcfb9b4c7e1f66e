import { existsSync, readFileSync } from 'node:fs';
import { eld } from 'eld/medium';
import { franc } from 'franc';
import { detect as detectWithTinyld } from 'tinyld/heavy';
import { fold } from '../../electron/desk/analysis/folding.ts';
import type { LanguageIdentifier } from '../../electron/desk/analysis/language/identify.ts';
import { LanguagePriors } from '../../electron/desk/analysis/language/priors.ts';
import { tokenize } from '../../electron/desk/analysis/tokens.ts';
import { table } from './table.ts';

/** Public sentences kept beside the checkout for measuring; a copy of the project alone does not have them. */
export const SENTENCES_FOLDER = '../shared/data/language';

const folder = new URL(`../../${SENTENCES_FOLDER}/`, import.meta.url);

export function hasSentences(): boolean {
	return existsSync(new URL('tatoeba.jsonl', folder));
}

/** The languages of a show, then those they are told from. */
export const SHOWN = ['es', 'ru', 'fr', 'ar', 'uk', 'en'] as const;
export const MEASURED = [...SHOWN, 'pt', 'it', 'de', 'tr', 'zh'] as const;
export type Measured = (typeof MEASURED)[number];

/** Sentences cut to so many words. */
const WORDS_OF_BUCKET = { 'one word': () => 1, 'two words': () => 2, 'three to five': (row: number) => 3 + (row % 3), whole: () => 1000 } as const;
export const BUCKETS = Object.keys(WORDS_OF_BUCKET) as readonly Bucket[];
export type Bucket = keyof typeof WORDS_OF_BUCKET;

const RIVALS = ['franc', 'eld', 'tinyld'] as const;

/**
 * `alone`: the desk on each line by itself. `in show`: the first line of its author in a show where four lines of five are in that language.
 * `by author`: the same after five lines of the author's own. `as guest`: like `in show`, but in a show of another language, which should not drown it.
 */
export const CONTESTANTS = [...RIVALS, 'alone', 'in show', 'by author', 'as guest'] as const;
export type Contestant = (typeof CONTESTANTS)[number];

/** Accuracy by bucket, contestant and language; of several languages their mean. */
export class LanguageAccuracy {
	readonly #shares = new Map<string, number>();

	constructor(identifier: LanguageIdentifier, languages: readonly Measured[] = MEASURED) {
		const sentences = readSentences();
		for (const language of languages) {
			const own = sentences.get(language) ?? [];
			for (const bucket of BUCKETS) {
				const cut = own.map((text, row) => cutTo(text, bucket, row));
				for (const contestant of CONTESTANTS) {
					const judge = judgeOf(contestant, identifier, language, sentences);
					const right = cut.filter((text, row) => judge(text, row) === language).length;
					this.#shares.set(`${bucket} ${language} ${contestant}`, right / own.length);
				}
			}
		}
	}

	of(bucket: Bucket, contestant: Contestant, ...languages: readonly Measured[]): number {
		return languages.reduce((sum, language) => sum + (this.#shares.get(`${bucket} ${language} ${contestant}`) ?? 0), 0) / languages.length;
	}

	table(): string {
		return BUCKETS.map((bucket) => {
			const row = (name: string, ...languages: readonly Measured[]) => [
				name,
				...CONTESTANTS.map((contestant) => percent(this.of(bucket, contestant, ...languages))),
			];
			return table([bucket, ...CONTESTANTS], [...MEASURED.map((language) => row(language, language)), row('mean of a show’s', ...SHOWN)]);
		}).join('\n\n');
	}
}

/** Shares of transliterated Russian found, and of other sentences in Latin letters taken for it, each cut to so many words. */
export function transliteratedRussian(identifier: LanguageIdentifier, words = 1000): { readonly found: number; readonly wrong: number } {
	const tagged = (texts: readonly string[]) =>
		texts.filter((text) => tagBy(identifier, text.split(/\s+/).slice(0, words).join(' ')) === 'ru-Latn').length / texts.length;
	const sentences = readSentences();
	return {
		found: tagged(sentenceRows('ru_transliterated.jsonl').map(({ text }) => text)),
		wrong: tagged((['es', 'fr', 'en', 'pt', 'it', 'de', 'tr'] as const).flatMap((language) => sentences.get(language) ?? [])),
	};
}

/** The other detectors, by name: what each tags a text as. */
export function rivalsOf(): readonly (readonly [(typeof RIVALS)[number], (text: string) => string])[] {
	return [
		['franc', (text) => FRANC_TAGS.get(franc(text, { minLength: 1 })) ?? 'und'],
		['eld', (text) => eld.detect(text).language],
		['tinyld', (text) => detectWithTinyld(text)],
	];
}

export function percent(share: number): string {
	return (100 * share).toFixed(1);
}

/** A line's tag by the desk, as its author's `authorId` in a show with these priors. */
export function tagBy(identifier: LanguageIdentifier, text: string, priors = new LanguagePriors([]), authorId = 'author'): string {
	return identifier.identify({ text, blanks: [], tokens: tokenize(fold(text)).tokens }, authorId, priors).tag;
}

/** Rows of one of the files of sentences. */
export function sentenceRows(file: string): readonly { readonly lang: string; readonly text: string }[] {
	return readFileSync(new URL(file, folder), 'utf8')
		.trim()
		.split('\n')
		.map((line): { lang: string; text: string } => JSON.parse(line));
}

function readSentences(): ReadonlyMap<Measured, readonly string[]> {
	const rows = sentenceRows('tatoeba.jsonl');
	return new Map(MEASURED.map((language) => [language, rows.flatMap(({ lang, text }) => (lang === language ? [text] : []))]));
}

export function cutTo(text: string, bucket: Bucket, row: number): string {
	return text.split(/\s+/).slice(0, WORDS_OF_BUCKET[bucket](row)).join(' ');
}

type Judge = (text: string, row: number) => string;

function judgeOf(contestant: Contestant, identifier: LanguageIdentifier, language: Measured, sentences: ReadonlyMap<Measured, readonly string[]>): Judge {
	switch (contestant) {
		case 'franc':
		case 'eld':
		case 'tinyld':
			return new Map(rivalsOf()).get(contestant) ?? (() => 'und');
		case 'alone':
			return (text) => tagBy(identifier, text);
		case 'in show': {
			const show = new MeasuredShow(identifier, language, sentences);
			return (text, row) => show.tag(text, row);
		}
		case 'by author': {
			const show = new MeasuredShow(identifier, language, sentences);
			const own = sentences.get(language) ?? [];
			return (text, row) => {
				for (let earlier = 1; earlier <= 5; earlier += 1) show.say(own[(row + earlier * 7) % own.length] ?? '', `measured ${row}`);
				return show.tag(text, row);
			};
		}
		case 'as guest': {
			const hosts = SHOWN.filter((other) => other !== language);
			const shows = hosts.map((host) => new MeasuredShow(identifier, host, sentences));
			return (text, row) => shows[row % shows.length]?.tag(text, row) ?? 'und';
		}
	}
}

/** A show whose viewers write four lines of five in its language, and go on between the lines that are measured. */
class MeasuredShow {
	readonly #identifier: LanguageIdentifier;
	readonly #language: Measured;
	readonly #sentences: ReadonlyMap<Measured, readonly string[]>;
	readonly #others: readonly Measured[];
	readonly #priors: LanguagePriors;
	#lines = 0;

	constructor(identifier: LanguageIdentifier, language: Measured, sentences: ReadonlyMap<Measured, readonly string[]>) {
		this.#identifier = identifier;
		this.#language = language;
		this.#sentences = sentences;
		this.#others = SHOWN.filter((other) => other !== language);
		this.#priors = new LanguagePriors([language, ...this.#others.slice(0, 2)]);
		this.#goOn(50);
	}

	say(text: string, authorId: string): string {
		return tagBy(this.#identifier, text, this.#priors, authorId);
	}

	tag(text: string, row: number): string {
		this.#goOn(5);
		return this.say(text, `measured ${row}`);
	}

	#goOn(lines: number): void {
		for (let line = 0; line < lines; line += 1) {
			this.#lines += 1;
			const other = this.#others[Math.floor(this.#lines / 5) % this.#others.length];
			const spoken = this.#lines % 5 === 0 && other !== undefined ? other : this.#language;
			const own = this.#sentences.get(spoken) ?? [];
			this.say(own[(this.#lines * 11) % own.length] ?? '', `viewer ${this.#lines}`);
		}
	}
}

const FRANC_TAGS: ReadonlyMap<string, string> = new Map(
	Object.entries({ spa: 'es', rus: 'ru', fra: 'fr', arb: 'ar', ukr: 'uk', eng: 'en', por: 'pt', ita: 'it', deu: 'de', tur: 'tr', cmn: 'zh' }),
);

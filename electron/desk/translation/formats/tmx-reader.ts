import { TRANSLATION_LENGTH } from '../../../../shared/model/translation.ts';
import { baseOf } from '../memory/translation-memory.ts';
import type { DecodedFile } from './decoded-file.ts';
import { badFile, type Entry, entry, problem, type UnitOfFile } from './exchange-entry.ts';
import { languageTagOf } from './language-tag.ts';
import { readXml, type XmlReader } from './xml-reader.ts';

/**
 * Reads TMX 1.4b, and what earlier versions share with it, in memory that does not grow with the file. A `tu` becomes a unit from its source language;
 * where that is `*all*`, one from each language. Inline elements are left out with their codes, but for what `hi` marks.
 * @throws DeskError `bad-exchange-file`
 */
export async function* readTmx(file: DecodedFile): AsyncGenerator<Entry<UnitOfFile>> {
	const reader = new TmxReader(file.name);
	for await (const _ of readXml(file, reader)) yield* reader.taken();
}

/** More languages has no file. */
const MOST_VARIANTS = 200;

interface Variant {
	readonly language: string | null;
	text: string;
}

interface TranslationUnit {
	readonly line: number;
	readonly sourceLanguage: string;
	readonly author: string;
	readonly at: number | null;
	readonly variants: Variant[];
	isTooLong: boolean;
}

class TmxReader implements XmlReader {
	readonly #file: string;
	#found: Entry<UnitOfFile>[] = [];
	#hasRoot = false;
	#sourceLanguage = '*all*';
	#unit: TranslationUnit | null = null;
	#isInSegment = false;
	/** Of inline elements whose content is a code. */
	#codes = 0;

	constructor(file: string) {
		this.#file = file;
	}

	taken(): readonly Entry<UnitOfFile>[] {
		const found = this.#found;
		this.#found = [];
		return found;
	}

	open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
		if (!this.#hasRoot) {
			if (name !== 'tmx') throw badFile(this.#file, line, `its root is ${name.slice(0, 40)} and not tmx`);
			this.#hasRoot = true;
		} else if (this.#isInSegment) {
			if (CODES.has(name) || this.#codes > 0) this.#codes += 1;
			// What stands for something between words keeps them apart.
			if (name === 'ph' || name === 'ut') this.#append(' ');
		} else if (name === 'header') {
			this.#sourceLanguage = attributes.srclang ?? this.#sourceLanguage;
		} else if (name === 'tu') {
			this.#unit = {
				line,
				sourceLanguage: attributes.srclang ?? this.#sourceLanguage,
				author: (attributes.changeid ?? attributes.creationid ?? '').slice(0, 200),
				at: timeOf(attributes.changedate) ?? timeOf(attributes.creationdate),
				variants: [],
				isTooLong: false,
			};
		} else if (name === 'tuv' && this.#unit !== null) {
			if (this.#unit.variants.length === MOST_VARIANTS) this.#unit.isTooLong = true;
			else this.#unit.variants.push({ language: languageTagOf(attributes['xml:lang'] ?? attributes.lang), text: '' });
		} else if (name === 'seg') {
			this.#isInSegment = true;
			this.#codes = 0;
		}
	}

	text(text: string): void {
		if (this.#isInSegment && this.#codes === 0) this.#append(text);
	}

	close(name: string): void {
		if (name === 'seg') this.#isInSegment = false;
		else if (this.#isInSegment) this.#codes = Math.max(0, this.#codes - 1);
		else if (name === 'tu' && this.#unit !== null) {
			this.#found.push(...unitsOf(this.#unit));
			this.#unit = null;
		}
	}

	#append(text: string): void {
		const variant = this.#unit?.variants.at(-1);
		if (variant === undefined || this.#unit === null) return;
		if (variant.text.length + text.length > LONGEST_WITH_CODES) this.#unit.isTooLong = true;
		else variant.text += text;
	}
}

/** Spaces around are taken away before a text is measured. */
const LONGEST_WITH_CODES = TRANSLATION_LENGTH * 2;

const CODES: ReadonlySet<string> = new Set(['bpt', 'ept', 'it', 'ph', 'ut']);

function unitsOf({ line, sourceLanguage, author, at, variants, isTooLong }: TranslationUnit): readonly Entry<UnitOfFile>[] {
	const texts = variants.map(({ language, text }) => ({ language, text: text.trim() }));
	if (isTooLong || texts.some(({ text }) => text.length > TRANSLATION_LENGTH)) return [problem(line, 'too-long')];
	const written = texts.flatMap(({ language, text }) => (language === null || text === '' ? [] : [{ language, text }]));
	if (written.length === 0) return [problem(line, texts.some(({ text }) => text !== '') ? 'no-language' : 'no-source')];
	const sources = sourceLanguage.toLowerCase() === '*all*' ? written : sourceIn(written, sourceLanguage);
	if (sources.length === 0) return [problem(line, 'no-source')];
	const units = sources.flatMap(({ language, text }) => {
		const others = written.filter((other) => baseOf(other.language) !== baseOf(language));
		const targets = Object.fromEntries(others.map((other) => [other.language, other.text]).reverse());
		return others.length === 0 ? [] : [entry(line, { from: language, source: text, targets, author, at })];
	});
	return units.length === 0 ? [problem(line, 'no-translation')] : units;
}

/** The variant of exactly that language, else of another region. */
function sourceIn<Written extends { readonly language: string }>(written: readonly Written[], sourceLanguage: string): readonly Written[] {
	const wanted = languageTagOf(sourceLanguage);
	if (wanted === null) return [];
	const found = written.find(({ language }) => language === wanted) ?? written.find(({ language }) => baseOf(language) === baseOf(wanted));
	return found === undefined ? [] : [found];
}

/** `20261122T143000Z`, ms since the epoch. */
function timeOf(written: string | undefined): number | null {
	const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(written ?? '');
	if (match === null) return null;
	const [, year, month, day, hour, minute, second] = match;
	const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
	return Number.isNaN(at) ? null : at;
}

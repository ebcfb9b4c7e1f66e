import { conceptSchema, MOST_TERMS_OF_CONCEPT, TERM_LENGTH, type TermStatus } from '../../../../shared/model/term.ts';
import type { DecodedFile } from './decoded-file.ts';
import { badFile, type ConceptOfFile, type Entry, entry, problem } from './exchange-entry.ts';
import { languageTagOf } from './language-tag.ts';
import { CONCEPT_ID, STATUS_NAMES } from './tbx-words.ts';
import { readXml, type XmlReader } from './xml-reader.ts';

/**
 * Reads TBX of 2008 (`martif`: termEntry, langSet, tig or ntig) and of 2019 (`tbx`: conceptEntry, langSec, termSec; categories as attributes or as
 * elements of their own) in memory that does not grow with the file. Of what is said about a term, its status counts.
 * @throws DeskError `bad-exchange-file`
 */
export async function* readTbx(file: DecodedFile): AsyncGenerator<Entry<ConceptOfFile>> {
	const reader = new TbxReader(file.name);
	for await (const _ of readXml(file, reader)) yield* reader.taken();
}

interface TermOfFile {
	readonly language: string;
	text: string;
	status: TermStatus | null;
}

interface ConceptEntry {
	readonly line: number;
	readonly id: string | null;
	language: string | null;
	readonly terms: TermOfFile[];
	hasUnknownLanguage: boolean;
	note: string;
	definition: string;
	product: string;
	isUntranslatable: boolean;
}

/** Which text is being read, and where it goes. */
type Field = 'term' | 'status' | 'note' | 'definition' | 'product' | 'untranslatable';

class TbxReader implements XmlReader {
	readonly #file: string;
	#found: Entry<ConceptOfFile>[] = [];
	#hasRoot = false;
	#concept: ConceptEntry | null = null;
	#term: TermOfFile | null = null;
	/** The element that is a field, so that elements within it (`hi`) end nothing. */
	#field: { readonly name: string; readonly field: Field; text: string } | null = null;

	constructor(file: string) {
		this.#file = file;
	}

	taken(): readonly Entry<ConceptOfFile>[] {
		const found = this.#found;
		this.#found = [];
		return found;
	}

	open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
		if (!this.#hasRoot) {
			if (name !== 'martif' && name !== 'tbx') throw badFile(this.#file, line, `its root is ${name.slice(0, 40)} and neither martif nor tbx`);
			this.#hasRoot = true;
			return;
		}
		if (name === 'termEntry' || name === 'conceptEntry') {
			this.#concept = {
				line,
				id: CONCEPT_ID.exec(attributes.id ?? '')?.groups?.id?.toLowerCase() ?? null,
				language: null,
				terms: [],
				hasUnknownLanguage: false,
				note: '',
				definition: '',
				product: '',
				isUntranslatable: false,
			};
			return;
		}
		const concept = this.#concept;
		if (concept === null || this.#field !== null) return;
		if (name === 'langSet' || name === 'langSec') {
			concept.language = languageTagOf(attributes['xml:lang'] ?? attributes.lang);
			if (concept.language === null) concept.hasUnknownLanguage = true;
		} else if (name === 'tig' || name === 'ntig' || name === 'termSec') {
			this.#term = concept.language === null ? null : { language: concept.language, text: '', status: null };
			if (this.#term !== null && concept.terms.length <= MOST_TERMS_OF_CONCEPT) concept.terms.push(this.#term);
		} else {
			const field = fieldOf(name, attributes.type ?? '', this.#term !== null, concept.language !== null);
			if (field !== null) this.#field = { name, field, text: '' };
		}
	}

	text(text: string): void {
		// One unit beyond what is allowed is enough to say that it is too long.
		if (this.#field !== null && this.#field.text.length <= LONGEST_FIELD) this.#field.text += text;
	}

	close(name: string): void {
		if (this.#field !== null) {
			if (name !== this.#field.name) return;
			this.#keep(this.#field.field, this.#field.text.replaceAll(/\s+/g, ' ').trim());
			this.#field = null;
		} else if (name === 'tig' || name === 'ntig' || name === 'termSec') {
			this.#term = null;
		} else if (name === 'langSet' || name === 'langSec') {
			if (this.#concept !== null) this.#concept.language = null;
		} else if ((name === 'termEntry' || name === 'conceptEntry') && this.#concept !== null) {
			this.#found.push(conceptOf(this.#concept));
			this.#concept = null;
		}
	}

	#keep(field: Field, text: string): void {
		const concept = this.#concept;
		if (concept === null) return;
		switch (field) {
			case 'term':
				if (this.#term !== null && this.#term.text === '') this.#term.text = text;
				break;
			case 'status':
				if (this.#term !== null) this.#term.status = STATUS_NAMES[text.toLowerCase()] ?? this.#term.status;
				break;
			case 'note':
			case 'definition':
			case 'product':
				if (concept[field] === '') concept[field] = text;
				break;
			case 'untranslatable':
				concept.isUntranslatable = text === 'true';
		}
	}
}

const LONGEST_FIELD = 10_000;

function fieldOf(name: string, type: string, isInTerm: boolean, isInLanguage: boolean): Field | null {
	if (isInTerm) {
		if (name === 'term') return 'term';
		const isStatus = name === 'administrativeStatus' || name === 'normativeAuthorization' || (name === 'termNote' && STATUS_CATEGORIES.has(type));
		return isStatus ? 'status' : null;
	}
	if (isInLanguage) return null;
	if (name === 'note') return 'note';
	if (name === 'definition' || (name === 'descrip' && type === 'definition')) return 'definition';
	if (name === 'productSubset' || (name === 'admin' && type === 'productSubset')) return 'product';
	return name === 'admin' && type === 'x-untranslatable' ? 'untranslatable' : null;
}

const STATUS_CATEGORIES: ReadonlySet<string> = new Set(['administrativeStatus', 'normativeAuthorization']);

function conceptOf({ line, id, terms, note, definition, product, isUntranslatable, hasUnknownLanguage }: ConceptEntry): Entry<ConceptOfFile> {
	const written = terms.filter(({ text }) => text !== '');
	if (written.length === 0) return problem(line, hasUnknownLanguage ? 'no-language' : 'no-source');
	if (written.length > MOST_TERMS_OF_CONCEPT || written.some(({ text }) => text.length > TERM_LENGTH)) return problem(line, 'too-long');
	const parsed = conceptSchema.safeParse({
		product: product === '' ? null : product,
		isUntranslatable,
		note: note === '' ? definition : note,
		terms: written.map(({ language, text, status }, index) => ({ language, text, status: status ?? (isFirst(written, index) ? 'preferred' : 'admitted') })),
	});
	if (parsed.success) return entry(line, { id, concept: parsed.data });
	return problem(line, parsed.error.issues.some(({ code }) => code === 'too_big') ? 'too-long' : 'not-understood');
}

/** Of its language, and none is preferred by name. */
function isFirst(terms: readonly TermOfFile[], index: number): boolean {
	const language = terms[index]?.language;
	const own = terms.filter((term) => term.language === language);
	return own[0] === terms[index] && !own.some(({ status }) => status === 'preferred');
}

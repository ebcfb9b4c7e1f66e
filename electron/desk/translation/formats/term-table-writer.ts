import { stringify } from 'csv-stringify/sync';
import type { SavedConcept } from '../../../../shared/model/term.ts';
import { writtenCell } from './table-cells.ts';

/**
 * The head of a table of terms: what a concept is, then for each language its terms and beside them their status. A byte order mark tells
 * spreadsheets that this is UTF-8.
 */
export function termTableHead(languages: readonly string[]): string {
	return `\uFEFF${row(['concept', 'product', 'untranslatable', 'note', ...languages.flatMap((language) => [language, `${language} status`])])}`;
}

/** One concept; several terms of a language stand under each other in its cell, as do their statuses. */
export function termTableRow({ id, concept: { product, isUntranslatable, note, terms } }: SavedConcept, languages: readonly string[]): string {
	const cells = languages.flatMap((language) => {
		const own = terms.filter((term) => term.language === language);
		return [own.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join('\n'), own.map(({ status }) => status).join('\n')];
	});
	return row([id, product ?? '', isUntranslatable ? 'yes' : '', note, ...cells]);
}

function row(cells: readonly string[]): string {
	return stringify([cells.map(writtenCell)], { record_delimiter: '\r\n' });
}

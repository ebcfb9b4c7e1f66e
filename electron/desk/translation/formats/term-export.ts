import type { ExchangePiece, TermFormat } from '../../../../shared/model/exchange.ts';
import type { SavedConcept } from '../../../../shared/model/term.ts';
import { savedConcepts } from '../../store/concept-table.ts';
import type { ReadableStore } from '../../store/store.ts';
import { TBX_HEAD, TBX_TAIL, tbxConcept } from './tbx-writer.ts';
import { termLine } from './term-json-lines.ts';
import { termTableHead, termTableRow } from './term-table-writer.ts';

/** Concepts in one piece. */
const PIECE_CONCEPTS = 1_000;

/** One piece of the team's terms, in order of id: what is changed meanwhile moves nothing. */
export function termPiece(store: ReadableStore, format: TermFormat, cursor: string | null): ExchangePiece {
	const [after = '', before = ''] = cursor?.split(' ') ?? [];
	const all = [...savedConcepts(store)].sort((one, other) => (one.id < other.id ? -1 : 1));
	const rest = all.filter(({ id }) => id > after);
	const taken = rest.slice(0, PIECE_CONCEPTS);
	const isLast = taken.length === rest.length;
	const { head, write, tail } = writerOf(format, all);
	const done = (Number(before) || 0) + taken.length;
	return {
		text: `${cursor === null ? head : ''}${taken.map(write).join('')}${isLast ? tail : ''}`,
		cursor: isLast ? null : `${taken.at(-1)?.id ?? ''} ${done}`,
		done,
	};
}

interface TermWriter {
	readonly head: string;
	readonly write: (concept: SavedConcept) => string;
	readonly tail: string;
}

function writerOf(format: TermFormat, concepts: readonly SavedConcept[]): TermWriter {
	switch (format) {
		case 'tbx':
			return { head: TBX_HEAD, write: tbxConcept, tail: TBX_TAIL };
		case 'jsonl':
			return { head: '', write: termLine, tail: '' };
		case 'csv': {
			const languages = [...new Set(concepts.flatMap(({ concept }) => concept.terms.map(({ language }) => language)))].sort();
			return { head: termTableHead(languages), write: (concept) => termTableRow(concept, languages), tail: '' };
		}
	}
}

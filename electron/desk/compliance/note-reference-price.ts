import type { MessageKind, Role } from '../../../shared/model/message.ts';
import type { ProductSheet } from '../../../shared/model/product-sheet.ts';
import { indexedWords } from '../../../shared/model/search-fold.ts';
import { priceIn } from '../analysis/compliance/amounts.ts';
import { announcementsIn } from '../analysis/compliance/announcements.ts';
import { withoutQuestions } from '../analysis/compliance/asking.ts';
import { isOfHost } from '../analysis/compliance/host-line.ts';
import { fold } from '../analysis/folding.ts';
import { sessionSheets } from '../store/product-sheet-table.ts';
import { insertReferencePrice } from '../store/reference-price-table.ts';
import type { WritableStore } from '../store/store.ts';

/** A stored line, as far as it may name a price. */
export interface PricedLine {
	readonly id: number;
	readonly text: string;
	readonly kind: MessageKind;
	readonly role: Role;
	readonly isQuestion: boolean;
	readonly receivedAt: number;
}

/** Keeps what the host says that a product cost before, where it is known which: only so can it be held against another show of the same host. */
export function noteReferencePrice(store: WritableStore, session: number, { id, text, kind, role, isQuestion, receivedAt }: PricedLine): void {
	if (!isOfHost({ kind, role }) || !/\p{Nd}/u.test(text)) return;
	const folded = fold(text);
	const said = announcementsIn(folded, withoutQuestions(folded.text, isQuestion)).find((announcement) => announcement.kind === 'reference');
	if (said?.kind !== 'reference') return;
	const product = productSpokenOf(sessionSheets(store, session), text, said.now);
	if (product === null) return;
	const { value: amount, currency } = said.before;
	insertReferencePrice(store, { message: id, session, product, amount, currency, now: said.now, at: receivedAt });
}

/** The product a line names, else the one whose sheet has that price, else the show's only one; folded. Null where it may be several. */
function productSpokenOf(sheets: readonly ProductSheet[], text: string, now: number | null): string | null {
	const words = ` ${indexedWords(text)} `;
	const named = sheets.filter(({ product }) => words.includes(` ${indexedWords(product)} `));
	const priced = now === null ? [] : sheets.filter(({ facts }) => Object.values(facts).some((fact) => priceIn(fold(fact).text)?.value === now));
	const [only, ...others] = named.length > 0 ? named : priced.length > 0 ? priced : sheets;
	if (only === undefined || others.length > 0) return null;
	return indexedWords(only.product) || null;
}

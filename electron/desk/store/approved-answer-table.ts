import type { AnswerLanguage, ApprovedAnswer } from '../../../shared/model/question.ts';
import type { StaffRole } from '../../../shared/model/staff.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** An edit is one more row; so is taking it back, without a text. */
export function insertApprovedAnswer(store: WritableStore, answer: Omit<ApprovedAnswer, 'text'> & { readonly text: string | null }): void {
	const { key, product, language, text, author, at } = answer;
	store
		.change<[string, string, string, string | null, string, string, number]>(
			'INSERT INTO approved_answer (key, product, language, text, author_name, author_role, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
		)
		.run(key, product ?? ANY_PRODUCT, language, text, author.name, author.role, at);
}

/** The latest of each question, product and language, by question; none that was taken back. */
export function approvedAnswers(store: ReadableStore): readonly ApprovedAnswer[] {
	return store
		.query<[], ApprovedAnswerRow>(
			`SELECT key, product, language, text, author_name, author_role, at FROM approved_answer
			WHERE id IN (SELECT max(id) FROM approved_answer GROUP BY key, product, language) AND text IS NOT NULL ORDER BY key, product, language`,
		)
		.all()
		.map(({ key, product, language, text, author_name, author_role, at }) => ({
			key,
			product: product === ANY_PRODUCT ? null : product,
			language,
			text,
			author: { name: author_name, role: author_role },
			at,
		}));
}

export function hasApprovedAnswer(store: ReadableStore, { key, product, language }: Pick<ApprovedAnswer, 'key' | 'product' | 'language'>): boolean {
	const row = store
		.query<[string, string, string], { text: string | null }>(
			'SELECT text FROM approved_answer WHERE key = ? AND product = ? AND language = ? ORDER BY id DESC LIMIT 1',
		)
		.get(key, product ?? ANY_PRODUCT, language);
	return row !== undefined && row.text !== null;
}

const ANY_PRODUCT = '';

interface ApprovedAnswerRow {
	key: string;
	product: string;
	language: AnswerLanguage;
	text: string;
	author_name: string;
	author_role: StaffRole;
	at: number;
}

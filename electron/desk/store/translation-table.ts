import type { FailedCheck } from '../../../shared/model/translation.ts';
import { fromJson, listToJson } from './json-column.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** A machine's translation of one message, as it was shown. */
export interface KeptTranslation {
	readonly messageId: number;
	readonly to: string;
	readonly engine: string;
	readonly text: string;
	readonly failedChecks: readonly FailedCheck[];
	readonly at: number;
}

export function insertTranslation(store: WritableStore, { messageId, to, engine, text, failedChecks, at }: KeptTranslation): void {
	store
		.change<[number, string, string, string, string | null, number]>(
			'INSERT INTO translation (message, target, engine, text, failed_checks, at) VALUES (?, ?, ?, ?, ?, ?)',
		)
		.run(messageId, to, engine, text, listToJson(failedChecks), at);
}

/** The latest of each message, in no order. */
export function latestTranslations(store: ReadableStore, messageIds: readonly number[], to: string): readonly KeptTranslation[] {
	return store
		.query<[string, string], TranslationRow>(
			`SELECT t.message, t.target, t.engine, t.text, t.failed_checks, t.at FROM translation t
			WHERE t.id IN (SELECT max(id) FROM translation WHERE message IN (SELECT value FROM json_each(?)) AND target = ? GROUP BY message)`,
		)
		.all(JSON.stringify(messageIds), to)
		.map((row) => ({
			messageId: row.message,
			to: row.target,
			engine: row.engine,
			text: row.text,
			failedChecks: fromJson<FailedCheck[]>(row.failed_checks) ?? [],
			at: row.at,
		}));
}

interface TranslationRow {
	readonly message: number;
	readonly target: string;
	readonly engine: string;
	readonly text: string;
	readonly failed_checks: string | null;
	readonly at: number;
}

/** @param day YYYY-MM-DD */
export function addUsage(store: WritableStore, day: string, session: number, engine: string, characters: number): void {
	store
		.change<[string, number, string, number]>(
			`INSERT INTO translation_usage (day, session, engine, characters) VALUES (?, ?, ?, ?)
			ON CONFLICT (day, session, engine) DO UPDATE SET characters = characters + excluded.characters`,
		)
		.run(day, session, engine, characters);
}

/** Characters sent on a day, over all shows, and in a show, over all days. */
export function usage(store: ReadableStore, day: string, session: number): { readonly ofDay: number; readonly ofShow: number } {
	const row = store
		.query<[string, number], { ofDay: number; ofShow: number }>(
			`SELECT coalesce((SELECT sum(characters) FROM translation_usage WHERE day = ?), 0) AS ofDay,
				coalesce((SELECT sum(characters) FROM translation_usage WHERE session = ?), 0) AS ofShow`,
		)
		.get(day, session);
	return row ?? { ofDay: 0, ofShow: 0 };
}

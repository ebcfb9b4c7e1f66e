import type { Database, RunResult, Statement } from 'better-sqlite3';
import { storeErrorOf } from './store-error.ts';

/**
 * Handles to the one SQLite file of a data folder. Who may write is a matter of type: a function that changes rows takes a
 * `WritableStore`, everything else a `ReadableStore`. SQL stands in the module of its table, never elsewhere.
 */

declare const writable: unique symbol;

type Value = string | number | null | Uint8Array;
type Parameters = readonly Value[];

/** A prepared statement. Failures are DeskErrors where a person can mend them (disk-full, folder-read-only, not-a-database). */
export interface Query<Input extends Parameters, Row> {
	get(...input: Input): Row | undefined;
	all(...input: Input): Row[];
	/** Row by row. The statement is busy until the loop ends. */
	iterate(...input: Input): IterableIterator<Row>;
}

export interface Change<Input extends Parameters> {
	run(...input: Input): RunResult;
}

export interface ReadableStore {
	/** Prepares once per store and SQL text. */
	query<Input extends Parameters, Row>(sql: string): Query<Input, Row>;
	close(): void;
}

export interface WritableStore extends ReadableStore {
	readonly [writable]: true;
	change<Input extends Parameters>(sql: string): Change<Input>;
	/** All of it or nothing. The write lock is taken at once, so that nothing can fail for it half way. */
	transaction<Result>(work: () => Result): Result;
	/**
	 * For work that takes whole families of rows away: SQLite would look for what still points at each of them, through
	 * tables that have no index for it. Never inside a transaction.
	 */
	withoutReferenceChecks<Result>(work: () => Result): Result;
}

/** `sql` has placeholders, never what a person wrote. */
export type SlowQueryListener = (query: { readonly sql: string; readonly ms: number }) => void;

/** From here on a query is worth looking at: two frames of a 50 Hz screen. */
export const SLOW_QUERY_MS = 40;

export function readableStore(database: Database, file: string, onSlowQuery: SlowQueryListener): ReadableStore {
	const { query, close } = statementsOf(database, file, onSlowQuery);
	return { query, close };
}

export function writableStore(database: Database, file: string, onSlowQuery: SlowQueryListener): WritableStore {
	const { query, change, close } = statementsOf(database, file, onSlowQuery);
	const immediate = database.transaction((work: () => unknown) => work()).immediate;
	const store: Omit<WritableStore, typeof writable> = {
		query,
		change,
		close,
		transaction<Result>(work: () => Result): Result {
			try {
				return immediate(work) as Result;
			} catch (error) {
				throw storeErrorOf(error, file);
			}
		},
		withoutReferenceChecks<Result>(work: () => Result): Result {
			database.pragma('foreign_keys = OFF');
			try {
				return work();
			} finally {
				database.pragma('foreign_keys = ON');
			}
		},
	};
	return store as WritableStore;
}

function statementsOf(database: Database, file: string, onSlowQuery: SlowQueryListener) {
	const prepared = new Map<string, Statement<Value[], unknown>>();

	function prepare(sql: string): Statement<Value[], unknown> {
		let statement = prepared.get(sql);
		if (!statement) {
			statement = database.prepare<Value[], unknown>(sql);
			prepared.set(sql, statement);
		}
		return statement;
	}

	function timed<Result>(sql: string, work: () => Result): Result {
		const startedAt = performance.now();
		try {
			return work();
		} catch (error) {
			throw storeErrorOf(error, file);
		} finally {
			const ms = performance.now() - startedAt;
			if (ms > SLOW_QUERY_MS) onSlowQuery({ sql, ms });
		}
	}

	return {
		query<Input extends Parameters, Row>(sql: string): Query<Input, Row> {
			const statement = prepare(sql) as Statement<Value[], Row>;
			return {
				get: (...input) => timed(sql, () => statement.get(...input)),
				all: (...input) => timed(sql, () => statement.all(...input)),
				iterate: (...input) => statement.iterate(...input),
			};
		},
		change<Input extends Parameters>(sql: string): Change<Input> {
			const statement = prepare(sql);
			return { run: (...input) => timed(sql, () => statement.run(...input)) };
		},
		close: () => void database.close(),
	};
}

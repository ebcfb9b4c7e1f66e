import { SEVERITIES, severityRank } from '../../../shared/model/category.ts';
import type { Mark, MarkKind, Stretch } from '../../../shared/model/timeline.ts';
import type { ReadableStore } from './store.ts';

/** A session in time. Times are of `message.received_at`, order is that of the feed. */

/** From the session's start to its end, and to what came before and after them. */
export function sessionStretch(store: ReadableStore, session: number): { readonly from: number; readonly last: number; readonly endedAt: number | null } {
	const row = store
		.query<[number], { startedAt: number; endedAt: number | null; first: number | null; last: number | null; lastGap: number | null }>(
			`SELECT started_at AS startedAt, ended_at AS endedAt,
			(SELECT min(received_at) FROM message WHERE session = s.id) AS first, (SELECT max(received_at) FROM message WHERE session = s.id) AS last,
			(SELECT max(coalesce(ended_at, started_at)) FROM gap WHERE session = s.id) AS lastGap
			FROM session s WHERE id = ?`,
		)
		.get(session);
	if (!row) throw new Error('a session that was just found is not there');
	const { startedAt, endedAt, first, last, lastGap } = row;
	return { from: Math.min(startedAt, first ?? startedAt), last: Math.max(startedAt, last ?? startedAt, lastGap ?? startedAt), endedAt };
}

/** Messages of a stretch by kind and language, with the least and the greatest of their ids; it reads the index alone. */
export function messagesIn(store: ReadableStore, session: number, { from, to }: Stretch): MessagesOfKind[] {
	return store
		.query<[number, number, number], MessagesOfKind>(
			`SELECT kind, language, count(*) AS count, min(id) AS firstId, max(id) AS lastId FROM message INDEXED BY message_by_time
			WHERE session = ? AND received_at >= ? AND received_at < ? GROUP BY kind, language`,
		)
		.all(session, from, to);
}

export interface MessagesOfKind {
	readonly kind: string;
	readonly language: string;
	readonly count: number;
	readonly firstId: number;
	readonly lastId: number;
}

/** Chat messages whose language somebody corrected. */
export function correctedIn(
	store: ReadableStore,
	session: number,
	{ from, to }: Stretch,
): { readonly at: number; readonly found: string; readonly language: string }[] {
	return store
		.query<[number, number, number], { at: number; found: string; language: string }>(
			`SELECT m.received_at AS at, m.language AS found, c.language FROM message_state c CROSS JOIN message m ON m.id = c.message
			WHERE c.session = ? AND m.received_at >= ? AND m.received_at < ? AND m.kind = 'chat'`,
		)
		.all(session, from, to);
}

/** Times at which the host's lines came, in order; and the last before the stretch, which may reach into it. */
export function speechTimes(store: ReadableStore, session: number, { from, to }: Stretch): number[] {
	const before = store
		.query<[number, number], { at: number }>(
			`SELECT received_at AS at FROM message INDEXED BY speech_by_time WHERE session = ? AND kind = 'speech' AND received_at < ? ORDER BY received_at DESC LIMIT 1`,
		)
		.get(session, from);
	const within = store
		.query<[number, number, number], { at: number }>(
			`SELECT received_at AS at FROM message INDEXED BY speech_by_time WHERE session = ? AND kind = 'speech' AND received_at >= ? AND received_at < ?
			ORDER BY received_at`,
		)
		.all(session, from, to);
	return [...(before === undefined ? [] : [before.at]), ...within.map(({ at }) => at)];
}

/** The desk's findings on a range of messages, by severity (a rank); it reads the index alone. */
export function flagsOnRange(store: ReadableStore, session: number, { firstId, lastId }: IdRange): { readonly severity: number; readonly count: number }[] {
	return store
		.query<[number, number, number], { severity: number; count: number }>(
			'SELECT severity, count(*) AS count FROM flag WHERE session = ? AND severity IN (0, 1, 2) AND message BETWEEN ? AND ? GROUP BY severity',
		)
		.all(session, firstId, lastId);
}

export interface IdRange {
	readonly firstId: number;
	readonly lastId: number;
}

/** The desk's findings per step and severity, by the time of each one's message. */
export function flagsPerStep(store: ReadableStore, session: number, steps: Steps): FlagCount[] {
	return store
		.query<[...StepValues, number], FlagCount>(
			`SELECT ${STEP} AS step, f.severity, count(*) AS count FROM flag f CROSS JOIN message m ON m.id = f.message WHERE ${IN_STEPS} AND f.session = ? GROUP BY 1, 2`,
		)
		.all(...stepValues(steps), session);
}

export interface FlagCount extends StepCount {
	readonly severity: number;
}

/** What people flagged. */
export function addedFlagsPerStep(store: ReadableStore, session: number, steps: Steps): FlagCount[] {
	return store
		.query<[...StepValues, number], StepCount & { name: string }>(
			`SELECT ${STEP} AS step, json_extract(a.body, '$.severity') AS name, count(*) AS count
			FROM added_flag f CROSS JOIN annotation a ON a.id = f.annotation CROSS JOIN message m ON m.id = f.message WHERE ${IN_STEPS} AND f.session = ? GROUP BY 1, 2`,
		)
		.all(...stepValues(steps), session)
		.map(({ step, count, name }) => ({ step, count, severity: severityRank(SEVERITIES.find((severity) => severity === name) ?? 'low') }));
}

export function escalationsPerStep(store: ReadableStore, session: number, steps: Steps): StepCount[] {
	return store
		.query<[...StepValues, number], StepCount>(
			`SELECT ${STEP} AS step, count(*) AS count FROM flag_state f CROSS JOIN message m ON m.id = f.message
			WHERE ${IN_STEPS} AND f.session = ? AND f.verdict = 'escalated' GROUP BY 1`,
		)
		.all(...stepValues(steps), session);
}

export function questionsPerStep(store: ReadableStore, session: number, steps: Steps): StepCount[] {
	return store
		.query<[...StepValues, number], StepCount>(
			`SELECT ${stepOf('asked_at')} AS step, count(*) AS count FROM question WHERE asked_at >= ? AND asked_at < ? AND session = ? GROUP BY 1`,
		)
		.all(...stepValues(steps), session);
}

export function deletionsPerStep(store: ReadableStore, session: number, steps: Steps): StepCount[] {
	return store
		.query<[...StepValues, number], StepCount>(
			`SELECT ${stepOf('at')} AS step, count(*) AS count FROM deletion WHERE at >= ? AND at < ? AND session = ? GROUP BY 1`,
		)
		.all(...stepValues(steps), session);
}

/** When these messages came, in the order of the feed. */
export function timesOf(store: ReadableStore, messageIds: readonly number[]): { readonly messageId: number; readonly at: number }[] {
	return store
		.query<[string], { messageId: number; at: number }>(
			'SELECT id AS messageId, received_at AS at FROM message WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
		)
		.all(JSON.stringify(messageIds));
}

/** How many messages, or gaps, `nearestMark` can lead to, all but notes. */
export function markCounts(store: ReadableStore, session: number): Readonly<Record<Exclude<MarkKind, 'note'>, number>> {
	const count = (sql: string, values: number[]) => store.query<number[], { count: number }>(sql).get(...values)?.count ?? 0;
	return {
		flag: count('SELECT count(*) AS count FROM (SELECT message FROM flag WHERE session = ? UNION SELECT message FROM added_flag WHERE session = ?)', [
			session,
			session,
		]),
		escalation: count("SELECT count(DISTINCT message) AS count FROM flag_state WHERE session = ? AND verdict = 'escalated'", [session]),
		question: count('SELECT count(*) AS count FROM question INDEXED BY question_by_key WHERE session = ?', [session]),
		gap: count('SELECT count(*) AS count FROM gap WHERE session = ?', [session]),
	};
}

export function speechCount(store: ReadableStore, session: number): number {
	return (
		store
			.query<[number], { count: number }>("SELECT count(*) AS count FROM message INDEXED BY speech_by_time WHERE session = ? AND kind = 'speech'")
			.get(session)?.count ?? 0
	);
}

/** The first message, in the order of the feed, that came after a moment. */
export function firstMessageAfter(store: ReadableStore, session: number, at: number): number | null {
	const row = store
		.query<[number, number], { id: number | null }>('SELECT min(id) AS id FROM message INDEXED BY message_by_time WHERE session = ? AND received_at > ?')
		.get(session, at);
	return row?.id ?? null;
}

/** The nearest message of a kind after or before a message, in the order of the feed; `from` itself is left out. */
export function nearestMark(
	store: ReadableStore,
	session: number,
	kind: 'flag' | 'escalation' | 'question',
	direction: 'next' | 'previous',
	from: number,
): Mark | null {
	const isNext = direction === 'next';
	const [beyond, order, nearest] = isNext ? (['>', 'ASC', 'min'] as const) : (['<', 'DESC', 'max'] as const);
	const ask = (where: string) => `SELECT message FROM ${where} message ${beyond} ? ORDER BY message ${order} LIMIT 1`;
	const find = (sql: string, ...values: number[]) => store.query<number[], { message: number | null }>(sql).get(...values)?.message ?? null;
	const found = {
		flag: () => {
			// Each severity is a single step into the index.
			const flagged = SEVERITIES.map((_severity, rank) => find(ask(`flag WHERE session = ? AND severity = ${rank} AND`), session, from));
			const added = find(`SELECT ${nearest}(message) AS message FROM added_flag WHERE session = ? AND message ${beyond} ?`, session, from);
			const messages = [...flagged, added].filter((message) => message !== null);
			return messages.length === 0 ? null : Math[nearest](...messages);
		},
		escalation: () => find(ask("flag_state WHERE session = ? AND verdict = 'escalated' AND"), session, from),
		// Along the row numbers, and not beyond the session's own.
		question: () => find(ask(`question NOT INDEXED WHERE session = ? AND ${WITHIN_SESSION} AND`), session, session, session, from),
	}[kind]();
	if (found === null) return null;
	const row = store.query<[number], { at: number }>('SELECT received_at AS at FROM message WHERE id = ?').get(found);
	if (!row) throw new Error('a mark without its message');
	return { at: row.at, messageId: found };
}

/** Times a gap began, after or before a moment. */
export function nearestGap(store: ReadableStore, session: number, direction: 'next' | 'previous', at: number): Mark | null {
	const row = store
		.query<[number, number], { at: number | null }>(
			direction === 'next'
				? 'SELECT min(started_at) AS at FROM gap WHERE session = ? AND started_at > ?'
				: 'SELECT max(started_at) AS at FROM gap WHERE session = ? AND started_at < ?',
		)
		.get(session, at);
	return row?.at == null ? null : { at: row.at, messageId: null };
}

/** What is counted in steps: `from + n * stepMs`, up to `to`. */
export interface Steps extends Stretch {
	readonly stepMs: number;
}

export interface StepCount {
	readonly step: number;
	readonly count: number;
}

type StepValues = [number, number, number, number];

function stepValues({ from, to, stepMs }: Steps): StepValues {
	return [from, stepMs, from, to];
}

const WITHIN_SESSION = 'message BETWEEN (SELECT min(id) FROM message WHERE session = ?) AND (SELECT max(id) FROM message WHERE session = ?)';

/** Numbers are bound as floating point: without the casts every millisecond would be a step of its own. */
const stepOf = (time: string) => `CAST((${time} - ?) / ? AS INTEGER)`;
const STEP = stepOf('m.received_at');
const IN_STEPS = 'm.received_at >= ? AND m.received_at < ?';

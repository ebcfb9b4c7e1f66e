import type { RetentionRule } from '../../../shared/model/keeping.ts';
import type { ReadableStore } from './store.ts';

/** Which sessions a rule of retention reaches. */

export interface OldSession {
	readonly row: number;
	readonly uuid: string;
	readonly title: string;
	readonly market: string;
	readonly endedAt: number;
	readonly messages: number;
	readonly isSealed: boolean;
}

/** Sessions that ended long enough ago, oldest first; running ones are none of them. What has been anonymised already needs it no more. */
export function oldSessions(store: ReadableStore, rule: RetentionRule, now: number): { readonly reached: readonly OldSession[]; readonly excepted: number } {
	if (rule.action === 'off') return { reached: [], excepted: 0 };
	const rows = store
		.query<[number, number], OldRow>(
			`SELECT s.id AS row, s.uuid, s.title, s.market, s.ended_at AS endedAt, s.messages, s.archived_at IS NOT NULL AS isArchived,
				s.is_sealed AS isSealed,
				(SELECT json_group_array(tag) FROM session_tag t WHERE t.session = s.id) AS tags
			FROM session s WHERE s.ended_at < ? AND s.is_being_erased = 0 AND s.is_being_imported = 0
				AND (? = 0 OR NOT EXISTS (SELECT 1 FROM session_anonymised a WHERE a.session = s.id)) ORDER BY s.ended_at, s.id`,
		)
		.all(now - rule.afterDays * DAY_MS, rule.action === 'anonymise' ? 1 : 0);
	const reached = rows.filter((row) => !isExcepted(rule, row));
	return {
		reached: reached.map(({ isArchived: _isArchived, tags: _tags, ...row }) => ({ ...row, isSealed: row.isSealed === 1 })),
		excepted: rows.length - reached.length,
	};
}

/** Different people who wrote in a session. */
export function authorsIn(store: ReadableStore, session: number): number {
	return (
		store
			.query<[number], { authors: number }>("SELECT count(DISTINCT channel || ' ' || author_id) AS authors FROM message WHERE session = ? AND kind <> 'system'")
			.get(session)?.authors ?? 0
	);
}

function isExcepted(rule: RetentionRule, { market, tags, isArchived, isSealed }: OldRow): boolean {
	const sessionTags = JSON.parse(tags) as readonly string[];
	return (
		(rule.keepsArchived && isArchived === 1) ||
		(rule.keepsSealed && isSealed === 1) ||
		rule.exceptMarkets.includes(market) ||
		rule.exceptTags.some((tag) => sessionTags.includes(tag))
	);
}

const DAY_MS = 86_400_000;

interface OldRow extends Omit<OldSession, 'isSealed'> {
	readonly isArchived: number;
	readonly isSealed: number;
	/** JSON array. */
	readonly tags: string;
}

import type { Database } from 'better-sqlite3';

/**
 * What is asked across messages and sessions: at which places a session was heard, on which platform a message was written (the search
 * index is told again of every message, in idle moments), and what a host said that a product had cost.
 */
export function originsAndPrices(database: Database): void {
	database.exec(`
		CREATE INDEX message_origin_by_place ON message_origin (session, platform, channel);

		CREATE TABLE reference_price (
			message INTEGER PRIMARY KEY REFERENCES message,
			session INTEGER NOT NULL REFERENCES session,
			product TEXT NOT NULL, -- its sheet's name, folded as searches are
			amount REAL NOT NULL,
			currency TEXT, -- ISO 4217, NULL where none was said
			now REAL, -- what it cost then, NULL where that was not said
			at INTEGER NOT NULL
		) STRICT;
		CREATE INDEX reference_price_by_product ON reference_price (session, product, at);
		CREATE INDEX session_by_host ON session (host);

		INSERT OR IGNORE INTO search_stale SELECT id FROM message WHERE id <= (SELECT indexed_through FROM search_progress);
	`);
}

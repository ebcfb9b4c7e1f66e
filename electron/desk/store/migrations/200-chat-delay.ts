import type { Database } from 'better-sqlite3';

/** By how much the viewers of a show answer later than its host is heard: how its lanes are aligned. No part of the transcript, so a seal leaves it open. */
export function chatDelay(database: Database): void {
	database.exec('ALTER TABLE session ADD COLUMN chat_delay_ms INTEGER NOT NULL DEFAULT 0');
}

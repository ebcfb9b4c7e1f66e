import type { Database } from 'better-sqlite3';
import { sessionsAndSources } from './10-sessions-and-sources.ts';
import { messagesAndFlags } from './20-messages-and-flags.ts';
import { annotations } from './30-annotations.ts';
import { searchIndex } from './40-search-index.ts';
import { settings } from './50-settings.ts';
import { productSheets } from './60-product-sheets.ts';
import { questions } from './70-questions.ts';
import { teamPacks } from './80-team-packs.ts';
import { teamExceptions } from './90-team-exceptions.ts';
import { translations } from './100-translations.ts';
import { auditAndErasure } from './110-audit-and-erasure.ts';
import { sessionList } from './120-session-list.ts';
import { seals } from './125-seals.ts';
import { keeping } from './130-keeping.ts';
import { searchTerms } from './140-search-terms.ts';
import { secondReview } from './150-second-review.ts';
import { labelsAndGuidelines } from './160-labels-and-guidelines.ts';
import { messagesByTime } from './170-messages-by-time.ts';
import { runningImports } from './180-running-imports.ts';
import { speech } from './190-speech.ts';
import { judgedByGuidelines } from './195-judged-by-guidelines.ts';
import { chatDelay } from './200-chat-delay.ts';
import { messageOrigins } from './210-message-origins.ts';
import { compliance } from './220-compliance.ts';
import { originsAndPrices } from './240-origins-and-prices.ts';

/** One step of the schema. Once released it is never edited: what it got wrong, a later one mends. */
export interface Migration {
	readonly version: number;
	readonly up: (database: Database) => void;
}

/** By tens, so that a branch can put one between two others. */
export const MIGRATIONS: readonly Migration[] = [
	{ version: 10, up: sessionsAndSources },
	{ version: 20, up: messagesAndFlags },
	{ version: 30, up: annotations },
	{ version: 40, up: searchIndex },
	{ version: 50, up: settings },
	{ version: 60, up: productSheets },
	{ version: 70, up: questions },
	{ version: 80, up: teamPacks },
	{ version: 90, up: teamExceptions },
	{ version: 100, up: translations },
	{ version: 110, up: auditAndErasure },
	{ version: 120, up: sessionList },
	{ version: 125, up: seals },
	{ version: 130, up: keeping },
	{ version: 140, up: searchTerms },
	{ version: 150, up: secondReview },
	{ version: 160, up: labelsAndGuidelines },
	{ version: 170, up: messagesByTime },
	{ version: 180, up: runningImports },
	{ version: 190, up: speech },
	{ version: 195, up: judgedByGuidelines },
	{ version: 200, up: chatDelay },
	{ version: 210, up: messageOrigins },
	{ version: 220, up: compliance },
	{ version: 240, up: originsAndPrices },
];

export const NEWEST_VERSION = Math.max(...MIGRATIONS.map(({ version }) => version));

/** Brings a store up to `upTo`, each step in a transaction of its own that also moves `user_version`. */
export function migrate(database: Database, upTo: number = NEWEST_VERSION): void {
	const current = Number(database.pragma('user_version', { simple: true }));
	for (const { version, up } of MIGRATIONS) {
		if (version <= current || version > upTo) continue;
		database
			.transaction(() => {
				up(database);
				database.pragma(`user_version = ${version}`);
			})
			.immediate();
	}
}

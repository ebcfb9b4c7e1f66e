import { exportedIds } from '../../store/export-query.ts';
import { messagesByIds } from '../../store/message-table.ts';
import { storedTranslation } from '../../store/setting-table.ts';
import { teamUnits } from '../../translation/formats/team-units.ts';
import { TMX_TAIL, tmxHead, tmxUnit } from '../../translation/formats/tmx-writer.ts';
import type { SessionWriter } from './session-writer.ts';

/** What people translated and approved in a session, as a translation memory. Masked, lines with personal data are left out: half a line is of no use. */
export const tmxWriter: SessionWriter = {
	head: ({ version }) => tmxHead(version),
	*rest({ store, row, session, personalData }, from) {
		const { needsSecondPerson } = storedTranslation(store);
		let place = from;
		for (;;) {
			const ids = exportedIds(store, row, { part: 'everything', onlyTranslated: true }, place.message, MESSAGES_AT_ONCE);
			if (ids.length === 0) return;
			for (const message of messagesByIds(store, ids)) {
				const units = teamUnits(store, message, personalData, needsSecondPerson);
				place = { ...place, message: message.id, written: place.written + units.length, done: Math.min(place.done + 1, session.messages) };
				yield { text: units.map(tmxUnit).join(''), place };
			}
		}
	},
	tail: () => TMX_TAIL,
};

const MESSAGES_AT_ONCE = 500;

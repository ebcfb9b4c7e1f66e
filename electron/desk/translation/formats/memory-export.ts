import { join } from 'node:path';
import type { ExchangePiece, MemoryFormat } from '../../../../shared/model/exchange.ts';
import type { PersonalDataChoice } from '../../../../shared/model/personal-data.ts';
import { handTranslatedMessages, memoryUnitsAfter } from '../../store/memory-table.ts';
import { messagesByIds } from '../../store/message-table.ts';
import { storedTranslation } from '../../store/setting-table.ts';
import type { ReadableStore } from '../../store/store.ts';
import { readPhrasebook } from '../memory/phrasebook.ts';
import { memoryLine } from './memory-json-lines.ts';
import { teamUnits } from './team-units.ts';
import { TMX_TAIL, tmxHead, tmxUnit, type WrittenUnit } from './tmx-writer.ts';

export interface MemoryExportRequest {
	readonly format: MemoryFormat;
	readonly withPhrasebook: boolean;
	readonly personalData: PersonalDataChoice;
	readonly cursor: string | null;
	readonly resourcesFolder: string;
	/** Of the program that writes. */
	readonly version: string;
}

/** Units in one piece: some hundred kilobytes of text. */
const PIECE_UNITS = 1_000;

/** One piece of everything people approved: what was imported, the team's own work, and the phrasebook where it is wanted. */
export async function memoryPiece(store: ReadableStore, request: MemoryExportRequest): Promise<ExchangePiece> {
	const { format, cursor } = request;
	const place = cursor === null ? START : placeOf(cursor);
	const written: string[] = cursor === null && format === 'tmx' ? [tmxHead(request.version)] : [];
	let { part, after, done } = place;
	let room = PIECE_UNITS;
	while (part !== null && room > 0) {
		const slice: Slice = await PARTS[part](store, after, room, request);
		for (const unit of slice.units) written.push(format === 'tmx' ? tmxUnit(unit) : memoryLine(unit));
		done += slice.units.length;
		room -= slice.looked;
		after = slice.after ?? '';
		if (slice.after === null) part = NEXT[part];
	}
	if (part === null && format === 'tmx') written.push(TMX_TAIL);
	return { text: written.join(''), cursor: part === null ? null : [part, done, after].join(' '), done };
}

type PartName = 'imported' | 'team' | 'phrasebook';

interface Place {
	readonly part: PartName | null;
	readonly after: string;
	readonly done: number;
}

const START: Place = { part: 'imported', after: '', done: 0 };
const NEXT: Readonly<Record<PartName, PartName | null>> = { imported: 'team', team: 'phrasebook', phrasebook: null };

function placeOf(cursor: string): Place {
	const [part = '', done = '', after = ''] = cursor.split(' ');
	return { part: part === 'team' || part === 'phrasebook' ? part : 'imported', after, done: Number(done) || 0 };
}

interface Slice {
	readonly units: readonly WrittenUnit[];
	/** How many entries were looked at for them. */
	readonly looked: number;
	/** Where the next slice of this part begins; null where there is none. */
	readonly after: string | null;
}

type TakeSlice = (store: ReadableStore, after: string, most: number, request: MemoryExportRequest) => Promise<Slice>;

const PARTS: Readonly<Record<PartName, TakeSlice>> = {
	async imported(store, after, most) {
		const units = memoryUnitsAfter(store, after, most);
		const last = units.at(-1);
		return { units: units.map((unit) => ({ ...unit, origin: 'imported' })), looked: units.length, after: units.length < most || !last ? null : last.id };
	},
	async team(store, after, most, { personalData }) {
		const ids = handTranslatedMessages(store).filter((id) => id > Number(after));
		const taken = ids.slice(0, most);
		const { needsSecondPerson } = storedTranslation(store);
		const units = messagesByIds(store, taken).flatMap((message) => teamUnits(store, message, personalData, needsSecondPerson));
		return { units, looked: taken.length, after: ids.length > taken.length ? String(taken.at(-1)) : null };
	},
	async phrasebook(_store, after, most, { withPhrasebook, resourcesFolder }) {
		if (!withPhrasebook) return { units: [], looked: 0, after: null };
		const units = await phrasebookOf(resourcesFolder);
		const from = Number(after);
		const taken = units.slice(from, from + most);
		return { units: taken, looked: taken.length, after: from + taken.length < units.length ? String(from + taken.length) : null };
	},
};

/** By folder; it does not change while the desk runs. */
const phrasebooks = new Map<string, Promise<readonly WrittenUnit[]>>();

function phrasebookOf(resourcesFolder: string): Promise<readonly WrittenUnit[]> {
	let units = phrasebooks.get(resourcesFolder);
	if (units === undefined) {
		units = readPhrasebook(join(resourcesFolder, 'phrasebook')).then((read) =>
			read.map(({ from, source, targets }) => ({ from, source, targets, author: '', at: null, origin: 'phrasebook' })),
		);
		phrasebooks.set(resourcesFolder, units);
	}
	return units;
}

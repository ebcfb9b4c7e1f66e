import type { CallInput, Desk } from '../../shared/contract/contract.ts';
import { DeskError } from '../../shared/contract/errors.ts';
import type { ReplaySpeed, Session, SourceRequest } from '../../shared/model/show.ts';
import { DEMO_SHEET } from '../products/demo-sheet.ts';
import type { SheetChoice } from '../products/SheetPicker.tsx';
import { type UploadOptions, uploadFile } from '../sessions/upload-file.ts';
import type { MappingReading } from './read-mapping.ts';
import { readTwitchChannels } from './twitch-channels.ts';

/** What a person put into the form of a new show, whichever source is in front. */
export interface NewShow {
	readonly kind: Extract<SourceRequest['kind'], 'demo' | 'twitch' | 'websocket' | 'replay'>;
	readonly channels: string;
	readonly url: string;
	readonly mapping: ChosenMapping | null;
	readonly file: File | null;
	readonly speed: ReplaySpeed;
	readonly title: string;
	readonly host: string;
	readonly market: string | null;
	readonly languages: readonly string[];
	/** What claims are checked against. Null while nobody has chosen: then the demo has its own sheet, and no other show has any. */
	readonly sheets: readonly SheetChoice[] | null;
}

/** A mapping file as chosen; it may be of no use. */
export interface ChosenMapping {
	readonly fileName: string;
	readonly reading: MappingReading;
}

export const EMPTY_SHOW: NewShow = {
	kind: 'demo',
	channels: '',
	url: '',
	mapping: null,
	file: null,
	speed: 1,
	title: '',
	host: '',
	market: null,
	languages: [],
	sheets: null,
};

/** Stands for the sheet that the demo brings along. */
export const DEMO_SHEET_ID = 'demo';

/** The demo's own sheet fits no other show. */
export function chosenSheets({ kind, sheets }: NewShow): readonly SheetChoice[] {
	if (sheets === null) return kind === 'demo' ? [{ id: DEMO_SHEET_ID, sheet: DEMO_SHEET }] : [];
	return sheets.filter(({ id }) => kind === 'demo' || id !== DEMO_SHEET_ID);
}

export type ShowField = 'channels' | 'url' | 'mapping' | 'file' | 'title' | 'host' | 'market' | 'languages';

/** What a field lacks, before the desk is asked. */
export type ShowProblem =
	| { readonly field: 'channels'; readonly problem: 'missing' }
	| { readonly field: 'channels'; readonly problem: 'bad'; readonly names: readonly string[] }
	| { readonly field: 'url'; readonly problem: 'bad' }
	/** The reading of the file says why. */
	| { readonly field: 'mapping'; readonly problem: 'bad' }
	| { readonly field: 'file'; readonly problem: 'missing' | 'empty' };

export function problemOf(show: NewShow): ShowProblem | null {
	switch (show.kind) {
		case 'demo':
			return null;
		case 'twitch': {
			const { sources, bad } = readTwitchChannels(show.channels);
			if (bad.length > 0) return { field: 'channels', problem: 'bad', names: bad };
			return sources.length === 0 ? { field: 'channels', problem: 'missing' } : null;
		}
		case 'websocket':
			if (!isWebSocketAddress(show.url)) return { field: 'url', problem: 'bad' };
			return show.mapping && 'problem' in show.mapping.reading ? { field: 'mapping', problem: 'bad' } : null;
		case 'replay':
			if (show.file === null) return { field: 'file', problem: 'missing' };
			return show.file.size === 0 ? { field: 'file', problem: 'empty' } : null;
	}
}

/** Hands over the transcript where there is one, and starts the show. */
export async function startShow(show: NewShow, call: Desk['call'], upload: UploadOptions): Promise<Session> {
	const sources = await sourcesOf(show, call, upload);
	try {
		if (upload.signal.aborted) throw new DeskError('cancelled', 'The person stopped it.');
		const sheets = show.sheets === null ? {} : { sheets: chosenSheets(show).map(({ sheet }) => sheet) };
		return await call('show.start', { ...(show.kind !== 'demo' && detailsOf(show)), ...sheets, sources });
	} catch (error) {
		// A transcript that plays in no show would lie at the desk until it closes.
		for (const source of sources) if (source.kind === 'replay') await call('upload.discard', { uploadId: source.uploadId }).catch(() => null);
		throw error;
	}
}

/** The field a refusal of the desk is about; null where it is about none or all. */
export function fieldOf(error: unknown, kind: NewShow['kind']): ShowField | null {
	if (!(error instanceof DeskError)) return null;
	const sourceField = kind === 'twitch' ? 'channels' : kind === 'websocket' ? 'url' : kind === 'replay' ? 'file' : null;
	switch (error.code) {
		case 'already-watched':
		case 'file-unreadable':
		case 'file-newer':
		case 'not-a-transcript':
		case 'upload-not-found':
			return sourceField;
		case 'invalid-input': {
			const [first = '', , third] = (error.detail.field ?? '').split('.');
			if (first === 'sources') return third === 'mapping' ? 'mapping' : sourceField;
			return first === 'title' || first === 'host' || first === 'market' || first === 'languages' ? first : null;
		}
		default:
			return null;
	}
}

type ShowInput = CallInput<'show.start'>;

async function sourcesOf(show: NewShow, call: Desk['call'], upload: UploadOptions): Promise<ShowInput['sources']> {
	switch (show.kind) {
		case 'demo':
			return [{ kind: 'demo', speed: show.speed }];
		case 'twitch':
			return [...readTwitchChannels(show.channels).sources];
		case 'websocket':
			return [{ kind: 'websocket', url: show.url.trim(), ...(show.mapping && 'mapping' in show.mapping.reading && { mapping: show.mapping.reading.mapping }) }];
		case 'replay': {
			if (show.file === null) throw new DeskError('upload-not-found', 'No file was chosen.');
			return [{ kind: 'replay', uploadId: await uploadFile(show.file, call, upload), speed: show.speed }];
		}
	}
}

/** A recorded show brings its own title, host, market and languages; what a person writes goes before them. */
function detailsOf(show: NewShow): Omit<ShowInput, 'sources'> {
	return {
		...(show.title.trim() !== '' && { title: show.title.trim() }),
		...(show.host.trim() !== '' && { host: show.host.trim() }),
		...(show.market !== null && { market: show.market }),
		...(show.languages.length > 0 && { languages: [...show.languages] }),
	};
}

function isWebSocketAddress(text: string): boolean {
	return URL.canParse(text.trim()) && /^wss?:$/.test(new URL(text.trim()).protocol);
}

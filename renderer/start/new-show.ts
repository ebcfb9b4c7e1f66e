import type { CallInput, Desk } from '../../shared/contract/contract.ts';
import { DeskError } from '../../shared/contract/errors.ts';
import { LEAST_DISCLOSURE_MINUTES, MOST_DISCLOSURE_MINUTES } from '../../shared/model/compliance.ts';
import { likelyLanguages } from '../../shared/model/market.ts';
import type { Session } from '../../shared/model/show.ts';
import { DEMO_SHEET } from '../products/demo-sheet.ts';
import type { SheetChoice } from '../products/SheetPicker.tsx';
import { type UploadProgress, uploadFile } from '../sessions/upload-file.ts';
import { type DraftProblem, draftProblem, identityOf, newDraft, problemAt, requestOf, type SourceDraft, type SourceInput } from './sources/source-draft.ts';

/** What a person put into the form of a new show. */
export interface NewShow {
	readonly sources: readonly SourceDraft[];
	/** In the field for addresses and names, and not taken for a source yet. */
	readonly typed: string;
	/** The source whose fields are in sight. */
	readonly openSource: string | null;
	readonly title: string;
	readonly host: string;
	readonly market: string | null;
	readonly languages: readonly string[];
	/** How often it is to disclose; empty: as its market asks. */
	readonly disclosureMinutes: string;
	/** What claims are checked against. Null while nobody has chosen: then the demo has its own sheet, and no other show has any. */
	readonly sheets: readonly SheetChoice[] | null;
}

export const EMPTY_SHOW: NewShow = {
	sources: [],
	typed: '',
	openSource: null,
	title: '',
	host: '',
	market: null,
	languages: [],
	disclosureMinutes: '',
	sheets: null,
};

/** Nothing was chosen: then what can be started is the demo. */
export function isUntouched({ sources, typed }: NewShow): boolean {
	return sources.length === 0 && typed.trim() === '';
}

/** The demo brings all its details along. */
export function isDemoAlone({ sources }: NewShow): boolean {
	return sources.length > 0 && sources.every(({ kind }) => kind === 'demo');
}

/** Stands for the sheet that the demo brings along. */
export const DEMO_SHEET_ID = 'demo';

/** The demo's own sheet fits no other show. */
export function chosenSheets(show: NewShow): readonly SheetChoice[] {
	const { sources, sheets } = show;
	if (sheets === null) return isDemoAlone(show) ? [{ id: DEMO_SHEET_ID, sheet: DEMO_SHEET }] : [];
	return sheets.filter(({ id }) => id !== DEMO_SHEET_ID || sources.some(({ kind }) => kind === 'demo'));
}

/** What the host is expected to speak; null where nobody said. */
export function expectedLanguage({ languages, market }: Pick<NewShow, 'languages' | 'market'>): string | null {
	return languages[0] ?? (market === null ? undefined : likelyLanguages(market)[0]) ?? null;
}

export type DetailField = 'title' | 'host' | 'market' | 'languages' | 'disclosureMinutes';

export type ShowProblem =
	| { readonly sourceId: string; readonly problem: DraftProblem }
	/** Not whole minutes within the bounds. */
	| { readonly detail: 'disclosureMinutes' };

/** What has to be mended before the desk is asked: at most one for each source, in their order. */
export function problemsOf(show: NewShow): readonly ShowProblem[] {
	const problems: ShowProblem[] = [];
	const seen = new Set<string>();
	for (const draft of show.sources) {
		const problem = draftProblem(draft);
		const identity = problem === null ? identityOf(draft) : null;
		if (problem !== null) problems.push({ sourceId: draft.id, problem });
		else if (identity !== null && seen.has(identity)) problems.push({ sourceId: draft.id, problem: { field: null, code: 'twice' } });
		if (identity !== null) seen.add(identity);
	}
	if (!isDemoAlone(show) && minutesOf(show) === null) problems.push({ detail: 'disclosureMinutes' });
	return problems;
}

export interface StartOptions {
	readonly onProgress: (fileName: string, progress: UploadProgress) => void;
	readonly signal: AbortSignal;
}

/** Hands over what is to be played, and starts the show: the demo where nothing was chosen. */
export async function startShow(show: NewShow, call: Desk['call'], options: StartOptions): Promise<Session> {
	const drafts = show.sources.length === 0 ? [newDraft('demo', 'demo')] : show.sources;
	const handedOver: string[] = [];
	try {
		const sources: SourceInput[] = [];
		for (const draft of drafts)
			sources.push(requestOf(draft, { expected: expectedLanguage(show), uploadId: await handOver(draft, call, options, handedOver) }));
		if (options.signal.aborted) throw new DeskError('cancelled', 'The person stopped it.');
		const sheets = show.sheets === null ? {} : { sheets: chosenSheets(show).map(({ sheet }) => sheet) };
		return await call('show.start', { ...(drafts.some(({ kind }) => kind !== 'demo') && detailsOf(show)), ...sheets, sources });
	} catch (error) {
		// What plays in no show would lie at the desk until it closes.
		for (const uploadId of handedOver) await call('upload.discard', { uploadId }).catch(() => null);
		throw error;
	}
}

/** Where in the form a refusal of the desk belongs. */
export type RefusalPlace =
	| { readonly sourceId: string; readonly problem: DraftProblem | null }
	| { readonly detail: DetailField }
	/** Above the buttons. */
	| null;

export function placeOf(error: unknown, { sources }: NewShow): RefusalPlace {
	if (!(error instanceof DeskError)) return null;
	const [first = '', second = '', third = ''] = (error.detail.field ?? '').split('.');
	if (first === 'sources') {
		const draft = sources[Number(second)];
		if (draft === undefined) return null;
		return { sourceId: draft.id, problem: error.code === 'invalid-input' ? problemAt(draft, third) : null };
	}
	const detail = (['title', 'host', 'market', 'languages', 'disclosureMinutes'] as const).find((name) => name === first);
	return detail === undefined ? null : { detail };
}

/** The id of the upload; empty for what is no file. */
async function handOver(draft: SourceDraft, call: Desk['call'], { onProgress, signal }: StartOptions, handedOver: string[]): Promise<string> {
	if (draft.kind !== 'replay' && draft.kind !== 'caption-file') return '';
	const { file } = draft;
	if (file === null) throw new DeskError('upload-not-found', 'No file was chosen.');
	const uploadId = await uploadFile(file, call, { onProgress: (progress) => onProgress(file.name, progress), signal });
	handedOver.push(uploadId);
	return uploadId;
}

/** A recorded show brings its own title, host, market and languages; what a person writes goes before them. */
function detailsOf(show: NewShow): Omit<CallInput<'show.start'>, 'sources'> {
	const minutes = minutesOf(show);
	return {
		...(show.title.trim() !== '' && { title: show.title.trim() }),
		...(show.host.trim() !== '' && { host: show.host.trim() }),
		...(show.market !== null && { market: show.market }),
		...(show.languages.length > 0 && { languages: [...show.languages] }),
		...(minutes !== undefined && minutes !== null && { disclosureMinutes: minutes }),
	};
}

/** Undefined: as the market asks; null: what is written is no such number. */
function minutesOf({ disclosureMinutes }: NewShow): number | undefined | null {
	const written = disclosureMinutes.trim();
	if (written === '') return undefined;
	const minutes = /^\d{1,3}$/.test(written) ? Number(written) : 0;
	return minutes >= LEAST_DISCLOSURE_MINUTES && minutes <= MOST_DISCLOSURE_MINUTES ? minutes : null;
}

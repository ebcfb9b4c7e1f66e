import type { CallInput } from '../../../shared/contract/contract.ts';
import { sourceRequestSchema } from '../../../shared/contract/source-requests.ts';
import { ENGINE_ADDRESSES } from '../../../shared/model/caption.ts';
import type { InterfaceLanguage } from '../../../shared/model/language.ts';
import { captionRoomOf } from '../../../shared/model/platform-address.ts';
import type { ReplaySpeed } from '../../../shared/model/show.ts';
import { emptyFields, filledPreset, type KnownPreset, presetName } from '../../../shared/model/source-preset.ts';
import type { MappingReading } from '../read-mapping.ts';
import { type DraftKind, ONCE_IN_A_SHOW } from './source-kinds.ts';

/** A source as far as a person has described it. */
export type SourceDraft = { /** Within the dialog. */ readonly id: string } & (
	| ChannelDraft
	| RelayDraft
	| FeedDraft
	| PresetDraft
	| EngineDraft
	| RoomDraft
	| FileDraft
	| DemoDraft
);

/** `address`: a name, or the address of a page, as it was typed. */
export interface ChannelDraft {
	readonly kind: 'twitch' | 'youtube' | 'kick' | 'trovo' | 'vkvideo' | 'goodgame' | 'astro';
	readonly address: string;
}

export interface RelayDraft {
	readonly kind: 'social-stream';
	readonly address: string;
	readonly url: string;
}

export interface FeedDraft {
	readonly kind: 'websocket';
	readonly url: string;
	readonly mapping: ChosenMapping | null;
}

/** A mapping file as chosen; it may be of no use. */
export interface ChosenMapping {
	readonly fileName: string;
	readonly reading: MappingReading;
}

export interface PresetDraft {
	readonly kind: 'preset';
	readonly preset: KnownPreset | null;
	readonly values: Readonly<Record<string, string>>;
}

/** A BCP 47 tag; `show`: what the show is expected to be in; `engine`: whatever it hears. */
export type CaptionLanguage = string;

export interface EngineDraft {
	readonly kind: 'vosk' | 'whisperlive' | 'deepgram' | 'assemblyai';
	readonly url: string;
	readonly language: CaptionLanguage;
	readonly model: string;
}

export interface RoomDraft {
	readonly kind: 'captionninja';
	readonly address: string;
	readonly url: string;
	readonly language: CaptionLanguage;
}

export interface FileDraft {
	readonly kind: 'caption-file' | 'replay';
	readonly file: File | null;
	readonly speed: ReplaySpeed;
}

export interface DemoDraft {
	readonly kind: 'demo';
	readonly speed: ReplaySpeed;
}

/** @param typed what a person wrote before they said what it is; of no use to kinds outside `TAKES_TYPED` */
export function newDraft(id: string, kind: DraftKind, typed = ''): SourceDraft {
	switch (kind) {
		case 'social-stream':
			return { id, kind, address: typed, url: '' };
		case 'websocket':
			return { id, kind, url: typed, mapping: null };
		case 'preset':
			return { id, kind, preset: null, values: {} };
		case 'vosk':
		case 'whisperlive':
		case 'deepgram':
		case 'assemblyai':
			return { id, kind, url: '', language: 'show', model: '' };
		case 'captionninja':
			return { id, kind, address: typed, url: '', language: 'show' };
		case 'caption-file':
		case 'replay':
			return { id, kind, file: null, speed: 1 };
		case 'demo':
			return { id, kind, speed: 1 };
		default:
			return { id, kind, address: typed };
	}
}

export type DraftField = 'address' | 'url' | 'mapping' | 'preset' | 'value' | 'file';

/** What is to be mended, before the desk is asked; the words are in the namespace `start`. */
export interface DraftProblem {
	/** Null: the source as a whole. */
	readonly field: DraftField | null;
	readonly code: DraftProblemCode;
	/** Of a preset: which of its fields. */
	readonly place?: string;
}

export type DraftProblemCode =
	| 'channelMissing'
	| 'channelBad'
	| 'videoMissing'
	| 'videoBad'
	| 'sessionMissing'
	| 'sessionBad'
	| 'channelIdMissing'
	| 'channelIdBad'
	| 'roomMissing'
	| 'roomBad'
	| 'urlBad'
	| 'urlOpen'
	| 'urlForeign'
	| 'mappingBad'
	| 'presetMissing'
	| 'presetBad'
	| 'valueMissing'
	| 'transcriptMissing'
	| 'captionsMissing'
	| 'fileEmpty'
	| 'twice';

export function draftProblem(draft: SourceDraft): DraftProblem | null {
	const unfilled = unfilledProblem(draft);
	if (unfilled !== null) return unfilled;
	const parsed = sourceRequestSchema.safeParse(requestOf(draft, { expected: null, uploadId: NO_UPLOAD }));
	return parsed.success ? null : problemAt(draft, String(parsed.error.issues[0]?.path[0] ?? ''));
}

/** @param part of the request that was refused, by its name in the contract */
export function problemAt(draft: SourceDraft, part: string): DraftProblem {
	switch (draft.kind) {
		case 'websocket':
			return part === 'mapping' ? { field: 'mapping', code: 'mappingBad' } : { field: 'url', code: 'urlBad' };
		case 'preset':
			return { field: 'preset', code: 'presetBad' };
		case 'vosk':
		case 'whisperlive':
			return { field: 'url', code: 'urlBad' };
		case 'deepgram':
		case 'assemblyai':
			return { field: 'url', code: URL.parse(draft.url.trim())?.protocol.startsWith('ws') ? 'urlForeign' : 'urlBad' };
		case 'social-stream':
		case 'captionninja':
			return part === 'url' ? { field: 'url', code: 'urlBad' } : { field: 'address', code: draft.kind === 'captionninja' ? 'roomBad' : 'sessionBad' };
		case 'youtube':
			return { field: 'address', code: 'videoBad' };
		case 'astro':
			return { field: 'address', code: 'channelIdBad' };
		case 'caption-file':
			return { field: 'file', code: 'captionsMissing' };
		case 'replay':
			return { field: 'file', code: 'transcriptMissing' };
		default:
			return { field: draft.kind === 'demo' ? null : 'address', code: 'channelBad' };
	}
}

export type SourceInput = CallInput<'show.start'>['sources'][number];

export interface RequestContext {
	/** What the show is expected to be in; null where nobody knows. */
	readonly expected: string | null;
	/** Of a file that was handed over. */
	readonly uploadId: string;
}

/** What the desk is asked for; it says itself what is wrong with it. */
export function requestOf(draft: SourceDraft, { expected, uploadId }: RequestContext): SourceInput {
	switch (draft.kind) {
		case 'youtube':
			return { kind: draft.kind, video: draft.address };
		case 'astro':
			return { kind: draft.kind, room: draft.address };
		case 'social-stream':
			return { kind: draft.kind, session: draft.address, ...optional('url', draft.url) };
		case 'websocket':
			return {
				kind: draft.kind,
				url: draft.url.trim(),
				...(draft.mapping && 'mapping' in draft.mapping.reading && { mapping: draft.mapping.reading.mapping }),
			};
		case 'preset': {
			if (draft.preset === null) return { kind: 'websocket', url: '' };
			return { kind: 'websocket', ...filledPreset(draft.preset.preset, draft.values) };
		}
		case 'vosk':
		case 'whisperlive':
		case 'deepgram':
		case 'assemblyai':
			return {
				kind: 'captions',
				engine: draft.kind,
				...optional('url', draft.url),
				...optional('model', draft.model),
				...optional('language', spokenLanguage(draft.language, expected)),
			};
		case 'captionninja':
			return {
				kind: 'captions',
				engine: draft.kind,
				room: captionRoomOf(draft.address),
				...optional('url', draft.url),
				...optional('language', spokenLanguage(draft.language, expected)),
			};
		case 'caption-file':
		case 'replay':
			return { kind: draft.kind, uploadId, speed: draft.speed };
		case 'demo':
			return { kind: draft.kind, speed: draft.speed };
		default:
			return { kind: draft.kind, channel: draft.address };
	}
}

/** Two of the same say everything twice; null where there may be any number. */
export function identityOf(draft: SourceDraft): string | null {
	if (ONCE_IN_A_SHOW.has(draft.kind)) return draft.kind;
	const parsed = sourceRequestSchema.safeParse(requestOf(draft, { expected: null, uploadId: NO_UPLOAD }));
	if (!parsed.success) return null;
	const request = parsed.data;
	switch (request.kind) {
		case 'captions':
			return request.room === undefined ? null : `captions ${request.url ?? ENGINE_ADDRESSES[request.engine]} ${request.room}`;
		case 'websocket':
			return `websocket ${request.url}`;
		case 'youtube':
			return `youtube ${request.video}`;
		case 'social-stream':
			return `social-stream ${request.url ?? ''} ${request.session}`;
		case 'astro':
			return `astro ${request.room}`;
		case 'twitch':
		case 'kick':
		case 'trovo':
		case 'vkvideo':
		case 'goodgame':
			return `${request.kind} ${request.channel.toLowerCase()}`;
		default:
			return request.kind;
	}
}

/** What tells it from others of its kind, beside the name of the kind; empty while there is nothing, and where it is a secret. */
export function labelOf(draft: SourceDraft, language: InterfaceLanguage): string {
	switch (draft.kind) {
		case 'preset':
			return draft.preset === null ? '' : [presetName(draft.preset.preset, language), ...openValues(draft.preset, draft.values)].join(' · ');
		case 'caption-file':
		case 'replay':
			return draft.file?.name ?? '';
		case 'demo':
		case 'social-stream':
			return '';
		case 'captionninja':
		case 'vosk':
		case 'whisperlive':
		case 'deepgram':
		case 'assemblyai':
			return soundHost(draft);
		case 'websocket':
			return feedLabel(draft.url);
		default: {
			const parsed = sourceRequestSchema.safeParse(requestOf(draft, { expected: null, uploadId: NO_UPLOAD }));
			if (!parsed.success) return draft.address.trim();
			const request = parsed.data;
			return 'channel' in request ? request.channel : request.kind === 'youtube' ? request.video : request.kind === 'astro' ? request.room : '';
		}
	}
}

/** The machine that writes down what is said; empty where the address is none. */
export function soundHost({ kind, url }: EngineDraft | RoomDraft): string {
	return URL.parse(url.trim() === '' ? ENGINE_ADDRESSES[kind] : url.trim())?.host ?? '';
}

const NO_UPLOAD = '00000000-0000-4000-8000-000000000000';

function unfilledProblem(draft: SourceDraft): DraftProblem | null {
	switch (draft.kind) {
		case 'websocket':
			if (draft.url.includes('{{')) return { field: 'url', code: 'urlOpen' };
			return draft.mapping && 'problem' in draft.mapping.reading ? { field: 'mapping', code: 'mappingBad' } : null;
		case 'preset': {
			if (draft.preset === null) return { field: 'preset', code: 'presetMissing' };
			const [place] = emptyFields(draft.preset.preset, draft.values);
			return place === undefined ? null : { field: 'value', code: 'valueMissing', place };
		}
		case 'caption-file':
		case 'replay':
			if (draft.file === null) return { field: 'file', code: draft.kind === 'replay' ? 'transcriptMissing' : 'captionsMissing' };
			return draft.file.size === 0 ? { field: 'file', code: 'fileEmpty' } : null;
		case 'vosk':
		case 'whisperlive':
		case 'deepgram':
		case 'assemblyai':
		case 'demo':
			return null;
		default:
			return draft.address.trim() === '' ? { field: 'address', code: MISSING[draft.kind] } : null;
	}
}

const MISSING = {
	twitch: 'channelMissing',
	kick: 'channelMissing',
	trovo: 'channelMissing',
	vkvideo: 'channelMissing',
	goodgame: 'channelMissing',
	youtube: 'videoMissing',
	astro: 'channelIdMissing',
	'social-stream': 'sessionMissing',
	captionninja: 'roomMissing',
} as const satisfies Record<string, DraftProblemCode>;

function optional<Name extends string>(name: Name, text: string | null): { readonly [Key in Name]?: string } {
	return text === null || text.trim() === '' ? {} : ({ [name]: text.trim() } as { readonly [Key in Name]?: string });
}

function spokenLanguage(language: CaptionLanguage, expected: string | null): string | null {
	return language === 'show' ? expected : language === 'engine' ? null : language;
}

/** Without what may be secret in it: user, query and fragment. */
function feedLabel(url: string): string {
	const address = URL.parse(url.trim());
	return address === null || url.includes('{{') ? '' : address.host + (address.pathname === '/' ? '' : address.pathname);
}

function openValues({ preset }: KnownPreset, values: Readonly<Record<string, string>>): readonly string[] {
	return preset.fields.flatMap(({ id, isSecret }) => (isSecret || !values[id]?.trim() ? [] : [values[id].trim()]));
}

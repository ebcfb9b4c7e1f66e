import { open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { CallInput, Desk } from '../../shared/contract/contract.ts';
import { DeskError } from '../../shared/contract/errors.ts';
import { CAPTION_ENGINES, type CaptionEngine } from '../../shared/model/caption.ts';
import type { ReplaySpeed } from '../../shared/model/show.ts';
import { webSocketMappingSchema } from '../../shared/model/websocket-mapping.ts';
import { UsageError } from './usage.ts';

/** The options of `serve` and `watch` that say where messages come from, for `parseArgs`. */
export const SOURCE_OPTIONS = {
	demo: { type: 'boolean' },
	twitch: { type: 'string', multiple: true },
	'twitch-server': { type: 'string' },
	youtube: { type: 'string', multiple: true },
	trovo: { type: 'string', multiple: true },
	'vk-video': { type: 'string', multiple: true },
	goodgame: { type: 'string', multiple: true },
	kick: { type: 'string', multiple: true },
	'social-stream': { type: 'string' },
	astro: { type: 'string', multiple: true },
	websocket: { type: 'string' },
	mapping: { type: 'string' },
	replay: { type: 'string' },
	captions: { type: 'string', multiple: true },
	'caption-file': { type: 'string' },
	language: { type: 'string' },
	speed: { type: 'string' },
	market: { type: 'string' },
} as const;

export interface SourceOptions {
	readonly demo?: boolean | undefined;
	readonly twitch?: readonly string[] | undefined;
	readonly 'twitch-server'?: string | undefined;
	readonly youtube?: readonly string[] | undefined;
	readonly trovo?: readonly string[] | undefined;
	readonly 'vk-video'?: readonly string[] | undefined;
	readonly goodgame?: readonly string[] | undefined;
	readonly kick?: readonly string[] | undefined;
	readonly 'social-stream'?: string | undefined;
	readonly astro?: readonly string[] | undefined;
	readonly websocket?: string | undefined;
	readonly mapping?: string | undefined;
	readonly replay?: string | undefined;
	readonly captions?: readonly string[] | undefined;
	readonly 'caption-file'?: string | undefined;
	readonly language?: string | undefined;
	readonly speed?: string | undefined;
	readonly market?: string | undefined;
}

type ShowRequestInput = CallInput<'show.start'>;

/** What `show.start` is called with, or null where no source was named. Files are read here, so it can fail. */
export async function showRequestOf(options: SourceOptions, desk: Desk): Promise<ShowRequestInput | null> {
	const speed = parseSpeed(options.speed);
	const sources: ShowRequestInput['sources'] = [];
	if (options.demo) sources.push({ kind: 'demo', ...(speed === undefined ? {} : { speed }) });
	for (const channel of options.twitch ?? []) sources.push({ kind: 'twitch', channel });
	for (const video of options.youtube ?? []) sources.push({ kind: 'youtube', video });
	for (const channel of options.trovo ?? []) sources.push({ kind: 'trovo', channel });
	for (const channel of options['vk-video'] ?? []) sources.push({ kind: 'vkvideo', channel });
	for (const channel of options.goodgame ?? []) sources.push({ kind: 'goodgame', channel });
	for (const channel of options.kick ?? []) sources.push({ kind: 'kick', channel });
	if (options['social-stream'] !== undefined) sources.push({ kind: 'social-stream', session: options['social-stream'] });
	for (const room of options.astro ?? []) sources.push({ kind: 'astro', room });
	if (options.websocket !== undefined) {
		const mapping = options.mapping === undefined ? undefined : await readMapping(options.mapping);
		sources.push({ kind: 'websocket', url: options.websocket, ...(mapping === undefined ? {} : { mapping }) });
	} else if (options.mapping !== undefined) {
		throw new UsageError('--mapping goes with --websocket URL.');
	}
	if (options.replay !== undefined) {
		const uploadId = await handOver(desk, options.replay);
		sources.push({ kind: 'replay', uploadId, ...(speed === undefined ? {} : { speed }) });
	}
	if (options['caption-file'] !== undefined) {
		const uploadId = await handOver(desk, options['caption-file']);
		sources.push({ kind: 'caption-file', uploadId, ...(speed === undefined ? {} : { speed }) });
	}
	for (const text of options.captions ?? []) sources.push(parseCaptions(text, options.language));
	if (options.language !== undefined && options.captions === undefined) throw new UsageError('--language goes with --captions ENGINE.');
	if (sources.length === 0) return null;
	return { sources, ...(options.market === undefined ? {} : { market: parseMarket(options.market) }) };
}

export function parseMarket(text: string): string {
	if (!/^[A-Za-z]{2}$/.test(text)) throw new UsageError(`--market ${text}: give a country as two letters (ISO 3166), such as ES.`);
	return text.toUpperCase();
}

/** `vosk`, `vosk:ws://host:2700`, or of a relay its room: `captionninja:ROOM`. */
function parseCaptions(text: string, language: string | undefined): ShowRequestInput['sources'][number] {
	const [name = '', ...rest] = text.split(':');
	const engine = CAPTION_ENGINES.find((known) => known === name);
	if (engine === undefined) throw new UsageError(`--captions ${name}: the engines are ${CAPTION_ENGINES.join(', ')}.`);
	const where = rest.join(':');
	if (engine === 'captionninja' && where === '') throw new UsageError('--captions captionninja: give the room, such as captionninja:ROOM.');
	const place = where === '' ? {} : engine === 'captionninja' ? { room: where } : { url: where };
	return { kind: 'captions', engine, ...place, ...(language === undefined ? {} : { language }) };
}

/** The first engine that listens: somebody has to give it sound, and only a page can. */
export function listeningEngine({ sources }: ShowRequestInput): CaptionEngine | null {
	const listening = sources.find((source) => source.kind === 'captions' && source.engine !== 'captionninja');
	return listening?.kind === 'captions' ? listening.engine : null;
}

function parseSpeed(text: string | undefined): ReplaySpeed | undefined {
	if (text === undefined || text === 'unlimited') return text;
	const factor = Number(text);
	if (!(factor >= 0.1 && factor <= 1_000)) throw new UsageError(`--speed ${text}: give a factor such as 1, 2, 5 or 20, or unlimited.`);
	return factor;
}

async function readMapping(path: string) {
	const text = await readFile(path, 'utf8').catch((error: unknown) => {
		throw unreadable(path, error);
	});
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (error) {
		throw new UsageError(`--mapping ${path}: this is not JSON (${error instanceof Error ? error.message : 'unreadable'}).`);
	}
	const parsed = webSocketMappingSchema.safeParse(json);
	if (!parsed.success) throw new UsageError(`--mapping ${path}: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`);
	return parsed.data;
}

const PIECE_BYTES = 384 * 1024;

/** Gives a file of this machine to the desk the way the page does: in pieces. Returns the upload's id. */
export async function handOver(desk: Desk, path: string): Promise<string> {
	const file = await open(path).catch((error: unknown) => {
		throw unreadable(path, error);
	});
	try {
		const { size } = await file.stat();
		const { uploadId } = await desk.call('upload.begin', { name: basename(path), bytes: size });
		const piece = Buffer.alloc(PIECE_BYTES);
		for (let sent = 0; sent < size; ) {
			const { bytesRead } = await file.read(piece, 0, PIECE_BYTES, sent);
			if (bytesRead === 0) throw new DeskError('file-unreadable', `${path} became shorter while it was read; try again.`, { file: path });
			await desk.call('upload.append', { uploadId, base64: piece.subarray(0, bytesRead).toString('base64') });
			sent += bytesRead;
		}
		return uploadId;
	} finally {
		await file.close();
	}
}

export function unreadable(path: string, error: unknown): DeskError {
	const why = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
	return new DeskError('file-unreadable', `${path} cannot be read (${why}); check the name and your rights to it.`, { file: path });
}

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ShowRequest } from '../../shared/contract/contract.ts';
import { DeskError } from '../../shared/contract/errors.ts';
import { likelyLanguages, UNKNOWN_MARKET } from '../../shared/model/market.ts';
import { type ProductSheet, productSheetSchema } from '../../shared/model/product-sheet.ts';
import type { Show } from '../../shared/model/show.ts';
import { webSocketMappingSchema } from '../../shared/model/websocket-mapping.ts';
import type { Source } from './intake/source.ts';
import { createReplaySource } from './intake/sources/replay.ts';
import { createTwitchSource } from './intake/sources/twitch.ts';
import { createWebSocketSource } from './intake/sources/websocket.ts';
import { readTranscript } from './transcripts/incoming/jsonl-reader.ts';
import type { Upload } from './uploads.ts';

/** What a person asked for becomes a described show and its sources. */

export interface RequestedSource {
	readonly id: string;
	readonly source: Source;
}

type SourceRequest = ShowRequest['sources'][number];

function demoTranscript(resourcesFolder: string): string {
	return join(resourcesFolder, 'demo', 'watch-show.jsonl');
}

/** What the show's claims are checked against: what was asked for, else the demo's own sheet for the demo, else nothing. */
export async function sheetsOf(request: ShowRequest, resourcesFolder: string): Promise<readonly ProductSheet[]> {
	if (request.sheets !== undefined) return request.sheets;
	if (request.sources[0]?.kind !== 'demo') return [];
	return [productSheetSchema.parse(JSON.parse(await readFile(join(resourcesFolder, 'demo', 'watch-sheet.json'), 'utf8')))];
}

/** What the person said of the show, completed from the transcript where it is a replay, else from the sources' names. */
export async function describeShow(request: ShowRequest, uploads: ReadonlyMap<string, Upload>, resourcesFolder: string): Promise<Show> {
	const [first] = request.sources;
	const recorded = first === undefined ? null : await recordedShow(first, uploads, resourcesFolder);
	const names = request.sources.map(nameOf);
	const market = request.market ?? recorded?.market ?? UNKNOWN_MARKET;
	return {
		title: request.title || recorded?.title || names.join(', ').slice(0, 200),
		host: request.host || recorded?.host || (first?.kind === 'twitch' ? first.channel : ''),
		platform: first?.kind ?? 'replay',
		market,
		languages: request.languages ?? recorded?.languages ?? likelyLanguages(market),
	};
}

/** A WebSocket's address without what may be secret in it: user, query and fragment. */
function nameOf(source: SourceRequest): string {
	switch (source.kind) {
		case 'twitch':
			return `#${source.channel}`;
		case 'websocket': {
			const { host, pathname } = new URL(source.url);
			return pathname === '/' ? host : host + pathname;
		}
		case 'demo':
		case 'replay':
			return source.kind;
	}
}

async function recordedShow(source: SourceRequest, uploads: ReadonlyMap<string, Upload>, resourcesFolder: string): Promise<Show | null> {
	if (source.kind !== 'demo' && source.kind !== 'replay') return null;
	const file = source.kind === 'demo' ? { path: demoTranscript(resourcesFolder), name: 'demo' } : uploads.get(source.uploadId);
	if (file === undefined) return null;
	for await (const entry of readTranscript(file.path, file.name)) {
		if (entry.type === 'session') return entry.show;
		break;
	}
	throw new DeskError('not-a-transcript', 'The file does not begin with the session line of a Showdesk transcript; export it again as JSONL.');
}

export function openSource(
	request: SourceRequest,
	context: {
		readonly sessionId: string;
		readonly claimed: ReadonlyMap<string, Upload>;
		readonly resourcesFolder: string;
		readonly twitchServer: string | undefined;
	},
): RequestedSource {
	return { id: randomUUID(), source: sourceOf(request, context) };
}

function sourceOf(request: SourceRequest, { sessionId, claimed, resourcesFolder, twitchServer }: Parameters<typeof openSource>[1]): Source {
	switch (request.kind) {
		case 'demo':
			return createReplaySource({ kind: 'demo', path: demoTranscript(resourcesFolder), label: 'demo', channel: sessionId, speed: request.speed });
		case 'replay': {
			const upload = claimed.get(request.uploadId);
			if (!upload) throw new DeskError('upload-not-found', 'This file was not handed over completely; choose it again.');
			return createReplaySource({ kind: 'replay', path: upload.path, label: upload.name, channel: sessionId, speed: request.speed });
		}
		case 'twitch':
			return createTwitchSource({ channel: request.channel, ...(twitchServer === undefined ? {} : { server: twitchServer }) });
		case 'websocket':
			return createWebSocketSource({
				url: request.url,
				label: nameOf(request),
				mapping: request.mapping === undefined ? undefined : webSocketMappingSchema.parse(request.mapping),
			});
	}
}

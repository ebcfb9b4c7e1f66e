import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ShowRequest } from '../../shared/contract/contract.ts';
import { DeskError } from '../../shared/contract/errors.ts';
import { likelyLanguages, UNKNOWN_MARKET } from '../../shared/model/market.ts';
import { type ProductSheet, productSheetSchema } from '../../shared/model/product-sheet.ts';
import type { Show } from '../../shared/model/show.ts';
import { webSocketMappingSchema } from '../../shared/model/websocket-mapping.ts';
import { createEngineSource, engineLabel } from './captions/engines.ts';
import type { Source } from './intake/source.ts';
import { createAstroSource } from './intake/sources/astro.ts';
import { createGoodGameSource } from './intake/sources/goodgame.ts';
import { createKickSource } from './intake/sources/kick.ts';
import type { PlatformServers } from './intake/sources/platform-servers.ts';
import { createReplaySource } from './intake/sources/replay.ts';
import { createSocialStreamSource } from './intake/sources/social-stream.ts';
import { createTrovoSource } from './intake/sources/trovo.ts';
import { createTwitchSource } from './intake/sources/twitch.ts';
import { createVkVideoSource } from './intake/sources/vk-video.ts';
import { createWebSocketSource } from './intake/sources/websocket.ts';
import { createYouTubeSource } from './intake/sources/youtube.ts';
import type { YouTubeQuota } from './intake/sources/youtube-quota.ts';
import type { KeyVault } from './key-vault.ts';
import { readTranscript } from './transcripts/incoming/jsonl-reader.ts';
import { openCaptions } from './transcripts/incoming/open-captions.ts';
import type { Upload } from './uploads.ts';
import type { Webhooks } from './webhooks/webhooks.ts';

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
	// Who listens to the host says less of a show than where its audience writes.
	const index = Math.max(
		0,
		request.sources.findIndex(({ kind }) => kind !== 'captions' && kind !== 'caption-file'),
	);
	const first = request.sources[index];
	const recorded = first === undefined ? null : await aboutSource(index, () => recordedShow(first, uploads, resourcesFolder));
	await refuseStrangeCaptions(request, uploads);
	const names = request.sources.map((source) => (source.kind === 'caption-file' ? uploads.get(source.uploadId)?.name : undefined) ?? nameOf(source));
	const market = request.market ?? recorded?.market ?? UNKNOWN_MARKET;
	return {
		title: request.title || recorded?.title || names.join(', ').slice(0, 200),
		host: request.host || recorded?.host || hostOf(first),
		platform: first?.kind ?? 'replay',
		market,
		languages: request.languages ?? recorded?.languages ?? likelyLanguages(market),
	};
}

/** Where the channel is the host's own, its name is theirs until somebody says another. */
function hostOf(source: SourceRequest | undefined): string {
	return source?.kind === 'twitch' || source?.kind === 'kick' || source?.kind === 'trovo' || source?.kind === 'vkvideo' ? source.channel : '';
}

/** A WebSocket's address without what may be secret in it: user, query and fragment. */
function nameOf(source: SourceRequest): string {
	switch (source.kind) {
		case 'twitch':
			return `#${source.channel}`;
		case 'youtube':
			return `youtu.be/${source.video}`;
		case 'trovo':
		case 'vkvideo':
			return source.channel;
		case 'goodgame':
		case 'kick':
			return source.channel;
		case 'social-stream':
			return 'Social Stream Ninja';
		case 'astro':
			return `StreamElements ${source.room}`;
		case 'websocket': {
			const { host, pathname } = new URL(source.url);
			return pathname === '/' ? host : host + pathname;
		}
		case 'captions':
			return engineLabel(source);
		case 'demo':
		case 'replay':
		case 'caption-file':
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

/** What holds no captions starts nothing. */
async function refuseStrangeCaptions(request: ShowRequest, uploads: ReadonlyMap<string, Upload>): Promise<void> {
	for (const [index, source] of request.sources.entries()) {
		const upload = source.kind === 'caption-file' ? uploads.get(source.uploadId) : undefined;
		if (upload !== undefined) await aboutSource(index, () => readFirst(openCaptions(upload.path, upload.name)));
	}
}

async function readFirst(items: AsyncIterable<unknown>): Promise<void> {
	for await (const _item of items) return;
}

/** Does something for one source; a refusal then says in `detail.field` which. */
export async function aboutSource<Outcome>(index: number, work: () => Promise<Outcome>): Promise<Outcome> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof DeskError)) throw error;
		throw new DeskError(error.code, error.message, { ...error.detail, field: `sources.${index}` }, { cause: error });
	}
}

export function openSource(
	request: SourceRequest,
	context: {
		readonly sessionId: string;
		readonly claimed: ReadonlyMap<string, Upload>;
		readonly resourcesFolder: string;
		readonly twitchServer: string | undefined;
		readonly vault: KeyVault;
		/** Stand-ins for platforms; their own where left out. */
		readonly platformServers: PlatformServers;
		/** Of the one key, shared by all shows. */
		readonly youtubeQuota: YouTubeQuota;
		readonly webhooks: Webhooks;
		/** The host's name; empty where nobody said it. */
		readonly host: string;
	},
): RequestedSource {
	return { id: randomUUID(), source: sourceOf(request, context) };
}

function sourceOf(request: SourceRequest, context: Parameters<typeof openSource>[1]): Source {
	const { sessionId, claimed, resourcesFolder, twitchServer, vault, platformServers, youtubeQuota, webhooks, host } = context;
	switch (request.kind) {
		case 'demo':
			return createReplaySource({ kind: 'demo', path: demoTranscript(resourcesFolder), label: 'demo', channel: sessionId, speed: request.speed });
		case 'replay': {
			const { path, name } = claimedFile(claimed, request.uploadId);
			return createReplaySource({ kind: 'replay', path, label: name, channel: sessionId, speed: request.speed });
		}
		case 'captions':
			return createEngineSource(request, { vault, speaker: host });
		case 'caption-file': {
			const { path, name } = claimedFile(claimed, request.uploadId);
			return createReplaySource({ kind: 'caption-file', path, label: name, channel: sessionId, speed: request.speed, read: openCaptions });
		}
		case 'twitch':
			return createTwitchSource({ channel: request.channel, ...(twitchServer === undefined ? {} : { server: twitchServer }) });
		case 'youtube':
			return createYouTubeSource({ video: request.video, key: () => vault.key('youtube'), quota: youtubeQuota, server: platformServers.youtube });
		case 'trovo':
			return createTrovoSource({ channel: request.channel, key: () => vault.key('trovo'), servers: platformServers.trovo });
		case 'vkvideo':
			return createVkVideoSource({ channel: request.channel, key: () => vault.key('vkvideo'), servers: platformServers.vkVideo });
		case 'goodgame':
			return createGoodGameSource({ channel: request.channel, server: platformServers.goodGame?.chat, site: platformServers.goodGame?.site });
		case 'kick':
			return createKickSource({ channel: request.channel, webhooks });
		case 'social-stream':
			return createSocialStreamSource({ session: request.session, server: request.url });
		case 'astro':
			return createAstroSource({ room: request.room, token: () => vault.key('streamelements'), server: platformServers.astro });
		case 'websocket':
			return createWebSocketSource({
				url: request.url,
				label: nameOf(request),
				mapping: request.mapping === undefined ? undefined : webSocketMappingSchema.parse(request.mapping),
			});
	}
}

function claimedFile(claimed: ReadonlyMap<string, Upload>, uploadId: string): Upload {
	const upload = claimed.get(uploadId);
	if (!upload) throw new DeskError('upload-not-found', 'This file was not handed over completely; choose it again.');
	return upload;
}

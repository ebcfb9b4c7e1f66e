import { z } from 'zod';
import { CAPTION_ENGINES, isHostedEngine, mayHaveKey } from '../model/caption.ts';
import {
	goodGameChannelOf,
	kickChannelOf,
	socialStreamSessionOf,
	trovoChannelOf,
	twitchChannelOf,
	vkVideoChannelOf,
	youtubeVideoOf,
} from '../model/platform-address.ts';
import { webSocketMappingSchema } from '../model/websocket-mapping.ts';
import { languageTag } from './call.ts';

/** Where a show's messages come from, as a person asks for it; `SourceRequest` in shared/model/show.ts is the same as a type. */

const replaySpeed = z.union([z.number().min(0.1).max(1_000), z.literal('unlimited')]);

export const sourceRequestSchema = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('demo'), speed: replaySpeed.optional() }),
	z.strictObject({
		kind: z.literal('twitch'),
		/** With or without #, or the address of the channel's page. */
		channel: z
			.string()
			.max(2_000)
			.transform(twitchChannelOf)
			.pipe(z.string().regex(/^[a-z0-9_]{1,25}$/, 'a Twitch channel has 1 to 25 letters, digits or _')),
	}),
	z.strictObject({
		kind: z.literal('youtube'),
		/** The id of a video, or any address of it. */
		video: z
			.string()
			.max(2_000)
			.transform(youtubeVideoOf)
			.pipe(z.string().regex(/^[A-Za-z0-9_-]{11}$/, 'a YouTube video has an id of 11 letters, digits, - or _; give its address')),
	}),
	z.strictObject({
		kind: z.literal('trovo'),
		/** The name in the address of the channel's page, or that address. */
		channel: z
			.string()
			.max(2_000)
			.transform(trovoChannelOf)
			.pipe(z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'a Trovo channel has up to 64 letters, digits, - or _')),
	}),
	z.strictObject({
		kind: z.literal('vkvideo'),
		channel: z
			.string()
			.max(2_000)
			.transform(vkVideoChannelOf)
			.pipe(z.string().regex(/^[\w.-]{1,64}$/, 'a channel of VK Video Live has up to 64 letters, digits, _, - or dots')),
	}),
	z.strictObject({
		kind: z.literal('goodgame'),
		/** The name in the address of the channel's page, GoodGame's number of it, or that address. */
		channel: z
			.string()
			.max(2_000)
			.transform(goodGameChannelOf)
			.pipe(z.string().regex(/^[\w.-]{1,64}$/, 'a GoodGame channel has up to 64 letters, digits, _, - or dots')),
	}),
	z.strictObject({
		kind: z.literal('kick'),
		channel: z
			.string()
			.max(2_000)
			.transform(kickChannelOf)
			.pipe(z.string().regex(/^[\w-]{1,64}$/, 'a Kick channel has up to 64 letters, digits, _ or -')),
	}),
	z.strictObject({
		kind: z.literal('social-stream'),
		session: z
			.string()
			.max(2_000)
			.transform(socialStreamSessionOf)
			.pipe(z.string().regex(/^[\w-]{1,100}$/, 'a session of Social Stream Ninja has up to 100 letters, digits, _ or -')),
		url: z.url({ protocol: /^wss?$/, error: 'a WebSocket address starts with ws:// or wss://' }).optional(),
	}),
	z.strictObject({
		kind: z.literal('astro'),
		room: z
			.string()
			.trim()
			.regex(/^[\w-]{1,100}$/, 'the id of a StreamElements channel has up to 100 letters and digits'),
	}),
	z.strictObject({
		kind: z.literal('websocket'),
		url: z.url({ protocol: /^wss?$/, error: 'a WebSocket address starts with ws:// or wss://' }),
		mapping: webSocketMappingSchema.optional(),
	}),
	z
		.strictObject({
			kind: z.literal('captions'),
			engine: z.enum(CAPTION_ENGINES),
			/** Left out: where the engine usually is. */
			url: z
				.url({ protocol: /^wss?$/, error: 'a caption engine’s address starts with ws:// or wss://' })
				.max(2_000)
				.optional(),
			/** Of a relay. */
			room: z
				.string()
				.trim()
				.regex(/^[A-Za-z0-9_-]{1,128}$/, 'a room has letters, digits, - and _')
				.optional(),
			language: languageTag.optional(),
			model: z.string().trim().min(1).max(100).optional(),
		})
		.refine(({ engine, room }) => engine !== 'captionninja' || room !== undefined, { path: ['room'], error: 'a relay wants a room' })
		.refine(({ engine, url }) => url === undefined || !isHostedEngine(engine) || mayHaveKey(engine, url), {
			path: ['url'],
			error: 'the service’s key goes to its own machines and to this one only',
		}),
	z.strictObject({ kind: z.literal('caption-file'), uploadId: z.uuid(), speed: replaySpeed.optional() }),
	z.strictObject({ kind: z.literal('replay'), uploadId: z.uuid(), speed: replaySpeed.optional() }),
]);

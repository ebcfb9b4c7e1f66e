import { z } from 'zod';
import { webSocketMappingSchema } from '../model/websocket-mapping.ts';

/** Where a show's messages come from, as a person asks for it; `SourceRequest` in shared/model/show.ts is the same as a type. */

const replaySpeed = z.union([z.number().min(0.1).max(1_000), z.literal('unlimited')]);

export const sourceRequestSchema = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('demo'), speed: replaySpeed.optional() }),
	z.strictObject({
		kind: z.literal('twitch'),
		/** With or without #, or the address of the channel's page. */
		channel: z
			.string()
			.trim()
			.transform((text) =>
				text
					.replace(/^(?:https?:\/\/)?(?:www\.|m\.)?twitch\.tv\//i, '')
					.replace(/^#/, '')
					.replace(/[/?].*$/, '')
					.toLowerCase(),
			)
			.pipe(z.string().regex(/^[a-z0-9_]{1,25}$/, 'a Twitch channel has 1 to 25 letters, digits or _')),
	}),
	z.strictObject({
		kind: z.literal('websocket'),
		url: z.url({ protocol: /^wss?$/, error: 'a WebSocket address starts with ws:// or wss://' }),
		mapping: webSocketMappingSchema.optional(),
	}),
	z.strictObject({ kind: z.literal('replay'), uploadId: z.uuid(), speed: replaySpeed.optional() }),
]);

import { z } from 'zod';

const pointer = z.string().regex(/^(?:\/(?:[^~/]|~[01])*)*$/, 'a JSON Pointer starts with / (RFC 6901)');

/**
 * How a WebSocket feed of another shape becomes messages: JSON Pointers (RFC 6901), read within each item.
 * A file of this shape is what `--mapping FILE` takes.
 */
export const webSocketMappingSchema = z.strictObject({
	/** Where the messages are in a frame: the frame itself (''), an object, or an array of them. */
	items: pointer.default(''),
	/** Several JSON documents in one frame, one a line. */
	linesPerFrame: z.boolean().default(false),
	/** Only items in which every pointer has the given value are messages; others are ignored silently. */
	where: z.record(pointer, z.union([z.string(), z.number(), z.boolean()])).default({}),
	fields: z.strictObject({
		text: pointer,
		id: pointer.optional(),
		author: pointer.optional(),
		authorId: pointer.optional(),
		sentAt: pointer.optional(),
		role: pointer.optional(),
		kind: pointer.optional(),
		/** Of a relay: which platform it heard the message on, and which channel there. */
		platform: pointer.optional(),
		channel: pointer.optional(),
	}),
	/** How the text is written: as it is read, with HTML's entities (`&lt;`), or as HTML whose pictures are emotes. */
	textFormat: z.enum(['plain', 'entities', 'html']).default('plain'),
	/** `colons`: `:name:` in the text is a picture. */
	emotes: z.enum(['none', 'colons']).default('none'),
	/** The unit of a numeric `sentAt`. ISO 8601 text is always understood. */
	sentAtUnit: z.enum(['ms', 's', 'us']).default('ms'),
	/** Platform's word -> our role; anything else is a viewer. */
	roles: z.record(z.string(), z.enum(['host', 'moderator', 'viewer', 'bot'])).default({}),
	/** The kind of all messages where no field says it. */
	kind: z.enum(['chat', 'speech', 'system']).default('chat'),
	/** Items that take a message away: `where` as above, `id` points to the platform id. */
	deletions: z.strictObject({ where: z.record(pointer, z.union([z.string(), z.number(), z.boolean()])), id: pointer }).optional(),
	/** Sent in order once connected: a string as it is, anything else as JSON. */
	onOpen: z.array(z.json()).max(16).default([]),
	subprotocols: z.array(z.string()).max(8).default([]),
	/** Request headers, e.g. an authorization. Never stored or logged. */
	headers: z.record(z.string(), z.string()).default({}),
	heartbeat: z
		.strictObject({
			everyMs: z.number().int().min(1_000).max(600_000),
			/** Sent each time; a WebSocket ping where absent. */
			send: z.json().optional(),
		})
		.optional(),
});

export type WebSocketMapping = z.input<typeof webSocketMappingSchema>;
export type CompleteWebSocketMapping = z.output<typeof webSocketMappingSchema>;

/** The default frame: `{"id","author","text","sentAt"?,"role"?,"kind"?}`, one object or an array of them. */
export const DEFAULT_MAPPING: CompleteWebSocketMapping = webSocketMappingSchema.parse({
	fields: { text: '/text', id: '/id', author: '/author', sentAt: '/sentAt', role: '/role', kind: '/kind' },
	roles: { host: 'host', moderator: 'moderator', viewer: 'viewer', bot: 'bot' },
});

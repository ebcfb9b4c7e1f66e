import { z } from 'zod';
import { type Annotation, DISMISSAL_REASONS, VERDICTS } from '../model/annotation.ts';
import { CATEGORIES, SEVERITIES } from '../model/category.ts';
import { feedFilterSchema } from '../model/feed-filter.ts';
import type { Citation } from '../model/flag.ts';
import { CORRECTABLE_LANGUAGES } from '../model/language.ts';
import type { Deletion, Message } from '../model/message.ts';
import { FACT_LENGTH, MOST_FACTS, NAME_LENGTH, type ProductSheet, productSheetSchema, type SavedSheet, type UnderstoodFact } from '../model/product-sheet.ts';
import type { Gap, LiveShow, Session } from '../model/show.ts';
import { type Profile, STAFF_ROLES } from '../model/staff.ts';
import { webSocketMappingSchema } from '../model/websocket-mapping.ts';

/**
 * Everything the page may ask of the desk: name -> input schema and output type. One map for all transports
 * (in memory, Electron IPC, WebSocket). Payloads are JSON only.
 */

interface Call<Input extends z.ZodType, Output> {
	readonly input: Input;
	/** Type only; nothing is there at run time. */
	readonly output?: Output;
}

function call<Output>() {
	return <Input extends z.ZodType>(input: Input): Call<Input, Output> => ({ input });
}

const nothing = z.strictObject({});
const sessionId = z.uuid();
const messageId = z.number().int().positive();
const annotationId = z.uuid();
const shortText = z.string().trim().max(200);
/** A language tag of reasonable length; not checked against the registry. */
const languageTag = z.string().regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/);

/** Products of one show. */
const MOST_SHEETS = 50;

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

export const showRequestSchema = z.strictObject({
	title: shortText.optional(),
	host: shortText.optional(),
	market: z
		.string()
		.regex(/^[A-Z]{2}$/)
		.optional(),
	languages: z.array(languageTag).max(20).optional(),
	sources: z.array(sourceRequestSchema).min(1).max(60),
	/** What claims are checked against. */
	sheets: z.array(productSheetSchema).max(MOST_SHEETS).optional(),
});

export const profileSchema = z.strictObject({
	name: z.string().trim().min(1).max(80),
	role: z.enum(STAFF_ROLES),
	languages: z.array(languageTag).max(20),
});

const spanSchema = z
	.strictObject({ start: z.number().int().nonnegative(), end: z.number().int().positive() })
	.refine((span) => span.start < span.end, 'a span has at least one character');

/** `undo` has a command of its own. */
export const newAnnotationSchema = z.discriminatedUnion('type', [
	z.strictObject({
		type: z.literal('verdict'),
		flagId: z.number().int().positive(),
		verdict: z.enum(VERDICTS),
		reason: z.enum(DISMISSAL_REASONS).optional(),
		comment: z.string().max(2_000).optional(),
	}),
	z.strictObject({ type: z.literal('note'), text: z.string().trim().min(1).max(4_000) }),
	z.strictObject({
		type: z.literal('flag'),
		category: z.enum(CATEGORIES),
		severity: z.enum(SEVERITIES),
		span: spanSchema,
		comment: z.string().max(2_000).optional(),
	}),
	z.strictObject({ type: z.literal('language'), tag: z.enum(CORRECTABLE_LANGUAGES) }),
]);

export type NewAnnotation = z.infer<typeof newAnnotationSchema>;
export type ShowRequest = z.infer<typeof showRequestSchema>;

/** A stretch of a session, oldest first, with everything known about its messages. */
export interface FeedPage {
	readonly messages: readonly Message[];
	readonly annotations: readonly Annotation[];
	readonly deletions: readonly Deletion[];
	/** Gaps of the session that touch the page's time. */
	readonly gaps: readonly Gap[];
	/** Are there older or newer messages that fit the filter? */
	readonly hasOlder: boolean;
	readonly hasNewer: boolean;
}

export interface RuleDescription {
	readonly rule: string;
	readonly pack: string;
	/** Where it stands: file below resources/rules, and line. Null for a detector in code. */
	readonly file: string | null;
	readonly line: number | null;
	readonly patterns: readonly string[];
	readonly citation: Citation | null;
}

export interface SearchHit {
	readonly message: Message;
	readonly session: { readonly id: string; readonly title: string; readonly startedAt: number };
}

export interface DeskStatus {
	readonly version: string;
	/** Changes at every start of the desk; event numbers count within one run. */
	readonly run: string;
	readonly seq: number;
	readonly host: 'electron' | 'browser';
	/** Where the store lives, so that a person finds it; null for a browser that is not on this machine. */
	readonly dataFolder: string | null;
	readonly profile: Profile | null;
	/** Recordings that the desk's last end cut off; kept up to there and closed at this start. */
	readonly interrupted: readonly Session[];
	/** Does any text leave this machine? False in this version: there is no translation engine yet. */
	readonly sendsText: boolean;
}

export interface ImportResult {
	readonly sessionId: string;
	readonly added: number;
	/** Lines that were in the store already. */
	readonly known: number;
	readonly skipped: readonly { readonly line: number; readonly why: string }[];
}

export const calls = {
	'desk.status': call<DeskStatus>()(nothing),
	/** The events after `afterSeq` of this run, or null where they are no longer kept: then load afresh. */
	'desk.catchUp': call<{ readonly events: readonly DeskEvent[] } | null>()(z.strictObject({ run: z.string(), afterSeq: z.number().int().nonnegative() })),
	'profile.set': call<Profile>()(profileSchema),

	'show.start': call<Session>()(showRequestSchema),
	'show.stop': call<Session>()(z.strictObject({ sessionId })),
	'show.list': call<readonly LiveShow[]>()(nothing),
	/** Try a failed or waiting source again at once. */
	'source.retry': call<null>()(z.strictObject({ sessionId, sourceId: z.string() })),

	/** The team's product sheets, by product. */
	'sheet.list': call<readonly SavedSheet[]>()(nothing),
	/** A new one without an id. */
	'sheet.save': call<SavedSheet>()(z.strictObject({ id: z.uuid().optional(), sheet: productSheetSchema })),
	'sheet.delete': call<null>()(z.strictObject({ id: z.uuid() })),
	/** What the desk makes of facts, while they are being written: one for each, in their order. */
	'sheet.understand': call<readonly UnderstoodFact[]>()(
		z.strictObject({ facts: z.array(z.strictObject({ name: z.string().max(NAME_LENGTH), text: z.string().max(FACT_LENGTH) })).max(MOST_FACTS) }),
	),
	/** What a session's claims are checked against; for a running show also from its next message on. */
	'show.sheets': call<readonly ProductSheet[]>()(z.strictObject({ sessionId })),
	'show.setSheets': call<readonly ProductSheet[]>()(z.strictObject({ sessionId, sheets: z.array(productSheetSchema).max(MOST_SHEETS) })),

	/** Newest first without a cursor: `before` and `after` are message ids, `around` opens the page at one message. */
	'feed.page': call<FeedPage>()(
		z.strictObject({
			sessionId,
			filter: feedFilterSchema.optional(),
			cursor: z
				.union([z.strictObject({ before: messageId }), z.strictObject({ after: z.number().int().nonnegative() }), z.strictObject({ around: messageId })])
				.optional(),
			limit: z.number().int().min(1).max(500).default(200),
		}),
	),
	/** Unreviewed flags of a session, most severe first, then oldest first; with their messages. */
	'feed.toReview': call<FeedPage>()(z.strictObject({ sessionId, limit: z.number().int().min(1).max(500).default(200) })),
	'rule.describe': call<RuleDescription | null>()(z.strictObject({ rule: z.string().max(200) })),

	'annotation.add': call<Annotation>()(z.strictObject({ messageId, body: newAnnotationSchema })),
	/** Takes back one annotation, or without an id this person's latest in the session. */
	'annotation.undo': call<Annotation>()(z.strictObject({ sessionId, annotationId: annotationId.optional() })),

	'session.list': call<readonly Session[]>()(nothing),
	'session.get': call<Session>()(z.strictObject({ sessionId })),
	'session.search': call<{ readonly hits: readonly SearchHit[]; readonly hasMore: boolean }>()(
		z.strictObject({
			text: z.string().trim().min(1).max(200),
			sessionId: sessionId.optional(),
			before: messageId.optional(),
			limit: z.number().int().min(1).max(200).default(50),
		}),
	),

	/** A file handed over in pieces, for `session.import` or a replay. `append` returns the bytes received so far. */
	'upload.begin': call<{ readonly uploadId: string }>()(
		z.strictObject({
			name: z.string().min(1).max(255),
			bytes: z
				.number()
				.int()
				.nonnegative()
				.max(4 * 1024 ** 3),
		}),
	),
	'upload.append': call<{ readonly bytes: number }>()(z.strictObject({ uploadId: z.uuid(), base64: z.base64().max(700_000) })),
	'upload.discard': call<null>()(z.strictObject({ uploadId: z.uuid() })),
	'session.import': call<ImportResult>()(z.strictObject({ uploadId: z.uuid() })),
	/** One piece of a session's transcript; begin with a null cursor and go on until it is null again. */
	'session.export': call<{ readonly text: string; readonly cursor: string | null; readonly done: number }>()(
		z.strictObject({ sessionId, format: z.enum(['jsonl']), cursor: z.string().max(100).nullable() }),
	),
	/** Ends a running import. */
	'operation.cancel': call<null>()(z.strictObject({ operationId: z.uuid() })),
} as const;

export type CallName = keyof typeof calls;
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
/** What a handler receives: parsed, defaults filled in. */
export type ParsedInput<Name extends CallName> = z.output<(typeof calls)[Name]['input']>;
export type CallOutput<Name extends CallName> = (typeof calls)[Name] extends Call<z.ZodType, infer Output> ? Output : never;

/** What the desk tells every window, in order; `seq` has no holes within a run. */
export type DeskEvent = { readonly seq: number } & DeskEventBody;

export type DeskEventBody =
	/** Committed, in order of id. */
	| { readonly type: 'messages'; readonly sessionId: string; readonly messages: readonly Message[] }
	| { readonly type: 'deletions'; readonly sessionId: string; readonly deletions: readonly Deletion[] }
	/** A gap was opened or closed. */
	| { readonly type: 'gap'; readonly gap: Gap }
	| { readonly type: 'annotation'; readonly annotation: Annotation }
	/** All running shows, about once a second and at every change of state. */
	| { readonly type: 'shows'; readonly shows: readonly LiveShow[] }
	/** A session began, ended, or was imported. */
	| { readonly type: 'session'; readonly session: Session }
	| { readonly type: 'profile'; readonly profile: Profile }
	/** The team's sheets were changed. */
	| { readonly type: 'sheets'; readonly sheets: readonly SavedSheet[] }
	/** Something a person should know now; `detail` has the words' values: `source`, `detail`. */
	| { readonly type: 'notice'; readonly level: 'info' | 'warning' | 'error'; readonly code: NoticeCode; readonly detail: Readonly<Record<string, string>> }
	| { readonly type: 'progress'; readonly operationId: string; readonly done: number; readonly total: number };

export const NOTICE_CODES = ['source-failed', 'source-notice', 'store-failed'] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];

/** The desk as everyone sees it: the engine implements it, the transports carry it. Failures are DeskErrors. */
export interface Desk {
	call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
	/** Returns the function that ends the subscription. */
	subscribe(listener: (event: DeskEvent) => void): () => void;
}

import { z } from 'zod';
import { DISMISSAL_REASONS, REPLY_WAYS, VERDICTS } from '../../../shared/model/annotation.ts';
import { CATEGORIES, SEVERITIES } from '../../../shared/model/category.ts';
import { FACTORS } from '../../../shared/model/flag.ts';
import { LABEL_COLOURS, LABEL_NAME_LENGTH } from '../../../shared/model/label.ts';
import { MESSAGE_KINDS, ROLES } from '../../../shared/model/message.ts';
import { FACT_TOPICS } from '../../../shared/model/product-sheet.ts';
import { QUESTION_ACTS, QUESTION_KEY_LENGTH } from '../../../shared/model/question.ts';
import { MOST_CHAT_DELAY_MS } from '../../../shared/model/show.ts';
import { STAFF_ROLES } from '../../../shared/model/staff.ts';
import type { SkippedLine } from '../../../shared/model/transcript-import.ts';
import { TRANSLATION_LENGTH } from '../../../shared/model/translation.ts';
import { sealLineSchema } from '../sealing/line-seal.ts';

/**
 * The lines of our JSONL transcript, version 1. Messages are named by the platform's ids and flags by their place among
 * a message's flags, since row numbers mean nothing in another store. Unknown fields are ignored, so that a line may
 * say more than this version knows; `codePoints` beside a span is such a field, made at every export.
 */

export const TRANSCRIPT_VERSION = 1;

const time = z.number().int().min(-8.64e15).max(8.64e15);
const span = { start: z.number().int().nonnegative(), end: z.number().int().positive() };
const name = z.string().max(1_000);

const source = z.object({ kind: z.string().min(1).max(40), channel: z.string().min(1).max(2_000) });

const explanation = z.object({
	matched: z.string(),
	factors: z.array(z.enum(FACTORS)),
	facts: z.record(z.string(), z.string()).optional(),
	/** Where what was found begins, if a sentence was cut across spoken lines: parts of earlier messages of the same source. */
	before: z
		.array(z.object({ messageId: z.string(), ...span }))
		.max(100)
		.optional(),
});

const citation = z.object({ country: z.string(), law: z.string(), article: z.string().optional(), read: z.string() });

const flag = z
	.object({
		category: z.enum(CATEGORIES),
		severity: z.enum(SEVERITIES),
		...span,
		rule: z.string().max(200),
		pack: z.string().max(200),
		explanation,
		citation: citation.optional(),
	})
	.refine((found) => found.start < found.end, 'a span has at least one character');

const questionKey = z.string().min(1).max(QUESTION_KEY_LENGTH);

const chatDelay = z.number().int().min(-MOST_CHAT_DELAY_MS).max(MOST_CHAT_DELAY_MS);

const session = z.object({
	type: z.literal('session'),
	version: z.number().int().positive(),
	id: z.uuid(),
	show: z.object({ title: name, host: name, platform: name, market: name, languages: z.array(z.string().max(40)).max(100) }),
	startedAt: time,
	endedAt: time.nullable(),
	/** How the recording ended, where that is known. */
	ending: z.enum(['stopped', 'finished', 'interrupted']).optional(),
	/** By how much its viewers answer later than its host is heard. */
	chatDelayMs: chatDelay.optional(),
	/** What a seal adds to the first line; see electron/desk/sealing/line-seal.ts. */
	seal: z.object({ key: z.string().max(100).optional(), chatDelayMs: chatDelay.optional() }).optional(),
});

const speech = z.object({
	/** When its words were said, in milliseconds since the epoch. */
	words: z
		.array(z.object({ ...span, from: time, to: time }))
		.max(500)
		.optional(),
	/** The earlier message of the same source that it corrects. */
	supersedes: z.string().min(1).max(1_000).optional(),
});

const message = z.object({
	type: z.literal('message'),
	/** The platform's id. */
	id: z.string().min(1).max(1_000),
	kind: z.enum(MESSAGE_KINDS).default('chat'),
	role: z.enum(ROLES).default('viewer'),
	author: z.object({ id: name, name }).default({ id: '', name: '' }),
	text: z.string(),
	receivedAt: time,
	sentAt: time.optional(),
	clock: z.enum(['ok', 'missing', 'past', 'future']).optional(),
	emotes: z.array(z.object({ ...span, name })).optional(),
	replyTo: z.object({ id: z.string(), authorName: z.string().optional(), text: z.string().optional() }).optional(),
	/** Of a spoken line, where more is known of it. */
	speech: speech.optional(),
	source: source.optional(),
	/** Where a relay heard it. */
	origin: z.object({ platform: z.string().min(1).max(40), channel: name.optional() }).optional(),
	language: z
		.object({ tag: z.string().min(1).max(40), script: z.string().max(8), confidence: z.number().min(0).max(1), others: z.array(z.string().max(40)).optional() })
		.optional(),
	isQuestion: z.boolean().optional(),
	question: z.object({ key: questionKey, intent: name.optional(), topic: z.enum(FACT_TOPICS).optional().catch(undefined) }).optional(),
	flags: z.array(flag).optional(),
});

const deletion = z.object({
	type: z.literal('deletion'),
	messageId: z.string(),
	source: source.optional(),
	at: time,
	reason: z.enum(['message', 'author', 'clear']),
});

const gap = z.object({ type: z.literal('gap'), startedAt: time, endedAt: time.nullable(), reason: z.string().max(1_000), source: source.optional() });

const comment = z.string().max(2_000).optional();

/** Versions of the team's guidelines that were in force. */
const guidelines = z.object({ general: z.number().int().positive().optional(), label: z.number().int().positive().optional() }).optional();

const annotation = z.object({
	type: z.literal('annotation'),
	id: z.uuid(),
	messageId: z.string(),
	source: source.optional(),
	author: z.object({ name, role: z.enum(STAFF_ROLES) }),
	at: time,
	body: z.discriminatedUnion('type', [
		/** `flag` counts the message's flags from 0. */
		z.object({
			type: z.literal('verdict'),
			flag: z.number().int().nonnegative(),
			verdict: z.enum(VERDICTS),
			reason: z.enum(DISMISSAL_REASONS).optional(),
			comment,
			guidelines,
		}),
		z.object({ type: z.literal('note'), text: z.string().max(4_000) }),
		z.object({ type: z.literal('flag'), category: z.enum(CATEGORIES), severity: z.enum(SEVERITIES), span: z.object(span), comment }),
		z.object({ type: z.literal('language'), tag: z.string().min(1).max(40) }),
		z.object({ type: z.literal('translation'), to: z.string().min(1).max(40), text: z.string().max(TRANSLATION_LENGTH) }),
		z.object({
			type: z.literal('reply'),
			to: z.string().min(1).max(40),
			text: z.string().max(TRANSLATION_LENGTH),
			draft: z.string().max(TRANSLATION_LENGTH).nullable(),
			sent: z.enum(REPLY_WAYS),
		}),
		z.object({
			type: z.literal('label'),
			label: z.uuid(),
			name: z.string().max(LABEL_NAME_LENGTH),
			colour: z.enum(LABEL_COLOURS),
			span: z.object(span).optional(),
			guidelines,
		}),
		z.object({ type: z.literal('approval'), annotationId: z.uuid() }),
		z.object({ type: z.literal('undo'), annotationId: z.uuid() }),
	]),
});

/** Who answered a question of the session, or opened it again. */
const answer = z.object({
	type: z.literal('answer'),
	id: z.uuid(),
	key: questionKey,
	act: z.enum(QUESTION_ACTS),
	author: z.object({ name, role: z.enum(STAFF_ROLES) }),
	at: time,
});

export const transcriptLineSchema = z.discriminatedUnion('type', [session, message, deletion, gap, annotation, answer, sealLineSchema]);

/** A line as it is written. */
export type TranscriptLine = z.input<typeof transcriptLineSchema>;

/** A line as it was read, with its number in the file, from 1. */
export type TranscriptEntry = z.output<typeof transcriptLineSchema> & { readonly line: number };
export type TranscriptSession = Extract<TranscriptEntry, { type: 'session' }>;
export type TranscriptMessage = Extract<TranscriptEntry, { type: 'message' }>;
export type TranscriptDeletion = Extract<TranscriptEntry, { type: 'deletion' }>;
export type TranscriptGap = Extract<TranscriptEntry, { type: 'gap' }>;
export type TranscriptAnnotation = Extract<TranscriptEntry, { type: 'annotation' }>;
export type TranscriptAnswer = Extract<TranscriptEntry, { type: 'answer' }>;
export type TranscriptSeal = Extract<TranscriptEntry, { type: 'seal' }>;

/** A line that could not be understood; the ones around it can still be good. */
export interface TranscriptProblem extends SkippedLine {
	readonly type: 'problem';
}

/** Where a message came from; without one it belongs to the file's session. */
export type ChannelName = z.output<typeof source>;

import { z } from 'zod';
import { type Annotation, DISMISSAL_REASONS, VERDICTS } from '../model/annotation.ts';
import type { AuditEntry } from '../model/audit.ts';
import { CATEGORIES, SEVERITIES } from '../model/category.ts';
import { type ComplianceClocks, type ComplianceFinding, LEAST_DISCLOSURE_MINUTES, MOST_DISCLOSURE_MINUTES } from '../model/compliance.ts';
import { type ExchangePiece, MEMORY_FORMATS, type MemoryImport, TERM_FORMATS, type TermImport } from '../model/exchange.ts';
import { feedFilterSchema } from '../model/feed-filter.ts';
import type { Citation } from '../model/flag.ts';
import type { StoreRecovery } from '../model/keeping.ts';
import type { Guidelines, Label } from '../model/label.ts';
import { CORRECTABLE_LANGUAGES } from '../model/language.ts';
import type { LanguagePack, PackTrouble } from '../model/language-pack.ts';
import type { Deletion, Message } from '../model/message.ts';
import { MESSAGE_KINDS, ROLES } from '../model/message.ts';
import { PERSONAL_DATA_CHOICES } from '../model/personal-data.ts';
import type { Place } from '../model/place.ts';
import { FACT_LENGTH, MOST_FACTS, NAME_LENGTH, type ProductSheet, productSheetSchema, type SavedSheet, type UnderstoodFact } from '../model/product-sheet.ts';
import {
	ANSWER_LANGUAGES,
	ANSWER_LENGTH,
	type ApprovedAnswer,
	type Asking,
	QUESTION_KEY_LENGTH,
	type QuestionAnswer,
	type QuestionGroup,
	type SheetAnswer,
} from '../model/question.ts';
import {
	MOST_TRIED_LINES,
	PACK_LENGTH,
	type PackCheck,
	type PackImport,
	type PackProblem,
	type PackRevision,
	type PackSummary,
	type PackText,
	packNameSchema,
	type SessionTrial,
	TRIED_LINE_LENGTH,
	type TriedLine,
} from '../model/rule-pack.ts';
import type { LearningSettings, RuleExample, RuleRecord } from '../model/rule-record.ts';
import type { SavedSearch } from '../model/search.ts';
import { type Gap, type LiveShow, MOST_SOURCES, type Session } from '../model/show.ts';
import type { PartialLine } from '../model/speech.ts';
import { type Profile, STAFF_ROLES } from '../model/staff.ts';
import { DOMAIN_LENGTH, MOST_EXCEPTIONS_AT_ONCE, NOTE_LENGTH, PATTERN_LENGTH, PHRASE_LENGTH, type TeamException } from '../model/team-exception.ts';
import { conceptSchema, type SavedConcept } from '../model/term.ts';
import { TRANSLATION_LENGTH } from '../model/translation.ts';
import type { ConcordanceHit, EngineTrouble, KeyStates, Proposals, ReplyDraft, TranslatedLine, TranslatorStatus } from '../model/translation-desk.ts';
import { ENGINE_IDS, KEYED_ENGINES, type TranslationSettings, translationSettingsSchema } from '../model/translation-settings.ts';
import { CHAT_LINE_LENGTH, type SentReply, type TwitchAccountState, twitchAccountSchema } from '../model/twitch-account.ts';
import { audioCalls } from './audio-calls.ts';
import { auditCalls } from './audit-calls.ts';
import { annotationId, type Call, call, languageTag, messageId, nothing, sessionId } from './call.ts';
import { complianceCalls } from './compliance-calls.ts';
import type { DeskFault } from './errors.ts';
import { exportCalls } from './export-calls.ts';
import { importCalls } from './import-calls.ts';
import { keepingCalls } from './keeping-calls.ts';
import { labelCalls } from './label-calls.ts';
import { playerCalls } from './player-calls.ts';
import { presetCalls } from './preset-calls.ts';
import { reportCalls } from './report-calls.ts';
import { reviewCalls } from './review-calls.ts';
import { searchCalls } from './search-calls.ts';
import { serviceKeyCalls } from './service-key-calls.ts';
import { sessionCalls } from './session-calls.ts';
import { sourceRequestSchema } from './source-requests.ts';
import { webhookCalls } from './webhook-calls.ts';

/**
 * Everything the page may ask of the desk: name -> input schema and output type. One map for all transports
 * (in memory, Electron IPC, WebSocket). Payloads are JSON only.
 */

const questionKey = z.string().min(1).max(QUESTION_KEY_LENGTH);
const shortText = z.string().trim().max(200);

/** What an approved answer is kept by; without a product it holds for all. */
const answerPlace = { key: questionKey, product: z.string().trim().min(1).max(NAME_LENGTH).nullable(), language: z.enum(ANSWER_LANGUAGES) };

const teamPackName = packNameSchema.startsWith('team/');
const packText = z.string().max(PACK_LENGTH);

/** Lines a window may want to read at once: a screen and what lies around it. */
const MOST_WANTED = 500;

const packPair = z.strictObject({ from: languageTag, to: languageTag });

/** Products of one show. */
const MOST_SHEETS = 50;

export const showRequestSchema = z.strictObject({
	title: shortText.optional(),
	host: shortText.optional(),
	market: z
		.string()
		.regex(/^[A-Z]{2}$/)
		.optional(),
	languages: z.array(languageTag).max(20).optional(),
	sources: z.array(sourceRequestSchema).min(1).max(MOST_SOURCES),
	/** What claims are checked against. */
	sheets: z.array(productSheetSchema).max(MOST_SHEETS).optional(),
	/** How often the show is to disclose; left out: as its market asks. */
	disclosureMinutes: z.number().int().min(LEAST_DISCLOSURE_MINUTES).max(MOST_DISCLOSURE_MINUTES).optional(),
});

export const profileSchema = z.strictObject({
	name: z.string().trim().min(1).max(80),
	role: z.enum(STAFF_ROLES),
	languages: z.array(languageTag).max(20),
});

/** When a rule is dismissed so often that a lead should look at it. */
export const learningSchema = z.strictObject({ leastVerdicts: z.number().int().min(1).max(1_000), dismissedShare: z.number().min(0.05).max(0.95) });

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
	z.strictObject({ type: z.literal('translation'), to: languageTag, text: z.string().trim().min(1).max(TRANSLATION_LENGTH) }),
	z.strictObject({ type: z.literal('approval'), annotationId }),
	/** Refused with `label-not-found` where it is retired, and with `already-labelled`. */
	z.strictObject({ type: z.literal('label'), label: z.uuid(), span: spanSchema.optional() }),
	/** What was sent by the desk is noted by the desk alone. */
	z.strictObject({
		type: z.literal('reply'),
		to: languageTag,
		text: z.string().trim().min(1).max(TRANSLATION_LENGTH),
		draft: z.string().trim().min(1).max(TRANSLATION_LENGTH).nullable(),
		sent: z.literal('copied'),
	}),
]);

const scopeSchema = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('rule'), rule: z.string().min(1).max(200), category: z.enum(CATEGORIES) }),
	z.strictObject({ type: z.literal('category'), category: z.enum(CATEGORIES) }),
	/** Every category but those of security. */
	z.strictObject({ type: z.literal('accuracy') }),
]);
const exceptionComment = z.string().trim().max(2_000).optional();

/** A decision of the team about findings in general; what stands of it is a `TeamException`. */
export const newExceptionSchema = z.discriminatedUnion('type', [
	/** The author of that message, on whatever channel of the platform. */
	z.strictObject({ type: z.literal('author'), messageId, scope: scopeSchema, comment: exceptionComment }),
	z.strictObject({ type: z.literal('phrase'), words: z.string().trim().min(1).max(PHRASE_LENGTH), scope: scopeSchema, comment: exceptionComment }),
	/** An address will do. Refused with `bad-domain`; `detail.problem` is `not-a-domain` or `shared`. */
	z.strictObject({
		type: z.literal('domain'),
		domain: z.string().trim().min(1).max(DOMAIN_LENGTH),
		withSubdomains: z.boolean().default(true),
		comment: exceptionComment,
	}),
	/** In the syntax of rule packs. Refused with `bad-pattern`; `detail.problem` is a code of `PACK_PROBLEMS`. */
	z.strictObject({
		type: z.literal('sensitive'),
		pattern: z.string().trim().min(1).max(PATTERN_LENGTH),
		severity: z.enum(SEVERITIES),
		/** Null or left out: in any. */
		language: languageTag.nullish(),
		note: z.string().trim().max(NOTE_LENGTH).optional(),
		comment: exceptionComment,
	}),
]);

/** An entry of a list that could not be taken, by its place from 0. */
export interface RefusedException {
	readonly index: number;
	readonly fault: DeskFault;
}

export type NewException = z.infer<typeof newExceptionSchema>;
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
	/** Why packs of the team are not in force; the shipped ones are. */
	readonly packProblems: readonly PackProblem[];
	/** The store was damaged and was brought back; null once a person has read it. */
	readonly recovery: StoreRecovery | null;
	/** Where text is sent to be translated; empty: none leaves this machine. */
	readonly sendsTextTo: readonly string[];
	/** Where sound is sent to be written down, while it is; empty: none leaves this machine. */
	readonly sendsAudioTo: readonly string[];
}

export const calls = {
	'desk.status': call<DeskStatus>()(nothing),
	/** The events after `afterSeq` of this run, or null where they are no longer kept: then load afresh. */
	'desk.catchUp': call<{ readonly events: readonly DeskEvent[] } | null>()(z.strictObject({ run: z.string(), afterSeq: z.number().int().nonnegative() })),
	'profile.set': call<Profile>()(profileSchema),

	/** A refusal that is about one source has it in `detail.field`: `sources.2`, counted from 0, and what stands in it. */
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
	/** Where the messages of a session were heard: what its feed can be narrowed to. */
	'feed.places': call<readonly Place[]>()(z.strictObject({ sessionId })),
	'rule.describe': call<RuleDescription | null>()(z.strictObject({ rule: z.string().max(200) })),

	'annotation.add': call<Annotation>()(z.strictObject({ messageId, body: newAnnotationSchema })),
	/** Takes back one annotation, or without an id this person's latest in the session. */
	'annotation.undo': call<Annotation>()(z.strictObject({ sessionId, annotationId: annotationId.optional() })),

	/** What viewers of a session ask: most urgent first, then what is answered. Running and saved sessions alike. */
	'question.groups': call<{ readonly groups: readonly QuestionGroup[]; readonly hasMore: boolean }>()(
		z.strictObject({ sessionId, limit: z.number().int().min(1).max(1_000).default(300) }),
	),
	/** How often each question of a session was asked, by key. */
	'question.counts': call<Readonly<Record<string, number>>>()(z.strictObject({ sessionId })),
	/** The messages that ask one question, newest first; `before` is a message id. */
	'question.askings': call<{ readonly askings: readonly Asking[]; readonly hasMore: boolean }>()(
		z.strictObject({ sessionId, key: questionKey, before: messageId.optional(), limit: z.number().int().min(1).max(500).default(50) }),
	),
	/** What the session's product sheets answer, by topic. */
	'question.facts': call<readonly SheetAnswer[]>()(z.strictObject({ sessionId })),
	'question.answer': call<QuestionAnswer>()(z.strictObject({ sessionId, key: questionKey, by: z.enum(['host', 'staff']) })),
	/** Takes the answer back: everyone who asked waits again. */
	'question.reopen': call<QuestionAnswer>()(z.strictObject({ sessionId, key: questionKey })),

	/** The team's approved answers, by question, product and language. */
	'answer.list': call<readonly ApprovedAnswer[]>()(nothing),
	/** Stands from now on for its question, product and language; what stood there before is kept, unseen. */
	'answer.save': call<ApprovedAnswer>()(z.strictObject({ ...answerPlace, text: z.string().trim().min(1, 'an answer says something').max(ANSWER_LENGTH) })),
	'answer.delete': call<null>()(z.strictObject(answerPlace)),

	/** What the team has decided and not taken back, newest first. */
	'exception.list': call<readonly TeamException[]>()(nothing),
	/**
	 * Counts from the next message on, in running shows too; what was flagged before stays flagged. Once however often it is asked for.
	 * Refused with `risk-not-accepted` where it would silence security findings and `acceptsRisk` does not say that the person knows.
	 */
	'exception.add': call<TeamException>()(z.strictObject({ exception: newExceptionSchema, acceptsRisk: z.boolean().default(false) })),
	/** A whole list; `added` and `known` count what was taken. */
	'exception.addAll': call<{ readonly added: number; readonly known: number; readonly refused: readonly RefusedException[] }>()(
		z.strictObject({ exceptions: z.array(newExceptionSchema).min(1).max(MOST_EXCEPTIONS_AT_ONCE), acceptsRisk: z.boolean().default(false) }),
	),
	/** One more row, which takes it back. Called with the id it answers, it brings the exception back. */
	'exception.remove': call<{ readonly id: string }>()(z.strictObject({ id: annotationId, comment: exceptionComment })),

	/** What people made of each rule's flags, over all sessions; of every rule that has ever flagged something, or of one. */
	'rule.records': call<readonly RuleRecord[]>()(z.strictObject({ rule: z.string().max(200).optional() })),
	/** Flags of a rule with their messages, newest first; `before` is the id of a flag. */
	'rule.examples': call<{ readonly examples: readonly RuleExample[]; readonly hasMore: boolean }>()(
		z.strictObject({
			rule: z.string().max(200),
			verdict: z.enum([...VERDICTS, 'unjudged']).optional(),
			language: languageTag.optional(),
			market: z.string().max(2).optional(),
			before: z.number().int().positive().optional(),
			limit: z.number().int().min(1).max(100).default(20),
		}),
	),
	/** Somebody has looked at a rule that was dismissed too often: only later verdicts count against it. */
	'rule.looked': call<RuleRecord>()(z.strictObject({ rule: z.string().max(200) })),
	'learning.get': call<LearningSettings>()(nothing),
	'learning.set': call<LearningSettings>()(learningSchema),

	/** All rule packs: the shipped ones first, then the team's, each by name. */
	'pack.list': call<readonly PackSummary[]>()(nothing),
	/** Of a pack of the team the newest revision, or the one asked for. */
	'pack.read': call<PackText>()(z.strictObject({ name: packNameSchema, revision: z.number().int().positive().optional() })),
	/** What is wrong with a pack of the team while it is written, and what comes of its examples. Never fails for what the text says. */
	'pack.check': call<PackCheck>()(z.strictObject({ name: teamPackName, text: packText })),
	/** Typed lines, by the rules in force and with `text` in place of the pack; without a text by the former alone. */
	'pack.try': call<readonly TriedLine[]>()(
		z.strictObject({
			name: packNameSchema,
			text: packText.nullable(),
			lines: z
				.array(z.strictObject({ text: z.string().max(TRIED_LINE_LENGTH), kind: z.enum(MESSAGE_KINDS).default('chat'), role: z.enum(ROLES).default('viewer') }))
				.max(MOST_TRIED_LINES),
		}),
	),
	/** What the rules would have done to a session; tells `progress` in messages under the id given, and ends on `operation.cancel`. */
	'pack.trySession': call<SessionTrial>()(
		z.strictObject({ name: packNameSchema, text: packText.nullable(), rule: z.string().max(200).nullable(), sessionId, operationId: z.uuid() }),
	),
	/** In force in every show from its next message on. Refused with `bad-rule-pack`: `detail` has `line`, `column` and `problem`. */
	'pack.save': call<PackText>()(z.strictObject({ name: teamPackName, text: packText })),
	/** The shipped rules hold again; the revisions stay. */
	'pack.delete': call<null>()(z.strictObject({ name: teamPackName })),
	/** Newest first, deletions included. */
	'pack.history': call<readonly PackRevision[]>()(z.strictObject({ name: teamPackName })),
	/** Packs as one YAML stream. */
	'pack.export': call<{ readonly text: string }>()(z.strictObject({ names: z.array(packNameSchema).min(1).max(200) })),
	/** What is in such a stream, before anything of it is saved. */
	'pack.preview': call<readonly PackImport[]>()(z.strictObject({ text: packText })),

	/** Replaces what a window wants to read in another language; translations come as events, the visible first. No lines: it wants nothing more. */
	'translation.want': call<null>()(
		z.strictObject({
			viewId: z.uuid(),
			sessionId,
			to: languageTag,
			lines: z.array(z.strictObject({ messageId, isVisible: z.boolean() })).max(MOST_WANTED),
		}),
	),
	'translation.status': call<TranslatorStatus>()(nothing),
	'translation.settings': call<{ readonly settings: TranslationSettings; readonly keys: KeyStates; readonly canKeepKeys: boolean }>()(nothing),
	'translation.setSettings': call<TranslationSettings>()(z.strictObject({ settings: translationSettingsSchema })),
	/** Null forgets it. A key goes in and never comes out. */
	'translation.setKey': call<KeyStates>()(z.strictObject({ engine: z.enum(KEYED_ENGINES), key: z.string().trim().min(1).max(500).nullable() })),
	/** One word through one engine, past every other layer. Null: it works. */
	'translation.tryEngine': call<EngineTrouble | null>()(z.strictObject({ id: z.enum(ENGINE_IDS), from: languageTag, to: languageTag })),
	/** What may help somebody who translates this message. */
	'translation.proposals': call<Proposals>()(z.strictObject({ messageId, to: languageTag })),
	/** Where in the memory these words stand, in any language. */
	'translation.concordance': call<readonly ConcordanceHit[]>()(
		z.strictObject({ text: z.string().trim().min(1).max(200), limit: z.int().min(1).max(100).default(20) }),
	),
	/** What staff wrote, in the viewer's language and back again. Null where nothing can translate it. */
	'translation.reply': call<ReplyDraft | null>()(
		z.strictObject({ sessionId, text: z.string().trim().min(1).max(TRANSLATION_LENGTH), from: languageTag, to: languageTag }),
	),

	/**
	 * What people approved, in pieces: what was imported, then the team's own work, and the phrasebook where it is asked for. Masked: lines in which
	 * personal data stands are left out, since no translation of half a line is of use.
	 */
	'memory.export': call<ExchangePiece>()(
		z.strictObject({
			format: z.enum(MEMORY_FORMATS),
			withPhrasebook: z.boolean().default(false),
			personalData: z.enum(PERSONAL_DATA_CHOICES).default('masked'),
			cursor: z.string().max(100).nullable(),
		}),
	),
	/**
	 * TMX or JSONL, known by what is in the file. Progress comes as events under the upload's id, by which `operation.cancel` ends it; what was taken
	 * until then stays. Refused with `bad-exchange-file` where it is neither; `detail` has `file` and `line`.
	 */
	'memory.import': call<MemoryImport>()(z.strictObject({ uploadId: z.uuid() })),

	/**
	 * Says a text in the Twitch channel the message came from, as the account of the settings; it is noted on the message before it is sent. Refused with
	 * `public-not-accepted` the first time in a session where `acceptsPublic` does not say that the person knows that everyone reads it; with
	 * `chat-not-connected`, `not-a-twitch-show`, `chat-line-unfit`, `chat-too-fast`, `chat-unreachable`, `chat-login-refused` or `chat-line-refused`.
	 */
	'reply.send': call<SentReply>()(
		z.strictObject({
			messageId,
			to: languageTag,
			text: z
				.string()
				.trim()
				.min(1)
				.max(2 * CHAT_LINE_LENGTH),
			draft: z.string().trim().min(1).max(TRANSLATION_LENGTH).nullable(),
			acceptsPublic: z.boolean().default(false),
		}),
	),
	/** As whom replies are sent; off until somebody switches it on. */
	'twitchAccount.get': call<TwitchAccountState>()(nothing),
	'twitchAccount.set': call<TwitchAccountState>()(z.strictObject({ account: twitchAccountSchema })),
	/** Null forgets it. A token goes in and never comes out. */
	'twitchAccount.setToken': call<TwitchAccountState>()(
		z.strictObject({
			token: z
				.string()
				.trim()
				.max(200)
				.regex(/^(?:oauth:)?[A-Za-z0-9]+$/, 'a token has letters and digits only')
				.nullable(),
		}),
	),
	/** Logs in and says nothing; refused as `reply.send` is. */
	'twitchAccount.try': call<null>()(nothing),

	/** The team's terms, latest change first. */
	'term.list': call<readonly SavedConcept[]>()(nothing),
	/** A new one without an id. */
	'term.save': call<SavedConcept>()(z.strictObject({ id: z.uuid().optional(), concept: conceptSchema })),
	'term.delete': call<null>()(z.strictObject({ id: z.uuid() })),
	'term.export': call<ExchangePiece>()(z.strictObject({ format: z.enum(TERM_FORMATS), cursor: z.string().max(100).nullable() })),
	/** TBX, CSV or JSONL, known by what is in the file; else like `memory.import`. */
	'term.import': call<TermImport>()(z.strictObject({ uploadId: z.uuid() })),

	/** What is installed and what the registry offers; `refresh` asks it over the network, and `trouble` says why it could not be asked. */
	'languagePack.list': call<{ readonly packs: readonly LanguagePack[]; readonly trouble: PackTrouble | null }>()(z.strictObject({ refresh: z.boolean() })),
	/** Begins or goes on; progress comes as events. */
	'languagePack.download': call<null>()(packPair),
	'languagePack.stop': call<null>()(packPair),
	'languagePack.remove': call<null>()(packPair),
	/** Files of one pair, handed over as uploads, named as they were downloaded. */
	'languagePack.add': call<{ readonly from: string; readonly to: string }>()(z.strictObject({ uploadIds: z.array(z.uuid()).min(3).max(5) })),

	'session.list': call<readonly Session[]>()(nothing),
	...sessionCalls,
	'session.get': call<Session>()(z.strictObject({ sessionId })),
	...keepingCalls,
	...searchCalls,

	...reportCalls,
	...serviceKeyCalls,
	...webhookCalls,
	...presetCalls,
	...audioCalls,
	...reviewCalls,

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
	...importCalls,
	...exportCalls,
	...labelCalls,
	...playerCalls,
	...auditCalls,
	...complianceCalls,

	/** Ends a look into a file, an import, or other long work; it answers `cancelled`. */
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
	/** What the host is saying right now; it is never stored. */
	| { readonly type: 'partial'; readonly line: PartialLine }
	| { readonly type: 'deletions'; readonly sessionId: string; readonly deletions: readonly Deletion[] }
	/** A gap was opened or closed. */
	| { readonly type: 'gap'; readonly gap: Gap }
	| { readonly type: 'annotation'; readonly annotation: Annotation }
	/** All running shows, about once a second and at every change of state. */
	| { readonly type: 'shows'; readonly shows: readonly LiveShow[] }
	/** A session began, ended, was imported, or something was done to it as a whole. */
	| { readonly type: 'session'; readonly session: Session }
	/** It is gone with everything that belonged to it. */
	| { readonly type: 'sessionErased'; readonly sessionId: string }
	| { readonly type: 'profile'; readonly profile: Profile }
	/** Somebody answered a question, or opened it again. */
	| { readonly type: 'question'; readonly answer: QuestionAnswer }
	/** The team's approved answers were changed. */
	| { readonly type: 'answers'; readonly answers: readonly ApprovedAnswer[] }
	/** The team's saved searches were changed. */
	| { readonly type: 'savedSearches'; readonly searches: readonly SavedSearch[] }
	/** The team's sheets were changed. */
	| { readonly type: 'sheets'; readonly sheets: readonly SavedSheet[] }
	/** A pack of the team was saved or deleted. */
	| { readonly type: 'packs'; readonly changed: readonly string[] }
	/** The team has decided something, newest last, or taken something back (ids). */
	| { readonly type: 'exceptions'; readonly added: readonly TeamException[]; readonly removed: readonly string[] }
	/** When a rule is one to look at was changed, or somebody has looked at one. */
	| { readonly type: 'learning'; readonly settings: LearningSettings }
	/** Something better to read than before, for lines that some window wants. */
	| { readonly type: 'translations'; readonly sessionId: string; readonly lines: readonly TranslatedLine[] }
	| { readonly type: 'translationStatus'; readonly status: TranslatorStatus }
	| { readonly type: 'translationSettings'; readonly settings: TranslationSettings; readonly keys: KeyStates; readonly sendsTextTo: readonly string[] }
	| { readonly type: 'terms'; readonly concepts: readonly SavedConcept[] }
	/** The team's labels were changed: all of them. */
	| { readonly type: 'labels'; readonly labels: readonly Label[] }
	/** A new version of the general guidelines, or of a label's. */
	| { readonly type: 'guidelines'; readonly guidelines: Guidelines }
	/** Something about second review changed; null: of any round. What, is asked for by whoever may know it. */
	| { readonly type: 'review'; readonly roundId: string | null }
	/** A line was added to the audit log. */
	| { readonly type: 'audit'; readonly entry: AuditEntry }
	/** The clocks of a running show as they stand; `fresh`: what they have found since they were told last. */
	| { readonly type: 'compliance'; readonly clocks: ComplianceClocks; readonly fresh: readonly ComplianceFinding[] }
	/** What was said in an ended session, or null in any, is not what it was: somebody was forgotten, or the session itself. Load it afresh. */
	| { readonly type: 'rewritten'; readonly sessionId: string | null }
	| { readonly type: 'twitchAccount'; readonly state: TwitchAccountState }
	| { readonly type: 'languagePacks'; readonly packs: readonly LanguagePack[] }
	/** Something a person should know now; `detail` has the words' values: `source`, `detail`. */
	| { readonly type: 'notice'; readonly level: 'info' | 'warning' | 'error'; readonly code: NoticeCode; readonly detail: Readonly<Record<string, string>> }
	| { readonly type: 'progress'; readonly operationId: string; readonly done: number; readonly total: number };

export const NOTICE_CODES = ['source-failed', 'source-notice', 'store-failed', 'store-damaged', 'pack-left-out', 'deletion-of-sealed'] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];

/** The desk as everyone sees it: the engine implements it, the transports carry it. Failures are DeskErrors. */
export interface Desk {
	call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
	/** Returns the function that ends the subscription. */
	subscribe(listener: (event: DeskEvent) => void): () => void;
}

import type { Category, Severity } from './category.ts';
import type { Flag } from './flag.ts';
import type { GuidelinesInForce, LabelColour } from './label.ts';
import type { LanguageFinding } from './language.ts';
import type { Message } from './message.ts';
import type { Span } from './span.ts';
import type { StaffRole } from './staff.ts';

export const VERDICTS = ['confirmed', 'dismissed', 'escalated'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why a flag was dismissed; free words go into `comment`. */
export const DISMISSAL_REASONS = ['question', 'denial', 'quotation', 'joke', 'true-statement', 'wrong-language', 'other'] as const;
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];

/** `copied`: to be pasted wherever the chat is; `twitch`: sent to the channel by the desk. */
export const REPLY_WAYS = ['copied', 'twitch'] as const;
export type ReplyWay = (typeof REPLY_WAYS)[number];

export type AnnotationBody =
	| {
			readonly type: 'verdict';
			readonly flagId: number;
			readonly verdict: Verdict;
			readonly reason?: DismissalReason | undefined;
			readonly comment?: string | undefined;
			readonly guidelines?: GuidelinesInForce | undefined;
	  }
	| { readonly type: 'note'; readonly text: string }
	/** A flag the desk missed, added by a person. */
	| { readonly type: 'flag'; readonly category: Category; readonly severity: Severity; readonly span: Span; readonly comment?: string | undefined }
	/** The right language of the message; it also teaches the author's prior. */
	| { readonly type: 'language'; readonly tag: string }
	/** What the message says in another language; approved it also serves every message with the same text. */
	| { readonly type: 'translation'; readonly to: string; readonly text: string }
	/** What somebody answered to this message; `draft` is what they wrote in their own language, null where they wrote the text itself. */
	| { readonly type: 'reply'; readonly to: string; readonly text: string; readonly draft: string | null; readonly sent: ReplyWay }
	| LabelBody
	/** A second person agrees with a translation of this message. */
	| { readonly type: 'approval'; readonly annotationId: string }
	/** Takes back an earlier annotation; the row itself stays. */
	| { readonly type: 'undo'; readonly annotationId: string };

/** One of the team's own labels, on the whole message or on a stretch of it. */
export interface LabelBody {
	readonly type: 'label';
	/** The label's id; it may be called otherwise by now, or be retired. */
	readonly label: string;
	/** As it was when it was given. */
	readonly name: string;
	readonly colour: LabelColour;
	readonly span?: Span | undefined;
	readonly guidelines?: GuidelinesInForce | undefined;
}

/** One append-only act of a person on one message. */
export interface Annotation {
	/** UUIDv7. */
	readonly id: string;
	readonly sessionId: string;
	readonly messageId: number;
	readonly author: { readonly name: string; readonly role: StaffRole };
	readonly at: number;
	readonly body: AnnotationBody;
}

export interface JudgedFlag {
	readonly flag: Flag;
	/** The latest verdict that was not undone, or null where nobody has judged it yet. */
	readonly verdict: { readonly verdict: Verdict; readonly annotation: Annotation } | null;
}

/** What follows from a message's annotations, in the order they were made. */
export interface AnnotationState {
	readonly flags: readonly JudgedFlag[];
	readonly addedFlags: readonly { readonly annotation: Annotation; readonly category: Category; readonly severity: Severity; readonly span: Span }[];
	readonly notes: readonly { readonly annotation: Annotation; readonly text: string }[];
	/** The corrected language where a person gave one, else what the desk found. */
	readonly language: LanguageFinding;
	readonly isLanguageCorrected: boolean;
	/** The latest of each language. */
	readonly translations: readonly WrittenTranslation[];
	readonly replies: readonly MadeReply[];
	readonly labels: readonly GivenLabel[];
}

/** A label that stands on a message. */
export interface GivenLabel extends Pick<LabelBody, 'label' | 'name' | 'colour'> {
	/** Null: on the whole message. */
	readonly span: Span | null;
	readonly annotation: Annotation;
}

/** What somebody answered to a message. */
export interface MadeReply {
	/** BCP 47. */
	readonly to: string;
	readonly text: string;
	readonly draft: string | null;
	readonly sent: ReplyWay;
	readonly annotation: Annotation;
}

export interface WrittenTranslation {
	/** BCP 47. */
	readonly to: string;
	readonly text: string;
	readonly annotation: Annotation;
	/** By somebody other than its author; null where nobody has. */
	readonly approval: Annotation | null;
}

/** Folds annotations (oldest first) into the current state: undone rows count for nothing, later verdicts win. */
export function annotationState(message: Message, annotations: readonly Annotation[]): AnnotationState {
	const undone = undoneIds(annotations);
	const standing = annotations.filter((annotation) => !undone.has(annotation.id));
	const verdicts = new Map<number, { verdict: Verdict; annotation: Annotation }>();
	const addedFlags: AnnotationState['addedFlags'][number][] = [];
	const notes: AnnotationState['notes'][number][] = [];
	let language = message.language;
	let isLanguageCorrected = false;
	const translations = new Map<string, WrittenTranslation>();
	const replies: MadeReply[] = [];
	const labels: GivenLabel[] = [];
	for (const annotation of standing) {
		const { body } = annotation;
		switch (body.type) {
			case 'verdict':
				verdicts.set(body.flagId, { verdict: body.verdict, annotation });
				break;
			case 'flag':
				addedFlags.push({ annotation, category: body.category, severity: body.severity, span: body.span });
				break;
			case 'note':
				notes.push({ annotation, text: body.text });
				break;
			case 'language':
				language = { tag: body.tag, script: message.language.script, confidence: 1 };
				isLanguageCorrected = true;
				break;
			case 'translation':
				translations.set(body.to, { to: body.to, text: body.text, annotation, approval: null });
				break;
			case 'reply':
				replies.push({ to: body.to, text: body.text, draft: body.draft, sent: body.sent, annotation });
				break;
			case 'label':
				labels.push({ label: body.label, name: body.name, colour: body.colour, span: body.span ?? null, annotation });
				break;
			case 'approval':
				for (const [to, translation] of translations) {
					const isMeant = translation.annotation.id === body.annotationId && translation.annotation.author.name !== annotation.author.name;
					if (isMeant) translations.set(to, { ...translation, approval: annotation });
				}
				break;
			case 'undo':
				break;
		}
	}
	const flags = message.flags.map((flag) => ({ flag, verdict: verdicts.get(flag.id) ?? null }));
	return { flags, addedFlags, notes, language, isLanguageCorrected, translations: [...translations.values()], replies, labels };
}

/** Ids taken back by an undo that itself still stands (an undo can be undone). */
export function undoneIds(annotations: readonly Annotation[]): ReadonlySet<string> {
	const undone = new Set<string>();
	for (let index = annotations.length - 1; index >= 0; index -= 1) {
		const annotation = annotations[index];
		if (annotation?.body.type === 'undo' && !undone.has(annotation.id)) undone.add(annotation.body.annotationId);
	}
	return undone;
}

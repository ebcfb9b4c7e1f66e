import type { AnnotationBody } from '../../../../shared/model/annotation.ts';
import type { Flag } from '../../../../shared/model/flag.ts';
import type { GuidelinesInForce } from '../../../../shared/model/label.ts';
import type { Message } from '../../../../shared/model/message.ts';
import type { PersonalDataChoice } from '../../../../shared/model/personal-data.ts';
import type { Question } from '../../../../shared/model/question.ts';
import type { Session } from '../../../../shared/model/show.ts';
import type { Speech } from '../../../../shared/model/speech.ts';
import { messagesByIds } from '../../store/message-table.ts';
import { messagesAsking } from '../../store/question-table.ts';
import type { RecordedEnding } from '../../store/session-table.ts';
import { channelOfSource } from '../../store/source-table.ts';
import type { ReadableStore } from '../../store/store.ts';
import { definedFields } from '../defined-fields.ts';
import { TRANSCRIPT_VERSION, type TranscriptLine } from '../transcript-entry.ts';
import { inCodePoints } from './code-points.ts';
import { showing } from './showing.ts';
import type { TranscriptEvent } from './transcript-events.ts';

/** How the rows of a store read as lines of a transcript. Fields have a fixed order, and those that say nothing are left out. */

/** @param version in which a sealed session was written; left out: this one */
export function sessionLine({ id, show, startedAt, endedAt }: Session, ending: RecordedEnding | null, version = TRANSCRIPT_VERSION): TranscriptLine {
	const { title, host, platform, market, languages } = show;
	return {
		type: 'session',
		version,
		id,
		show: { title, host, platform, market, languages: [...languages] },
		startedAt,
		endedAt,
		...(ending === null ? {} : { ending }),
	};
}

/** Lines of one session's messages and events. */
export function createLines(store: ReadableStore, session: number, personalData: PersonalDataChoice) {
	const { shown, wordsOf } = showing(store, session, personalData);
	const channels = new Map<string, { readonly kind: string; readonly channel: string }>();

	function channelOf(sourceId: string) {
		let channel = channels.get(sourceId);
		if (!channel) {
			channel = channelOfSource(store, session, sourceId) ?? undefined;
			if (!channel) throw new Error('a message without its source');
			channels.set(sourceId, channel);
		}
		return channel;
	}

	function storedMessage(id: number): Message {
		const [message] = messagesByIds(store, [id]);
		if (!message) throw new Error('an event without its message');
		return message;
	}

	function messageNamed(id: number): Message {
		return shown(storedMessage(id));
	}

	/** What staff wrote repeats what viewers wrote. */
	function bodyShown(messageId: number, body: AnnotationBody): AnnotationBody {
		if (body.type !== 'translation' && body.type !== 'reply') return body;
		const message = storedMessage(messageId);
		const text = wordsOf(message, body.text);
		return body.type === 'translation' ? { ...body, text } : { ...body, text, draft: body.draft === null ? null : wordsOf(message, body.draft) };
	}

	/** A question is called in every line what its messages call it. */
	function keyShown(key: string): string {
		const [message] = personalData === 'kept' ? [] : messagesByIds(store, messagesAsking(store, session, key, Number.MAX_SAFE_INTEGER, 1));
		return message === undefined ? key : (shown(message).question?.key ?? key);
	}

	function speechField({ words, supersedes }: Speech) {
		return {
			...(words.length === 0 ? {} : { words: words.map(({ start, end, from, to }) => ({ start, end, from, to })) }),
			...(supersedes === null ? {} : { supersedes: storedMessage(supersedes).platformId }),
		};
	}

	function partField({ messageId, start, end }: PartBefore) {
		const { platformId, text } = storedMessage(messageId);
		return { messageId: platformId, start, end, codePoints: inCodePoints(text, { start, end }) };
	}

	return {
		message(stored: Message): TranscriptLine {
			const message = shown(stored);
			const { text, emotes, replyTo, origin, speech, language, flags } = message;
			return {
				type: 'message',
				id: message.platformId,
				kind: message.kind,
				role: message.role,
				author: { id: message.author.id, name: message.author.name },
				text,
				receivedAt: message.receivedAt,
				...(message.sentAt === null ? {} : { sentAt: message.sentAt }),
				...(message.clock === (message.sentAt === null ? 'missing' : 'ok') ? {} : { clock: message.clock }),
				...(emotes.length === 0 ? {} : { emotes: emotes.map(({ start, end, name }) => ({ start, end, name })) }),
				...(replyTo === null ? {} : { replyTo: { id: replyTo.platformId, ...definedFields({ authorName: replyTo.authorName, text: replyTo.text }) } }),
				...(speech === undefined ? {} : { speech: speechField(speech) }),
				source: channelOf(message.sourceId),
				...(origin === undefined ? {} : { origin: { platform: origin.platform, ...definedFields({ channel: origin.channel ?? undefined }) } }),
				language: {
					tag: language.tag,
					script: language.script,
					confidence: language.confidence,
					...(language.others === undefined ? {} : { others: [...language.others] }),
				},
				...(message.isQuestion ? { isQuestion: true } : {}),
				...(message.question === null ? {} : { question: questionField(message.question) }),
				...(flags.length === 0 ? {} : { flags: flags.map((flag) => flagField(text, flag, partField)) }),
			};
		},

		event(event: TranscriptEvent): TranscriptLine {
			switch (event.type) {
				case 'gap': {
					const { startedAt, endedAt, reason, sourceId } = event.gap;
					return { type: 'gap', startedAt, endedAt, reason, source: channelOf(sourceId) };
				}
				case 'deletion': {
					const { messageId, at, reason } = event.deletion;
					const message = messageNamed(messageId);
					return { type: 'deletion', messageId: message.platformId, source: channelOf(message.sourceId), at, reason };
				}
				case 'answer': {
					const { id, key, act, author, at } = event.answer;
					return { type: 'answer', id, key: keyShown(key), act, author: { name: author.name, role: author.role }, at };
				}
				case 'annotation': {
					const { id, messageId, author, at, body } = event.annotation;
					const message = messageNamed(messageId);
					return {
						type: 'annotation',
						id,
						messageId: message.platformId,
						source: channelOf(message.sourceId),
						author: { name: author.name, role: author.role },
						at,
						body: bodyField(message, bodyShown(messageId, body)),
					};
				}
			}
		},
	};
}

function questionField({ key, intent, topic }: Question) {
	return { key, ...(intent === null ? {} : { intent }), ...(topic === null ? {} : { topic }) };
}

type PartBefore = NonNullable<Flag['explanation']['before']>[number];

function flagField<Part>(text: string, { category, severity, start, end, rule, pack, explanation, citation }: Flag, partField: (part: PartBefore) => Part) {
	const { matched, factors, facts, before } = explanation;
	return {
		category,
		severity,
		start,
		end,
		codePoints: inCodePoints(text, { start, end }),
		rule,
		pack,
		explanation: { matched, factors: [...factors], ...definedFields({ facts, before: before?.map(partField) }) },
		...(citation === undefined
			? {}
			: { citation: { country: citation.country, law: citation.law, ...definedFields({ article: citation.article }), read: citation.read } }),
	};
}

function guidelinesField(guidelines: GuidelinesInForce | undefined) {
	return guidelines === undefined ? undefined : definedFields({ general: guidelines.general, label: guidelines.label });
}

function bodyField(message: Message, body: AnnotationBody) {
	switch (body.type) {
		case 'verdict': {
			const { type, flagId, verdict, reason, comment, guidelines } = body;
			return {
				type,
				flag: message.flags.findIndex(({ id }) => id === flagId),
				verdict,
				...definedFields({ reason, comment, guidelines: guidelinesField(guidelines) }),
			};
		}
		case 'flag': {
			const { type, category, severity, span, comment } = body;
			return {
				type,
				category,
				severity,
				span: { start: span.start, end: span.end },
				codePoints: inCodePoints(message.text, span),
				...definedFields({ comment }),
			};
		}
		case 'note':
			return { type: body.type, text: body.text };
		case 'language':
			return { type: body.type, tag: body.tag };
		case 'translation':
			return { type: body.type, to: body.to, text: body.text };
		case 'reply':
			return { type: body.type, to: body.to, text: body.text, draft: body.draft, sent: body.sent };
		case 'label': {
			const { type, label, name, colour, span, guidelines } = body;
			return {
				type,
				label,
				name,
				colour,
				...(span === undefined ? {} : { span: { start: span.start, end: span.end }, codePoints: inCodePoints(message.text, span) }),
				...definedFields({ guidelines: guidelinesField(guidelines) }),
			};
		}
		case 'approval':
		case 'undo':
			return { type: body.type, annotationId: body.annotationId };
	}
}

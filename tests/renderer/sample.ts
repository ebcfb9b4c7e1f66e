import type { FeedPage } from '../../shared/contract/contract.ts';
import type { Annotation, AnnotationBody } from '../../shared/model/annotation.ts';
import type { Flag } from '../../shared/model/flag.ts';
import type { Message } from '../../shared/model/message.ts';
import type { Gap } from '../../shared/model/show.ts';

export const SESSION = '01990000-0000-7000-8000-000000000001';

/** A message as the desk sends it; ids and times grow together, one a second. */
export function message(id: number, change: Partial<Message> = {}): Message {
	return {
		id,
		sessionId: SESSION,
		sourceId: 'source',
		platformId: `p-${id}`,
		kind: 'chat',
		role: 'viewer',
		author: { id: 'u-marta', name: 'marta' },
		text: `mensaje ${id}`,
		sentAt: null,
		receivedAt: id * 1_000,
		clock: 'missing',
		emotes: [],
		replyTo: null,
		language: { tag: 'es', script: 'Latn', confidence: 0.9 },
		isQuestion: false,
		question: null,
		flags: [],
		...change,
	};
}

export function messages(from: number, to: number): readonly Message[] {
	return Array.from({ length: to - from + 1 }, (_none, index) => message(from + index));
}

export function flag(id: number, change: Partial<Flag> = {}): Flag {
	return {
		id,
		start: 0,
		end: 7,
		category: 'health',
		severity: 'high',
		rule: 'es.health.cures',
		pack: 'es/accuracy@1',
		explanation: { matched: 'mensaje', factors: [] },
		...change,
	};
}

export function page(change: Partial<FeedPage> = {}): FeedPage {
	return { messages: [], annotations: [], deletions: [], gaps: [], hasOlder: false, hasNewer: false, ...change };
}

/** @param order later annotations have larger ids, as UUIDv7 do */
export function annotation(order: number, messageId: number, body: AnnotationBody): Annotation {
	return {
		id: `01990000-0000-7000-8000-${String(order).padStart(12, '0')}`,
		sessionId: SESSION,
		messageId,
		author: { name: 'Marta', role: 'specialist' },
		at: order * 1_000,
		body,
	};
}

export function gap(id: number, startedAt: number, endedAt: number | null = null): Gap {
	return { id, sessionId: SESSION, sourceId: 'source', startedAt, endedAt, reason: 'connection-lost' };
}

import { expect, test } from 'vitest';
import { createUnreviewedFlags } from '../../../electron/desk/unreviewed-flags.ts';
import type { Annotation, AnnotationBody } from '../../../shared/model/annotation.ts';
import type { Severity } from '../../../shared/model/category.ts';
import { UNDETERMINED } from '../../../shared/model/language.ts';
import type { Message } from '../../../shared/model/message.ts';

function flagged(id: number, severity: Severity): Message {
	const explanation = { matched: 'x', factors: [] };
	return {
		id,
		sessionId: 's',
		sourceId: 'a',
		platformId: String(id),
		kind: 'chat',
		role: 'viewer',
		author: { id: 'a', name: 'a' },
		text: 'x',
		sentAt: null,
		receivedAt: 0,
		clock: 'missing',
		emotes: [],
		replyTo: null,
		language: UNDETERMINED,
		isQuestion: false,
		question: null,
		flags: [{ id, start: 0, end: 1, category: 'health', severity, rule: 'r', pack: 'p@1', explanation }],
	};
}

function annotation(id: string, messageId: number, body: AnnotationBody): Annotation {
	return { id, sessionId: 's', messageId, author: { name: 'Ana', role: 'specialist' }, at: 0, body };
}

test('a verdict takes a flag off the count, its undo puts it back, and an earlier verdict still counts', () => {
	const unreviewed = createUnreviewedFlags();
	unreviewed.addMessages([flagged(1, 'high'), flagged(2, 'low')]);
	expect(unreviewed.counts()).toEqual({ high: 1, medium: 0, low: 1 });
	unreviewed.addAnnotation(annotation('v1', 1, { type: 'verdict', flagId: 1, verdict: 'confirmed' }));
	unreviewed.addAnnotation(annotation('v2', 1, { type: 'verdict', flagId: 1, verdict: 'dismissed' }));
	expect(unreviewed.counts()).toEqual({ high: 0, medium: 0, low: 1 });
	unreviewed.addAnnotation(annotation('u1', 1, { type: 'undo', annotationId: 'v2' }));
	expect(unreviewed.counts()).toEqual({ high: 0, medium: 0, low: 1 });
	unreviewed.addAnnotation(annotation('u2', 1, { type: 'undo', annotationId: 'v1' }));
	expect(unreviewed.counts()).toEqual({ high: 1, medium: 0, low: 1 });
});

test('notes and language corrections change no count', () => {
	const unreviewed = createUnreviewedFlags();
	unreviewed.addMessages([flagged(1, 'medium')]);
	unreviewed.addAnnotation(annotation('n', 1, { type: 'note', text: 'look' }));
	unreviewed.addAnnotation(annotation('l', 1, { type: 'language', tag: 'fr' }));
	expect(unreviewed.counts()).toEqual({ high: 0, medium: 1, low: 0 });
});

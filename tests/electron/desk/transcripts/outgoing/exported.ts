import fc from 'fast-check';
import { expect } from 'vitest';
import type { IntakeMessage } from '../../../../../electron/desk/recording/protocol.ts';
import type { PieceRequest } from '../../../../../electron/desk/transcripts/outgoing/export-reader-calls.ts';
import type { Message } from '../../../../../shared/model/message.ts';
import { EXPORT_DEFAULTS, type ExportOptions, type WrittenFormat } from '../../../../../shared/model/session-export.ts';
import { LEAD, SESSION, SPECIALIST, said, scratchDesk, sessionStart, twitchSource } from '../../store/scratch-store.ts';

export type ScratchDesk = Awaited<ReturnType<typeof scratchDesk>>;

interface Wanted {
	readonly options?: Partial<ExportOptions>;
	readonly personalData?: PieceRequest['personalData'];
	readonly sessionId?: string;
}

/** A session as a whole file. Every piece has an end, and goes on from its cursor alone. */
export async function exported({ reader }: ScratchDesk, format: WrittenFormat, wanted: Wanted = {}): Promise<string> {
	const { options = {}, personalData = 'kept', sessionId = SESSION } = wanted;
	let text = '';
	let done = 0;
	for (let cursor: string | null = null; ; ) {
		const request: PieceRequest = { sessionId, format, cursor, personalData, options: { ...EXPORT_DEFAULTS, ...options } };
		const piece: Awaited<ReturnType<typeof reader.exportPiece>> = await reader.exportPiece(request);
		text += piece.text;
		expect(piece.done, 'progress never goes back').toBeGreaterThanOrEqual(done);
		done = piece.done;
		cursor = piece.cursor;
		if (cursor === null) return text;
	}
}

/** Text of every kind that chat and spreadsheets trip over; well-formed and not blank, as the intake leaves it. */
export const strangeText: fc.Arbitrary<string> = fc
	.oneof(
		fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
		fc.string({
			unit: fc.constantFrom(
				'=',
				'+',
				'-',
				'@',
				'＝',
				"'",
				'"',
				',',
				';',
				'<',
				'>',
				'&',
				'{',
				'\\',
				'\n',
				'\r',
				'\t',
				' ',
				'ñ',
				'é',
				'😀',
				'👨‍👩‍👧',
				'ش',
				'\u202e',
				'水',
				'\u0001',
			),
			minLength: 1,
			maxLength: 30,
		}),
		fc.constantFrom(
			'-->',
			'a --> b',
			'--->',
			'<b>bold</b>',
			'<v Name>x',
			'&amp;lt;',
			'{\\an8}up',
			"'=1+1",
			'=HYPERLINK("http://x","y")',
			'\r\n\r\n7\r\n00:00:01,000 --> 00:00:02,000\r\nfake',
			'NOTE not a note',
			'WEBVTT',
			'12',
			'هل هو \u200fضد الماء؟',
			'e\u0301\u0323 ё',
			'</script>]]>',
			'NUL',
		),
	)
	.map((text) => text.toWellFormed().replaceAll('\0', '\ufffd'))
	.filter((text) => text.trim() !== '');

/** Names are what is left of any text on one line. */
export const strangeName: fc.Arbitrary<string> = strangeText.map((text) => text.trim().slice(0, 40).toWellFormed());

let sessions = 0;

/** A new session of these lines, one a second, as it was stored. */
export async function sessionOf(
	{ recorder }: ScratchDesk,
	lines: readonly (Partial<IntakeMessage> & { readonly text: string })[],
): Promise<{ readonly sessionId: string; readonly messages: readonly Message[] }> {
	sessions += 1;
	const sessionId = `01990000-0000-7000-8000-${String(sessions).padStart(12, '0')}`;
	await recorder.beginSession({ ...sessionStart(sessionId, 0), sources: [twitchSource('source-1', `lucia${sessions}`)] });
	const { messages } = await recorder.record({ sessionId, items: lines.map((line, index) => said(index + 1, line.text, line)) });
	return { sessionId, messages };
}

/** A short show with everything that a session can hold, at times of their own. */
export async function fullShow() {
	const desk = await scratchDesk();
	const { recorder } = desk;
	await recorder.beginSession({ ...sessionStart(), sources: [twitchSource(), twitchSource('source-2', 'oleg')] });
	const { messages } = await recorder.record({
		sessionId: SESSION,
		items: [
			said(1, 'hola 👍'),
			said(2, 'este reloj cura la diabetes 👩🏽‍⚕️ gratis', { kind: 'speech', role: 'host', author: { id: 'h', name: 'Lucía' }, sentAt: 1_500, clock: 'ok' }),
			said(3, '👍 esto cura todo', { author: { id: 'u2', name: 'Олег' }, role: 'moderator' }),
			said(4, 'Kappa ¿cuánto?', { emotes: [{ start: 0, end: 5, name: 'Kappa' }], replyTo: { platformId: 'p1', text: 'hola 👍' } }),
			said(5, 'mi número es 600 123 456', { receivedAt: 9_000 }),
			said(6, 'y esto es la batería', { kind: 'speech', role: 'host', author: { id: 'h', name: 'Lucía' }, receivedAt: 12_000, sourceId: 'source-2' }),
		],
	});
	const on = (number: number) => {
		const message = messages[number - 1];
		if (!message) throw new Error('a message that was just recorded is not there');
		return message;
	};
	const gap = await recorder.openGap({ sessionId: SESSION, sourceId: 'source-1', startedAt: 6_000, reason: 'connection-lost' });
	await recorder.closeGap({ gapId: gap.id, endedAt: 8_500 });
	await recorder.record({ sessionId: SESSION, items: [{ type: 'deletion', sourceId: 'source-1', target: { platformId: 'p3' }, at: 7_000 }] });
	const flagOf = (number: number, index: number) => on(number).flags[index]?.id ?? 0;
	await recorder.annotate({ messageId: on(2).id, body: { type: 'verdict', flagId: flagOf(2, 0), verdict: 'confirmed' }, profile: SPECIALIST, at: 10_000 });
	await recorder.annotate({
		messageId: on(2).id,
		body: { type: 'verdict', flagId: flagOf(2, 1), verdict: 'dismissed', reason: 'joke' },
		profile: LEAD,
		at: 10_100,
	});
	await recorder.annotate({ messageId: on(2).id, body: { type: 'note', text: '=llamar al host' }, profile: LEAD, at: 10_200 });
	await recorder.annotate({
		messageId: on(5).id,
		body: { type: 'flag', category: 'personal-data', severity: 'high', span: { start: 13, end: 24 } },
		profile: SPECIALIST,
		at: 10_300,
	});
	await recorder.annotate({
		messageId: on(2).id,
		body: { type: 'translation', to: 'en', text: 'this watch cures diabetes, free' },
		profile: SPECIALIST,
		at: 10_400,
	});
	await recorder.annotate({ messageId: on(5).id, body: { type: 'translation', to: 'en', text: 'my number is 600 123 456' }, profile: SPECIALIST, at: 10_500 });
	await recorder.annotate({ messageId: on(4).id, body: { type: 'language', tag: 'es' }, profile: SPECIALIST, at: 10_600 });
	await recorder.keepTranslations({
		translations: [{ messageId: on(1).id, to: 'en', engine: 'bergamot', text: 'hello 👍', failedChecks: [], at: 2_000 }],
	});
	return { desk, messages, on };
}

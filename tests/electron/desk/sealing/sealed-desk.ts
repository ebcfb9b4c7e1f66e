import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonalDataChoice } from '../../../../shared/model/personal-data.ts';
import type { SealReport } from '../../../../shared/model/seal.ts';
import type { Session } from '../../../../shared/model/show.ts';
import { LEAD, SESSION, SHOW, SPECIALIST, said, scratchDesk, scratchFolder, sessionStart, twitchSource } from '../store/scratch-store.ts';

export type ScratchDesk = Awaited<ReturnType<typeof scratchDesk>>;

/** An ended session with everything a transcript holds, and another on the same channel. */
export async function endedShow(messages = 60): Promise<ScratchDesk> {
	const desk = await scratchDesk();
	const { recorder } = desk;
	await recorder.beginSession({ ...sessionStart(), sources: [twitchSource(), twitchSource('source-2', 'oleg')], show: { ...SHOW, title: 'W1 «часы»' } });
	const items = Array.from({ length: messages }, (_, index) =>
		said(index + 1, index === 3 ? 'llama al +34 612 345 678' : (['hola', '👍 esto cura todo, gratis', 'сколько стоит?', 'ещё раз'][index % 4] ?? ''), {
			sourceId: index % 3 === 0 ? 'source-2' : 'source-1',
			author: { id: `u${index % 7}`, name: `имя ${index % 7}` },
			receivedAt: 10_000 + index * 10,
			...(index % 5 === 0 ? { sentAt: index, clock: 'past' as const } : {}),
			...(index % 11 === 0 ? { replyTo: { platformId: 'p1', authorName: 'имя', text: 'hola' } } : {}),
		}),
	);
	const gap = await recorder.openGap({ sessionId: SESSION, sourceId: 'source-2', startedAt: 10_095, reason: 'connection-lost' });
	await recorder.closeGap({ gapId: gap.id, endedAt: 10_200 });
	const { messages: recorded } = await recorder.record({ sessionId: SESSION, items });
	await recorder.record({ sessionId: SESSION, items: [{ type: 'deletion', sourceId: 'source-1', target: { platformId: 'p3' }, at: 10_150 }] });
	const on = (index: number) => recorded[index]?.id ?? 0;
	const flagId = recorded[1]?.flags[0]?.id ?? 0;
	await recorder.annotate({ messageId: on(1), body: { type: 'verdict', flagId, verdict: 'confirmed' }, profile: SPECIALIST, at: 10_300 });
	await recorder.annotate({ messageId: on(5), body: { type: 'note', text: 'look' }, profile: LEAD, at: 10_310 });
	const personal = { type: 'flag', category: 'personal-data', severity: 'high', span: { start: 9, end: 24 } } as const;
	await recorder.annotate({ messageId: on(3), body: personal, profile: LEAD, at: 10_320 });
	await recorder.annotate({ messageId: on(2), body: { type: 'language', tag: 'uk' }, profile: SPECIALIST, at: 10_330 });
	await recorder.answerQuestion({ sessionId: SESSION, key: 'сколько', act: 'host', profile: SPECIALIST, at: 10_340 });
	await recorder.endSession({ sessionId: SESSION, endedAt: 99_000, ending: 'stopped' });
	return desk;
}

/** As the desk does it. */
export async function sealed(desk: ScratchDesk, sessionId = SESSION): Promise<Session> {
	const { recorder, reader } = desk;
	const begun = await recorder.beginSealing({ sessionId });
	const operationId = randomUUID();
	for (;;) {
		const { blocks, end } = await reader.chainLines({ operationId, sessionId, ...begun });
		await recorder.keepSealBlocks({ sessionId, blocks });
		if (end === null) continue;
		const { session } = await recorder.finishSealing({ sessionId, by: { name: LEAD.name, role: LEAD.role }, at: 200_000, ...begun, ...end });
		return session;
	}
}

export async function verified({ reader }: ScratchDesk, sessionId = SESSION): Promise<SealReport> {
	const operationId = randomUUID();
	for (;;) {
		const { report } = await reader.verifyLines({ operationId, sessionId });
		if (report !== null) return report;
	}
}

export async function exported({ reader }: ScratchDesk, personalData: PersonalDataChoice = 'kept', sessionId = SESSION): Promise<string> {
	let text = '';
	let cursor: string | null = null;
	do {
		const piece: { readonly text: string; readonly cursor: string | null } = await reader.exportPiece({ sessionId, format: 'jsonl', cursor, personalData });
		text += piece.text;
		cursor = piece.cursor;
	} while (cursor !== null);
	return text;
}

export function written(text: string): string {
	const file = join(scratchFolder(), 'show.jsonl');
	writeFileSync(file, text);
	return file;
}

import { expect, test } from 'vitest';
import { resealAfterErasure } from '../../../../electron/desk/sealing/sealing.ts';
import { openForWriting, storeFile } from '../../../../electron/desk/store/open-store.ts';
import type { AuditEntry } from '../../../../shared/model/audit.ts';
import { SESSION, scratchDesk } from '../store/scratch-store.ts';
import { endedShow, sealed, verified } from './sealed-desk.ts';

const ENTRY: AuditEntry = {
	id: '01990000-0000-7000-8000-0000000000f1',
	at: 400_000,
	author: { name: 'Wei', role: 'lead' },
	act: 'author.anonymised',
	sessionId: SESSION,
	detail: { messages: 9 },
};

test('personal data that must go goes from a sealed session too, which is sealed anew and keeps its old root', async () => {
	const desk = await endedShow();
	const before = await sealed(desk);
	await desk.close();
	const store = openForWriting(storeFile(desk.dataFolder), () => undefined);
	const rename = () => store.change<[]>("UPDATE message SET author_name = 'viewer 1', author_id = 'a1' WHERE author_id = 'u1'").run();
	expect(rename, 'it is closed to everybody else').toThrow();
	resealAfterErasure(store, 1, ENTRY, 'author.anonymised', rename);
	const change = () => store.change<[]>("UPDATE gap SET reason = 'x'").run();
	expect(change, 'and closed again').toThrow(expect.objectContaining({ code: 'session-sealed' }));
	store.close();

	const again = await scratchDesk(desk.dataFolder);
	const report = await verified(again);
	expect(report).toMatchObject({
		outcome: 'whole',
		history: [
			{ act: 'sealed', root: before.seal?.root },
			{ act: 'erased', by: { name: 'Wei' }, at: 400_000, reason: 'author.anonymised' },
		],
	});
	const session = await again.reader.getSession({ sessionId: SESSION });
	expect(session.seal).toMatchObject({ wasErased: true, root: report.history[1]?.root });
	expect(session.seal?.root).not.toBe(before.seal?.root);
});

test('what was tampered with is not sealed anew, and nothing is erased', async () => {
	const desk = await endedShow();
	await sealed(desk);
	await desk.close();
	const store = openForWriting(storeFile(desk.dataFolder), () => undefined);
	store.change<[]>('UPDATE erasure SET is_open = 1').run();
	store.change<[]>("UPDATE message SET text = 'forged' WHERE id = 9").run();
	store.change<[]>('UPDATE erasure SET is_open = 0').run();
	let hasErased = false;
	const erase = () => {
		hasErased = true;
	};
	expect(() => resealAfterErasure(store, 1, ENTRY, 'author.anonymised', erase)).toThrow(expect.objectContaining({ code: 'seal-broken' }));
	expect(hasErased).toBe(false);
	store.close();
});

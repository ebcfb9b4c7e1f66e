import { describe, expect, it } from 'vitest';
import { exportFileName, exportSession } from '../../../renderer/sessions/export-session.ts';
import type { CallInput, Desk } from '../../../shared/contract/contract.ts';
import type { Session } from '../../../shared/model/show.ts';

function sessionCalled(title: string): Session {
	return {
		id: '01990000-0000-7000-8000-000000000001',
		show: { title, host: '', platform: 'demo', market: 'ES', languages: [] },
		startedAt: new Date(2026, 4, 1, 9, 4).getTime(),
		endedAt: null,
		ending: null,
		messages: 0,
		flags: 0,
		unreviewed: 0,
		gaps: 0,
		languages: [],
		categories: [],
		tags: [],
		archivedAt: null,
		seal: null,
	};
}

describe('the name of an exported file', () => {
	it('has the title and when it began', () => {
		expect(exportFileName(sessionCalled('W1 reloj: ¿agua?'))).toBe('W1 reloj ¿agua 2026-05-01 0904.jsonl');
	});

	it('holds nothing a file system forbids or hides', () => {
		for (const title of ['../../etc/passwd', 'a\u0000b\u202Ec', '...', 'CON', '<b>"|*']) {
			expect(exportFileName(sessionCalled(title))).not.toMatch(/[\\/:*?"<>|\p{C}]|^[.\s]/u);
		}
	});

	it('keeps a long title short without cutting a character in half', () => {
		const name = exportFileName(sessionCalled('😀'.repeat(500)));
		expect(name.isWellFormed()).toBe(true);
		expect([...name].length).toBeLessThan(110);
	});
});

describe('exporting a session', () => {
	const pieces = ['{"type":"session"}\n', '{"type":"message"}\n', '{"type":"message"}\n'];
	const call = (async (_name: string, { cursor }: CallInput<'session.export'>) => {
		const at = cursor === null ? 0 : Number(cursor);
		return { text: pieces[at] ?? '', cursor: at + 1 < pieces.length ? String(at + 1) : null, done: at + 1 };
	}) as Desk['call'];

	it('puts the pieces together in order and tells how far it is', async () => {
		const progress: number[] = [];
		const blob = await exportSession('id', call, { personalData: 'masked', onProgress: (done) => progress.push(done), signal: new AbortController().signal });
		expect(await blob.text()).toBe(pieces.join(''));
		expect(progress).toEqual([1, 2, 3]);
	});

	it('stops between two pieces when the person cancels', async () => {
		const controller = new AbortController();
		const exporting = exportSession('id', call, { personalData: 'masked', onProgress: () => controller.abort(), signal: controller.signal });
		await expect(exporting).rejects.toMatchObject({ code: 'cancelled' });
	});
});

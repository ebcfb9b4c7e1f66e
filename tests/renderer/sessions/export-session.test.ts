import { describe, expect, it } from 'vitest';
import { type ExportChoice, exportFileName, exportSession, fileNameOf } from '../../../renderer/sessions/export-session.ts';
import type { CallInput, Desk } from '../../../shared/contract/contract.ts';
import { WRITTEN_FORMATS } from '../../../shared/model/session-export.ts';
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
	it('has the title, when it began, and the ending of its format', () => {
		expect(exportFileName(sessionCalled('W1 reloj: ¿agua?'), 'jsonl')).toBe('W1 reloj ¿agua 2026-05-01 0904.jsonl');
		expect(exportFileName(sessionCalled('Часы ١ 手表'), 'webvtt')).toBe('Часы ١ 手表 2026-05-01 0904.vtt');
	});

	it('is another one for each format, so that none overwrites another', () => {
		const names = WRITTEN_FORMATS.map((format) => exportFileName(sessionCalled('W1'), format));
		expect(new Set(names).size).toBe(WRITTEN_FORMATS.length);
	});

	it('holds nothing a file system forbids, hides or keeps for itself', () => {
		for (const title of ['../../etc/passwd', 'a\u0000b\u202Ec', '...', '<b>"|*']) {
			expect(exportFileName(sessionCalled(title), 'csv')).not.toMatch(/[\\/:*?"<>|\p{C}]|^[.\s]/u);
		}
		for (const title of ['CON', 'lpt1', 'Aux.']) expect(fileNameOf(title)).toMatch(/_$/);
	});

	it('keeps a long title short without cutting a character in half', () => {
		const name = exportFileName(sessionCalled('😀'.repeat(500)), 'jsonl');
		expect(name.isWellFormed()).toBe(true);
		expect([...name].length).toBeLessThan(110);
	});
});

describe('exporting a session', () => {
	const pieces = Array.from({ length: 70 }, (_, index) => `{"line":${index}}\n`);
	const CHOICE: ExportChoice = { format: 'csv', personalData: 'masked', options: { part: 'flagged' } };
	const inputs: unknown[] = [];
	const call = (async (_name: string, input: CallInput<'session.export'>) => {
		inputs.push(input);
		const at = input.cursor === null ? 0 : Number(input.cursor);
		return { text: pieces[at] ?? '', cursor: at + 1 < pieces.length ? String(at + 1) : null, done: at + 1 };
	}) as Desk['call'];

	it('puts the pieces together in order, asks for each with the same choices, and tells how far it is', async () => {
		const progress: number[] = [];
		const blob = await exportSession('id', call, CHOICE, { onProgress: (done) => progress.push(done), signal: new AbortController().signal });
		expect(await blob.text()).toBe(pieces.join(''));
		expect(progress).toEqual(pieces.map((_, index) => index + 1));
		expect(inputs.every((input) => JSON.stringify(input).includes('"flagged"'))).toBe(true);
		expect(blob.type).toBe('text/csv');
	});

	it('stops between two pieces when the person cancels', async () => {
		const controller = new AbortController();
		const exporting = exportSession('id', call, CHOICE, { onProgress: () => controller.abort(), signal: controller.signal });
		await expect(exporting).rejects.toMatchObject({ code: 'cancelled' });
	});
});

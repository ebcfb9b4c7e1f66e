import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyFile } from '../../../../electron/desk/sealing/verify-file.ts';
import type { SealFinding } from '../../../../shared/model/seal.ts';
import { SESSION, scratchDesk } from '../store/scratch-store.ts';
import { endedShow, exported, type ScratchDesk, sealed, verified, written } from './sealed-desk.ts';

async function reportOf(text: string) {
	return verifyFile(written(text), 'show.jsonl', () => undefined);
}

async function sealedText(): Promise<string> {
	const desk = await endedShow();
	await sealed(desk);
	return exported(desk);
}

async function imported(desk: ScratchDesk, text: string) {
	return desk.recorder.importTranscript({ operationId: randomUUID(), file: written(text), name: 'show.jsonl', takesPartial: true });
}

test('a sealed transcript out and in again is the same to the byte, seal and all, and verifies where it came to', async () => {
	const original = await endedShow();
	await sealed(original);
	await original.recorder.reopenSession({ sessionId: SESSION, by: { name: 'Wei', role: 'lead' }, at: 1, reason: 'once more' });
	await sealed(original);
	const text = await exported(original);
	const copy = await scratchDesk();
	expect(await imported(copy, text)).toMatchObject({ added: 60, skippedCount: 0 });
	expect((await exported(copy)) === text).toBe(true);
	const report = await verified(copy);
	expect(report).toMatchObject({
		outcome: 'whole',
		history: [{ act: 'sealed' }, { act: 'reopened' }, { act: 'sealed', by: { name: 'Wei', role: 'lead' }, at: 200_000 }],
	});
	expect(report.history).toEqual((await verified(original)).history);
	// It is sealed there as it is here, and known when it comes again.
	expect(() => copy.recorder.annotate({ messageId: 1, body: { type: 'note', text: 'x' }, profile: { name: 'x', role: 'lead', languages: [] }, at: 1 })).toThrow(
		expect.objectContaining({ code: 'session-sealed' }),
	);
	expect(await imported(copy, text)).toMatchObject({ added: 0, known: 60, skippedCount: 0 });
});

test('how the lanes are aligned leaves with a transcript and comes in with it, is set in a sealed session too, and breaks no seal', async () => {
	const desk = await endedShow();
	await desk.recorder.setChatDelay({ sessionId: SESSION, chatDelayMs: 2_500 });
	const open = await exported(desk);
	expect(JSON.parse(open.split('\n')[0] ?? '')).toMatchObject({ chatDelayMs: 2_500 });
	await sealed(desk);
	await desk.recorder.setChatDelay({ sessionId: SESSION, chatDelayMs: -4_000 });
	const text = await exported(desk);
	expect(JSON.parse(text.split('\n')[0] ?? '')).not.toHaveProperty('chatDelayMs');
	expect((await reportOf(text)).outcome).toBe('whole');
	expect((await reportOf(await exported(desk, 'masked'))).outcome).toBe('whole');
	expect((await verified(desk)).outcome).toBe('whole');
	for (const [file, chatDelayMs] of [
		[open, 2_500],
		[text, -4_000],
	] as const) {
		const copy = await scratchDesk();
		await imported(copy, file);
		expect(await copy.reader.getSession({ sessionId: SESSION })).toMatchObject({ chatDelayMs });
		expect((await exported(copy)) === file, 'the same to the byte').toBe(true);
	}
});

test('a transcript that was changed on the way is taken without its seal, and says so', async () => {
	const text = await sealedText();
	const copy = await scratchDesk();
	const result = await imported(copy, text.replace('"text":"hola"', '"text":"adiós"'));
	expect(result).toMatchObject({ added: 60, skippedCount: 1, skipped: [{ code: 'seal-broken' }] });
	expect((await copy.reader.getSession({ sessionId: SESSION })).seal).toBeNull();
	await copy.recorder.annotate({ messageId: 1, body: { type: 'note', text: 'open' }, profile: { name: 'x', role: 'lead', languages: [] }, at: 1 });
});

test('a masked export shows that it is complete and in order, and what of it cannot be checked', async () => {
	const desk = await endedShow();
	await sealed(desk);
	const text = await exported(desk, 'masked');
	expect(text.includes('612 345 678')).toBe(false);
	const report = await reportOf(text);
	expect(report).toMatchObject({ outcome: 'whole', masked: 1 });
	const { key } = JSON.parse((await exported(desk)).split('\n', 1)[0] ?? '').seal;
	expect(text.includes(key), 'without the key nobody can try telephone numbers against a hash').toBe(false);
	const lines = text.split('\n');
	const maskedAt = lines.findIndex((line) => line.includes('"hash":"'));
	expect(JSON.parse(lines[maskedAt] ?? '').seal).toEqual({ n: maskedAt, link: expect.any(String), hash: expect.any(String) });
	const without = lines.filter((_, index) => index !== maskedAt).join('\n');
	expect(await reportOf(without)).toMatchObject({ outcome: 'changed', finding: { how: 'removed', line: maskedAt + 1 } });
	const other = lines.map((line, index) => (index === maskedAt - 1 ? line.replace('"text":"', '"text":"x') : line)).join('\n');
	expect(await reportOf(other)).toMatchObject({ outcome: 'changed', finding: { how: 'changed', line: maskedAt, fields: ['text'] } });
});

test('a session that is not sealed says nothing of a seal', async () => {
	const desk = await endedShow();
	const text = await exported(desk);
	expect(text.includes('"seal"')).toBe(false);
	expect(await reportOf(text)).toMatchObject({ outcome: 'unsealed' });
});

test('the store that a file came from knows its seal, and one that was made up', async () => {
	const desk = await endedShow();
	await sealed(desk);
	const report = { ...(await reportOf(await exported(desk))), store: null };
	expect(await desk.reader.compareSeal({ report })).toMatchObject({ outcome: 'whole', store: 'same' });
	await desk.recorder.reopenSession({ sessionId: SESSION, by: { name: 'Wei', role: 'lead' }, at: 1, reason: 'r' });
	await sealed(desk);
	expect(await desk.reader.compareSeal({ report })).toMatchObject({ outcome: 'whole', store: 'older' });
	const forger = await endedShow(50);
	await sealed(forger);
	const forged = { ...(await reportOf(await exported(forger))), store: null };
	expect(forged.outcome).toBe('whole');
	expect(await desk.reader.compareSeal({ report: forged })).toMatchObject({ outcome: 'changed', store: 'different', finding: { kind: 'seal' } });
	const nobody = await scratchDesk();
	expect(await nobody.reader.compareSeal({ report })).toMatchObject({ outcome: 'whole', store: 'unknown' });
});

/** What is done to the lines of a file, and what is to be found. */
const EDITS: readonly (readonly [string, (lines: string[]) => string[], Partial<SealFinding>])[] = [
	[
		'a text is changed',
		(lines) => replaced(lines, 10, (line) => line.replace('"text":"', '"text":"¡')),
		{ how: 'changed', line: 11, kind: 'message', fields: ['text'] },
	],
	['an author is changed', (lines) => replaced(lines, 10, (line) => line.replace('"name":"', '"name":"x')), { how: 'changed', line: 11, fields: ['author'] }],
	['a space is added', (lines) => replaced(lines, 10, (line) => line.replace('":', '": ')), { how: 'changed', line: 11 }],
	['a field is added', (lines) => replaced(lines, 10, (line) => line.replace(',"seal"', ',"x":1,"seal"')), { how: 'changed', line: 11, fields: ['other'] }],
	['what the seal adds is taken off', (lines) => replaced(lines, 10, (line) => `${line.slice(0, line.lastIndexOf(',"seal"'))}}`), { how: 'changed', line: 11 }],
	['a number is changed', (lines) => replaced(lines, 10, (line) => line.replace('"n":10', '"n":11')), { how: 'changed', line: 11 }],
	[
		'a link is changed',
		(lines) => replaced(lines, 10, (line) => line.replace(/"link":"./, (found) => `"link":"${found.endsWith('A') ? 'B' : 'A'}`)),
		{ how: 'changed', line: 11 },
	],
	['a line is taken out', (lines) => lines.toSpliced(10, 1), { how: 'removed', line: 11 }],
	['several lines are taken out', (lines) => lines.toSpliced(10, 5), { how: 'removed', line: 11 }],
	[
		'a line is put in',
		(lines) => lines.toSpliced(10, 0, '{"type":"message","id":"x","text":"forged","receivedAt":10090}'),
		{ how: 'added', line: 11, kind: 'message' },
	],
	['a line is there twice', (lines) => lines.toSpliced(10, 0, lines[9] ?? ''), { how: 'added', line: 11 }],
	['two lines change places', (lines) => lines.toSpliced(10, 2, lines[11] ?? '', lines[10] ?? ''), { how: 'moved', line: 11 }],
	['a line is moved far down', (lines) => lines.toSpliced(10, 1).toSpliced(40, 0, lines[10] ?? ''), { how: 'moved', line: 11 }],
	['the last lines are gone', (lines) => lines.slice(0, 30), { how: 'removed', kind: 'seal' }],
	['the last lines but the seal are gone', (lines) => [...lines.slice(0, 30), ...lines.slice(-1)], { how: 'removed', line: 31 }],
	['the seal is gone', (lines) => lines.slice(0, -1), { how: 'removed', kind: 'seal' }],
	['the seal is somebody else’s', (lines) => replaced(lines, lines.length - 1, (line) => line.replace('Wei', 'Eve')), { how: 'changed', kind: 'seal' }],
	['the seal is of another day', (lines) => replaced(lines, lines.length - 1, (line) => line.replace('200000', '200001')), { how: 'changed', kind: 'seal' }],
	['something follows the seal', (lines) => [...lines, lines[5] ?? ''], { how: 'added' }],
	['the first line says another market', (lines) => replaced(lines, 0, (line) => line.replace('"ES"', '"FR"')), { how: 'changed', line: 1, kind: 'session' }],
	['a byte order mark is put before it', (lines) => replaced(lines, 0, (line) => `\uFEFF${line}`), { how: 'changed', line: 1 }],
];

function replaced(lines: readonly string[], index: number, change: (line: string) => string): string[] {
	return lines.map((line, at) => (at === index ? change(line) : line));
}

describe('somebody edits a sealed transcript', () => {
	test.for(EDITS)('%s', async ([, edit, finding]) => {
		const lines = (await sealedText()).trimEnd().split('\n');
		const edited = `${edit([...lines]).join('\n')}\n`;
		expect(edited).not.toBe(`${lines.join('\n')}\n`);
		expect(await reportOf(edited)).toMatchObject({ outcome: 'changed', finding });
	});
});

test('whatever is put in, cut out or replaced anywhere in a sealed transcript is found, at the line it was done to', async () => {
	const text = await sealedText();
	const file = written(text);
	const lineAt = (place: number) => text.slice(0, place).split('\n').length;
	await fc.assert(
		fc.asyncProperty(fc.nat({ max: text.length - 2 }), fc.nat({ max: 40 }), fc.string({ maxLength: 5, unit: 'grapheme' }), async (place, cut, put) => {
			const edited = `${text.slice(0, place)}${put}${text.slice(place + cut)}`;
			fc.pre(edited.trimEnd() !== text.trimEnd());
			writeFileSync(file, edited);
			const report = await verifyFile(file, 'show.jsonl', () => undefined).catch((error: { code: string }) => error.code);
			// A first line that is none any more makes it no transcript at all.
			if (report === 'not-a-transcript') return lineAt(place) === 1;
			if (typeof report === 'string' || report.finding === null) return false;
			const { line, kind } = report.finding;
			return kind === 'seal' || (line !== null && Math.abs(line - lineAt(place)) <= 1);
		}),
		{ numRuns: 300 },
	);
});

test('a file that is no transcript, or is not there, is refused in words', async () => {
	await expect(reportOf('hello\n')).rejects.toMatchObject({ code: 'not-a-transcript' });
	await expect(reportOf('')).rejects.toMatchObject({ code: 'not-a-transcript' });
	await expect(verifyFile('/nowhere/show.jsonl', 'show.jsonl', () => undefined)).rejects.toMatchObject({ code: 'file-unreadable' });
});

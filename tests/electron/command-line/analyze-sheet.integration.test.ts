import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, showdesk } from './run-showdesk.ts';

interface CheckedLine {
	readonly id: string;
	readonly flags: readonly { readonly rule: string; readonly verdict?: string; readonly fact?: string; readonly explanation: string }[];
}

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'showdesk-sheet-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function sheetFile(name: string, content: string): Promise<string> {
	const file = join(folder, name);
	await writeFile(file, content);
	return file;
}

describe('analyze --sheet', () => {
	it('says which fact a claim contradicts, with both sides, and nothing of what agrees', async () => {
		const sheet = await sheetFile('w1.json', '{"product":"Smart watch W1","facts":{"water":"IP67, 1 m for 30 min","battery":"48 h"}}');
		const lines = [
			{ id: 'a', text: 'Este reloj aguanta 50 metros bajo el agua', role: 'host', kind: 'speech' },
			{ id: 'b', text: 'La batería os dura 48 horas con un uso normal', role: 'host', kind: 'speech' },
			{ id: 'c', text: '¿aguanta 50 metros bajo el agua?' },
		];
		const { exitCode, stdout } = await showdesk(['analyze', '-', '--market', 'ES', '--sheet', sheet], lines.map((line) => JSON.stringify(line)).join('\n'));
		expect(exitCode).toBe(0);
		const [contradiction, agreement, question] = jsonLines<CheckedLine>(stdout);
		expect(contradiction?.flags).toMatchObject([{ rule: 'detect.fact.contradicts', verdict: 'contradicts', fact: 'water' }]);
		expect(contradiction?.flags[0]?.explanation).toMatch(/50 metros.*IP67, 1 m for 30 min/);
		expect(agreement?.flags).toEqual([]);
		expect(question?.flags).toEqual([]);
	});

	it.each([
		['not-json.json', 'water: IP67', /--sheet .*not JSON/],
		['no-product.json', '{"facts":{"water":"IP67"}}', /--sheet .*product/],
	])('ends with 2 and one line where the sheet is wrong: %s', async (name, content, complaint) => {
		const { exitCode, errors } = await showdesk(['analyze', '-', '--sheet', await sheetFile(name, content)]);
		expect(exitCode).toBe(2);
		expect(errors).toHaveLength(1);
		expect(errors[0]).toMatch(complaint);
	});
});

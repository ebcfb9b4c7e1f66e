import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../electron/cli.ts';
import type { CommandContext } from '../../../electron/command-line/context.ts';
import { openReader } from '../../../electron/desk/reading/reader.ts';
import { insertAudit } from '../../../electron/desk/store/audit-table.ts';
import { openForWriting, storeFile } from '../../../electron/desk/store/open-store.ts';

const HOUR = 3_600_000;

describe('the audit command', () => {
	let folder: string;

	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'showdesk-audit-'));
		const store = openForWriting(storeFile(folder), () => undefined);
		for (let count = 0; count < 1_200; count += 1) {
			const uuid = `01990000-0000-7000-8000-${String(count).padStart(12, '0')}`;
			const author = { name: count % 2 === 0 ? 'Ana' : 'Wei\u001b[31m', role: 'lead' } as const;
			insertAudit(store, { id: uuid, at: Date.now() - count * HOUR, author, act: 'backup.made', sessionId: null, detail: { messages: count } });
		}
		store.close();
	});

	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	async function run(...args: string[]) {
		const printed: string[] = [];
		const told: string[] = [];
		const context: CommandContext = {
			print: (line) => printed.push(line),
			tell: (line) => told.push(line),
			openDesk: () => Promise.reject(new Error('the log is only read')),
			openReader: (dataFolder) => openReader({ dataFolder: dataFolder ?? folder }),
			interrupted: new Promise(() => undefined),
		};
		return { exitCode: await runCommandLine(['audit', '--data', folder, ...args], context), printed, told };
	}

	it('prints every line, newest first, and nothing that steers the terminal', async () => {
		const { exitCode, printed } = await run();
		expect(exitCode).toBe(0);
		expect(printed).toHaveLength(1_200);
		expect(printed[0]).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} {2}Ana \(lead\) {2}backup\.made {2}messages=0$/);
		expect(printed.join('')).not.toContain('\u001b');
	});

	it('prints JSON that is one array, over several pages', async () => {
		const { printed } = await run('--json');
		const entries = JSON.parse(printed.join('\n'));
		expect(entries).toHaveLength(1_200);
		expect(entries[1_199]).toMatchObject({ kind: 'keeping', act: 'backup.made', detail: { messages: 1_199 } });
	});

	it('is narrowed by person, kind and time', async () => {
		expect((await run('--since', '90m')).printed).toHaveLength(2);
		expect((await run('--person', 'Ana', '--since', '2d')).printed).toHaveLength(24);
		expect((await run('--kind', 'verdicts')).printed).toEqual(['Nothing was done that fits.']);
		expect((await run('--kind', 'verdicts', '--json')).printed).toEqual(['[', ']']);
	});

	it('says what it does not understand', async () => {
		for (const args of [
			['--kind', 'everything'],
			['--since', 'yesterday'],
		]) {
			const { exitCode, told } = await run(...args);
			expect(exitCode).toBe(2);
			expect(told[0]).toMatch(/^showdesk: audit: --/);
		}
	});
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showdesk } from './run-showdesk.ts';

describe('searching from the command line', () => {
	let folder: string;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'showdesk-search-'));
		const { exitCode } = await showdesk(['watch', '--demo', '--speed', 'unlimited', '--data', folder]);
		expect(exitCode).toBe(0);
	}, 60_000);

	afterAll(async () => {
		await rm(folder, { recursive: true, force: true });
	});

	it('prints what is found as JSON, newest first, as many as asked for', async () => {
		const { exitCode, stdout, errors } = await showdesk(['search', 'agua', '-role:host', '--json', '--limit', '2', '--data', folder]);
		expect(exitCode).toBe(0);
		const hits: readonly { readonly id: number; readonly role: string; readonly text: string; readonly show: string }[] = JSON.parse(stdout);
		expect(hits).toHaveLength(2);
		expect((hits[0]?.id ?? 0) > (hits[1]?.id ?? 0)).toBe(true);
		for (const { role, text, show } of hits) {
			expect(role).not.toBe('host');
			expect(text).toMatch(/agua/i);
			expect(show).toMatch(/watch/);
		}
		expect(errors.filter((line) => /not indexed/.test(line))).toEqual([]);
	});

	it('takes a query that begins with a minus sign, and says on the side what it left out', async () => {
		const { exitCode, stdout, errors } = await showdesk(['search', '-kind:chat', '-kind:system', 'verdikt:none', '--data', folder]);
		expect(exitCode).toBe(0);
		expect(stdout.trim().split('\n').length).toBeGreaterThan(5);
		expect(errors).toContainEqual('showdesk: verdikt:none is left out: did you mean verdict:.');
	});

	it('finding nothing is no failure', async () => {
		const { exitCode, stdout, errors } = await showdesk(['search', 'zyzzyva', '--data', folder]);
		expect([exitCode, stdout, errors]).toEqual([0, '', ['Nothing found.']]);
	});

	it.each([
		['nothing to search for', ['search']],
		['a limit that is none', ['search', 'agua', '--limit', 'many']],
		['an unknown option', ['search', 'agua', '--colour']],
	])('refuses %s', async (_what, args) => {
		const { exitCode, errors } = await showdesk([...args, '--data', folder]);
		expect(exitCode).toBe(2);
		expect(errors).toHaveLength(1);
	});
});

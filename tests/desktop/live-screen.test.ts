import { readdir, readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../shared/model/show.ts';
import { askFromPage, type Desktop, startDesktop, temporaryFolder } from './desktop.ts';
import { chromiumIsThere } from './needs-chromium.ts';

describe.runIf(chromiumIsThere)('the live screen in the desktop program', () => {
	let dataFolder: Awaited<ReturnType<typeof temporaryFolder>>;
	let desktop: Desktop;
	let page: Page;

	beforeAll(async () => {
		dataFolder = await temporaryFolder();
		desktop = await startDesktop({ dataFolder: dataFolder.path });
		page = (await desktop.window()).page;
		await askFromPage(page, 'profile.set', { name: 'Nadia', role: 'specialist', languages: ['ar', 'fr'] });
	});

	afterAll(async () => {
		desktop.record.messageBoxAnswers.push(1);
		await desktop.quit();
		await dataFolder.remove();
	});

	async function outputOf<Output>(call: Parameters<typeof askFromPage>[1], input: unknown): Promise<Output> {
		const answer = await askFromPage(page, call, input);
		if (!answer?.ok) throw new Error(`${call} was refused`);
		return answer.output as Output;
	}

	it('is there when the window opens', async () => {
		await expect.poll(() => page.title()).toContain('Live');
		await page.getByRole('button', { name: 'Watch the demo show' }).waitFor();
	});

	it('shows the demo show as it comes in', async () => {
		await page.getByRole('button', { name: 'Watch the demo show' }).click();
		await page.getByText('bienvenidos todos', { exact: false }).first().waitFor({ timeout: 20_000 });
	});

	it('takes a verdict by keyboard alone, and the store has it', async () => {
		// A person waits for the first flag; here the show is played as fast as it goes.
		const { id: sessionId } = await outputOf<Session>('show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] });
		const session = () => outputOf<Session>('session.get', { sessionId });
		await expect.poll(async () => (await session()).endedAt, { timeout: 30_000 }).not.toBeNull();
		const before = (await session()).unreviewed;
		expect(before).toBeGreaterThan(0);
		await page.evaluate((hash) => window.location.assign(hash), `#/live/${sessionId}`);
		await page.getByRole('feed').locator('article').first().waitFor({ timeout: 20_000 });
		for (const key of ['g', 'r']) await page.keyboard.press(key);
		await page.locator('.queue').waitFor();
		await page.keyboard.press('j');
		await page.locator('article[aria-current="true"]').waitFor();
		await page.keyboard.press('c');
		await expect.poll(async () => (await session()).unreviewed).toBe(before - 1);
		await page.keyboard.press('u');
		await expect.poll(async () => (await session()).unreviewed).toBe(before);
	});

	it('keeps the report of a show as PDF, made without running or fetching anything, and leaves no file behind', async () => {
		const { id: sessionId } = await outputOf<Session>('show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] });
		await expect.poll(async () => (await outputOf<Session>('session.get', { sessionId })).endedAt, { timeout: 30_000 }).not.toBeNull();
		await page.evaluate((hash) => window.location.assign(hash), `#/sessions/${sessionId}`);
		await page.getByRole('button', { name: 'Make a report…' }).click();
		await page.getByRole('button', { name: 'Make the report' }).click();
		const download = page.waitForEvent('download', { timeout: 60_000 });
		await page.getByRole('button', { name: 'Save as PDF' }).click({ timeout: 60_000 });
		const file = await (await download).path();
		expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
		expect((await readdir(dataFolder.path)).filter((name) => name.startsWith('report-'))).toEqual([]);
		expect(desktop.record.reachedOutside).toEqual([]);
		await page.keyboard.press('Escape');
	});
});

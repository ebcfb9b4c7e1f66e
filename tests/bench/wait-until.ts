import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 20;

/** @throws Error naming what was waited for */
export async function waitUntil(isThere: () => boolean | Promise<boolean>, what: string, limitMs = 30_000): Promise<void> {
	const giveUpAt = performance.now() + limitMs;
	while (!(await isThere())) {
		if (performance.now() > giveUpAt) throw new Error(`waited ${limitMs} ms in vain: ${what}`);
		await wait(LOOK_EVERY_MS);
	}
}

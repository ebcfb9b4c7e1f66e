import { buildIfStale } from '../electron/build.ts';

/** Vitest global setup of the tests that open the page: builds dist/ where a source has changed since. */
export default async function setup(): Promise<void> {
	await buildIfStale((line) => process.stderr.write(`${line}\n`));
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { EngineError } from '../../../../../electron/desk/translation/engine.ts';
import { createApertium } from '../../../../../electron/desk/translation/engines/apertium.ts';

/**
 * Runs in a network namespace of its own, because APy listens on every interface: starts it, has it translate the batches that come as JSON on standard
 * input, and prints for each the translations, or the trouble there was.
 */

const PORT = 2737;
const PATIENCE_MS = 30_000;

interface Batch {
	readonly from: string;
	readonly to: string;
	readonly texts: readonly string[];
}

const batches = JSON.parse((await process.stdin.toArray()).join('')) as readonly Batch[];
const server = spawn('apertium-apy', ['-p', String(PORT), '/usr/share/apertium'], { stdio: 'ignore', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
const ended = once(server, 'exit');
try {
	const engine = createApertium({ address: `http://127.0.0.1:${PORT}` });
	const signal = AbortSignal.timeout(PATIENCE_MS);
	await listening();
	const answers: unknown[] = [];
	for (const batch of batches) {
		answers.push(await engine.translate(batch, signal).catch((error: unknown) => (error instanceof EngineError ? error.trouble : String(error))));
	}
	process.stdout.write(JSON.stringify(answers));
} finally {
	server.kill();
	await ended;
}

async function listening(): Promise<void> {
	for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
		const isThere = await fetch(`http://127.0.0.1:${PORT}/listPairs`).then(
			({ ok }) => ok,
			() => false,
		);
		if (isThere) return;
		await wait(100);
	}
	throw new Error('APy never answered');
}

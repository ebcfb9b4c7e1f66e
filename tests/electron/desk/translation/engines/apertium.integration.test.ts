import { execFile, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('./through-apertium.ts', import.meta.url));

/** A network without a way out, in which whatever listens is heard by nobody else; as root of its own where this user is not root. */
const NAMESPACE = ['--map-root-user', '--net', 'sh', '-c'] as const;

/** It starts in no other locale. */
const IN_UTF_8 = { ...process.env, LC_ALL: 'C.UTF-8' };

/** What keeps the test from running here, in words; null where nothing does. */
function obstacle(): string | null {
	if (spawnSync('apertium-apy', ['--help'], { env: IN_UTF_8 }).status !== 0)
		return 'apertium-apy is not installed (Debian: apertium-apy apertium-eng-spa apertium-fr-es)';
	const modes = readdirSync('/usr/share/apertium/modes');
	if (!['spa-eng.mode', 'es-fr.mode'].every((mode) => modes.includes(mode))) return 'the pairs apertium-eng-spa and apertium-fr-es are not installed';
	if (spawnSync('unshare', [...NAMESPACE, 'ip link set lo up']).status !== 0) return 'no network namespace can be made here (unshare, ip)';
	return null;
}

const why = obstacle();
if (why !== null) process.stderr.write(`The test of a real Apertium is skipped: ${why}.\n`);

describe.skipIf(why !== null)('a real Apertium', () => {
	it('translates Spanish chat into English and French, keeps its lines apart, and says what it cannot', { timeout: 90_000 }, async () => {
		const batches = [
			{ from: 'es', to: 'en', texts: ['hola, ¿cuánto cuesta el reloj?', 'quiero comprar dos', 'no tengo dinero 😀'] },
			{ from: 'es-MX', to: 'fr', texts: ['el agua es buena'] },
			{ from: 'en', to: 'es', texts: ['the price of the house'] },
			{ from: 'ru', to: 'en', texts: ['привет'] },
		];
		const running = promisify(execFile)('unshare', [...NAMESPACE, 'ip link set lo up && exec "$@"', 'sh', process.execPath, SCRIPT], { timeout: 80_000 });
		running.child.stdin?.end(JSON.stringify(batches));
		const [english, french, spanish, russian] = JSON.parse((await running).stdout) as [string[], string[], string[], string];
		expect(english).toHaveLength(3);
		expect(english[0]).toMatch(/hello.*(?:watch|clock)/i);
		expect(english[1]).toMatch(/want.*buy.*two/i);
		expect(english[2]).toMatch(/money.*😀/iu);
		expect(french).toEqual([expect.stringMatching(/eau/)]);
		expect(spanish).toEqual([expect.stringMatching(/precio.*casa/)]);
		expect(russian).toBe('no-pair');
	});
});

import { buildIfStale } from './build.ts';
import { runCommandLine } from './cli.ts';
import { createCommandContext } from './command-line/context.ts';
import { keepCompiled } from './launch/compile-cache.ts';
import { desktopObstacle } from './launch/desktop-obstacle.ts';
import { runDesktopProgram } from './launch/desktop-program.ts';
import { getElectronBinary } from './launch/electron-binary.ts';
import { topFolder } from './paths.ts';

/** `npm start`: the desktop app, or where it cannot run, the same desk in a browser. */

const tell = (line: string) => void process.stderr.write(`${line}\n`);

keepCompiled();
process.exitCode = await start(process.argv.slice(2));

async function start(args: readonly string[]): Promise<number> {
	try {
		await buildIfStale(tell);
	} catch (error) {
		tell(`showdesk: the build failed: ${error instanceof Error ? error.message : String(error)}`);
		return 1;
	}
	const ending = await openDesktop(args);
	if ('exitCode' in ending) return ending.exitCode;
	tell(`${ending.why}, so the desk opens in your browser instead.`);
	return runCommandLine(['serve', ...args], createCommandContext());
}

async function openDesktop(args: readonly string[]): Promise<{ readonly exitCode: number } | { readonly why: string }> {
	const obstacle = desktopObstacle({ platform: process.platform, environment: process.env, userId: process.getuid?.() });
	if (obstacle !== null) return { why: obstacle };
	const binary = await getElectronBinary(tell);
	return 'why' in binary ? binary : runDesktopProgram([binary.path, topFolder()], args);
}

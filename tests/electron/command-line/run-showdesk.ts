import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { topFolder } from '../../../electron/paths.ts';

export interface Finished {
	/** Null where a signal ended it. */
	readonly exitCode: number | null;
	readonly stdout: string;
	/** Lines of standard error. */
	readonly errors: readonly string[];
}

/** The command line in a process of its own. */
export interface RunningShowdesk {
	readonly process: ChildProcess;
	/** Resolves with all of the stream so far once it holds a match. Rejects where the process ends without one. */
	says(stream: 'stdout' | 'stderr', pattern: RegExp): Promise<string>;
	readonly finished: Promise<Finished>;
}

const PROGRAM = join(topFolder(), 'electron', 'cli.ts');

export function startShowdesk(args: readonly string[], input = ''): RunningShowdesk {
	const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: 'pipe', env: { ...process.env, SHOWDESK_DEBUG: '' } });
	const heard = { stdout: '', stderr: '' };
	const waiting = new Set<() => void>();
	for (const stream of ['stdout', 'stderr'] as const) {
		child[stream].setEncoding('utf8').on('data', (text: string) => {
			heard[stream] += text;
			for (const check of waiting) check();
		});
	}
	child.stdin.end(input);
	const finished = once(child, 'close').then(
		([exitCode]: (number | null)[]): Finished => ({
			exitCode: exitCode ?? null,
			stdout: heard.stdout,
			errors: heard.stderr.split('\n').filter((line) => line !== ''),
		}),
	);
	return {
		process: child,
		finished,
		says: (stream, pattern) =>
			new Promise((resolve, reject) => {
				const check = () => {
					if (!pattern.test(heard[stream])) return;
					waiting.delete(check);
					resolve(heard[stream]);
				};
				waiting.add(check);
				check();
				void finished.then(({ exitCode, errors }) => reject(new Error(`It ended with ${exitCode} and never said ${pattern}: ${errors.join(' | ')}`)));
			}),
	};
}

/** Runs one command to its end. */
export function showdesk(args: readonly string[], input = ''): Promise<Finished> {
	return startShowdesk(args, input).finished;
}

/** One JSON document a line. */
export function jsonLines<Line>(text: string): readonly Line[] {
	return text
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Line);
}

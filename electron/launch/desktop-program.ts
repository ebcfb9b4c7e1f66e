import { spawn } from 'node:child_process';
import { READY_LINE } from './ready-line.ts';

/** How the desktop program ended: by itself once it was running, or before it ever was. */
export type DesktopEnding = { readonly exitCode: number } | { readonly why: string };

/**
 * Runs Electron on the app until the person closes it.
 * @param command the program and its first arguments
 */
export function runDesktopProgram(command: readonly [string, ...string[]], args: readonly string[]): Promise<DesktopEnding> {
	const [program, ...first] = command;
	return new Promise((resolve) => {
		// Terminals inside an Electron app set this; it would turn ours into plain Node.
		const { ELECTRON_RUN_AS_NODE: _unwanted, ...environment } = process.env;
		const child = spawn(program, [...first, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: environment });
		const forward = (signal: NodeJS.Signals) => void child.kill(signal);
		process.on('SIGINT', forward).on('SIGTERM', forward);
		let isRunning = false;
		let printed = '';
		let complaint = '';

		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			if (isRunning) {
				process.stdout.write(text);
				return;
			}
			printed = (printed + text).slice(-1_000);
			isRunning = printed.includes(READY_LINE);
			if (isRunning) process.stderr.write(complaint);
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			if (isRunning) process.stderr.write(text);
			else complaint = (complaint + text).slice(0, 8_000);
		});

		const end = (ending: DesktopEnding) => {
			process.off('SIGINT', forward).off('SIGTERM', forward);
			resolve(ending);
		};
		child.on('error', (error) => end({ why: `Electron did not start (${error.message})` }));
		child.on('close', (code, signal) => {
			// A second start ends at once and with 0: the first one's window was raised.
			if (isRunning || code === 0 || signal === 'SIGINT' || signal === 'SIGTERM') end({ exitCode: code ?? 0 });
			else if (code === 2) {
				process.stderr.write(complaint);
				end({ exitCode: 2 });
			} else end({ why: `Electron ended at once (${inFewWords(complaint) ?? signal ?? `code ${code}`})` });
		});
	});
}

/** Chromium prints much before it gives up; the line that matters says FATAL or ERROR. */
function inFewWords(complaint: string): string | null {
	const lines = complaint.split('\n').filter((line) => line.trim() !== '');
	const line = lines.find((text) => text.includes('FATAL')) ?? lines.findLast((text) => text.includes('ERROR')) ?? lines.at(-1);
	if (line === undefined) return null;
	const withoutPrefix = line.replace(/^\[[^\]]*\]\s*/, '').trim();
	return withoutPrefix.length > 140 ? `${withoutPrefix.slice(0, 139)}…` : withoutPrefix;
}

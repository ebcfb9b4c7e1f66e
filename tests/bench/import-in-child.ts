import { join } from 'node:path';
import { createAnalyser } from '../../electron/desk/analysis/analyser.ts';
import { createReaderCalls } from '../../electron/desk/reading/reader-calls.ts';
import { createRecorderCalls } from '../../electron/desk/recording/recorder-calls.ts';
import { resourcesFolder } from '../../electron/paths.ts';

/**
 * `node import-in-child.ts DATA FILE inspect|import`: looks into a transcript as the reader does it, or stores it as the recorder does it with the
 * real analysis, and prints what it took as JSON. A process of its own, so that nothing else counts towards its peak.
 */

export interface ImportTaken {
	readonly messagesPerSecond: number;
	readonly messages: number;
	/** Resident, the detectors included. */
	readonly peakMb: number;
	/** Resident before the first byte is read. */
	readonly startMb: number;
	/** How long a call beside it waits at the worst. */
	readonly longestWaitMs: number;
}

const OPERATION = '01990000-0000-7000-8000-00000000000f';
const [dataFolder = '', file = '', step = ''] = process.argv.slice(2);
const recorder = createRecorderCalls({
	loadAnalyser: (folder) => createAnalyser({ rulesFolder: join(folder, 'rules') }),
	notify: () => undefined,
	onIdleFault: (error) => {
		throw error;
	},
});
const reader = createReaderCalls(() => undefined);
await recorder.open({ dataFolder, resourcesFolder: resourcesFolder() });
await reader.open({ dataFolder });
const startMb = process.memoryUsage().rss / 2 ** 20;
let longestWaitMs = 0;
let lastTurn = performance.now();
let isOver = false;
const turn = () => {
	const now = performance.now();
	longestWaitMs = Math.max(longestWaitMs, now - lastTurn);
	lastTurn = now;
	if (!isOver) setImmediate(turn);
};
turn();
const startedAt = performance.now();
const messages = step === 'inspect' ? await inspect() : await store();
const seconds = (performance.now() - startedAt) / 1_000;
isOver = true;
const taken: ImportTaken = { messagesPerSecond: messages / seconds, messages, peakMb: process.resourceUsage().maxRSS / 1_024, startMb, longestWaitMs };
process.stdout.write(JSON.stringify(taken));
await reader.close({});
await recorder.close({});

async function inspect(): Promise<number> {
	await reader.beginInspection({ operationId: OPERATION, path: file, name: 'bench' });
	for (;;) {
		const { found } = await reader.inspectOn({ operationId: OPERATION });
		if (found !== null) return found.messages;
	}
}

async function store(): Promise<number> {
	const show = { host: 'Lucía', market: 'ES', languages: ['es', 'ru', 'fr', 'ar'] };
	const { added } = await recorder.importTranscript({ operationId: OPERATION, file, name: 'bench', show, startedAt: 0, takesPartial: false });
	return added;
}

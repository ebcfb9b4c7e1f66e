import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnalyser } from '../../electron/desk/analysis/analyser.ts';
import { createIntake } from '../../electron/desk/intake/intake.ts';
import { openRecorder, type Recorder, type RecorderOptions } from '../../electron/desk/recording/recorder.ts';
import { storeFile } from '../../electron/desk/store/open-store.ts';
import { burstSource } from './burst-source.ts';
import { type BenchLine, benchChat } from './chat.ts';
import { atLeast, type Section } from './figures.ts';
import { makeFilledStore } from './filled-store.ts';
import { median } from './percentile.ts';
import { insertIntoBareTable, openPlainStore, storedRows } from './plain-inserts.ts';

export interface PipelineOptions {
	readonly resourcesFolder: string;
	readonly rounds: number;
	/** In each round. */
	readonly messages: number;
	/** Messages the store holds before. */
	readonly held: number;
}

/** All in messages a second. */
interface Round {
	readonly pipeline: number;
	readonly withoutAnalysis: number;
	readonly analysis: number;
	readonly storeSchema: number;
	readonly bareTable: number;
}

/** Validate + analyse + commit through the real intake and recorder, against plain inserts of the same rows, turn by turn. */
export async function measurePipeline({ resourcesFolder, rounds: roundCount, messages, held }: PipelineOptions): Promise<Section> {
	const folder = await mkdtemp(join(tmpdir(), 'showdesk-bench-'));
	const plainFile = join(folder, 'plain.sqlite');
	makeFilledStore(plainFile, held, CHANNEL);
	const recorder = await openRecorderOn(plainFile, { dataFolder: join(folder, 'desk'), resourcesFolder });
	const bareRecorder = await openRecorderOn(plainFile, { dataFolder: join(folder, 'without-analysis'), resourcesFolder, workerUrl: WITHOUT_ANALYSIS });
	const recorded = storeFile(join(folder, 'desk'));
	const plain = openPlainStore(plainFile, recorded);
	try {
		const analyse = await analysisAlone(resourcesFolder);
		const turn = async (lines: readonly BenchLine[], name: string): Promise<Round> => {
			const perSecond = (elapsedMs: number) => (lines.length / elapsedMs) * 1_000;
			const { sessionId, elapsedMs } = await record(recorder, lines, name);
			return {
				pipeline: perSecond(elapsedMs),
				withoutAnalysis: perSecond((await record(bareRecorder, lines, name)).elapsedMs),
				analysis: perSecond(analyse(lines)),
				storeSchema: perSecond(plain.insert(storedRows(recorded, sessionId))),
				bareTable: perSecond(insertIntoBareTable(join(folder, `bare ${name}.sqlite`), lines)),
			};
		};
		await turn(benchChat(2_000, 99), 'warm-up');
		const rounds: Round[] = [];
		for (let round = 1; round <= roundCount; round += 1) rounds.push(await turn(benchChat(messages, round), `round ${round}`));
		return section(rounds, messages, held);
	} finally {
		plain.close();
		await recorder.close();
		await bareRecorder.close();
		await rm(folder, { recursive: true });
	}
}

const CHANNEL = 'bench';
const WITHOUT_ANALYSIS = new URL('./recorder-without-analysis.ts', import.meta.url);

/** A recorder on a copy of the store. */
async function openRecorderOn(file: string, options: Pick<RecorderOptions, 'dataFolder' | 'resourcesFolder' | 'workerUrl'>): Promise<Recorder> {
	await mkdir(options.dataFolder);
	await copyFile(file, storeFile(options.dataFolder));
	return openRecorder({ ...options, log: () => {}, onCrash: (error) => Promise.reject(error) });
}

function section(rounds: readonly Round[], messages: number, held: number): Section {
	const speed = (of: (round: Round) => number) => median(rounds.map(of));
	const toStoreSchema = speed(({ pipeline, storeSchema }) => pipeline / storeSchema);
	const withoutAnalysis = speed((round) => round.withoutAnalysis / round.storeSchema);
	return {
		title: `Pipeline: ${messages} messages a round, ${rounds.length} rounds, ${held === 0 ? 'a store that begins empty' : `a store that holds ${held}`}`,
		figures: [
			{ name: 'validate + analyse + commit', value: speed(({ pipeline }) => pipeline), unit: '/s' },
			{ name: 'validate + commit, without analysis and flags', value: speed((round) => round.withoutAnalysis), unit: '/s' },
			{ name: 'analysis alone', value: speed(({ analysis }) => analysis), unit: '/s' },
			{ name: 'plain inserts, the store’s schema', value: speed(({ storeSchema }) => storeSchema), unit: '/s' },
			{ name: 'plain inserts, one bare table', value: speed(({ bareTable }) => bareTable), unit: '/s' },
			{ name: 'pipeline / store’s schema', value: toStoreSchema, unit: '×', aim: atLeast(toStoreSchema, 1 / 3) },
			{ name: 'without analysis and flags / store’s schema', value: withoutAnalysis, unit: '×', aim: atLeast(withoutAnalysis, 1 / 3) },
			{ name: 'pipeline / one bare table', value: speed(({ pipeline, bareTable }) => pipeline / bareTable), unit: '×' },
		],
		details: rounds,
	};
}

/** Records the lines as one session; milliseconds from the first message to the last commit. */
async function record(recorder: Recorder, lines: readonly BenchLine[], title: string): Promise<{ readonly sessionId: string; readonly elapsedMs: number }> {
	const sessionId = crypto.randomUUID();
	const source = burstSource(lines, CHANNEL);
	await recorder.call('beginSession', {
		id: sessionId,
		show: { title, host: 'Lucía', platform: 'bench', market: 'ES', languages: ['es', 'ru', 'fr', 'ar'] },
		sources: [{ id: 'burst', kind: source.kind, channel: source.channel, label: source.label }],
		sheets: [],
		startedAt: Date.now(),
	});
	let stored = 0;
	const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
	const intake = createIntake({
		sources: [{ id: 'burst', source }],
		record: (items) => recorder.call('record', { sessionId, items }),
		openGap: (gap) => recorder.call('openGap', { sessionId, ...gap }),
		closeGap: (gap) => recorder.call('closeGap', gap),
		onRecorded: (batch) => {
			stored += batch.messages.length;
		},
		onState: () => {},
		onGap: () => {},
		onNotice: () => {},
		onPartial: () => {},
		onStoreFailure: reject,
		onAllEnded: resolve,
	});
	const startedAt = performance.now();
	intake.start();
	await ended;
	const elapsedMs = performance.now() - startedAt;
	await intake.stop();
	await recorder.call('endSession', { sessionId, endedAt: Date.now(), ending: 'finished' });
	if (stored !== lines.length) throw new Error(`${lines.length - stored} of ${lines.length} messages were not stored`);
	return { sessionId, elapsedMs };
}

/** The analyser in this thread, with nothing around it; returns milliseconds. */
async function analysisAlone(resourcesFolder: string): Promise<(lines: readonly BenchLine[]) => number> {
	const analyser = await createAnalyser({ rulesFolder: join(resourcesFolder, 'rules') });
	return (lines) => {
		const show = analyser.beginShow({ market: 'ES', languages: ['es', 'ru', 'fr', 'ar'] });
		const startedAt = performance.now();
		for (const { text, kind, role, author, emotes } of lines) {
			analyser.analyse({ text, kind, role, authorId: author.id, authorName: author.name, emotes }, show);
		}
		return performance.now() - startedAt;
	};
}

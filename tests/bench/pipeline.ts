import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createIntake } from '../../electron/desk/intake/intake.ts';
import type { Source, SourceEvent } from '../../electron/desk/intake/source.ts';
import { openRecorder } from '../../electron/desk/recording/recorder.ts';
import { resourcesFolder } from '../../electron/paths.ts';
import { type BenchLine, benchChat } from './chat.ts';
import { median } from './percentile.ts';

export interface PipelineResult {
	readonly messages: number;
	/** Medians over the rounds, messages a second. */
	readonly pipelinePerSecond: number;
	readonly plainInsertsPerSecond: number;
	/** Pipeline over plain inserts, the median of the rounds' own ratios. */
	readonly ratio: number;
	readonly rounds: readonly { readonly pipeline: number; readonly plain: number }[];
}

const ROUNDS = 3;
const MESSAGES = 20_000;
const ROWS_PER_TRANSACTION = 500;

/** Validate + analyse + commit through the real intake and recorder, against plain inserts of the same rows, turn by turn. */
export async function measurePipeline(): Promise<PipelineResult> {
	const folder = await mkdtemp(join(tmpdir(), 'showdesk-bench-'));
	const recorder = await openRecorder({ dataFolder: folder, resourcesFolder: resourcesFolder(), log: () => {}, onCrash: (error) => Promise.reject(error) });
	try {
		await record(recorder, benchChat(2_000, 99), 'warm-up');
		const rounds: { pipeline: number; plain: number }[] = [];
		for (let round = 1; round <= ROUNDS; round += 1) {
			const lines = benchChat(MESSAGES, round);
			const pipeline = (MESSAGES / (await record(recorder, lines, `round ${round}`))) * 1_000;
			const plain = (MESSAGES / insertPlainly(join(folder, `plain-${round}.sqlite`), lines)) * 1_000;
			rounds.push({ pipeline, plain });
		}
		return {
			messages: MESSAGES,
			pipelinePerSecond: median(rounds.map(({ pipeline }) => pipeline)),
			plainInsertsPerSecond: median(rounds.map(({ plain }) => plain)),
			ratio: median(rounds.map(({ pipeline, plain }) => pipeline / plain)),
			rounds,
		};
	} finally {
		await recorder.close();
		await rm(folder, { recursive: true });
	}
}

/** Returns the milliseconds from the first message to the last commit. */
async function record(recorder: Awaited<ReturnType<typeof openRecorder>>, lines: readonly BenchLine[], channel: string): Promise<number> {
	const sessionId = crypto.randomUUID();
	const source = burstSource(lines, channel);
	await recorder.call('beginSession', {
		id: sessionId,
		show: { title: channel, host: 'Lucía', platform: 'bench', market: 'ES', languages: ['es', 'ru', 'fr', 'ar'] },
		sources: [{ id: 'burst', kind: source.kind, channel: source.channel, label: source.label }],
		startedAt: Date.now(),
	});
	let stored = 0;
	const startedAt = performance.now();
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
		onStoreFailure: reject,
		onAllEnded: resolve,
	});
	intake.start();
	await ended;
	const elapsedMs = performance.now() - startedAt;
	await intake.stop();
	await recorder.call('endSession', { sessionId, endedAt: Date.now(), ending: 'finished' });
	if (stored !== lines.length) throw new Error(`${lines.length - stored} of ${lines.length} messages were not stored`);
	return elapsedMs;
}

/** Everything at once, waiting where the desk asks it to. */
function burstSource(lines: readonly BenchLine[], channel: string): Source {
	let isPaused = false;
	let next = 0;
	let emit: (event: SourceEvent) => void = () => {};
	function flow(): void {
		while (!isPaused && next < lines.length) {
			const line = lines[next] as BenchLine;
			next += 1;
			const { id, ...rest } = line;
			emit({ type: 'message', message: { platformId: id, sentAt: Date.now(), receivedAt: Date.now(), replyTo: null, ...rest } });
			if (next % 500 === 0) {
				setImmediate(flow);
				return;
			}
		}
		if (next === lines.length && !isPaused) {
			next += 1;
			emit({ type: 'state', connection: 'ended' });
		}
	}
	return {
		kind: 'replay',
		label: channel,
		channel,
		start(listener) {
			emit = listener;
			emit({ type: 'state', connection: 'connected' });
			flow();
		},
		stop: async () => {
			isPaused = true;
		},
		retry: () => {},
		pause: () => {
			isPaused = true;
		},
		resume: () => {
			isPaused = false;
			setImmediate(flow);
		},
	};
}

/** The same rows into one table with the same identity, in transactions of 500; milliseconds. */
function insertPlainly(file: string, lines: readonly BenchLine[]): number {
	const database = new Database(file);
	database.pragma('journal_mode = WAL');
	database.pragma('synchronous = NORMAL');
	database.exec(`CREATE TABLE message (
		id INTEGER PRIMARY KEY, session TEXT NOT NULL, channel TEXT NOT NULL, platform_id TEXT NOT NULL, kind TEXT NOT NULL, role TEXT NOT NULL,
		author_id TEXT NOT NULL, author_name TEXT NOT NULL, text TEXT NOT NULL, sent_at INTEGER, received_at INTEGER NOT NULL, UNIQUE (channel, platform_id)
	) STRICT`);
	const insert = database.prepare(
		'INSERT INTO message (session, channel, platform_id, kind, role, author_id, author_name, text, sent_at, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
	);
	const insertAll = database.transaction((rows: readonly BenchLine[]) => {
		for (const { id, kind, role, author, text } of rows) insert.run('session', 'channel', id, kind, role, author.id, author.name, text, Date.now(), Date.now());
	});
	const startedAt = performance.now();
	for (let start = 0; start < lines.length; start += ROWS_PER_TRANSACTION) insertAll(lines.slice(start, start + ROWS_PER_TRANSACTION));
	const elapsedMs = performance.now() - startedAt;
	database.close();
	return elapsedMs;
}

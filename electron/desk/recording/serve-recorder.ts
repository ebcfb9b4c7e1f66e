import type { MessagePort } from 'node:worker_threads';
import { answerCalls, postNotice, traceOf } from '../worker-calls.ts';
import type { RecorderCalls, RecorderNotice } from './protocol.ts';
import { createRecorderCalls, type RecorderSurroundings } from './recorder-calls.ts';

/** Answers the recorder's calls on a worker's port, with the analyser given. */
export function serveRecorder(port: MessagePort, loadAnalyser: RecorderSurroundings['loadAnalyser']): void {
	const handlers = createRecorderCalls({
		loadAnalyser,
		notify: (notice) => postNotice<RecorderNotice>(port, notice),
		onIdleFault: (error) => postNotice(port, { type: 'fault', call: 'idle indexing', trace: traceOf(error) }),
	});
	answerCalls<RecorderCalls>(port, handlers);
}

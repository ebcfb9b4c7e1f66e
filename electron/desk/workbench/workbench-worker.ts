import { parentPort } from 'node:worker_threads';
import { answerCalls, postNotice } from '../worker-calls.ts';
import type { WorkbenchCalls, WorkbenchNotice } from './protocol.ts';
import { createWorkbenchCalls } from './workbench-calls.ts';

/** The thread that tries rules. */

const port = parentPort;
if (!port) throw new Error('the workbench runs as a worker thread');
answerCalls<WorkbenchCalls>(
	port,
	createWorkbenchCalls((notice) => postNotice<WorkbenchNotice>(port, notice)),
);

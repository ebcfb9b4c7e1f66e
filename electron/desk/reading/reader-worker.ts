import { parentPort } from 'node:worker_threads';
import { answerCalls, postNotice } from '../worker-calls.ts';
import type { ReaderCalls, ReaderNotice } from './protocol.ts';
import { createReaderCalls } from './reader-calls.ts';

/** The thread that reads the store. */

const port = parentPort;
if (!port) throw new Error('the reader runs as a worker thread');
answerCalls<ReaderCalls>(
	port,
	createReaderCalls((notice) => postNotice<ReaderNotice>(port, notice)),
);

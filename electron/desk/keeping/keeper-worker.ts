import { parentPort } from 'node:worker_threads';
import { answerCalls, postNotice } from '../worker-calls.ts';
import { createKeeperCalls } from './keeper-calls.ts';
import type { KeeperCalls, KeeperNotice } from './protocol.ts';

/** The thread that looks after the store's file. */

const port = parentPort;
if (!port) throw new Error('the keeper runs as a worker thread');
answerCalls<KeeperCalls>(
	port,
	createKeeperCalls((notice) => postNotice<KeeperNotice>(port, notice)),
);

import { parentPort } from 'node:worker_threads';
import { answerCalls, postNotice } from '../worker-calls.ts';
import type { TranslatorCalls, TranslatorNotice } from './protocol.ts';
import { stepBack } from './step-back.ts';
import { createTranslatorCalls } from './translator-calls.ts';

/** The thread that translates: neither intake nor reading waits for it. */

const port = parentPort;
if (!port) throw new Error('the translator runs as a worker thread');
stepBack();
answerCalls<TranslatorCalls>(
	port,
	createTranslatorCalls((notice) => postNotice<TranslatorNotice>(port, notice)),
);

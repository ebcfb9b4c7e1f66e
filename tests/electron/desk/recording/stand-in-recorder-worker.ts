import { parentPort } from 'node:worker_threads';
import { serveRecorder } from '../../../../electron/desk/recording/serve-recorder.ts';
import { createStandInAnalyser } from './stand-in-analyser.ts';

/** The real recorder thread; only what it finds in a text is foretold. */

if (!parentPort) throw new Error('the recorder runs as a worker thread');
serveRecorder(parentPort, async () => createStandInAnalyser());

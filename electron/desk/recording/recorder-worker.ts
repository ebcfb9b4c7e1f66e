import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { createAnalyser } from '../analysis/analyser.ts';
import { serveRecorder } from './serve-recorder.ts';

/** The thread that analyses and writes the store. */

if (!parentPort) throw new Error('the recorder runs as a worker thread');
serveRecorder(parentPort, (resourcesFolder) => createAnalyser({ rulesFolder: join(resourcesFolder, 'rules') }));

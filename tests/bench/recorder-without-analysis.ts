import { parentPort } from 'node:worker_threads';
import type { DescribingAnalyser } from '../../electron/desk/analysis/analyser.ts';
import { serveRecorder } from '../../electron/desk/recording/serve-recorder.ts';
import { UNDETERMINED } from '../../shared/model/language.ts';

/** The real recorder thread, finding nothing: what is left is the way into the store. */

const findsNothing: DescribingAnalyser = {
	beginShow: () => ({ teach: () => {}, checkAgainst: () => {} }),
	analyse: () => ({ language: UNDETERMINED, flags: [], isQuestion: false, question: null, statedTopics: [] }),
	describe: () => null,
	apply: () => {},
	usePacks: async () => [],
	answersOf: () => [],
	understand: () => ({ topic: null, value: { kind: 'text' } }),
};

if (!parentPort) throw new Error('the recorder runs as a worker thread');
serveRecorder(parentPort, async () => findsNothing);

import { parentPort } from 'node:worker_threads';
import type { EngineTrouble } from '../../../../shared/model/translation-desk.ts';
import { answerCalls } from '../../worker-calls.ts';
import { stepBack } from '../step-back.ts';
import { LoadedModels } from './loaded-models.ts';
import type { BergamotCalls, Lost } from './protocol.ts';
import { loadBergamot, OUT_OF_MEMORY } from './wasm-module.ts';

/** The thread of the WebAssembly engine: it keeps one core busy while it translates, and an abort of the engine ends with it. */

if (!parentPort) throw new Error('the engine runs as a worker thread');

stepBack();

let models: LoadedModels | null = null;
/** The first of the engine's last words; those after it say only that it gives up. */
let complaint = '';

answerCalls<BergamotCalls>(parentPort, {
	async open({ engineFolder, mostBytes }) {
		const onComplaint = (line: string) => {
			complaint ||= line;
		};
		models = new LoadedModels(await loadBergamot(engineFolder, { mostBytes, onComplaint }));
		return null;
	},
	async load({ pair, files }) {
		try {
			await opened().load(pair, files);
			return null;
		} catch (error) {
			return lost(error, 'bad-pack');
		}
	},
	unload({ pair }) {
		opened().unload(pair);
		return null;
	},
	translate({ pairs, texts }) {
		try {
			return { texts: opened().translate(pairs, texts) };
		} catch (error) {
			return lost(error, 'crashed');
		}
	},
});

function opened(): LoadedModels {
	if (models === null) throw new Error('the engine is not loaded yet');
	return models;
}

/** The engine is C++: what went wrong is known from its last words alone. */
function lost(error: unknown, otherwise: EngineTrouble): Lost {
	const words = complaint || (error instanceof Error ? error.message : String(error));
	return { trouble: words === OUT_OF_MEMORY || error instanceof RangeError ? 'out-of-memory' : otherwise, complaint: words };
}

import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The folder of the engine's script and binary in the npm package, where plain Node runs the desk. */
export function installedBergamot(): string {
	return dirname(createRequire(import.meta.url).resolve('@browsermt/bergamot-translator/worker/bergamot-translator-worker.wasm'));
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenDesk, openDesk } from '../../electron/desk/desk.ts';
import { resourcesFolder } from '../../electron/paths.ts';

/** The real engine on a data folder of its own, which goes with it. */
export async function openTemporaryDesk(log: (line: string) => void = () => undefined): Promise<OpenDesk> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'showdesk-contract-'));
	const desk = await openDesk({ dataFolder, resourcesFolder: resourcesFolder(), host: 'browser', log });
	return {
		...desk,
		async close() {
			await desk.close();
			await rm(dataFolder, { recursive: true, force: true });
		},
	};
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeskOptions, type OpenDesk, openDesk } from '../../electron/desk/desk.ts';
import { pageFolder, resourcesFolder } from '../../electron/paths.ts';
import { type DeskServer, serveDesk } from '../../electron/server.ts';

/** The real engine on a data folder of its own, served to a browser as `npm run serve` does it. */
export interface ServedDesk {
	readonly desk: OpenDesk;
	/** The address a person opens, as it was last printed. */
	address(): string;
	/** Ends the server as if its program had ended; the desk goes on. */
	stopServing(): Promise<void>;
	/** Serves again on the same port, with a token of its own as after any start. */
	serveAgain(): Promise<void>;
	close(): Promise<void>;
}

/** @param options beside the usual: a stand-in for a platform, keys */
export async function openServedDesk(options: Pick<DeskOptions, 'twitchServer' | 'platformServers' | 'vault'> = {}): Promise<ServedDesk> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'showdesk-browser-'));
	const desk = await openDesk({ dataFolder, resourcesFolder: resourcesFolder(), host: 'browser', ...options, log: () => undefined });
	const serve = (port: number): Promise<DeskServer> => serveDesk({ desk, port, host: '127.0.0.1', pageFolder: pageFolder(), log: () => undefined });
	let server = await serve(0);
	return {
		desk,
		address: () => server.url,
		stopServing: () => server.close(),
		async serveAgain() {
			server = await serve(Number(new URL(server.url).port));
		},
		async close() {
			await server.close();
			await desk.close();
			await rm(dataFolder, { recursive: true, force: true });
		},
	};
}

import { parseArgs } from 'node:util';
import { pageFolder } from '../paths.ts';
import { serveDesk } from '../server.ts';
import type { CommandContext } from './context.ts';
import { SOURCE_OPTIONS, showRequestOf } from './source-options.ts';
import { UsageError } from './usage.ts';

export const DEFAULT_PORT = 4317;

/** `serve`: the desk for a browser, until Ctrl-C. Prints one line with the address, its token in the fragment. */
export async function serve(args: readonly string[], context: CommandContext): Promise<0> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			...SOURCE_OPTIONS,
			port: { type: 'string', default: String(DEFAULT_PORT) },
			host: { type: 'string', default: '127.0.0.1' },
			data: { type: 'string' },
		},
	});
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`--port ${values.port}: give a number from 0 to 65535.`);
	const desk = await context.openDesk(values.data, values['twitch-server']);
	try {
		const server = await serveDesk({ desk, port, host: values.host, pageFolder: pageFolder(), log: context.tell });
		try {
			const request = await showRequestOf(values, desk);
			if (request !== null) await desk.call('show.start', request);
			context.print(`Showdesk is open at ${server.url}`);
			await context.interrupted;
		} finally {
			await server.close();
		}
	} finally {
		await desk.close();
	}
	return 0;
}

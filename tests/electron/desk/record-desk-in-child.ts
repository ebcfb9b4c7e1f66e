import { openDesk } from '../../../electron/desk/desk.ts';
import { resourcesFolder } from '../../../electron/paths.ts';

/**
 * The whole desk on one WebSocket feed until it is ended, saying on standard output the platform id of every message it was told of,
 * as a window would show it. Arguments: data folder, address of the feed.
 */
const [dataFolder = '', url = ''] = process.argv.slice(2);

const desk = await openDesk({ dataFolder, resourcesFolder: resourcesFolder(), host: 'browser', log: () => undefined });
desk.subscribe((event) => {
	if (event.type === 'messages') process.stdout.write(`${event.messages.map((message) => `${message.platformId}\n`).join('')}`);
});
await desk.call('show.start', { sources: [{ kind: 'websocket', url }] });

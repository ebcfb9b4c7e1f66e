import { parseArgs } from 'node:util';
import type { Session } from '../../shared/model/show.ts';
import type { CommandContext } from './context.ts';
import { listeningEngine, SOURCE_OPTIONS, showRequestOf } from './source-options.ts';
import { parseDuration, UsageError } from './usage.ts';

/** `watch SOURCE [--for 60s] [--data DIR]`: records without a screen until the time is up, the sources end, or Ctrl-C. */
export async function watch(args: readonly string[], context: CommandContext): Promise<0> {
	const { values } = parseArgs({ args: [...args], options: { ...SOURCE_OPTIONS, for: { type: 'string' }, data: { type: 'string' } } });
	const forMs = values.for === undefined ? null : parseDuration(values.for);
	const desk = await context.openDesk(values.data, values['twitch-server']);
	try {
		const request = await showRequestOf(values, desk);
		if (request === null)
			throw new UsageError(
				'watch: name a source (--demo, --twitch CHANNEL, --websocket URL, --captions captionninja:ROOM, --caption-file FILE or --replay FILE).',
			);
		const listening = listeningEngine(request);
		if (listening !== null) throw new UsageError(`watch: ${listening} listens, and without a page nobody gives it sound; use serve.`);
		const endedByItself = new Promise<Session>((resolve) => {
			desk.subscribe((event) => {
				if (event.type === 'notice') context.tell(`${event.code}: ${noticeWords(event.detail)}`);
				if (event.type === 'session' && event.session.endedAt !== null) resolve(event.session);
			});
		});
		const started = await desk.call('show.start', request);
		context.tell(`Recording ${started.show.title} as ${started.id}; Ctrl-C stops.`);
		let timer: NodeJS.Timeout | undefined;
		const timeIsUp = forMs === null ? [] : [new Promise<void>((resolve) => (timer = setTimeout(resolve, forMs)))];
		const ended = await Promise.race([endedByItself, context.interrupted, ...timeIsUp]);
		clearTimeout(timer);
		const session = ended ?? (await desk.call('show.stop', { sessionId: started.id }));
		context.print(`${session.id}  ${session.messages} messages, ${session.flags} flags, ${session.gaps} gaps`);
	} finally {
		await desk.close();
	}
	return 0;
}

function noticeWords({ source, said, detail }: Readonly<Record<string, string>>): string {
	return [source, said, detail].filter((part) => part !== undefined && part !== '').join(' · ');
}

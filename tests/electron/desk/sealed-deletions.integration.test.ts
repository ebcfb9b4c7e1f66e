import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { openDesk } from '../../../electron/desk/desk.ts';
import { resourcesFolder } from '../../../electron/paths.ts';
import type { DeskEvent } from '../../../shared/contract/contract.ts';
import { startTwitchServer, TWITCH_LINES } from '../../fixtures/twitch.ts';
import { scratchFolder } from './store/scratch-store.ts';

test('what the platform takes away of a sealed session stays, is counted in the log, and people are told once', async () => {
	const server = await startTwitchServer();
	const logged: string[] = [];
	const desk = await openDesk({
		dataFolder: scratchFolder(),
		resourcesFolder: resourcesFolder(),
		host: 'browser',
		twitchServer: server.address,
		log: (line) => logged.push(line),
	});
	try {
		await desk.call('profile.set', { name: 'Wei', role: 'lead', languages: ['zh'] });
		const events: DeskEvent[] = [];
		desk.subscribe((event) => events.push(event));
		const recordedIn = (sessionId: string) =>
			events.flatMap((event) => (event.type === 'messages' && event.sessionId === sessionId ? event.messages.map(({ platformId }) => platformId) : []));
		const begin = async () => {
			const joined = server.connections();
			const { id } = await desk.call('show.start', { sources: [{ kind: 'twitch', channel: 'lucia' }] });
			await vi.waitFor(() => expect([server.connections(), server.joined()]).toEqual([joined + 1, 1]), { timeout: 10_000 });
			return id;
		};

		const first = await begin();
		server.send(TWITCH_LINES.viewer, TWITCH_LINES.moderator);
		await vi.waitFor(() => expect(recordedIn(first)).toHaveLength(2), { timeout: 10_000 });
		await desk.call('show.stop', { sessionId: first });
		await desk.call('session.seal', { sessionId: first, operationId: randomUUID() });

		const second = await begin();
		const gone = (id: string) => TWITCH_LINES.deletedMessage.replace('m-viewer', id);
		server.send(gone('m-viewer'), gone('m-mod'), gone('never-seen'), TWITCH_LINES.host);
		await vi.waitFor(() => expect(recordedIn(second)).toEqual(['m-host']), { timeout: 10_000 });
		server.send(gone('m-host'));
		await vi.waitFor(() => expect(events.filter(({ type }) => type === 'deletions')).toMatchObject([{ sessionId: second }]), { timeout: 10_000 });

		expect(events.filter((event) => event.type === 'notice')).toMatchObject([{ level: 'warning', code: 'deletion-of-sealed', detail: { sessionId: second } }]);
		expect(logged.filter((line) => line.includes('sealed')).at(-1)).toMatch(/^2 deletions by the platform/);
		expect((await desk.call('feed.page', { sessionId: first })).deletions).toEqual([]);
		expect(await desk.call('session.verify', { sessionId: first, operationId: randomUUID() })).toMatchObject({ outcome: 'whole' });
	} finally {
		await desk.close();
		await server.close();
	}
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDesk } from '../../../electron/desk/desk.ts';
import { resourcesFolder } from '../../../electron/paths.ts';
import type { DeskEvent } from '../../../shared/contract/contract.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../../fixtures/websocket-feed.ts';

const PROGRAM = fileURLToPath(new URL('./record-desk-in-child.ts', import.meta.url));
const ENOUGH_LINES = 1_500;

let dataFolder: string;
let feed: WebSocketFeed;

beforeEach(async () => {
	dataFolder = await mkdtemp(join(tmpdir(), 'showdesk-crash-'));
	feed = await startWebSocketFeed();
});

afterEach(async () => {
	await feed.close();
	await rm(dataFolder, { recursive: true, force: true });
});

it('has every message it ever showed, once, after the whole desk is killed in the middle of a fast show', async () => {
	const child = spawn(process.execPath, [PROGRAM, dataFolder, feed.address], { stdio: ['ignore', 'pipe', 'inherit'] });
	let heard = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		heard += text;
	});
	await expect.poll(() => feed.connected(), { timeout: 20_000 }).toBe(1);

	let sent = 0;
	const speaking = setInterval(() => {
		const lines = Array.from({ length: 40 }, (_, index) => sent + index);
		feed.send(lines.map((line) => ({ id: `line-${line}`, author: `viewer${line % 50}`, text: `hola a todos, línea ${line}` })));
		sent += lines.length;
	}, 10);
	const shownSoFar = () => heard.split('\n').length - 1;
	await expect.poll(shownSoFar, { timeout: 20_000, interval: 5 }).toBeGreaterThan(ENOUGH_LINES);
	child.kill('SIGKILL');
	await once(child, 'close');
	clearInterval(speaking);
	// The last line may have been cut by the kill: only whole ones were shown.
	const shown = heard.split('\n').slice(0, -1);
	expect(sent).toBeGreaterThan(shown.length);

	const desk = await openDesk({ dataFolder, resourcesFolder: resourcesFolder(), host: 'browser', log: () => undefined });
	const events: DeskEvent[] = [];
	desk.subscribe((event) => events.push(event));
	try {
		const [session] = await desk.call('session.list', {});
		if (session === undefined) throw new Error('the session is gone');
		expect(session.ending).toBe('interrupted');
		expect(session.endedAt).toBeGreaterThanOrEqual(session.startedAt);

		const stored: string[] = [];
		for (let after = 0, hasNewer = true; hasNewer; ) {
			const page = await desk.call('feed.page', { sessionId: session.id, cursor: { after }, limit: 500 });
			stored.push(...page.messages.map((message) => message.platformId));
			after = page.messages.at(-1)?.id ?? after;
			hasNewer = page.hasNewer;
		}
		expect(new Set(stored).size).toBe(stored.length);
		expect(session.messages).toBe(stored.length);
		const isStored = new Set(stored);
		expect(shown.filter((id) => !isStored.has(id))).toEqual([]);

		// Every window that opens now can say so, and the same feed is recorded again without repeating what is there.
		const { interrupted } = await desk.call('desk.status', {});
		expect(interrupted.map(({ id }) => id)).toEqual([session.id]);
		const again = await desk.call('show.start', { sources: [{ kind: 'websocket', url: feed.address }] });
		await expect.poll(() => feed.connected(), { timeout: 10_000 }).toBe(1);
		feed.send({ id: shown.at(-1), author: 'viewer', text: 'sent again after the reconnect' }, { id: 'new', author: 'viewer', text: 'new' });
		await expect
			.poll(() => events.flatMap((event) => (event.type === 'messages' ? event.messages : [])).map((message) => message.platformId), { timeout: 10_000 })
			.toEqual(['new']);
		expect((await desk.call('show.stop', { sessionId: again.id })).messages).toBe(1);
	} finally {
		await desk.close();
	}
});

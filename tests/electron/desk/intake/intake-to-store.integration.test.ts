import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createBackoff } from '../../../../electron/desk/intake/backoff.ts';
import { createIntake } from '../../../../electron/desk/intake/intake.ts';
import type { Source } from '../../../../electron/desk/intake/source.ts';
import { createReplaySource } from '../../../../electron/desk/intake/sources/replay.ts';
import { createTwitchSource } from '../../../../electron/desk/intake/sources/twitch.ts';
import type { RecordedBatch } from '../../../../electron/desk/recording/protocol.ts';
import { openRecorder } from '../../../../electron/desk/recording/recorder.ts';
import { resourcesFolder } from '../../../../electron/paths.ts';
import type { Gap } from '../../../../shared/model/show.ts';
import { startTwitchServer, TWITCH_LINES } from '../../../fixtures/twitch.ts';

const DEMO = join(import.meta.dirname, '../../../../resources/demo/watch-show.jsonl');

const open: { readonly stop: () => Promise<unknown> }[] = [];

afterEach(async () => {
	for (const { stop } of open.splice(0).reverse()) await stop();
});

/** A session of this source in a real store, judged by the program's own rules. */
async function record(source: Source) {
	const folder = await mkdtemp(join(tmpdir(), 'showdesk-intake-'));
	open.push({ stop: () => rm(folder, { recursive: true, force: true }) });
	const recorder = await openRecorder({ dataFolder: join(folder, 'data'), resourcesFolder: resourcesFolder(), onCrash: () => {} });
	open.push({ stop: () => recorder.close() });
	const [sessionId, sourceId] = [randomUUID(), randomUUID()];
	const show = { title: 'A show', host: 'Lucía', platform: source.kind, market: 'ES', languages: ['es'] };
	const { kind, channel, label } = source;
	await recorder.call('beginSession', { id: sessionId, show, sources: [{ id: sourceId, kind, channel, label }], sheets: [], startedAt: Date.now() });
	const messages: RecordedBatch['messages'][number][] = [];
	const deletions: RecordedBatch['deletions'][number][] = [];
	const gaps = new Map<number, Gap>();
	const failures: unknown[] = [];
	let hasEnded = false;
	const intake = createIntake({
		sources: [{ id: sourceId, source }],
		record: (items) => recorder.call('record', { sessionId, items }),
		openGap: (gap) => recorder.call('openGap', { sessionId, ...gap }),
		closeGap: (gap) => recorder.call('closeGap', gap),
		onRecorded(batch) {
			messages.push(...batch.messages);
			deletions.push(...batch.deletions);
		},
		onState: () => {},
		onGap: (gap) => gaps.set(gap.id, gap),
		onNotice: () => {},
		onPartial: () => {},
		onStoreFailure: (error) => failures.push(error),
		onAllEnded: () => {
			hasEnded = true;
		},
	});
	open.push({ stop: () => intake.stop() });
	intake.start();
	return { intake, messages, deletions, gaps, failures, hasEnded: () => hasEnded };
}

describe('from a source into the real store', () => {
	it('the demo show arrives whole: every line, every deletion, and its gap', async () => {
		const source = createReplaySource({ kind: 'demo', path: DEMO, label: 'demo', channel: randomUUID(), speed: 'unlimited' });
		const session = await record(source);
		await expect.poll(session.hasEnded, { timeout: 20_000 }).toBe(true);
		expect(session.failures).toEqual([]);
		expect(session.messages).toHaveLength(480);
		expect(session.deletions).toHaveLength(23);
		expect([...session.gaps.values()]).toMatchObject([{ reason: 'connection lost', endedAt: expect.any(Number) }]);
	});

	it('Twitch’s deletions meet the messages they take away, and lines sent again after a cut are stored once', async () => {
		const server = await startTwitchServer();
		open.push({ stop: () => server.close() });
		const backoff = createBackoff({ firstMs: 100, longestMs: 200, stableAfterMs: 10_000, random: () => 1 });
		const session = await record(createTwitchSource({ channel: 'lucia', server: server.address, backoff }));
		const lines = [TWITCH_LINES.viewer, TWITCH_LINES.emotesAfterEmoji, TWITCH_LINES.badEmotes, TWITCH_LINES.host];
		await expect.poll(() => server.joined(), { timeout: 5_000 }).toBe(1);
		server.send(...lines, TWITCH_LINES.deletedMessage, TWITCH_LINES.timedOut);
		await expect.poll(() => session.deletions.length, { timeout: 10_000 }).toBe(3);
		const idOf = new Map(session.messages.map(({ id, platformId }) => [id, platformId]));
		expect(session.deletions.map(({ messageId, reason }) => [idOf.get(messageId), reason])).toEqual([
			['m-viewer', 'message'],
			['m-emotes', 'author'],
			['m-bad-emotes', 'author'],
		]);
		server.cut();
		await expect.poll(() => server.connections(), { timeout: 5_000 }).toBe(2);
		await expect.poll(() => server.joined(), { timeout: 5_000 }).toBe(1);
		server.send(...lines, TWITCH_LINES.moderator);
		await expect
			.poll(() => session.messages.map(({ platformId }) => platformId), { timeout: 5_000 })
			.toEqual(['m-viewer', 'm-emotes', 'm-bad-emotes', 'm-host', 'm-mod']);
		expect(session.intake.sourceStates()[0]?.duplicates).toBe(4);
		expect([...session.gaps.values()]).toMatchObject([{ reason: 'connection-lost', endedAt: expect.any(Number) }]);
	});
});

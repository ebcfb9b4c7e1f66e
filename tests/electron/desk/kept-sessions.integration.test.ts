import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openDesk } from '../../../electron/desk/desk.ts';
import { resourcesFolder } from '../../../electron/paths.ts';
import type { DeskEvent } from '../../../shared/contract/contract.ts';
import { importSession } from '../../browser/session-transcripts.ts';
import { scratchFolder } from './store/scratch-store.ts';

test('a session is tagged, put aside, sealed, verified, reopened and deleted, each told to every window and noted', async () => {
	const desk = await openDesk({ dataFolder: scratchFolder(), resourcesFolder: resourcesFolder(), host: 'browser', log: () => undefined });
	try {
		const events: DeskEvent[] = [];
		desk.subscribe((event) => events.push(event));
		const made = { title: 'W1', host: 'Lucía', market: 'ES', startedAt: 1_000_000, minutes: 60 };
		const sessionId = await importSession(desk, { ...made, languages: { es: 1_500, ru: 500 }, categories: { scam: 30, health: 10 }, gaps: 2 });
		await expect(desk.call('session.tag', { sessionId, tags: ['Q4'] })).rejects.toMatchObject({ code: 'no-profile' });
		await desk.call('profile.set', { name: 'Ana', role: 'specialist', languages: ['es'] });

		const session = await desk.call('session.get', { sessionId });
		expect(session).toMatchObject({
			languages: [
				{ tag: 'es', messages: 1_500 },
				{ tag: 'ru', messages: 500 },
			],
			categories: [
				{ category: 'scam', flags: 30, reviewed: 0, added: 0 },
				{ category: 'health', flags: 10, reviewed: 0, added: 0 },
			],
			gaps: 2,
			seal: null,
		});
		expect(await desk.call('session.tag', { sessionId, tags: ['watch', 'Q4', 'watch'] })).toMatchObject({ tags: ['Q4', 'watch'] });
		expect(await desk.call('session.archive', { sessionId, isArchived: true })).toMatchObject({ archivedAt: expect.any(Number) });
		expect(await desk.call('session.archive', { sessionId, isArchived: false })).toMatchObject({ archivedAt: null });

		const operationId = randomUUID();
		const sealed = await desk.call('session.seal', { sessionId, operationId });
		expect(sealed.seal).toMatchObject({ by: { name: 'Ana', role: 'specialist' }, lines: 2_003 });
		const [first] = (await desk.call('feed.toReview', { sessionId, limit: 1 })).messages;
		const verdict = { type: 'verdict', flagId: first?.flags[0]?.id ?? 0, verdict: 'confirmed' } as const;
		await expect(desk.call('annotation.add', { messageId: first?.id ?? 0, body: verdict })).rejects.toMatchObject({ code: 'session-sealed' });
		const verifyId = randomUUID();
		expect(await desk.call('session.verify', { sessionId, operationId: verifyId })).toMatchObject({ outcome: 'whole', lines: 2_003 });

		await expect(desk.call('session.reopen', { sessionId, reason: 'x' })).rejects.toMatchObject({ code: 'lead-only' });
		await desk.call('profile.set', { name: 'Wei', role: 'lead', languages: ['zh'] });
		expect(await desk.call('session.reopen', { sessionId, reason: 'a claim was missed' })).toMatchObject({ seal: null });
		await desk.call('annotation.add', { messageId: first?.id ?? 0, body: verdict });
		const judged = await desk.call('session.get', { sessionId });
		expect(judged.categories.reduce((sum, { reviewed }) => sum + reviewed, 0)).toBe(1);

		// A sealing that somebody stops leaves the session open.
		const stopped = randomUUID();
		const sealing = desk.call('session.seal', { sessionId, operationId: stopped });
		const cancel = desk.subscribe((event) => {
			if (event.type === 'progress' && event.operationId === stopped) void desk.call('operation.cancel', { operationId: stopped });
		});
		await sealing.then(
			() => desk.call('session.reopen', { sessionId, reason: 'it was quicker than the cancel' }),
			(error: { code: string }) => expect(error.code).toBe('cancelled'),
		);
		cancel();
		expect(await desk.call('session.get', { sessionId })).toMatchObject({ seal: null });

		await desk.call('session.seal', { sessionId, operationId: randomUUID() });
		await expect(desk.call('session.delete', { sessionId })).rejects.toMatchObject({ code: 'session-sealed' });
		await desk.call('session.delete', { sessionId, acceptsSealed: true });
		await expect(desk.call('session.get', { sessionId })).rejects.toMatchObject({ code: 'session-not-found' });
		expect(events.filter(({ type }) => type === 'sessionErased')).toMatchObject([{ sessionId }]);
		const acts = events.flatMap((event) => (event.type === 'audit' ? [`${event.entry.act} ${event.entry.author?.name ?? '-'}`] : []));
		expect(acts).toEqual(
			expect.arrayContaining([
				'session.imported -',
				'session.tagged Ana',
				'session.archived Ana',
				'session.restored Ana',
				'session.sealed Ana',
				'session.reopened Wei',
				'session.sealed Wei',
				'session.deleted Wei',
			]),
		);
	} finally {
		await desk.close();
	}
});

import { expect, test } from 'vitest';
import { resourcesFolder } from '../../../electron/paths.ts';
import { runSeveralSources } from '../../bench/several-sources.ts';

const SECONDS = 20;

test('a chat, GoodGame, a relay of two platforms and captions fill one show at 50 lines a second, without a gap or a duplicate', {
	timeout: 90_000,
}, async () => {
	const { sent, stored, missing, twice, gaps, sources, messages } = await runSeveralSources({
		resourcesFolder: resourcesFolder(),
		perSecond: 50,
		seconds: SECONDS,
	});
	expect({ sent, stored, missing, twice, gaps }).toEqual({ sent: 50 * SECONDS, stored: 50 * SECONDS, missing: 0, twice: 0, gaps: 0 });
	expect(sources.map(({ kind, duplicates, dropped }) => [kind, duplicates, dropped.count])).toEqual([
		['websocket', 0, 0],
		['goodgame', 0, 0],
		['social-stream', 0, 0],
		['websocket', 0, 0],
	]);
	const perSource = Map.groupBy(messages, ({ sourceId }) => sourceId);
	expect([...perSource.values()].map(({ length }) => length)).toEqual([250, 250, 250, 250]);
	const relayed = perSource.get(sources[2]?.sourceId ?? '') ?? [];
	expect(new Set(relayed.map(({ origin }) => origin?.platform))).toEqual(new Set(['youtube', 'tiktok']));
	expect(new Set((perSource.get(sources[3]?.sourceId ?? '') ?? []).map(({ kind }) => kind))).toEqual(new Set(['speech']));
});

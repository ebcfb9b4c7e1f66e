import { describe, expect, it } from 'vitest';
import { resourcesFolder } from '../../../electron/paths.ts';
import { runSeveralSources } from '../../bench/several-sources.ts';

const SHOW = { resourcesFolder: resourcesFolder(), perSecond: 50, seconds: 16 };
const LINES = SHOW.perSecond * SHOW.seconds;

describe.concurrent('Twitch, GoodGame, a relay of two platforms, YouTube and captions in one show, at 50 lines a second', () => {
	it('fill it without a gap or a duplicate', { timeout: 90_000 }, async () => {
		const { sent, stored, missing, unheard, twice, gaps, sources, platforms, messages } = await runSeveralSources({ ...SHOW, cutEverySeconds: null });
		expect({ sent, stored, missing, unheard, twice, gaps }).toEqual({ sent: LINES, stored: LINES, missing: 0, unheard: 0, twice: 0, gaps: [] });
		expect(sources.map(({ kind, dropped }) => [kind, dropped.count])).toEqual([
			['twitch', 0],
			['goodgame', 0],
			['social-stream', 0],
			['youtube', 0],
			['captions', 0],
		]);
		expect(platforms.map((one) => one.stored)).toEqual([192, 192, 192, 192, 32]);
		expect(platforms.map(({ delaysMs }) => delaysMs.length)).toEqual([192, 192, 192, 192, 32]);
		const perSource = Map.groupBy(messages, ({ sourceId }) => sourceId);
		const relayed = perSource.get(sources[2]?.sourceId ?? '') ?? [];
		expect(new Set(relayed.map(({ origin }) => origin?.platform))).toEqual(new Set(['youtube', 'tiktok']));
		const spoken = perSource.get(sources[4]?.sourceId ?? '') ?? [];
		expect(new Set(spoken.map(({ kind }) => kind))).toEqual(new Set(['speech']));
		expect(spoken.every(({ text, speech }) => speech?.words.length === text.split(' ').length)).toBe(true);
	});

	it('lose nothing but what was said to nobody when every connection is cut, and draw one gap for each', { timeout: 90_000 }, async () => {
		const { sent, stored, missing, unheard, twice, cuts, gaps, platforms, sources } = await runSeveralSources({ ...SHOW, cutEverySeconds: 9 });
		expect({ sent, cuts, missing, twice }).toEqual({ sent: LINES, cuts: 1, missing: 0, twice: 0 });
		expect(stored).toBe(LINES - unheard);
		expect(platforms.map((one) => [one.name, one.gaps])).toEqual([
			['twitch', 1],
			['goodgame', 1],
			['relay', 1],
			['youtube', 1],
			['captions', 1],
		]);
		expect(gaps.every(({ endedAt, reason }) => endedAt !== null && reason === 'connection-lost')).toBe(true);
		// Where the platform keeps a history nothing is missing, and what it said before is known.
		expect(platforms.filter(({ name }) => name === 'goodgame' || name === 'youtube').map((one) => one.stored)).toEqual([192, 192]);
		expect(sources.map(({ kind, duplicates }) => [kind, duplicates > 0])).toEqual([
			['twitch', true],
			['goodgame', true],
			['social-stream', true],
			['youtube', true],
			['captions', false],
		]);
	});
});

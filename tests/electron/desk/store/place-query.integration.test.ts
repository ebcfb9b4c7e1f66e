import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { findPeople } from '../../../../electron/desk/keeping/find-person.ts';
import { originsAndPrices } from '../../../../electron/desk/store/migrations/240-origins-and-prices.ts';
import { openForReading, storeFile } from '../../../../electron/desk/store/open-store.ts';
import { namesOf } from '../../../../renderer/live/places/place-names.ts';
import { placeKey } from '../../../../shared/model/place.ts';
import { SESSION, SHOW, said, scratchDesk, twitchSource } from './scratch-store.ts';

const YOUTUBE = { platform: 'youtube', channel: 'Lucía live' };
const TIKTOK = { platform: 'tiktok', channel: null };

/** One "marta" on Twitch and one on a feed of its own, both of the same id, and two that a relay names apart; one line each, Twitch's says two. */
async function manyPlaces() {
	const desk = await scratchDesk();
	await desk.recorder.beginSession({
		id: SESSION,
		show: SHOW,
		sources: [
			twitchSource(),
			{ id: 'feed', kind: 'websocket', channel: 'feed.test', label: 'feed.test' },
			{ id: 'relay', kind: 'social-stream', channel: '0123456789abcdef', label: 'Social Stream Ninja' },
			{ id: 'words', kind: 'captions', channel: 'vosk', label: 'Vosk' },
		],
		sheets: [],
		startedAt: 1_000,
	});
	const marta = { id: 'marta', name: 'Marta' };
	const { messages } = await desk.recorder.record({
		sessionId: SESSION,
		items: [
			said(1, 'hola', { author: marta }),
			said(2, 'hola', { sourceId: 'feed', author: marta }),
			said(3, 'hola', { sourceId: 'relay', author: { id: 'youtube:marta', name: 'Marta' }, origin: YOUTUBE }),
			said(4, 'hola', { sourceId: 'relay', author: { id: 'tiktok:marta', name: 'Marta' }, origin: TIKTOK }),
			said(5, 'otra vez hola', { author: marta }),
		],
	});
	await desk.recorder.indexAll({});
	return { ...desk, messages };
}

test('a session is heard at each of its sources of chat and at each place a relay names, and its feed can be narrowed to any of them', async () => {
	const { reader, messages } = await manyPlaces();
	const places = await reader.places({ sessionId: SESSION });
	expect(places.map(({ platform, channel }) => [platform, channel])).toEqual([
		['twitch', '#lucia'],
		['websocket', 'feed.test'],
		['tiktok', null],
		['youtube', 'Lucía live'],
	]);
	expect(new Set(messages.map(placeKey)), 'every message stands at one of them').toEqual(new Set(places.map(({ key }) => key)));
	const numbers = async (keys: readonly string[]) =>
		(await reader.feedPage({ sessionId: SESSION, filter: { places: [...keys] }, limit: 50 })).messages.map(({ platformId }) => platformId);
	const [twitch, , tiktok, youtube] = places.map(({ key }) => [key]);
	expect(await numbers(twitch ?? [])).toEqual(['p1', 'p5']);
	expect(await numbers(tiktok ?? [])).toEqual(['p4']);
	expect(await numbers([...(twitch ?? []), ...(youtube ?? [])])).toEqual(['p1', 'p3', 'p5']);
	expect(await numbers(['source relay']), 'what a relay passes on was not heard at the relay').toEqual([]);
});

test('a search finds what was written on a platform, relayed or not, and offers the platforms there are', async () => {
	const { reader } = await manyPlaces();
	const found = async (text: string) => (await reader.search({ text, limit: 50 })).hits.map(({ message }) => message.platformId).sort();
	expect(await found('platform:twitch')).toEqual(['p1', 'p5']);
	expect(await found('platform:YouTube')).toEqual(['p3']);
	expect(await found('platform:tik,you hola')).toEqual(['p3', 'p4']);
	expect(await found('-platform:twitch,websocket')).toEqual(['p3', 'p4']);
	expect(await reader.suggestValues({ predicate: 'platform', text: 't' })).toEqual(['tiktok', 'twitch']);
});

test('what an older desk indexed is found by its platform once the desk was idle', async () => {
	const { dataFolder, close } = await manyPlaces();
	await close();
	const database = new Database(storeFile(dataFolder));
	database.exec(`
		DROP INDEX message_origin_by_place; DROP INDEX session_by_host; DROP TABLE reference_price;
		DELETE FROM message_search; INSERT INTO message_search (rowid, text) SELECT id, 'hola' FROM message;
	`);
	originsAndPrices(database);
	database.close();
	const { reader, recorder } = await scratchDesk(dataFolder);
	const found = async () => (await reader.search({ text: 'platform:youtube', limit: 50 })).hits.map(({ message }) => message.platformId);
	expect(await found()).toEqual([]);
	await recorder.indexAll({});
	expect(await found()).toEqual(['p3']);
});

test('the same name on several places is several people: what one wrote, who wrote, and who is found are kept apart', async () => {
	const { reader, dataFolder } = await manyPlaces();
	const written = async (filter: { authorId: string; authorSource: string }) =>
		(await reader.feedPage({ sessionId: SESSION, filter, limit: 50 })).messages.map(({ platformId }) => platformId);
	expect(await written({ authorId: 'marta', authorSource: 'source-1' })).toEqual(['p1', 'p5']);
	expect(await written({ authorId: 'marta', authorSource: 'feed' })).toEqual(['p2']);
	const store = openForReading(storeFile(dataFolder), () => undefined);
	onTestFinished(() => store.close());
	const people = findPeople(store, 'marta', 10);
	expect(people.map(({ channels, messages }) => [channels, messages]).sort()).toEqual([
		[['feed.test'], 1],
		[['lucia'], 2],
		[['tiktok'], 1],
		[['youtube Lucía live'], 1],
	]);
});

test('a mark says the platform, and the channel where two of a platform have to be told apart', () => {
	const names = namesOf([
		{ key: 'a', platform: 'twitch', channel: '#lucia' },
		{ key: 'b', platform: 'twitch', channel: '#olga' },
		{ key: 'c', platform: 'youtube', channel: 'Lucía live' },
		{ key: 'd', platform: 'rumble', channel: null },
	]);
	expect([...names.values()]).toEqual([
		{ short: '#lucia', full: 'Twitch · #lucia' },
		{ short: '#olga', full: 'Twitch · #olga' },
		{ short: 'YouTube', full: 'YouTube · Lucía live' },
		{ short: 'Rumble', full: 'Rumble' },
	]);
});

import { expect, test } from 'vitest';
import { createWebSocketSource } from '../../../../electron/desk/intake/sources/websocket.ts';
import { readShippedPresets } from '../../../../electron/desk/presets/presets.ts';
import { resourcesFolder } from '../../../../electron/paths.ts';
import { INTERFACE_LANGUAGES } from '../../../../shared/model/language.ts';
import { fieldLabel, filledPreset, presetName } from '../../../../shared/model/source-preset.ts';
import { openTemporaryDesk } from '../../../contract/open-desk.ts';
import { quickBackoff, watchSource } from '../../../fixtures/watched-source.ts';
import { startWebSocketFeed } from '../../../fixtures/websocket-feed.ts';

const OWN = { name: 'Our feed', fields: [{ id: 'room', label: 'Room' }], url: 'wss://example.org/{{room}}', mapping: { fields: { text: '/text' } } };

test('presets of the desk come first, the team’s own are saved, changed and deleted', async () => {
	const desk = await openTemporaryDesk();
	try {
		const shipped = await desk.call('preset.list', {});
		expect(shipped.map(({ id, isShipped }) => [id, isShipped])).toEqual([['goodgame-number', true]]);
		const { id } = await desk.call('preset.save', { preset: OWN });
		await desk.call('preset.save', { id, preset: { ...OWN, name: 'Renamed' } });
		expect((await desk.call('preset.list', {})).map(({ preset, isShipped }) => [preset.name, isShipped]).at(-1)).toEqual(['Renamed', false]);
		await expect(desk.call('preset.save', { preset: { ...OWN, url: 'wss://example.org/{{other}}' } })).rejects.toMatchObject({ code: 'invalid-input' });
		await desk.call('preset.delete', { id });
		expect(await desk.call('preset.list', {})).toEqual(shipped);
	} finally {
		await desk.close();
	}
});

test('a preset that comes with the desk is called by its name in every language of the interface', async () => {
	for (const { id, preset } of await readShippedPresets(`${resourcesFolder()}/presets`)) {
		for (const language of INTERFACE_LANGUAGES.filter((other) => other !== 'en')) {
			expect(presetName(preset, language), `${id} ${language}`).not.toBe(preset.name);
			for (const field of preset.fields) expect(fieldLabel(field, language), `${id} ${field.id} ${language}`).not.toBe(field.label);
		}
		expect(presetName(preset, 'en')).toBe(preset.name);
	}
});

test('the preset of GoodGame reads its documented frames without code of its own', async () => {
	const [known] = await readShippedPresets(`${resourcesFolder()}/presets`);
	if (known === undefined) throw new Error('no preset is shipped');
	const { mapping } = filledPreset(known.preset, { channel: '5' });
	const feed = await startWebSocketFeed();
	const source = createWebSocketSource({ url: feed.address, mapping, backoff: quickBackoff() });
	try {
		const watched = watchSource(source);
		await expect.poll(() => feed.received.length).toBe(2);
		expect(JSON.parse(feed.received[1] ?? '')).toMatchObject({ type: 'join', data: { channel_id: '5' } });
		const data = { channel_id: '5', user_id: 162675, user_name: 'Resmile', user_rights: 20, message_id: 1693043578692, timestamp: 1693043579 };
		feed.send(
			{ type: 'welcome', data: { protocolVersion: 2 } },
			{ type: 'message', data: { ...data, text: 'Miker, :panic: &lt;3' } },
			{ type: 'message', data: { ...data, channel_id: '6', text: 'another channel' } },
			{ type: 'remove_message', data: { channel_id: '5', message_id: 1693043578692 } },
		);
		await expect.poll(() => watched.events.at(-1)).toMatchObject({ type: 'deletion', target: { platformId: '1693043578692' } });
		expect(watched.messages()).toMatchObject([
			{ text: 'Miker, :panic: <3', role: 'host', sentAt: 1_693_043_579_000, author: { id: '162675' }, emotes: [{ start: 7, end: 14, name: ':panic:' }] },
		]);
		expect(watched.events.filter(({ type }) => type === 'dropped')).toEqual([]);
	} finally {
		await source.stop();
		await feed.close();
	}
});

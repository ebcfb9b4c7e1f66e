import { describe, expect, it } from 'vitest';
import { EMPTY_FIELD, placesToFill, presetOf } from '../../../renderer/start/presets/preset-draft.ts';
import { presetFile, readPreset, readPresetFile, samePreset } from '../../../renderer/start/presets/preset-file.ts';
import { filledPreset } from '../../../shared/model/source-preset.ts';
import { DEFAULT_MAPPING } from '../../../shared/model/websocket-mapping.ts';

const MAPPING = { fields: { text: '/body' }, onOpen: [{ join: '{{channel}}', token: '{{token}}' }] };
const URL_TEXT = ' wss://feed.example/{{channel}} ';

describe('a preset made of a WebSocket source', () => {
	it('asks for each place once, in the order it is met', () => {
		expect(placesToFill('wss://x/{{channel}}?a={{channel}}', MAPPING)).toEqual(['channel', 'token']);
		expect(placesToFill('wss://x', null)).toEqual([]);
	});

	it('keeps what was written of each, and no example of a secret', () => {
		const fields = { channel: { ...EMPTY_FIELD, example: 'lucia' }, token: { label: 'Your token', example: 'forgotten', isSecret: true }, gone: EMPTY_FIELD };
		const made = presetOf({ name: ' Feed ', url: URL_TEXT, fields }, MAPPING);
		if ('problem' in made) throw new Error(JSON.stringify(made));
		expect(made.preset).toMatchObject({
			name: 'Feed',
			url: 'wss://feed.example/{{channel}}',
			fields: [
				{ id: 'channel', label: 'channel', example: 'lucia', isSecret: false },
				{ id: 'token', label: 'Your token', example: '', isSecret: true },
			],
		});
		expect(filledPreset(made.preset, { channel: 'a', token: 'b' })).toMatchObject({
			url: 'wss://feed.example/a',
			mapping: { onOpen: [{ join: 'a', token: 'b' }] },
		});
	});

	it('speaks the desk’s own frame where there is no mapping', () => {
		expect(presetOf({ name: 'Feed', url: 'wss://x.example', fields: {} }, null)).toMatchObject({ preset: { mapping: DEFAULT_MAPPING } });
	});

	it('says what cannot be saved, and at which place', () => {
		const problemOf = (name: string, url: string) => presetOf({ name, url, fields: {} }, null);
		expect(problemOf(' ', 'wss://x.example')).toEqual({ problem: { field: 'name' } });
		expect(problemOf('a', 'https://x.example')).toEqual({ problem: { field: 'url' } });
		expect(problemOf('a', '')).toEqual({ problem: { field: 'url' } });
		expect(problemOf('a', 'wss://x.example/{{Der Kanal}}')).toEqual({ problem: { field: 'place', place: 'Der Kanal' } });
		expect(problemOf('a', `wss://x.example/${'abcdefghi'.replace(/./g, '{{$&}}')}`)).toEqual({ problem: { field: 'places' } });
	});
});

describe('a preset as a file', () => {
	const made = presetOf({ name: 'Feed', url: URL_TEXT, fields: {} }, MAPPING);
	if ('problem' in made) throw new Error(JSON.stringify(made));
	const known = { id: '1', isShipped: false, preset: made.preset };

	it('comes back as it went out, and is known again', async () => {
		const read = readPreset(await presetFile(known).text());
		expect(read).toEqual({ preset: made.preset });
		if ('preset' in read) expect(samePreset([known], read.preset)).toBe(known);
		expect(samePreset([known], { ...made.preset, name: 'Other' })).toBeNull();
	});

	it('is refused with the place and the reason where it is none', async () => {
		expect(readPreset('{')).toMatchObject({ problem: 'not-json' });
		expect(readPreset('[]')).toMatchObject({ problem: 'wrong-shape', path: '/' });
		const wrong = { ...made.preset, mapping: { fields: { text: 'body' } } };
		expect(readPreset(JSON.stringify(wrong))).toEqual({
			problem: 'wrong-shape',
			path: '/mapping/fields/text',
			why: 'a JSON Pointer starts with / (RFC 6901)',
		});
		expect(readPreset(JSON.stringify({ ...made.preset, script: 'alert(1)' }))).toMatchObject({ problem: 'wrong-shape' });
		expect(await readPresetFile(new File(['x'.repeat(300_000)], 'big.json'))).toEqual({ problem: 'too-large' });
	});
});

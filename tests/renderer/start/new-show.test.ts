import { describe, expect, it } from 'vitest';
import { DEMO_SHEET } from '../../../renderer/products/demo-sheet.ts';
import { chosenSheets, DEMO_SHEET_ID, EMPTY_SHOW, fieldOf, type NewShow, problemOf, startShow } from '../../../renderer/start/new-show.ts';
import { readMapping } from '../../../renderer/start/read-mapping.ts';
import { readTwitchChannels } from '../../../renderer/start/twitch-channels.ts';
import { type Desk, showRequestSchema } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';

const show = (part: Partial<NewShow>): NewShow => ({ ...EMPTY_SHOW, ...part });

/** What the desk would get, after its own check. */
async function requestOf(part: Partial<NewShow>) {
	let request: unknown;
	const call = (async (_name: string, input: unknown) => {
		request = showRequestSchema.parse(input);
		return {};
	}) as Desk['call'];
	await startShow(show(part), call, { onProgress: () => {}, signal: new AbortController().signal });
	return request;
}

describe('reading Twitch channels', () => {
	it('takes names and addresses as people paste them, each once', () => {
		const { sources, bad } = readTwitchChannels('Foo, #bar\nhttps://www.twitch.tv/baz?x=1  foo，qux');
		expect(sources).toEqual(['foo', 'bar', 'baz', 'qux'].map((channel) => ({ kind: 'twitch', channel })));
		expect(bad).toEqual([]);
	});

	it('tells what is no channel as it was written', () => {
		expect(readTwitchChannels('foo, bad-name! https://example.com/x').bad).toEqual(['bad-name!', 'https://example.com/x']);
	});
});

describe('reading a mapping file', () => {
	it('accepts what the schema accepts', () => {
		expect(readMapping('{"fields":{"text":"/body"}}')).toEqual({ mapping: { fields: { text: '/body' } } });
	});

	it('names the place and the reason of a mistake', () => {
		expect(readMapping('{"fields":{"text":"body"}}')).toEqual({ problem: 'wrong-shape', path: '/fields/text', why: 'a JSON Pointer starts with / (RFC 6901)' });
		expect(readMapping('{')).toMatchObject({ problem: 'not-json' });
	});
});

describe('a new show', () => {
	it('is refused before the desk is asked where a field cannot be used', () => {
		expect(problemOf(show({ kind: 'twitch', channels: ' ' }))).toEqual({ field: 'channels', problem: 'missing' });
		expect(problemOf(show({ kind: 'twitch', channels: 'no-name' }))).toEqual({ field: 'channels', problem: 'bad', names: ['no-name'] });
		expect(problemOf(show({ kind: 'websocket', url: 'https://example.com' }))).toEqual({ field: 'url', problem: 'bad' });
		expect(problemOf(show({ kind: 'replay' }))).toEqual({ field: 'file', problem: 'missing' });
		expect(problemOf(show({ kind: 'replay', file: new File([], 'x.jsonl') }))).toEqual({ field: 'file', problem: 'empty' });
	});

	it('does not start with the default frame where the person chose a mapping that is of no use', () => {
		const mapping = { fileName: 'map.json', reading: readMapping('[]') };
		expect(problemOf(show({ kind: 'websocket', url: 'wss://example.com', mapping }))).toEqual({ field: 'mapping', problem: 'bad' });
	});

	it('becomes a request the contract accepts, with what was left empty left out', async () => {
		expect(await requestOf({ kind: 'twitch', channels: 'foo bar', title: ' Watches ', market: 'ES', languages: ['es'] })).toEqual({
			title: 'Watches',
			market: 'ES',
			languages: ['es'],
			sources: [
				{ kind: 'twitch', channel: 'foo' },
				{ kind: 'twitch', channel: 'bar' },
			],
		});
	});

	it('keeps what was typed for another source out of the demo', async () => {
		expect(await requestOf({ kind: 'demo', title: 'Mine', speed: 'unlimited' })).toEqual({ sources: [{ kind: 'demo', speed: 'unlimited' }] });
	});
});

describe('a refusal of the desk', () => {
	it('leaves no transcript behind at the desk', async () => {
		const calls: string[] = [];
		const call = (async (name: string) => {
			calls.push(name);
			if (name === 'upload.begin') return { uploadId: '0f6f6a4e-7b1c-4f6e-9c39-0f2b7f0a1f11' };
			if (name === 'show.start') throw new DeskError('not-a-transcript', 'No.');
			return { bytes: 1 };
		}) as Desk['call'];
		const starting = startShow(show({ kind: 'replay', file: new File(['x'], 'x.jsonl') }), call, {
			onProgress: () => {},
			signal: new AbortController().signal,
		});
		await expect(starting).rejects.toMatchObject({ code: 'not-a-transcript' });
		expect(calls).toEqual(['upload.begin', 'upload.append', 'show.start', 'upload.discard']);
	});

	it('is shown beside the field it is about', () => {
		const refusal = (field: string) => new DeskError('invalid-input', '', { field });
		expect(fieldOf(refusal('sources.0.channel'), 'twitch')).toBe('channels');
		expect(fieldOf(refusal('sources.0.mapping.fields.text'), 'websocket')).toBe('mapping');
		expect(fieldOf(refusal('title'), 'twitch')).toBe('title');
		expect(fieldOf(new DeskError('already-watched', ''), 'websocket')).toBe('url');
		expect(fieldOf(new DeskError('not-a-transcript', ''), 'replay')).toBe('file');
	});

	it('is shown above the buttons where it is about no field', () => {
		expect(fieldOf(new DeskError('disk-full', ''), 'twitch')).toBeNull();
		expect(fieldOf(new Error('other'), 'twitch')).toBeNull();
	});
});

describe('what a new show is checked against', () => {
	const team = { id: 'b8a9', sheet: { product: 'W2', facts: {} } };
	const demosOwn = { id: DEMO_SHEET_ID, sheet: DEMO_SHEET };

	it('is left to the desk while nobody has chosen', async () => {
		expect(await requestOf({ kind: 'demo' })).not.toHaveProperty('sheets');
		expect(chosenSheets(show({ kind: 'demo' }))).toEqual([demosOwn]);
		expect(chosenSheets(show({ kind: 'twitch' }))).toEqual([]);
	});

	it('is what was chosen, also where that is nothing', async () => {
		expect(await requestOf({ kind: 'demo', sheets: [demosOwn, team] })).toMatchObject({ sheets: [DEMO_SHEET, team.sheet] });
		expect(await requestOf({ kind: 'demo', sheets: [] })).toMatchObject({ sheets: [] });
	});

	it('is never the sheet of the demo for another show', async () => {
		expect(await requestOf({ kind: 'twitch', channels: 'foo', sheets: [demosOwn, team] })).toMatchObject({ sheets: [team.sheet] });
	});
});

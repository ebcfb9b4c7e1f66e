import { describe, expect, it } from 'vitest';
import { DEMO_SHEET } from '../../../renderer/products/demo-sheet.ts';
import {
	chosenSheets,
	DEMO_SHEET_ID,
	EMPTY_SHOW,
	expectedLanguage,
	isUntouched,
	type NewShow,
	placeOf,
	problemsOf,
	startShow,
} from '../../../renderer/start/new-show.ts';
import { readMapping } from '../../../renderer/start/read-mapping.ts';
import { newDraft, type SourceDraft } from '../../../renderer/start/sources/source-draft.ts';
import { type Desk, showRequestSchema } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';

const show = (part: Partial<NewShow>): NewShow => ({ ...EMPTY_SHOW, ...part });
const twitch = (id: string, address: string): SourceDraft => newDraft(id, 'twitch', address);
const demo: SourceDraft = newDraft('d', 'demo');
const file = (id: string, kind: 'replay' | 'caption-file'): SourceDraft => ({ id, kind, file: new File(['x'], `${id}.txt`), speed: 1 });

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
	it('is the demo where nothing was chosen', async () => {
		expect(isUntouched(EMPTY_SHOW)).toBe(true);
		expect(isUntouched(show({ typed: 'lucia' }))).toBe(false);
		expect(await requestOf({})).toEqual({ sources: [{ kind: 'demo', speed: 1 }] });
	});

	it('becomes a request the contract accepts, its sources in their order, with what was left empty left out', async () => {
		const sources = [twitch('a', 'foo'), newDraft('b', 'vosk'), twitch('c', 'bar')];
		expect(await requestOf({ sources, title: ' Watches ', market: 'ES', languages: ['ar'], disclosureMinutes: ' 20 ' })).toEqual({
			title: 'Watches',
			market: 'ES',
			languages: ['ar'],
			disclosureMinutes: 20,
			sources: [
				{ kind: 'twitch', channel: 'foo' },
				{ kind: 'captions', engine: 'vosk', language: 'ar' },
				{ kind: 'twitch', channel: 'bar' },
			],
		});
	});

	it('keeps what was typed about a show out of the demo', async () => {
		const spoken = { title: 'Mine', disclosureMinutes: '5' };
		expect(await requestOf({ sources: [demo], ...spoken })).toEqual({ sources: [{ kind: 'demo', speed: 1 }] });
		expect(await requestOf({ sources: [demo, twitch('a', 'foo')], ...spoken })).toMatchObject({ title: 'Mine', disclosureMinutes: 5 });
	});

	it('is heard in its first language, else in its market’s', () => {
		expect(expectedLanguage({ languages: ['ar', 'fr'], market: 'ES' })).toBe('ar');
		expect(expectedLanguage({ languages: [], market: 'ES' })).toBe('es');
		expect(expectedLanguage({ languages: [], market: null })).toBeNull();
	});

	it('names everything that is to be mended, each at its source, before the desk is asked', () => {
		const sources = [twitch('a', 'foo'), newDraft('b', 'youtube'), twitch('c', 'https://twitch.tv/FOO')];
		expect(problemsOf(show({ sources, disclosureMinutes: '0' }))).toEqual([
			{ sourceId: 'b', problem: { field: 'address', code: 'videoMissing' } },
			{ sourceId: 'c', problem: { field: null, code: 'twice' } },
			{ detail: 'disclosureMinutes' },
		]);
		expect(problemsOf(show({ sources: [twitch('a', 'foo')], disclosureMinutes: '180' }))).toEqual([]);
		for (const minutes of ['181', '1.5', '-3', 'ten']) expect(problemsOf(show({ disclosureMinutes: minutes }))).toEqual([{ detail: 'disclosureMinutes' }]);
		expect(problemsOf(show({ sources: [demo], disclosureMinutes: 'ten' }))).toEqual([]);
	});
});

describe('a refusal of the desk', () => {
	const drafts = show({ sources: [twitch('a', 'foo'), newDraft('b', 'websocket', 'wss://x.example'), file('c', 'replay')] });
	const refusal = (field: string, code: DeskError['code'] = 'invalid-input') => new DeskError(code, '', { field });

	it('leaves none of the files behind at the desk', async () => {
		const calls: string[] = [];
		let uploads = 0;
		const call = (async (name: string) => {
			calls.push(name);
			uploads += name === 'upload.begin' ? 1 : 0;
			if (name === 'upload.begin') return { uploadId: `0f6f6a4e-7b1c-4f6e-9c39-0f2b7f0a1f1${uploads}` };
			if (name === 'show.start') throw new DeskError('not-a-transcript', 'No.');
			return { bytes: 1 };
		}) as Desk['call'];
		const starting = startShow(show({ sources: [file('c', 'replay'), file('d', 'caption-file')] }), call, {
			onProgress: () => {},
			signal: new AbortController().signal,
		});
		await expect(starting).rejects.toMatchObject({ code: 'not-a-transcript' });
		expect(calls).toEqual(['upload.begin', 'upload.append', 'upload.begin', 'upload.append', 'show.start', 'upload.discard', 'upload.discard']);
	});

	it('is no refusal where the person stopped the handing over: nothing is started, and nothing is left behind', async () => {
		const controller = new AbortController();
		const calls: string[] = [];
		const call = (async (name: string) => {
			calls.push(name);
			return name === 'upload.begin' ? { uploadId: '0f6f6a4e-7b1c-4f6e-9c39-0f2b7f0a1f11' } : { bytes: 1 };
		}) as Desk['call'];
		const starting = startShow(show({ sources: [file('c', 'replay'), file('d', 'caption-file')] }), call, {
			onProgress: (fileName) => {
				expect(fileName).toBe('c.txt');
				controller.abort();
			},
			signal: controller.signal,
		});
		await expect(starting).rejects.toMatchObject({ code: 'cancelled' });
		expect(calls).toEqual(['upload.begin', 'upload.append', 'upload.discard']);
	});

	it('is shown at the source and the field it is about', () => {
		expect(placeOf(refusal('sources.0.channel'), drafts)).toEqual({ sourceId: 'a', problem: { field: 'address', code: 'channelBad' } });
		expect(placeOf(refusal('sources.1.mapping.fields.text'), drafts)).toEqual({ sourceId: 'b', problem: { field: 'mapping', code: 'mappingBad' } });
		expect(placeOf(refusal('sources.1', 'already-watched'), drafts)).toEqual({ sourceId: 'b', problem: null });
		expect(placeOf(refusal('sources.2', 'not-a-transcript'), drafts)).toEqual({ sourceId: 'c', problem: null });
		expect(placeOf(refusal('market'), drafts)).toEqual({ detail: 'market' });
		expect(placeOf(refusal('disclosureMinutes'), drafts)).toEqual({ detail: 'disclosureMinutes' });
	});

	it('is shown above the buttons where it is about no field', () => {
		expect(placeOf(new DeskError('disk-full', ''), drafts)).toBeNull();
		expect(placeOf(new Error('other'), drafts)).toBeNull();
		expect(placeOf(refusal('sources.9.channel'), drafts)).toBeNull();
	});
});

describe('what a new show is checked against', () => {
	const team = { id: 'b8a9', sheet: { product: 'W2', facts: {} } };
	const demosOwn = { id: DEMO_SHEET_ID, sheet: DEMO_SHEET };
	const foo = [twitch('a', 'foo')];

	it('is left to the desk while nobody has chosen', async () => {
		expect(await requestOf({ sources: [demo] })).not.toHaveProperty('sheets');
		expect(chosenSheets(show({ sources: [demo] }))).toEqual([demosOwn]);
		expect(chosenSheets(show({ sources: foo }))).toEqual([]);
	});

	it('is what was chosen, also where that is nothing', async () => {
		expect(await requestOf({ sources: [demo], sheets: [demosOwn, team] })).toMatchObject({ sheets: [DEMO_SHEET, team.sheet] });
		expect(await requestOf({ sources: [demo], sheets: [] })).toMatchObject({ sheets: [] });
	});

	it('is never the sheet of the demo for another show', async () => {
		expect(await requestOf({ sources: foo, sheets: [demosOwn, team] })).toMatchObject({ sheets: [team.sheet] });
	});
});

import { describe, expect, it } from 'vitest';
import { readMapping } from '../../../renderer/start/read-mapping.ts';
import { recognise } from '../../../renderer/start/sources/recognise.ts';
import { draftProblem, identityOf, labelOf, newDraft, problemAt, requestOf, type SourceDraft } from '../../../renderer/start/sources/source-draft.ts';
import { type DraftKind, SOURCE_GROUPS } from '../../../renderer/start/sources/source-kinds.ts';
import { sourceRequestSchema } from '../../../shared/contract/source-requests.ts';
import type { KnownPreset } from '../../../shared/model/source-preset.ts';
import { sourcePresetSchema } from '../../../shared/model/source-preset.ts';

const UPLOAD = '0f6f6a4e-7b1c-4f6e-9c39-0f2b7f0a1f11';
const CAPTIONS = new File(['WEBVTT'], 'show.vtt');

const PRESET: KnownPreset = {
	id: UPLOAD,
	isShipped: false,
	preset: sourcePresetSchema.parse({
		name: 'Agency feed',
		fields: [
			{ id: 'room', label: 'Room' },
			{ id: 'token', label: 'Token', isSecret: true },
		],
		url: 'wss://feed.example/{{room}}',
		mapping: { fields: { text: '/t' }, headers: { Authorization: 'Bearer {{token}}' } },
	}),
};

/** A draft of a kind with what a person filled in. */
function draft(kind: DraftKind, part: Readonly<Record<string, unknown>> = {}): SourceDraft {
	return { ...newDraft('s', kind), ...part } as SourceDraft;
}

/** What the desk would take it for. */
function taken(source: SourceDraft, expected: string | null = null): unknown {
	return sourceRequestSchema.parse(requestOf(source, { expected, uploadId: UPLOAD }));
}

/** One of every kind, filled in as a person would, and what the desk is asked for. */
const FILLED: readonly [SourceDraft, object, string][] = [
	[draft('twitch', { address: ' https://www.twitch.tv/Lucia?x=1 ' }), { kind: 'twitch', channel: 'lucia' }, 'lucia'],
	[draft('youtube', { address: 'https://youtu.be/dQw4w9WgXcQ?si=1' }), { kind: 'youtube', video: 'dQw4w9WgXcQ' }, 'dQw4w9WgXcQ'],
	[draft('kick', { address: 'https://kick.com/popout/lucia/chat' }), { kind: 'kick', channel: 'lucia' }, 'lucia'],
	[draft('trovo', { address: 'trovo.live/s/lucia' }), { kind: 'trovo', channel: 'lucia' }, 'lucia'],
	[draft('vkvideo', { address: 'live.vkvideo.ru/lucia' }), { kind: 'vkvideo', channel: 'lucia' }, 'lucia'],
	[draft('goodgame', { address: '5' }), { kind: 'goodgame', channel: '5' }, '5'],
	[
		draft('social-stream', { address: 'https://socialstream.ninja/dock.html?session=abc123', url: ' ws://127.0.0.1:3001 ' }),
		{ kind: 'social-stream', session: 'abc123', url: 'ws://127.0.0.1:3001' },
		'',
	],
	[draft('astro', { address: '5f1a' }), { kind: 'astro', room: '5f1a' }, '5f1a'],
	[draft('websocket', { url: ' wss://feed.example/chat?key=secret ' }), { kind: 'websocket', url: 'wss://feed.example/chat?key=secret' }, 'feed.example/chat'],
	[
		draft('preset', { preset: PRESET, values: { room: 'lucía', token: 's3cret' } }),
		{ kind: 'websocket', url: 'wss://feed.example/luc%C3%ADa', mapping: { headers: { Authorization: 'Bearer s3cret' } } },
		'Agency feed · lucía',
	],
	[draft('vosk'), { kind: 'captions', engine: 'vosk' }, '127.0.0.1:2700'],
	[
		draft('whisperlive', { url: 'ws://10.0.0.5:9090', language: 'ru', model: 'large-v3' }),
		{ kind: 'captions', engine: 'whisperlive', url: 'ws://10.0.0.5:9090', language: 'ru', model: 'large-v3' },
		'10.0.0.5:9090',
	],
	[draft('deepgram', { language: 'es' }), { kind: 'captions', engine: 'deepgram', language: 'es' }, 'api.deepgram.com'],
	[
		draft('assemblyai', { url: 'wss://streaming.eu.assemblyai.com' }),
		{ kind: 'captions', engine: 'assemblyai', url: 'wss://streaming.eu.assemblyai.com' },
		'streaming.eu.assemblyai.com',
	],
	[draft('captionninja', { address: 'https://caption.ninja/?room=r1' }), { kind: 'captions', engine: 'captionninja', room: 'r1' }, 'api.caption.ninja'],
	[draft('caption-file', { file: CAPTIONS }), { kind: 'caption-file', uploadId: UPLOAD, speed: 1 }, 'show.vtt'],
	[draft('demo', { speed: 'unlimited' }), { kind: 'demo', speed: 'unlimited' }, ''],
	[draft('replay', { file: CAPTIONS, speed: 5 }), { kind: 'replay', uploadId: UPLOAD, speed: 5 }, 'show.vtt'],
];

describe('a source in the dialog', () => {
	it('is tried here in every kind there is', () => {
		expect(new Set(FILLED.map(([{ kind }]) => kind))).toEqual(new Set(SOURCE_GROUPS.flatMap(({ kinds }) => kinds)));
	});

	it.each(FILLED.map(([source, request, label]) => ({ kind: source.kind, source, request, label })))(
		'of kind $kind becomes what the desk is asked for, and is called by what is no secret',
		({ source, request, label }) => {
			expect(draftProblem(source)).toBeNull();
			expect(taken(source)).toMatchObject(request);
			expect(labelOf(source, 'en')).toBe(label);
		},
	);

	it('says what it lacks, and at which field', () => {
		const problem = (source: SourceDraft) => draftProblem(source);
		expect(problem(draft('twitch'))).toEqual({ field: 'address', code: 'channelMissing' });
		expect(problem(draft('twitch', { address: 'no-name' }))).toEqual({ field: 'address', code: 'channelBad' });
		expect(problem(draft('youtube'))).toEqual({ field: 'address', code: 'videoMissing' });
		expect(problem(draft('youtube', { address: 'https://www.youtube.com/@lucia' }))).toEqual({ field: 'address', code: 'videoBad' });
		expect(problem(draft('social-stream'))).toEqual({ field: 'address', code: 'sessionMissing' });
		expect(problem(draft('social-stream', { address: 'a b' }))).toEqual({ field: 'address', code: 'sessionBad' });
		expect(problem(draft('social-stream', { address: 'ab', url: 'http://x' }))).toEqual({ field: 'url', code: 'urlBad' });
		expect(problem(draft('astro', { address: 'é' }))).toEqual({ field: 'address', code: 'channelIdBad' });
		expect(problem(draft('captionninja'))).toEqual({ field: 'address', code: 'roomMissing' });
		expect(problem(draft('captionninja', { address: 'https://caption.ninja/' }))).toEqual({ field: 'address', code: 'roomBad' });
		expect(problem(draft('websocket', { url: 'https://example.com' }))).toEqual({ field: 'url', code: 'urlBad' });
		expect(problem(draft('websocket', { url: 'wss://x.example/{{room}}' }))).toEqual({ field: 'url', code: 'urlOpen' });
		expect(problem(draft('vosk', { url: '2700' }))).toEqual({ field: 'url', code: 'urlBad' });
		expect(problem(draft('deepgram', { url: 'wss://elsewhere.example' }))).toEqual({ field: 'url', code: 'urlForeign' });
		expect(problem(draft('deepgram', { url: 'elsewhere' }))).toEqual({ field: 'url', code: 'urlBad' });
		expect(problem(draft('preset'))).toEqual({ field: 'preset', code: 'presetMissing' });
		expect(problem(draft('preset', { preset: PRESET, values: { room: 'a', token: ' ' } }))).toEqual({ field: 'value', code: 'valueMissing', place: 'token' });
		expect(problem(draft('replay'))).toEqual({ field: 'file', code: 'transcriptMissing' });
		expect(problem(draft('caption-file'))).toEqual({ field: 'file', code: 'captionsMissing' });
		expect(problem(draft('replay', { file: new File([], 'x.jsonl') }))).toEqual({ field: 'file', code: 'fileEmpty' });
	});

	it('does not start with the default frame where the person chose a mapping that is of no use', () => {
		const mapping = { fileName: 'map.json', reading: readMapping('[]') };
		expect(draftProblem(draft('websocket', { url: 'wss://example.com', mapping }))).toEqual({ field: 'mapping', code: 'mappingBad' });
	});

	it('hears the host in the language of the show, in another, or in whichever the engine finds', () => {
		const language = (chosen: string, expected: string | null) => (taken(draft('deepgram', { language: chosen }), expected) as { language?: string }).language;
		expect(language('show', 'es')).toBe('es');
		expect(language('show', null)).toBeUndefined();
		expect(language('engine', 'es')).toBeUndefined();
		expect(language('ar', 'es')).toBe('ar');
	});

	it('is the same as another where the desk would hear the same twice', () => {
		const same = (a: SourceDraft, b: SourceDraft) => identityOf(a) !== null && identityOf(a) === identityOf(b);
		expect(same(draft('twitch', { address: '#Lucia' }), draft('twitch', { address: 'https://twitch.tv/lucia' }))).toBe(true);
		expect(same(draft('kick', { address: 'Lucia' }), draft('kick', { address: 'https://kick.com/lucia' }))).toBe(true);
		expect(same(draft('twitch', { address: 'lucia' }), draft('kick', { address: 'lucia' }))).toBe(false);
		expect(same(draft('captionninja', { address: 'r1' }), draft('captionninja', { address: 'r1', url: 'wss://api.caption.ninja' }))).toBe(true);
		// One engine may hear any number of microphones.
		expect(same(draft('vosk'), draft('vosk'))).toBe(false);
		expect(same(draft('twitch'), draft('twitch'))).toBe(false);
	});

	it('has a refusal of the desk put where it belongs', () => {
		expect(problemAt(draft('websocket'), 'mapping')).toMatchObject({ field: 'mapping' });
		expect(problemAt(draft('websocket'), 'url')).toMatchObject({ field: 'url' });
		expect(problemAt(draft('social-stream'), 'url')).toMatchObject({ field: 'url' });
		expect(problemAt(draft('kick'), 'channel')).toMatchObject({ field: 'address' });
		expect(problemAt(draft('preset'), 'url')).toMatchObject({ field: 'preset' });
	});
});

describe('what is pasted', () => {
	it('is known by itself: addresses of every platform, feeds, and names of Twitch channels', () => {
		const { found, rest } = recognise(
			'Foo, #bar\nhttps://www.twitch.tv/baz  https://youtu.be/dQw4w9WgXcQ；x，kick.com/a https://trovo.live/s/b live.vkvideo.ru/c goodgame.ru/d wss://feed.example/x socialstream.ninja/dock?session=s caption.ninja/?room=r',
		);
		expect(found.map(({ kind }) => kind)).toEqual([
			'twitch',
			'twitch',
			'twitch',
			'youtube',
			'twitch',
			'kick',
			'trovo',
			'vkvideo',
			'goodgame',
			'websocket',
			'social-stream',
			'captionninja',
		]);
		expect(rest).toBe('');
	});

	it('is taken once however often it stands there', () => {
		expect(recognise('lucia lucia').found).toHaveLength(1);
	});

	it('is given back where nothing is known of it, sites and names apart', () => {
		expect(recognise('lucia https://example.org/live bad-name! shop.example')).toEqual({
			found: [{ kind: 'twitch', typed: 'lucia' }],
			strange: ['example.org', 'shop.example'],
			unread: ['bad-name!'],
			rest: 'https://example.org/live bad-name! shop.example',
		});
	});

	it('is nothing where there is nothing', () => {
		expect(recognise('  ')).toEqual({ found: [], strange: [], unread: [], rest: '' });
	});
});

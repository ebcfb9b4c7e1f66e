import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readIncoming } from './read-incoming.ts';

/** As version 1.4.0 writes it, with what of it matters and what does not. */
function comment(fields: { body: string; offset?: number; id?: string; badges?: string[]; fragments?: object[] }) {
	const { body, offset = 12, id = '3f1d1f6a-0000-4000-8000-000000000001', badges = [], fragments = [{ text: body, emoticon: null }] } = fields;
	return {
		_id: id,
		created_at: new Date(Date.UTC(2026, 4, 1, 19, 0, offset)).toISOString(),
		channel_id: '1',
		content_type: 'video',
		content_id: '2001',
		content_offset_seconds: offset,
		commenter: {
			display_name: 'Марта',
			_id: '777',
			name: 'marta_vlc',
			bio: null,
			created_at: '2016-01-01T00:00:00Z',
			updated_at: '2026-01-01T00:00:00Z',
			logo: 'https://x',
		},
		message: {
			body,
			bits_spent: 0,
			fragments,
			user_badges: badges.map((_id) => ({ _id, version: '1' })),
			user_color: '#FF0000',
			emoticons: [],
		},
	};
}

const root = (comments: readonly object[], rest: object = {}) => ({
	FileInfo: { Version: { Major: 1, Minor: 4, Patch: 0 }, CreatedAt: '2026-05-02T08:00:00Z', UpdatedAt: '0001-01-01T00:00:00' },
	streamer: { name: 'Lucía', login: 'lucia', id: 1 },
	video: {
		title: 'Relojes W1',
		description: null,
		id: '2001',
		created_at: '2026-05-01T19:00:00Z',
		start: 0,
		end: 3600,
		length: 3600,
		viewCount: 9,
		game: 'Shopping',
		chapters: [],
	},
	comments,
	embeddedData: { thirdParty: [{ id: 'a', data: 'A'.repeat(200_000), name: 'Kappa' }], twitchBadges: [{ name: 'x', versions: { 1: { bytes: 'QUFB' } } }] },
	...rest,
});

test('a file of version 1.4.0 gives the show, its messages with their Twitch ids, who wrote them, their role and their emotes', async () => {
	const said = comment({
		body: 'hola 👍 Kappa ok',
		badges: ['subscriber', 'moderator'],
		fragments: [
			{ text: 'hola 👍 ', emoticon: null },
			{ text: 'Kappa', emoticon: { emoticon_id: '25' } },
			{ text: ' ok', emoticon: null },
		],
	});
	const { format, session, messages, problems } = await readIncoming(
		JSON.stringify(root([said, comment({ body: '¡hola!', badges: ['broadcaster'], id: 'b', offset: 20 })])),
	);
	expect({ format, problems }).toEqual({ format: 'twitchdownloader', problems: [] });
	expect(session).toMatchObject({ startedAt: Date.UTC(2026, 4, 1, 19), show: { title: 'Relojes W1', host: 'Lucía', platform: 'twitch' } });
	expect(messages).toEqual([
		{
			type: 'message',
			line: 1,
			id: said._id,
			kind: 'chat',
			role: 'moderator',
			author: { id: '777', name: 'Марта' },
			text: 'hola 👍 Kappa ok',
			receivedAt: Date.UTC(2026, 4, 1, 19, 0, 12),
			sentAt: Date.UTC(2026, 4, 1, 19, 0, 12),
			clock: 'ok',
			emotes: [{ start: 8, end: 13, name: 'Kappa' }],
			// The channel as it is recorded live, so that what was recorded is known again.
			source: { kind: 'twitch', channel: 'lucia' },
		},
		expect.objectContaining({ role: 'host', id: 'b' }),
	]);
});

test('a packed file, an indented one and one whose channel is told by another script are read alike', async () => {
	const file = root([comment({ body: 'مرحبا' })], { streamer: { name: 'لوسيا', id: 1 } });
	const packed = await readIncoming(gzipSync(JSON.stringify(file)));
	const indented = await readIncoming(JSON.stringify(file, null, 2));
	expect(packed.isPacked).toBe(true);
	expect(packed.texts).toEqual(['مرحبا']);
	expect(indented.session).toEqual(packed.session);
	expect(indented.messages[0]).toMatchObject({ source: { kind: 'import', channel: packed.session?.type === 'session' && packed.session.id } });
});

test('old files without dates count from the start of the video, without FileInfo and without login', async () => {
	const old = { ...comment({ body: 'hola', offset: 90 }), created_at: '0001-01-01T00:00:00', commenter: null };
	const { session, messages } = await readIncoming(JSON.stringify({ streamer: { name: 'lucia', id: 1 }, comments: [old] }), { startedAt: 5_000 });
	expect(session).toMatchObject({ startedAt: 5_000 });
	expect(messages[0]).toMatchObject({ receivedAt: 95_000, author: { id: '', name: '' } });
	expect(messages[0]?.sentAt).toBeUndefined();
});

test('a damaged comment costs that comment alone, and a file that breaks off is good up to there', async () => {
	const text = JSON.stringify(root([comment({ body: 'uno' }), { _id: 'x' }, comment({ body: 'dos', id: 'y' }), comment({ body: ' ', id: 'z' })]));
	const whole = await readIncoming(text);
	expect(whole.texts).toEqual(['uno', 'dos']);
	expect(whole.problems).toEqual([{ line: 1, code: 'bad-field' }]);
	expect(whole.textless).toBe(1);
	const cut = await readIncoming(text.slice(0, text.indexOf('dos') + 10));
	expect(cut.texts).toEqual(['uno']);
	expect(cut.problems.at(-1)).toEqual({ line: 1, code: 'cut-short' });
	const bytes = gzipSync(JSON.stringify(root(Array.from({ length: 3_000 }, (_, n) => comment({ body: `línea ${n * 7919}`, id: `c${n}` })))));
	const cutPacked = await readIncoming(bytes.subarray(0, bytes.length / 2));
	expect(cutPacked.texts.length).toBeGreaterThan(500);
	expect(cutPacked.texts.length).toBeLessThan(3_000);
	expect(cutPacked.problems).toEqual([{ line: 1, code: 'cut-short' }]);
});

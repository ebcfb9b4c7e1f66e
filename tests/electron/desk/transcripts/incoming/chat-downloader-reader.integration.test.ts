import { expect, test } from 'vitest';
import { readIncoming } from './read-incoming.ts';

const youtube = (fields: object = {}) => ({
	action_type: 'add_chat_item',
	author: {
		badges: [{ icon_name: 'moderator', title: 'Moderator' }],
		id: 'UCPCE0f3ZfYCkV3gYA37PTpw',
		images: [{ id: 'source', url: 'https://x' }],
		name: 'Marta',
	},
	message: 'qué bonito :face-blue-smiling: y :face-blue-smiling:',
	emotes: [{ id: 'UCkszU2W/x', is_custom_emoji: true, name: ':face-blue-smiling:', shortcuts: [':face-blue-smiling:'], images: [] }],
	message_id: 'CjkKGkNKbTc',
	message_type: 'text_message',
	time_in_seconds: 100.5,
	time_text: '1:40',
	timestamp: 1_597_517_021_449_528,
	...fields,
});

const twitch = (fields: object = {}) => ({
	author: { badges: [{ name: 'broadcaster', title: 'Broadcaster', version: 1 }], display_name: 'Люсия', id: '777', is_moderator: false, name: 'lucia' },
	channel_id: '1',
	emotes: [{ id: '25', images: [], locations: ['2-6'] }],
	in_reply_to: { author: { display_name: 'Oleg', id: '8' }, message: 'сколько?', message_id: 'parent' },
	message: '👍 Kappa да',
	message_id: '3f1d1f6a-0000-4000-8000-000000000001',
	message_type: 'text_message',
	timestamp: 1_714_590_000_000_000,
	...fields,
});

test('a YouTube list: times in microseconds, roles from badges, emotes where their names stand', async () => {
	const { format, session, messages } = await readIncoming(JSON.stringify([youtube(), youtube({ message_id: 'b', author: undefined, emotes: undefined })]));
	expect(format).toBe('chat-downloader');
	expect(session).toMatchObject({ startedAt: 1_597_517_021_449 - 100_500, show: { platform: 'youtube' } });
	expect(messages[0]).toMatchObject({
		id: 'CjkKGkNKbTc',
		receivedAt: 1_597_517_021_449,
		sentAt: 1_597_517_021_449,
		role: 'moderator',
		author: { id: 'UCPCE0f3ZfYCkV3gYA37PTpw', name: 'Marta' },
		emotes: [
			{ start: 11, end: 30, name: ':face-blue-smiling:' },
			{ start: 33, end: 52, name: ':face-blue-smiling:' },
		],
		source: { kind: 'import', channel: 'youtube' },
	});
	expect(messages[1]).toMatchObject({ author: { id: '', name: '' }, role: 'viewer' });
});

test('Twitch lines: emotes by character, not by UTF-16 unit; replies; what was deleted; notices', async () => {
	const lines = [
		twitch(),
		{ message_type: 'delete_message', target_message_id: twitch().message_id, timestamp: 1_714_590_001_000_000 },
		{ message_type: 'resubscription', message: '', message_id: 'n', system_message: 'Oleg subscribed', timestamp: 1_714_590_002_000_000 },
		{ message_type: 'room_state', slow_mode: 0, timestamp: 1_714_590_003_000_000 },
	];
	const { format, read, messages, textless } = await readIncoming(lines.map((line) => JSON.stringify(line)).join('\n'));
	expect(format).toBe('chat-downloader');
	expect(messages[0]).toMatchObject({
		role: 'host',
		author: { id: '777', name: 'Люсия' },
		emotes: [{ start: 3, end: 8, name: 'Kappa' }],
		replyTo: { id: 'parent', authorName: 'Oleg', text: 'сколько?' },
		source: { kind: 'import', channel: 'twitch' },
	});
	expect(read[2]).toMatchObject({ type: 'deletion', messageId: twitch().message_id, at: 1_714_590_001_000, isOptional: true });
	expect(messages[1]).toMatchObject({ kind: 'system', text: 'Oleg subscribed' });
	expect(textless).toBe(1);
});

test('every field is optional: old files name the author alone and have no ids, and equal lines stay two with ids that do not change', async () => {
	const old = { author: 'King', author_id: 'UCPCE0f3ZfYCkV3gYA37PTpw', message: 'LATE', time_in_seconds: 100, time_text: '1:40' };
	const file = JSON.stringify([old, old, { message: 'sin nada', message_type: 'text_message' }, { message: 'x', time_text: '1:41' }]);
	const { messages } = await readIncoming(file, { startedAt: 1_000_000 });
	expect(messages.map(({ receivedAt }) => receivedAt)).toEqual([1_100_000, 1_100_000, 1_100_000, 1_100_000]);
	expect(messages[0]).toMatchObject({ author: { id: 'UCPCE0f3ZfYCkV3gYA37PTpw', name: 'King' } });
	const ids = messages.map(({ id }) => id);
	expect(new Set(ids).size).toBe(4);
	expect((await readIncoming(file, { startedAt: 7 })).messages.map(({ id }) => id)).toEqual(ids);
});

test('what is no object, and where the list breaks off, is told by its line', async () => {
	const { texts, problems } = await readIncoming(`[\n${JSON.stringify(youtube())},\n7,\n{"message": "b", "timestamp": 1},\n{"message": "unfinished`);
	expect(texts).toEqual([youtube().message, 'b']);
	expect(problems).toEqual([
		{ line: 3, code: 'bad-field' },
		{ line: 5, code: 'cut-short' },
	]);
});

import { describe, expect, it } from 'vitest';
import { sourceRequestSchema } from '../../../shared/contract/source-requests.ts';

const VIDEO = 'dQw4w9WgXcQ';

describe('what a person pastes of a show', () => {
	it.each([
		VIDEO,
		`  ${VIDEO}\n`,
		`https://www.youtube.com/watch?v=${VIDEO}&t=12s`,
		`youtube.com/watch?app=desktop&v=${VIDEO}`,
		`https://m.youtube.com/live/${VIDEO}?feature=share`,
		`https://www.youtube.com/shorts/${VIDEO}`,
		`https://www.youtube-nocookie.com/embed/${VIDEO}`,
		`https://youtu.be/${VIDEO}?si=abc`,
		`https://studio.youtube.com/video/${VIDEO}/livestreaming`,
	])('is a YouTube video as %j', (video) => {
		expect(sourceRequestSchema.parse({ kind: 'youtube', video })).toEqual({ kind: 'youtube', video: VIDEO });
	});

	it.each([
		'',
		'short',
		`https://evil.example/watch?v=${VIDEO}`,
		`https://youtube.com.evil.example/watch?v=${VIDEO}`,
		'https://www.youtube.com/@lucia',
		`${VIDEO}&key=1`,
	])('is no YouTube video as %j', (video) => {
		expect(sourceRequestSchema.safeParse({ kind: 'youtube', video }).success).toBe(false);
	});

	it.each([
		['trovo', 'Lucia_1', 'Lucia_1'],
		['trovo', 'https://trovo.live/s/Lucia_1/549756231?x=1', 'Lucia_1'],
		['trovo', 'trovo.live/Lucia_1', 'Lucia_1'],
		['vkvideo', 'oleg', 'oleg'],
		['vkvideo', 'https://live.vkvideo.ru/oleg/stream/1', 'oleg'],
		['vkvideo', 'https://vkplay.live/oleg', 'oleg'],
	])('names a channel of %s as %j', (kind, channel, name) => {
		expect(sourceRequestSchema.parse({ kind, channel })).toEqual({ kind, channel: name });
	});

	it.each([
		['trovo', ''],
		['trovo', 'https://trovo.live/'],
		['trovo', '../getusers'],
		['vkvideo', 'https://live.vkvideo.ru/'],
		['vkvideo', 'a b'],
	])('names no channel of %s as %j', (kind, channel) => {
		expect(sourceRequestSchema.safeParse({ kind, channel }).success).toBe(false);
	});
});

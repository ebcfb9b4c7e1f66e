import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../electron/command-line/usage.ts';
import { readLaunchOptions } from '../../../electron/desktop/launch-options.ts';

describe('readLaunchOptions', () => {
	it('reads the desk’s own options', () => {
		expect(readLaunchOptions(['--data', 'here', '--twitch', 'lucia', '--twitch', 'oleg', '--speed=20'])).toEqual({
			data: 'here',
			twitch: ['lucia', 'oleg'],
			speed: '20',
		});
		expect(readLaunchOptions(['--youtube', 'dQw4w9WgXcQ', '--trovo', 'lucia', '--vk-video', 'oleg'])).toEqual({
			youtube: ['dQw4w9WgXcQ'],
			trovo: ['lucia'],
			'vk-video': ['oleg'],
		});
	});

	it('passes over the switches that belong to Chromium and the files a system hands over', () => {
		expect(readLaunchOptions(['--remote-debugging-port=0', '--no-sandbox', '--demo', '-psn_0_12345', 'file.txt'])).toMatchObject({ demo: true });
	});

	it('asks for the value of an option that has none', () => {
		expect(() => readLaunchOptions(['--data'])).toThrow(UsageError);
		expect(() => readLaunchOptions(['--data'])).toThrow(/--data/);
	});
});

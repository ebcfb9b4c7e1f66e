import { expect, it } from 'vitest';
import { inOneLine, readIrcLine } from '../../../../electron/desk/replies/irc-line.ts';
import { createLineBudget } from '../../../../electron/desk/replies/line-budget.ts';

it('reads who refuses a line, and why', () => {
	const line = '@msg-id=msg_ratelimit;room-id=77 :tmi.twitch.tv NOTICE #lucia :Your message was not sent: you are sending : too fast.';
	expect(readIrcLine(line)).toEqual({
		command: 'NOTICE',
		params: ['#lucia', 'Your message was not sent: you are sending : too fast.'],
		noticeId: 'msg_ratelimit',
	});
	expect(readIrcLine('PING :tmi.twitch.tv')).toEqual({ command: 'PING', params: ['tmi.twitch.tv'], noticeId: '' });
	expect(readIrcLine('')).toBeNull();
});

it('makes one line of any text, so that nobody can hide a command behind a line break', () => {
	expect(inOneLine(' sí,\r\nPRIVMSG #other :spam\u0000\u2028ok\ud800 ')).toBe('sí, PRIVMSG #other :spam ok\ufffd');
});

it('lets twenty lines out in half a minute, and the next when the first is half a minute old', () => {
	let now = 1_000;
	const budget = createLineBudget(() => now);
	for (let line = 0; line < 20; line += 1) {
		expect(budget.waitMs()).toBe(0);
		budget.take();
		now += 100;
	}
	expect(budget.waitMs()).toBe(28_000);
	now += 28_000;
	expect(budget.waitMs()).toBe(0);
});

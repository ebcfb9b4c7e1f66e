import { expect, test } from 'vitest';
import { readDomain } from '../../../../../electron/desk/analysis/team-lists/allowed-domains.ts';

test.each([
	['example.com', 'example.com'],
	['  https://WWW.Example.com:8080/path?q=1 ', 'example.com'],
	['shop.example.co.uk', 'shop.example.co.uk'],
	['магазин.рф', 'магазин.рф'],
	['anna.github.io', 'anna.github.io'],
])('%s is the domain %s', (typed, domain) => {
	expect(readDomain(typed, true)).toEqual({ domain });
});

test.each([
	['co.uk', 'shared'],
	['com', 'not-a-domain'],
	['github.io', 'shared'],
	['192.168.0.1', 'not-a-domain'],
	['hello', 'not-a-domain'],
	['', 'not-a-domain'],
])('%s cannot be allowed with its subdomains: %s', (typed, problem) => {
	expect(readDomain(typed, true)).toEqual({ problem });
});

test('a place everybody has a page on can be allowed itself, not what is below it', () => {
	expect(readDomain('github.io', false)).toEqual({ domain: 'github.io' });
});

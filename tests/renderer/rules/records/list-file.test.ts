import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readList, writeList } from '../../../../renderer/rules/records/list-file.ts';
import { followExceptions } from '../../../../renderer/rules/records/use-exceptions.ts';
import type { ExceptionBody, TeamException } from '../../../../shared/model/team-exception.ts';

const exception = (body: ExceptionBody, comment: string | null = null, id = '01990000-0000-7000-8000-000000000001'): TeamException => ({
	id,
	author: { name: 'Wei', role: 'lead' },
	at: 1,
	comment,
	body,
});

const entries = (type: 'domain' | 'sensitive', text: string) => readList(type, text).entries.map(({ exception: found }) => found);

describe('a list as a file', () => {
	it('reads back whatever was written, commas, quotes and lines and all', () => {
		const word = fc
			.string({ unit: fc.constantFrom('a', 'я', 'ع', ' ', ',', '"', '\n', '=', '@', '*', '|'), minLength: 1, maxLength: 20 })
			.map((text) => `x${text}x`);
		fc.assert(
			fc.property(fc.array(fc.tuple(word, word, fc.constantFrom(null, 'es'), fc.option(word, { nil: null })), { minLength: 1 }), (rows) => {
				const list = rows.map(([pattern, note, language, comment]) => exception({ type: 'sensitive', pattern, severity: 'high', language, note }, comment));
				expect(entries('sensitive', writeList('sensitive', list))).toEqual(
					rows.map(([pattern, note, language, comment]) => ({
						type: 'sensitive',
						pattern,
						severity: 'high',
						note,
						...(language && { language }),
						...(comment && { comment }),
					})),
				);
			}),
		);
	});

	it('is plain text too: a line each, with comments and empty lines between', () => {
		expect(entries('domain', '# ours\nexample.com\r\n\n*.shop.example\nhttps://www.example.org/x')).toEqual([
			{ type: 'domain', domain: 'example.com', withSubdomains: true },
			{ type: 'domain', domain: 'shop.example', withSubdomains: true },
			{ type: 'domain', domain: 'https://www.example.org/x', withSubdomains: true },
		]);
		expect(entries('sensitive', 'guerra, o paz')).toEqual([{ type: 'sensitive', pattern: 'guerra, o paz', severity: 'medium' }]);
	});

	it('takes its columns in any order, and those it has', () => {
		expect(entries('domain', '\uFEFFSubdomains,Domain\nno,example.com\nyes,example.org')).toEqual([
			{ type: 'domain', domain: 'example.com', withSubdomains: false },
			{ type: 'domain', domain: 'example.org', withSubdomains: true },
		]);
	});

	it('names the lines that are no entries', () => {
		const text = `pattern,severity,language\nguerra,low,es\nx,huge,\n"two\nlines",low,\n${'y'.repeat(501)},low,\nz,low,Spanish\n`;
		const { entries: found, problems } = readList('sensitive', text);
		expect(found.map(({ line }) => line)).toEqual([2, 4]);
		expect(problems).toEqual([
			{ line: 3, problem: 'severity' },
			{ line: 6, problem: 'too-long' },
			{ line: 7, problem: 'language' },
		]);
	});

	it('gives a spreadsheet no formula to run', () => {
		expect(writeList('domain', [exception({ type: 'domain', domain: 'example.com', withSubdomains: true }, '=HYPERLINK("http://x")')])).toContain(
			'" =HYPERLINK',
		);
	});
});

describe('the list on the screen', () => {
	const one = exception({ type: 'domain', domain: 'a.example', withSubdomains: true });
	const two = { ...one, id: '01990000-0000-7000-8000-000000000002' };

	it('follows what others decide, newest first, and what is brought back to its old place', () => {
		const added = followExceptions([one], { seq: 1, type: 'exceptions', added: [two], removed: [] });
		expect(added).toEqual([two, one]);
		expect(followExceptions(added, { seq: 2, type: 'exceptions', added: [], removed: [one.id] })).toEqual([two]);
		expect(followExceptions([two], { seq: 3, type: 'exceptions', added: [one], removed: [] })).toEqual([two, one]);
		expect(followExceptions([two], { seq: 4, type: 'exceptions', added: [two], removed: [] })).toEqual([two]);
	});
});

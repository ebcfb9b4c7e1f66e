import { describe, expect, it } from 'vitest';
import { jsonLines, showdesk } from './run-showdesk.ts';

interface AnalyzedLine {
	readonly id: string | number;
	readonly language: { readonly tag: string; readonly script: string; readonly confidence: number };
	readonly flags: readonly {
		readonly category: string;
		readonly severity: string;
		readonly start: number;
		readonly end: number;
		readonly explanation: string;
	}[];
	readonly question: boolean;
}

const RISKY = '😀 cura la diabetes, resultado garantizado';

describe('analyze', () => {
	it('writes one line for each line read, in order, in the documented shape', async () => {
		const lines = [
			{ id: 'a', text: RISKY, role: 'host', kind: 'speech' },
			{ id: 7, text: '¿es resistente al agua este reloj?' },
			{ text: 'всем привет из питера', author: 'nastya', sentAt: '2026-05-01T19:04:12Z' },
			{ id: 'emoji', text: '😀😀😀' },
		];
		const { exitCode, stdout, errors } = await showdesk(['analyze', '--market', 'ES', '-'], lines.map((line) => JSON.stringify(line)).join('\n'));
		expect(errors).toEqual([]);
		expect(exitCode).toBe(0);
		const analyzed = jsonLines<AnalyzedLine>(stdout);
		expect(analyzed.map(({ id }) => id)).toEqual(['a', 7, '3', 'emoji']);
		for (const line of analyzed) {
			expect(Object.keys(line)).toEqual(['id', 'language', 'flags', 'question']);
			expect(Object.keys(line.language)).toEqual(['tag', 'script', 'confidence']);
			for (const flag of line.flags) expect(Object.keys(flag)).toEqual(['category', 'severity', 'start', 'end', 'rule', 'explanation']);
		}
		const [risky, question, russian, emoji] = analyzed;
		expect(risky?.language).toMatchObject({ tag: 'es', script: 'Latn' });
		expect(question).toMatchObject({ language: { tag: 'es' }, question: true, flags: [] });
		expect(russian).toMatchObject({ language: { tag: 'ru', script: 'Cyrl' }, question: false });
		expect(emoji).toMatchObject({ language: { tag: 'und' }, flags: [] });

		const health = risky?.flags.find(({ category }) => category === 'health');
		expect(health?.severity).toMatch(/^(?:low|medium|high)$/);
		expect(RISKY.slice(health?.start, health?.end)).toBe('cura la diabetes');
		expect(health?.explanation).toContain('cura la diabetes');
		expect(risky?.flags.map(({ category }) => category)).toContain('result');
	});

	it('tells the number of a line it cannot read, goes on with the rest, and ends with 1', async () => {
		const { exitCode, stdout, errors } = await showdesk(['analyze'], '{"text":"hola"}\n{"text":\n\n{"author":"nobody"}\n{"text":"adiós"}\n');
		expect(exitCode).toBe(1);
		expect(jsonLines<AnalyzedLine>(stdout).map(({ id }) => id)).toEqual(['1', '5']);
		expect(errors).toHaveLength(2);
		expect(errors[0]).toMatch(/^line 2: .*JSON/);
		expect(errors[1]).toMatch(/^line 4: .*text/);
	});

	it('keeps spans right beside text no database would take', async () => {
		const text = 'a\0b \ud83d os digo que este reloj cura la diabetes';
		const { exitCode, stdout } = await showdesk(['analyze'], JSON.stringify({ text, role: 'host' }));
		expect(exitCode).toBe(0);
		const flag = jsonLines<AnalyzedLine>(stdout)[0]?.flags[0];
		expect(text.slice(flag?.start, flag?.end)).toBe('cura la diabetes');
	});

	it.each([
		['a file that is not there', ['/nowhere/lines.jsonl'], 1, /nowhere\/lines\.jsonl.*ENOENT/],
		['a market that is no country', ['--market', 'Spain', '-'], 2, /Spain.*two letters/],
		['two files', ['a.jsonl', 'b.jsonl'], 2, /one file/],
	])('says in one line what is wrong with %s', async (_what, args, code, message) => {
		const { exitCode, stdout, errors } = await showdesk(['analyze', ...args]);
		expect(exitCode).toBe(code);
		expect(stdout).toBe('');
		expect(errors).toHaveLength(1);
		expect(errors[0]).toMatch(message);
	});
});

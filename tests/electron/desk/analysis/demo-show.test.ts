import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../../electron/desk/analysis/analyser.ts';
import type { Analysis } from '../../../../electron/desk/analysis/analysis.ts';
import type { Category } from '../../../../shared/model/category.ts';
import type { MessageKind, Role } from '../../../../shared/model/message.ts';
import { RULES_FOLDER } from './rules-folder.ts';

/** A line of resources/demo/watch-show.jsonl, as far as this test reads it. */
type ShowLine =
	| { readonly type: 'session'; readonly show: { readonly market: string; readonly languages: readonly string[]; readonly host: string } }
	| { readonly type: 'deletion' | 'gap' }
	| {
			readonly type: 'message';
			readonly id: string;
			readonly kind: MessageKind;
			readonly role: Role;
			readonly author: { readonly id: string; readonly name: string };
			readonly text: string;
	  };

/** What a native reader says of one line. */
interface Expected {
	readonly id: string;
	readonly language: string;
	readonly categories: readonly Category[];
	/** Looks like this category and is none. */
	readonly lookalikeOf?: Category;
	readonly question: boolean;
}

interface AnalysedLine {
	readonly expected: Expected;
	readonly text: string;
	readonly analysis: Analysis;
}

const ROOT = join(import.meta.dirname, '../../../..');

let lines: readonly AnalysedLine[];

beforeAll(async () => {
	const analyser = await createAnalyser({ rulesFolder: RULES_FOLDER });
	const show = readLines<ShowLine>('resources/demo/watch-show.jsonl');
	const expectations = new Map(readLines<Expected>('tests/fixtures/demo-expected.jsonl').map((expected) => [expected.id, expected]));
	const [session] = show;
	if (session?.type !== 'session') throw new Error('the demo show begins with its session');
	const memory = analyser.beginShow(session.show);
	lines = show.flatMap((line) => {
		if (line.type !== 'message') return [];
		const expected = expectations.get(line.id);
		if (expected === undefined) throw new Error(`${line.id} has no expectation`);
		const { text, kind, role, author } = line;
		return [{ expected, text, analysis: analyser.analyse({ text, kind, role, authorId: author.id, authorName: author.name, emotes: [] }, memory) }];
	});
}, 30_000);

describe('the demo show, analysed line by line as it comes in', () => {
	it('has every line expected of a show of its size', () => {
		expect(lines.length).toBeGreaterThanOrEqual(400);
	});

	it('is tagged with the language its lines are written in', () => {
		const wrong = lines.filter(({ expected, analysis }) => analysis.language.tag !== expected.language);
		expect(wrong.length / lines.length, wrong.map(({ text, analysis }) => `${analysis.language.tag}: ${text}`).join('\n')).toBeLessThanOrEqual(0.02);
	});

	it('shows every risk a native reader sees', () => {
		const missed = lines.flatMap(({ expected, text, analysis }) =>
			expected.categories.filter((category) => !categoriesOf(analysis).has(category)).map((category) => `${expected.id} ${category}: ${text}`),
		);
		expect(missed).toEqual([]);
	});

	it('flags no question, denial, joke or everyday remark that only looks like a risk', () => {
		const flagged = lines.filter(({ expected, analysis }) => expected.lookalikeOf !== undefined && categoriesOf(analysis).has(expected.lookalikeOf));
		expect(flagged.map(describeLine)).toEqual([]);
	});

	it('flags nothing else', () => {
		const unexpected = lines.filter(({ expected, analysis }) => [...categoriesOf(analysis)].some((category) => !expected.categories.includes(category)));
		expect(unexpected.map(describeLine)).toEqual([]);
	});

	it('says of at least 98 % of the lines rightly whether they ask something', () => {
		const wrong = lines.filter(({ expected, analysis }) => analysis.isQuestion !== expected.question);
		expect(wrong.length / lines.length, wrong.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(0.02);
	});

	it('calls every reported injury and dangerous defect severe', () => {
		const incidents = lines.flatMap(({ analysis }) => analysis.flags.filter(({ category }) => category === 'incident'));
		expect(incidents.length).toBeGreaterThan(0);
		expect(new Set(incidents.map(({ severity }) => severity))).toEqual(new Set(['high']));
	});
});

function categoriesOf(analysis: Analysis): ReadonlySet<Category> {
	return new Set(analysis.flags.map(({ category }) => category));
}

function describeLine({ expected, text, analysis }: AnalysedLine): string {
	return `${expected.id} ${analysis.flags.map(({ rule }) => rule).join(', ')}: ${text}`;
}

function readLines<Line>(file: string): readonly Line[] {
	return readFileSync(join(ROOT, file), 'utf8')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Line);
}

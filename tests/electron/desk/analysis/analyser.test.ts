import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAnalyser, type DescribingAnalyser } from '../../../../electron/desk/analysis/analyser.ts';
import type { Analysis, AnalysisInput, ShowMemory } from '../../../../electron/desk/analysis/analysis.ts';
import type { FoundFlag } from '../../../../shared/model/flag.ts';
import { cpuTimeOf } from '../../../fixtures/cpu-time.ts';
import { RULES_FOLDER } from './rules-folder.ts';

let analyser: DescribingAnalyser;

beforeAll(async () => {
	analyser = await createAnalyser({ rulesFolder: RULES_FOLDER });
}, 20_000);

function begin(): ShowMemory {
	return analyser.beginShow({ market: 'ES', languages: ['es', 'ru', 'fr', 'ar'], host: 'Lucía' });
}

function analyse(text: string, input: Partial<AnalysisInput> = {}, show = begin()): Analysis {
	return analyser.analyse({ text, kind: 'chat', role: 'viewer', authorId: 'u1', authorName: 'marta', emotes: [], ...input }, show);
}

describe('the analyser', () => {
	it('never fails, and every flag cuts out what it says, whatever the text', () => {
		const show = begin();
		const piece = fc.constantFrom(
			'cura la diabetes ',
			'e\u0301\u0336',
			'👩‍👩‍👧',
			'\u202e',
			'bit.ly/x ',
			'@',
			'4111 1111 1111 1111 ',
			'лечит ',
			'\n',
			'?',
			'«',
			'\0',
			'ههه ',
		);
		fc.assert(
			fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 30 }), (pieces) => {
				const text = pieces.join('').toWellFormed();
				const { flags, language } = analyse(text, {}, show);
				expect(language.confidence).toBeLessThanOrEqual(1);
				let previous = 0;
				for (const { start, end, explanation } of flags) {
					expect(start).toBeGreaterThanOrEqual(previous);
					expect(end).toBeGreaterThanOrEqual(start);
					expect(end).toBeLessThanOrEqual(text.length);
					expect(explanation.matched).toBe(text.slice(start, end));
					previous = start;
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('finds the same in a line however often it has been read, and judges anew who says it', () => {
		for (const text of ['cura la diabetes', '¿cura la diabetes?', 'llámame al 612 34 56 78', 'mira bit.ly/x', 'no creo que cure nada']) {
			const show = begin();
			const [first, ...again] = ['a', 'b', 'c', 'd'].map((authorId) => analyse(text, { authorId }, show).flags.filter(({ category }) => category !== 'spam'));
			for (const flags of again) expect(flags).toEqual(first);
			const host = { authorId: 'host', authorName: 'Lucía', role: 'host' } as const;
			expect(analyse(text, host, show).flags).toEqual(analyse(text, host).flags);
		}
	});

	it('takes a line of 100,000 characters in its stride', () => {
		const text = 'cura la diabetes 612 34 56 78 bit.ly/x '.repeat(2600).slice(0, 100_000);
		const flags: FoundFlag[] = [];
		expect(cpuTimeOf(() => flags.push(...analyse(text).flags))).toBeLessThan(3000);
		expect(flags.length).toBeLessThanOrEqual(100);
	});

	it('tags what the platform says, but flags nothing in it', () => {
		const analysis = analyse('marta ha regalado una suscripción, entra en bit.ly/x', { kind: 'system' });
		expect(analysis).toMatchObject({ language: { tag: 'es' }, flags: [], isQuestion: false });
	});

	it('reads neither emotes nor links nor names as words', () => {
		expect(analyse('GraciasHola', { emotes: [{ start: 0, end: 11 }] }).language.tag).toBe('und');
		expect(analyse('@hola_amigos').language.tag).toBe('und');
		expect(analyse('https://www.youtube.com/la-mejor-de-todas').language.tag).toBe('und');
	});

	it('flags addresses and numbers with what kind they are, and no more of them than is written', () => {
		const { flags } = analyse('mi tarjeta 4111 1111 1111 1111 y bit.ly/w1');
		expect(flags).toMatchObject([
			{ rule: 'detect.card', category: 'personal-data', severity: 'high', explanation: { factors: ['checksum-valid'], facts: { kind: 'card' } } },
			{ rule: 'detect.link.shortened', category: 'link', explanation: { matched: 'bit.ly/w1', facts: { domain: 'bit.ly' } } },
		]);
	});

	it('lets host and moderators post links of their own', () => {
		expect(analyse('todo en otra-tienda.test', { role: 'host' }).flags).toEqual([]);
		expect(analyse('todo en otra-tienda.test').flags).toMatchObject([{ rule: 'detect.link.unknown' }]);
	});

	it('describes its detectors as having no file', () => {
		expect(analyser.describe('detect.card')).toEqual({ rule: 'detect.card', pack: 'detect@1', file: null, line: null, patterns: [], citation: null });
		expect(analyser.describe('no.such.rule')).toBeNull();
	});

	it('learns from a person’s correction for this author alone', () => {
		const show = begin();
		show.teach('u9', 'pt');
		expect(analyse('nada', { authorId: 'u9' }, show).language.tag).toBe('pt');
		expect(analyse('nada', { authorId: 'u1' }, show).language.tag).toBe('es');
	});

	it('tags the demo show and finds its questions', () => {
		const root = join(import.meta.dirname, '../../../..');
		const expected = new Map(jsonLines(join(root, 'tests/fixtures/demo-expected.jsonl')).map((row) => [row.id, row]));
		const messages = jsonLines(join(root, 'resources/demo/watch-show.jsonl')).filter(({ type }) => type === 'message');
		const show = begin();
		let rightLanguages = 0;
		let rightQuestions = 0;
		for (const { id, text, kind, role, author, emotes = [] } of messages) {
			const { language, isQuestion } = analyse(text, { kind, role, authorId: author.id, authorName: author.name, emotes }, show);
			rightLanguages += language.tag === expected.get(id)?.language ? 1 : 0;
			rightQuestions += isQuestion === expected.get(id)?.question ? 1 : 0;
		}
		expect(rightLanguages / messages.length).toBeGreaterThanOrEqual(0.97);
		expect(rightQuestions / messages.length).toBeGreaterThanOrEqual(0.97);
	});
});

interface DemoLine extends Pick<AnalysisInput, 'text' | 'kind' | 'role'> {
	readonly type?: string;
	readonly id: string;
	readonly author: { readonly id: string; readonly name: string };
	readonly emotes?: AnalysisInput['emotes'];
	readonly language?: string;
	readonly question?: boolean;
}

function jsonLines(file: string): readonly DemoLine[] {
	return readFileSync(file, 'utf8')
		.trim()
		.split('\n')
		.map((line): DemoLine => JSON.parse(line));
}

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { askedOf, type QuestionBook, readQuestionBook } from '../../../../../electron/desk/analysis/questions/question-intents.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';
import { cpuTimeOf } from '../../../../fixtures/cpu-time.ts';
import { intentOf, QUESTIONS_FOLDER } from './question-desk.ts';

let book: QuestionBook;

beforeAll(async () => {
	book = await readQuestionBook(QUESTIONS_FOLDER);
});

describe('the questions that ship', () => {
	it('are recognised in every example their authors gave', () => {
		const missed = [...book.languages].flatMap(([language, { examples }]) =>
			examples.flatMap(({ intent, examples: asking }) =>
				asking
					.map((text) => ({ text, found: intentOf(text, language, book) }))
					.filter(({ found }) => found !== intent)
					.map(({ text, found }) => `${language} ${intent}: ${text} -> ${found}`),
			),
		);
		expect(missed).toEqual([]);
	});

	it('are not taken for one another in the counterexamples', () => {
		const mistaken = [...book.languages].flatMap(([language, { examples }]) =>
			examples.flatMap(({ intent, counterexamples }) =>
				counterexamples.filter((text) => intentOf(text, language, book) === intent).map((text) => `${language} ${intent}: ${text}`),
			),
		);
		expect(mistaken).toEqual([]);
	});

	it('know every intent in every language, so that one group holds them all', () => {
		expect([...book.languages.keys()].sort()).toEqual(['ar', 'en', 'es', 'fr', 'ru', 'uk', 'zh']);
		const missing = [...book.languages].flatMap(([language, { examples }]) => {
			const known = new Set(examples.map(({ intent }) => intent));
			return book.intents.filter(({ intent }) => !known.has(intent)).map(({ intent }) => `${language} ${intent}`);
		});
		expect(missing).toEqual([]);
	});
});

describe('what a question asks', () => {
	it('names the fact of the sheet that answers it, and none where no sheet does', () => {
		const asked = (text: string) => askedOf(tokenize(fold(text)), ['es'], book);
		expect(asked('se puede nadar con él')).toEqual({ intent: 'water.swim', topic: 'water' });
		expect(asked('hay sorteo hoy?')).toEqual({ intent: 'giveaway', topic: null });
		expect(asked('qué dices?')).toBeNull();
	});

	it('is the more specific of two intents: what shipping costs, not what the watch does', () => {
		expect(intentOf('cuánto cuesta el envío?', 'es', book)).toBe('shipping.cost');
		expect(intentOf('y con el GPS encendido cuánto dura la batería?', 'es', book)).toBe('battery.gps');
	});

	it('stands in the sentence with the question mark, whatever is said beside it', () => {
		expect(intentOf('yo nado cada día en la piscina. ¿cuánto cuesta?', 'es', book)).toBe('price.now');
		expect(intentOf('cuánto cuesta? yo nado cada día en la piscina', 'es', book)).toBe('price.now');
		expect(intentOf('Tengo un iPhone 8. ¿me serviría?', 'es', book)).toBe('compatibility.ios');
	});

	it('is looked for in all languages where the book has none of those of the message', () => {
		expect(askedOf(tokenize(fold('waterproof?')), ['tl'], book)?.intent).toBe('water.rating');
	});

	it('is found in a line of any length without delay', () => {
		const tokens = tokenize(fold('cuánto dura el envío de agua en la playa, con gps y cargador? '.repeat(1600)));
		expect(cpuTimeOf(() => askedOf(tokens, ['es'], book))).toBeLessThan(100);
	});
});

describe('a mistake in the files', () => {
	async function brokenBy(file: string, change: (text: string) => string): Promise<unknown> {
		const folder = await mkdtemp(join(tmpdir(), 'showdesk-questions-'));
		await cp(QUESTIONS_FOLDER, folder, { recursive: true });
		await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
		onTestFinished(() => rm(folder, { recursive: true }));
		return readQuestionBook(folder).catch((error: unknown) => error);
	}

	it('is told with file and line: an intent the catalogue does not have', async () => {
		const error = await brokenBy('es.yaml', (text) => text.replace('  water.swim:', '  water.swimming:'));
		expect(error).toMatchObject({ code: 'bad-rule-pack', detail: { file: '../questions/es.yaml', line: expect.stringMatching(/^\d+$/) } });
		expect(String(error)).toContain('water.swimming');
	});

	it('is told with file and line: a pattern that cannot be read, or a list that is not there', async () => {
		expect(String(await brokenBy('es.yaml', (text) => text.replace('"{sea}"', '"{ocean}"')))).toMatch(/es\.yaml, line \d+: .*\{ocean\}/);
		expect(String(await brokenBy('es.yaml', (text) => text.replace('"{sea}"', '".. mar"')))).toMatch(/es\.yaml, line \d+: .*gap/);
	});

	it('is told with file and line: a topic no sheet knows, an id that stands twice', async () => {
		expect(String(await brokenBy('intents.yaml', (text) => text.replace('topic: water', 'topic: wetness')))).toMatch(/intents\.yaml, line \d+/);
		expect(String(await brokenBy('intents.yaml', (text) => text.replace('id: stock', 'id: weight')))).toMatch(/line \d+: the id weight/);
	});
});

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readVocabularies, type Vocabularies } from '../../../../../electron/desk/analysis/facts/vocabulary.ts';
import { type AnswerBook, readAnswerBook } from '../../../../../electron/desk/analysis/questions/answer-book.ts';
import { sheetAnswers } from '../../../../../electron/desk/analysis/questions/sheet-answers.ts';
import type { AnswerLanguage } from '../../../../../shared/model/question.ts';
import { QUESTIONS_FOLDER } from './question-desk.ts';

const ANSWERS_FOLDER = join(QUESTIONS_FOLDER, 'answers');

let book: AnswerBook;
let vocabularies: Vocabularies;

beforeAll(async () => {
	[book, vocabularies] = await Promise.all([readAnswerBook(ANSWERS_FOLDER), readVocabularies(join(QUESTIONS_FOLDER, '../facts'))]);
});

/** With plain spaces. */
function told(facts: Readonly<Record<string, string>>, topic: string, language: AnswerLanguage): string | undefined {
	const answer = sheetAnswers([{ product: 'W1', facts }], vocabularies, book).find((found) => found.topic === topic);
	return answer?.sentences[language].replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f\u061c]/g, '');
}

describe('a fact told to whoever asked', () => {
	it.each([
		['es', 'Tiene protección IP67: 1 metro de profundidad durante 30 minutos.'],
		['ru', 'Защита IP67: глубина — 1 метр, время — 30 минут.'],
		['fr', 'Protection IP67 : 1 mètre de profondeur pendant 30 minutes.'],
		['ar', 'درجة الحماية IP67: العمق متر، والمدة 30 دقيقة.'],
		['en', 'It is rated IP67: 1 metre deep, for 30 minutes.'],
		['uk', 'Захист IP67: глибина — 1 метр, час — 30 хвилин.'],
		['zh', '防护等级 IP67：水深 1米，时间 30分钟。'],
	] as const)('is a sentence in their language, with its numbers and units: %s', (language, sentence) => {
		expect(told({ water: 'IP67, 1 m for 30 min' }, 'water', language)).toBe(sentence);
	});

	it('is understood in whatever language the sheet is written', () => {
		expect(told({ batería: '48 horas' }, 'battery', 'ru')).toBe('Время работы от одного заряда — 48 часов.');
		expect(told({ الضمان: '12 شهر' }, 'warranty', 'es')).toBe('La garantía es de 12 meses.');
		expect(told({ price: '29.90 EUR' }, 'price', 'es')).toBe('Cuesta 29,90 €.');
	});

	it('keeps the team’s own words where they say more than numbers', () => {
		expect(told({ battery: '48 h, 24 h with GPS' }, 'battery', 'es')).toBe('Batería: 48 h, 24 h with GPS.');
		expect(told({ battery: '48 h with Bluetooth off' }, 'battery', 'fr')).toBe('Batterie : 48 h with Bluetooth off.');
		expect(told({ colour: 'black, sand' }, 'colour', 'en')).toBe('Colours: black, sand.');
	});

	it('keeps a bound a bound', () => {
		expect(told({ battery: 'up to 48 h' }, 'battery', 'es')).toBe('La batería dura hasta 48 horas.');
		expect(told({ battery: 'more than 48 h' }, 'battery', 'es')).toBe('Batería: more than 48 h.');
		expect(told({ delivery: '5-7 days' }, 'delivery', 'ru')).toBe('Срок доставки — 5–7 дней.');
	});

	it('says of a pressure rating that it is no diving time', () => {
		expect(told({ water: '5 ATM' }, 'water', 'en')).toMatch(/^It is rated 5 ATM\..*no minutes under water/);
	});

	it('answers a question of capacity from what the battery fact says of it, and nothing else', () => {
		expect(told({ battery: '48 h, 300 mAh' }, 'capacity', 'en')).toBe('The battery holds 300 mAh.');
		expect(told({ battery: '48 h' }, 'capacity', 'en')).toBeUndefined();
	});

	it('is told for each product by its name', () => {
		const answers = sheetAnswers(
			[
				{ product: 'W1', facts: { battery: '48 h' } },
				{ product: 'H3', facts: { battery: '20 h' } },
			],
			vocabularies,
			book,
		);
		expect(answers.map(({ product, text }) => [product, text])).toEqual([
			['W1', '48 h'],
			['H3', '20 h'],
		]);
	});
});

describe('a mistake in the sentences', () => {
	async function brokenBy(change: (text: string) => string): Promise<unknown> {
		const folder = await mkdtemp(join(tmpdir(), 'showdesk-answers-'));
		await cp(ANSWERS_FOLDER, folder, { recursive: true });
		await writeFile(join(folder, 'es.yaml'), change(await readFile(join(folder, 'es.yaml'), 'utf8')));
		onTestFinished(() => rm(folder, { recursive: true }));
		return readAnswerBook(folder).catch((error: unknown) => error);
	}

	it('is told with file and line: a value nobody measures, a topic without its plain sentence', async () => {
		expect(String(await brokenBy((text) => text.replace('{time} y tiene', '{duration} y tiene')))).toMatch(/answers\/es\.yaml, line \d+/);
		expect(String(await brokenBy((text) => text.replace('"Peso: {text}."', '"Peso."')))).toMatch(/answers\/es\.yaml, line \d+: .*\{text\}/);
	});
});

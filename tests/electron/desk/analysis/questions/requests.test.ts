import { beforeAll, describe, expect, it } from 'vitest';
import { createAnalyser, type DescribingAnalyser } from '../../../../../electron/desk/analysis/analyser.ts';
import type { Analysis, AnalysisInput, ShowMemory } from '../../../../../electron/desk/analysis/analysis.ts';
import { RULES_FOLDER } from '../rules-folder.ts';

let analyser: DescribingAnalyser;
let show: ShowMemory;

beforeAll(async () => {
	analyser = await createAnalyser({ rulesFolder: RULES_FOLDER });
	show = analyser.beginShow({ market: 'ES', languages: ['es', 'ru', 'fr', 'ar'], sheets: [{ product: 'W1', facts: { battery: '48 h' } }] });
});

let people = 0;

function analysed(text: string, by: Partial<AnalysisInput> = {}): Analysis {
	people += 1;
	return analyser.analyse({ text, kind: 'chat', role: 'viewer', authorId: `u${people}`, authorName: '', emotes: [], ...by }, show);
}

describe('what viewers ask without a question’s words', () => {
	it.each([
		['enseña la pantalla', 'demonstration'],
		['porfa enséñanos la correa', 'demonstration'],
		['покажи экран', 'demonstration'],
		['покажите ремешок поближе', 'demonstration'],
		['montre l’écran', 'screen'],
		['fais voir de plus près', 'demonstration'],
		['وريني الشاشة', 'demonstration'],
		['покажи екран', 'demonstration'],
		['show us the screen', 'demonstration'],
		['给我们看看屏幕', 'screen'],
		['precio porfa', 'price.now'],
		['цена', 'price.now'],
		['السعر', 'price.now'],
		['pásame el link', 'where-to-buy'],
	])('%s: %s', (text, intent) => {
		expect(analysed(text)).toMatchObject({ isQuestion: true, question: { key: intent, intent } });
	});

	it.each(['el precio es bueno', 'me gusta la pantalla', 'no muestra la pantalla', 'muestra muy bonita', 'скажи привет', 'montre magnifique', 'great show'])(
		'%s: nothing',
		(text) => {
			expect(analysed(text)).toMatchObject({ isQuestion: false, question: null });
		},
	);
});

describe('whose questions count', () => {
	it('are those of viewers and moderators, in chat', () => {
		expect(analysed('se puede nadar con él?').question).toEqual({ key: 'water.swim', intent: 'water.swim', topic: 'water' });
		expect(analysed('se puede nadar con él?', { role: 'moderator' }).question?.key).toBe('water.swim');
	});

	it('are not the host’s own, nor a bot’s, nor what is said aloud', () => {
		expect(analysed('¿queréis ver la pantalla?', { role: 'host' })).toMatchObject({ isQuestion: true, question: null });
		expect(analysed('¿queréis ver la pantalla?', { role: 'host', kind: 'speech' }).question).toBeNull();
		expect(analysed('any questions? ask the host', { role: 'bot' }).question).toBeNull();
	});

	it('keep what the host states a statement: "se puede mojar sin problema"', () => {
		expect(analysed('se puede mojar sin problema', { role: 'host', kind: 'speech' })).toMatchObject({ isQuestion: false, question: null });
		expect(analysed('precio', { role: 'host' }).isQuestion).toBe(false);
	});

	it('cost nothing to ask again: the same finding comes back', () => {
		const ask = () => analysed('hay en color verde?', { authorId: 'same' });
		const [, second, third] = [ask(), ask(), ask()];
		expect(third.question).not.toBeNull();
		expect(third.question).toBe(second.question);
	});
});

describe('what the host states as the sheet has it', () => {
	it('is told by topic, for whoever asked', () => {
		expect(analysed('la batería dura 48 horas', { role: 'host', kind: 'speech' }).statedTopics).toEqual(['battery']);
	});

	it('is neither what a viewer says, nor what contradicts the sheet', () => {
		expect(analysed('la batería dura 48 horas').statedTopics).toEqual([]);
		expect(analysed('la batería dura 30 días', { role: 'host', kind: 'speech' }).statedTopics).toEqual([]);
	});
});

import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { storeFile } from '../../../../electron/desk/store/open-store.ts';
import type { ApprovedAnswer } from '../../../../shared/model/question.ts';
import { LEAD, SPECIALIST, scratchDesk } from '../store/scratch-store.ts';

function answer(change: Partial<ApprovedAnswer> = {}): ApprovedAnswer {
	const { name, role } = SPECIALIST;
	return { key: 'water.swim', product: null, language: 'es', text: 'En la piscina sí.', author: { name, role }, at: 1, ...change };
}

describe('the team’s approved answers', () => {
	it('are one for each question, product and language, the latest text', async () => {
		const { recorder, reader } = await scratchDesk();
		await recorder.approveAnswer(answer());
		await recorder.approveAnswer(answer({ language: 'ru', text: 'В бассейне можно.' }));
		await recorder.approveAnswer(answer({ product: 'W1', text: 'W1: sí, 30 minutos.' }));
		const later = answer({ text: 'En la piscina, un rato.', author: { name: LEAD.name, role: LEAD.role }, at: 2 });
		await recorder.approveAnswer(later);
		const answers = await reader.listAnswers({});
		expect(answers).toHaveLength(3);
		expect(answers).toContainEqual(later);
		expect(answers.map(({ language, product }) => `${language} ${product}`)).toEqual(['es null', 'ru null', 'es W1']);
	});

	it('are gone once taken back, and can be given again', async () => {
		const { recorder, reader } = await scratchDesk();
		const { text, ...place } = answer();
		await recorder.approveAnswer({ ...place, text });
		await recorder.withdrawAnswer(place);
		expect(await reader.listAnswers({})).toEqual([]);
		expect(() => recorder.withdrawAnswer(place)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
		await recorder.approveAnswer({ ...place, text: 'Otra vez.' });
		expect((await reader.listAnswers({})).map((found) => found.text)).toEqual(['Otra vez.']);
	});

	it('keep every text there ever was: nothing can be changed or taken away', async () => {
		const { recorder, dataFolder, close } = await scratchDesk();
		await recorder.approveAnswer(answer());
		await recorder.approveAnswer(answer({ text: 'Mejor no.' }));
		await close();
		const database = new Database(storeFile(dataFolder));
		try {
			expect(database.prepare('SELECT text FROM approved_answer ORDER BY id').pluck().all()).toEqual(['En la piscina sí.', 'Mejor no.']);
			expect(() => database.prepare("UPDATE approved_answer SET text = 'x'").run()).toThrow('an answer never changes');
			expect(() => database.prepare('DELETE FROM approved_answer').run()).toThrow('an answer is never taken away');
		} finally {
			database.close();
		}
	});
});

import { describe, expect, it } from 'vitest';
import {
	conceptOf,
	draftOf,
	fitting,
	isChanged,
	NO_FILTER,
	nameOf,
	problemsOf,
	withLine,
	withNewLine,
	withoutLine,
} from '../../../../renderer/translation/terms/term-draft.ts';
import { type Concept, conceptSchema } from '../../../../shared/model/term.ts';

const STRAP: Concept = {
	product: 'W1',
	isUntranslatable: false,
	note: 'never “belt”',
	terms: [
		{ language: 'en', text: 'belt', status: 'forbidden' },
		{ language: 'es', text: 'Correa', status: 'preferred' },
	],
};

const keyAt = (draft: ReturnType<typeof draftOf>, index: number) => draft.lines[index]?.key ?? -1;

describe('a term while it is written', () => {
	it('is the same concept again where nothing was changed', () => {
		const draft = draftOf(STRAP, []);
		expect(conceptOf(draft)).toEqual(STRAP);
		expect(isChanged(draft, draftOf(STRAP, []))).toBe(false);
	});

	it('begins with a line for each language of the team; empty ones are not saved', () => {
		const empty = draftOf(null, ['es', 'en']);
		expect(empty.lines.map(({ language }) => language)).toEqual(['es', 'en']);
		const draft = withLine(empty, keyAt(empty, 1), { text: ' strap ' });
		const concept = conceptOf(draft);
		expect(concept.terms).toEqual([{ language: 'en', text: 'strap', status: 'preferred' }]);
		expect(conceptSchema.safeParse(concept).success).toBe(true);
	});

	it('says what is missing or stands there twice', () => {
		const empty = draftOf(null, ['es']);
		expect(problemsOf(empty)).toMatchObject([{ field: 'text', problem: 'missing' }]);
		const more = withNewLine(withLine(empty, keyAt(empty, 0), { text: 'correa' }), ['es']);
		const languageless = withLine(more, keyAt(more, 1), { text: 'strap' });
		expect(problemsOf(languageless)).toEqual([{ key: keyAt(more, 1), field: 'language', problem: 'missing' }]);
		const twice = withLine(languageless, keyAt(more, 1), { language: 'es', text: 'CORREA ' });
		expect(problemsOf(twice)).toEqual([{ key: keyAt(more, 1), field: 'text', problem: 'repeated' }]);
	});

	it('always keeps a line to write in', () => {
		const draft = draftOf(null, ['es']);
		expect(withoutLine(draft, keyAt(draft, 0)).lines).toHaveLength(1);
	});

	it('is called by what is to be used, and found by any of its words, its language or its product', () => {
		expect(nameOf(STRAP)).toBe('Correa');
		const saved = [{ id: '1', concept: STRAP, updatedAt: 0 }];
		expect(fitting(saved, { ...NO_FILTER, text: 'BELT' })).toHaveLength(1);
		expect(fitting(saved, { ...NO_FILTER, text: 'corréa' })).toHaveLength(1);
		expect(fitting(saved, { ...NO_FILTER, language: 'fr' })).toHaveLength(0);
		expect(fitting(saved, { ...NO_FILTER, product: 'W2' })).toHaveLength(0);
	});
});

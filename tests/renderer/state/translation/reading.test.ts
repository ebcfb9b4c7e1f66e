import { describe, expect, it } from 'vitest';
import { likelyLanguage, NOT_TRANSLATED, nextReading, readingOf } from '../../../../renderer/state/translation/reading.ts';

describe('what a person reads messages in', () => {
	it('is nothing but the original until they choose, and suggests the language of their interface', () => {
		expect(readingOf(null)).toEqual({ to: null, display: 'both', lastTo: null });
		expect(likelyLanguage(NOT_TRANSLATED, 'ar')).toBe('ar');
	});

	it('one key turns it on in the last language, else the suggested one, then goes through the ways of showing', () => {
		const on = nextReading(NOT_TRANSLATED, 'zh-CN');
		expect(on).toEqual({ to: 'zh-CN', display: 'both', lastTo: 'zh-CN' });
		expect(nextReading({ ...NOT_TRANSLATED, lastTo: 'uk' }, 'zh-CN').to).toBe('uk');
		const alone = nextReading(on, 'zh-CN');
		const original = nextReading(alone, 'zh-CN');
		expect([alone.display, original.display, nextReading(original, 'zh-CN').display]).toEqual(['translation', 'original', 'both']);
	});

	it.each(['', 'null', '[]', '{"to":"klingon","display":7}', '{"to":'])('takes what it cannot understand (%s) for no choice', (saved) => {
		expect(readingOf(saved)).toEqual(NOT_TRANSLATED);
	});

	it('takes up what was saved', () => {
		expect(readingOf('{"to":"fr","display":"translation","lastTo":"fr"}')).toEqual({ to: 'fr', display: 'translation', lastTo: 'fr' });
	});
});

import { expect, test } from 'vitest';
import { NEW_DRAFT, optionsOf, translationOf } from '../../../renderer/sessions/export-draft.ts';
import { exportOptionsSchema, OPTIONS_OF, WRITTEN_FORMATS } from '../../../shared/model/session-export.ts';

test('each format is asked for with what concerns it alone, as the desk takes it', () => {
	for (const format of WRITTEN_FORMATS) {
		const options = optionsOf(NEW_DRAFT, format, 'ru');
		expect(Object.keys(options).sort()).toEqual([...OPTIONS_OF[format]].sort());
		expect(exportOptionsSchema.safeParse(options).success).toBe(true);
	}
});

test('a table comes with the reader’s language until somebody chooses, other files with none', () => {
	expect(translationOf(NEW_DRAFT, 'csv', 'zh-CN')).toBe('zh-CN');
	expect(translationOf(NEW_DRAFT, 'webvtt', 'zh-CN')).toBeNull();
	expect(translationOf({ ...NEW_DRAFT, translation: null }, 'csv', 'zh-CN')).toBeNull();
	expect(translationOf({ ...NEW_DRAFT, translation: 'ar' }, 'srt', 'zh-CN')).toBe('ar');
});

test('columns that are left out are left out of what is asked for', () => {
	const options = optionsOf({ ...NEW_DRAFT, hasAllColumns: false, columns: ['kind', 'text'] }, 'csv', 'en');
	expect(options.columns).toEqual(['kind', 'text']);
});

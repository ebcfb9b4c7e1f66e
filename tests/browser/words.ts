import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import i18next, { type i18n } from 'i18next';
import { resourcesFolder } from '../../electron/paths.ts';
import type { InterfaceLanguage } from '../../shared/model/language.ts';

/** What the page says: `words('live:noShow.demo')`. Throws where the language has no such words. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Reads the words of one interface language from its own files, so that a test finds a button by what a person reads on it. */
export async function wordsOf(language: InterfaceLanguage): Promise<Words> {
	const folder = join(resourcesFolder(), 'locales', language);
	const files = await readdir(folder);
	const resources = Object.fromEntries(
		await Promise.all(files.map(async (file) => [file.replace(/\.json$/, ''), JSON.parse(await readFile(join(folder, file), 'utf8'))] as const)),
	);
	const instance: i18n = i18next.createInstance();
	await instance.init({ lng: language, ns: Object.keys(resources), resources: { [language]: resources }, interpolation: { escapeValue: false } });
	instance.services.formatter?.add('number', (value: number) => new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-latn' : language).format(value));
	const translate = instance.getFixedT(language) as unknown as Words;
	return (key, values) => {
		if (!instance.exists(key, { lng: language, ...values })) throw new Error(`resources/locales/${language} has no words for ${key}`);
		return translate(key, values);
	};
}

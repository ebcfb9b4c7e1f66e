import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INTERFACE_LANGUAGES } from '../../../shared/model/language.ts';

const FOLDER = new URL('../../../resources/locales/', import.meta.url);
const NAMESPACES = [
	'app',
	'audit',
	'compliance',
	'components',
	'desktop',
	'engines',
	'errors',
	'exporting',
	'flags',
	'importing',
	'keeping',
	'labels',
	'live',
	'player',
	'products',
	'questions',
	'records',
	'replies',
	'report',
	'review',
	'rules',
	'seal',
	'search',
	'services',
	'sessionList',
	'sessions',
	'settings',
	'sound',
	'speech',
	'start',
	'translation',
];
const PLURAL_FORM = /_(zero|one|two|few|many|other)$/;

/** Names of products and formats, and words that two languages share. */
const MAY_STAY_ENGLISH = new Set([
	'Showdesk',
	'?',
	'Twitch',
	'WebSocket',
	'×{{factor}}',
	'{{rate}}/s',
	'{{path}}: {{why}}',
	'{{author}}: {{text}}',
	'{{count, number}}×',
	'? {{count, number}}×',
	'{{name}}, {{time}}',
	'{{name}}: {{count, number}}',
	'{{name}}, {{date}}',
	'Bluetooth',
	'LibreTranslate',
	'Apertium',
	'DeepL',
	'{{title}}: {{finding}}',
	'{{language}}: {{share}}',
	'{{category}}: {{count}}',
	'+{{count, number}}',
	'Showdesk JSONL',
	'CSV',
	'WebVTT',
	'SRT',
	'TwitchDownloader',
	'TMX',
	'doccano',
	'Label Studio',
	'W3C Web Annotation',
	'ID',
]);
const SHARED_WORDS: Readonly<Record<string, readonly string[]>> = {
	'zh-CN': [],
	es: ['Chat', 'No', 'Spam', 'Bot', 'BOT', 'MOD', 'Material'],
	ru: [],
	fr: [
		'{{count}} session',
		'{{count}} sessions',
		'{{count}} message',
		'{{count}} messages',
		'Incident',
		'Spam',
		'Chat',
		'Session',
		'Sessions',
		'Source',
		'Messages',
		'Actions',
		'Notes',
		'Note',
		'Question',
		'Questions',
		'Version',
		'Version {{version}}',
		'Article',
		'Notifications',
		'Transcription',
		'Volume',
		'Description',
		'Format',
		'{{count, number}} message',
		'{{count, number}} messages',
		'{{count}} source',
		'{{count}} sources',
		'{{count}} note',
		'{{count}} notes',
		'{{shown}} session',
		'{{shown}} sessions',
		'Verdict',
		'Verdicts',
		'minutes',
		'source',
	],
	ar: [],
};

describe.each(INTERFACE_LANGUAGES.filter((language) => language !== 'en'))('the interface in %s', (language) => {
	const pluralForms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();

	it.each(NAMESPACES)('%s: has exactly the keys English has', (namespace) => {
		expect([...namesOf(language, namespace)].sort()).toEqual([...namesOf('en', namespace)].sort());
	});

	it.each(NAMESPACES)('%s: has every plural form the language needs', (namespace) => {
		const translated = wordsOf(language, namespace);
		for (const name of pluralNamesOf('en', namespace)) {
			const forms = [...translated.keys()]
				.filter((key) => PLURAL_FORM.test(key) && key.replace(PLURAL_FORM, '') === name)
				.map((key) => PLURAL_FORM.exec(key)?.[1]);
			expect(forms.sort(), name).toEqual(pluralForms);
		}
	});

	it.each(NAMESPACES)('%s: names the same placeholders, so that nothing is left out of a sentence', (namespace) => {
		const english = wordsOf('en', namespace);
		for (const [key, words] of wordsOf(language, namespace)) {
			const original = english.get(key) ?? english.get(key.replace(PLURAL_FORM, '_other')) ?? '';
			// "One message" and "two messages" may be words of their own.
			const mayOmitCount = /_(zero|one|two)$/.test(key);
			expect(placeholdersOf(words, mayOmitCount), key).toEqual(placeholdersOf(original, mayOmitCount));
		}
	});

	it.each(NAMESPACES)('%s: leaves nothing empty and nothing in English', (namespace) => {
		const english = new Set(wordsOf('en', namespace).values());
		const shared = new Set(SHARED_WORDS[language]);
		for (const [key, words] of wordsOf(language, namespace)) {
			expect(words.trim(), key).not.toBe('');
			if (!MAY_STAY_ENGLISH.has(words) && !shared.has(words)) expect(english.has(words), `${key}: ${words}`).toBe(false);
		}
	});
});

it('every language keeps the same files', () => {
	const files = (language: string) => readdirSync(new URL(`${language}/`, FOLDER)).sort();
	for (const language of INTERFACE_LANGUAGES) expect(files(language), language).toEqual(files('en'));
});

it('French sets its high punctuation off by a narrow no-break space', () => {
	for (const namespace of NAMESPACES) {
		for (const [key, words] of wordsOf('fr', namespace)) expect(/ [:;?!»]|« /.test(words), `${namespace}: ${key}`).toBe(false);
	}
});

/** Key with dots -> words. */
function wordsOf(language: string, namespace: string): Map<string, string> {
	const json: unknown = JSON.parse(readFileSync(new URL(`${language}/${namespace}.json`, FOLDER), 'utf8'));
	const words = new Map<string, string>();
	const collect = (value: unknown, path: string): void => {
		if (typeof value === 'string') words.set(path, value);
		else if (typeof value === 'object' && value !== null)
			for (const [key, inner] of Object.entries(value)) collect(inner, path === '' ? key : `${path}.${key}`);
	};
	collect(json, '');
	return words;
}

function pluralNamesOf(language: string, namespace: string): Set<string> {
	const keys = [...wordsOf(language, namespace).keys()];
	return new Set(keys.filter((key) => key.endsWith('_other')).map((key) => key.replace(PLURAL_FORM, '')));
}

/** Keys with the plural forms taken together. */
function namesOf(language: string, namespace: string): Set<string> {
	const plurals = pluralNamesOf(language, namespace);
	return new Set([...wordsOf(language, namespace).keys()].map((key) => (plurals.has(key.replace(PLURAL_FORM, '')) ? key.replace(PLURAL_FORM, '') : key)));
}

function placeholdersOf(words: string, withoutCount: boolean): string[] {
	const found = [...words.matchAll(/\{\{([^}]+)\}\}/g)].map((match) => match[1]?.replace(/\s/g, '') ?? '');
	// `shown` is the same count, written as the reader writes numbers.
	return found.filter((name) => !withoutCount || !(name.startsWith('count') || name === 'shown')).sort();
}

import { createInstance } from 'i18next';
import arFlags from '../../../resources/locales/ar/flags.json' with { type: 'json' };
import arQuestions from '../../../resources/locales/ar/questions.json' with { type: 'json' };
import ar from '../../../resources/locales/ar/report.json' with { type: 'json' };
import enFlags from '../../../resources/locales/en/flags.json' with { type: 'json' };
import enQuestions from '../../../resources/locales/en/questions.json' with { type: 'json' };
import en from '../../../resources/locales/en/report.json' with { type: 'json' };
import esFlags from '../../../resources/locales/es/flags.json' with { type: 'json' };
import esQuestions from '../../../resources/locales/es/questions.json' with { type: 'json' };
import es from '../../../resources/locales/es/report.json' with { type: 'json' };
import frFlags from '../../../resources/locales/fr/flags.json' with { type: 'json' };
import frQuestions from '../../../resources/locales/fr/questions.json' with { type: 'json' };
import fr from '../../../resources/locales/fr/report.json' with { type: 'json' };
import ruFlags from '../../../resources/locales/ru/flags.json' with { type: 'json' };
import ruQuestions from '../../../resources/locales/ru/questions.json' with { type: 'json' };
import ru from '../../../resources/locales/ru/report.json' with { type: 'json' };
import zhFlags from '../../../resources/locales/zh-CN/flags.json' with { type: 'json' };
import zhQuestions from '../../../resources/locales/zh-CN/questions.json' with { type: 'json' };
import zh from '../../../resources/locales/zh-CN/report.json' with { type: 'json' };
import type { FlagWords } from '../../../shared/model/explanation.ts';
import { type Formatters, formattersFor } from '../../../shared/model/formatters.ts';
import type { InterfaceLanguage } from '../../../shared/model/language.ts';

/** What a report is written with, in the lead's language. */
export interface ReportWords {
	readonly language: InterfaceLanguage;
	readonly direction: 'ltr' | 'rtl';
	readonly timeZone: string;
	/** Of resources/locales/<language>/report.json. */
	readonly words: (key: ReportWordKey, values?: Readonly<Record<string, string | number>>) => string;
	readonly flagWords: FlagWords;
	/** What a kind of question is called; null for one of a newer desk. */
	readonly intentName: (intent: string) => string | null;
	readonly formatters: Formatters;
}

/** A word's key, down to its plural: `questions.open`. */
export type ReportWordKey = KeysOf<typeof en>;

type KeysOf<Words> = {
	[Key in keyof Words & string]: Words[Key] extends string ? Key | WithoutPlural<Key> : `${Key}.${KeysOf<Words[Key]>}`;
}[keyof Words & string];
type WithoutPlural<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : never;

const RESOURCES = {
	en: { report: en, flags: enFlags, questions: enQuestions },
	'zh-CN': { report: zh, flags: zhFlags, questions: zhQuestions },
	es: { report: es, flags: esFlags, questions: esQuestions },
	ru: { report: ru, flags: ruFlags, questions: ruQuestions },
	fr: { report: fr, flags: frFlags, questions: frQuestions },
	ar: { report: ar, flags: arFlags, questions: arQuestions },
} as const satisfies Readonly<Record<InterfaceLanguage, object>>;

/** @param timeZone IANA name, of the person who reads it */
export async function reportWords(language: InterfaceLanguage, timeZone: string): Promise<ReportWords> {
	const formatters = formattersFor(language, timeZone);
	const i18n = createInstance();
	await i18n.init({
		lng: language,
		ns: ['report', 'flags', 'questions'],
		defaultNS: 'report',
		resources: { [language]: RESOURCES[language] },
		returnNull: false,
		// What is put in is escaped where the markup is made.
		interpolation: { escapeValue: false },
	});
	i18n.services.formatter?.add('number', (value: number) => formatters.number(value));
	const report = i18n.getFixedT(language, 'report');
	const flags = i18n.getFixedT(language, 'flags');
	const intents: Readonly<Record<string, string>> = RESOURCES[language].questions.intent;
	return {
		language,
		direction: language === 'ar' ? 'rtl' : 'ltr',
		timeZone,
		words: (key, values) => String(report(key as never, { ...values })),
		flagWords: (key, values) => String(flags(key as never, { ...values })),
		intentName: (intent) => intents[intent.replace('.', '_')] ?? null,
		formatters,
	};
}

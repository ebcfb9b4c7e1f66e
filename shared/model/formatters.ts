import type { InterfaceLanguage } from './language.ts';

/** Times, numbers and names as the interface language writes them. Times are in milliseconds since the epoch. */
export interface Formatters {
	/** `19:04:12`, 24 hours. */
	timeOfDay(at: number): string;
	date(at: number): string;
	dateTime(at: number): string;
	/** `1 hr, 2 min`, down to seconds below an hour, and to a fraction of one below that: `0.2 sec`. */
	duration(ms: number): string;
	number(value: number): string;
	/** `€29.90`; without a currency (ISO 4217) as a number. */
	price(amount: number, currency: string | null): string;
	/** Of a share from 0 to 1. */
	percent(share: number): string;
	/** `5 minutes ago`, `in 12 seconds`. */
	relative(at: number, now: number): string;
	/** `Russian (Latin)` for `ru-Latn`; the tag itself where Intl does not know it. */
	languageName(tag: string): string;
	/** Of an ISO 3166-1 alpha-2 code or `EU`. */
	countryName(code: string): string;
	/** A file size, `3.2 MB`. */
	bytes(count: number): string;
	/** `Spanish, Russian, and French`. */
	list(items: readonly string[]): string;
	compare(a: string, b: string): number;
}

const cache = new Map<string, Formatters>();

/**
 * Intl objects are slow to make (about 50 µs each), so every language's are made once.
 * @param timeZone IANA name; left out: that of this machine
 */
export function formattersFor(language: InterfaceLanguage, timeZone?: string): Formatters {
	const key = `${language} ${timeZone ?? ''}`;
	const cached = cache.get(key);
	if (cached) return cached;
	const made = createFormatters(language, timeZone);
	cache.set(key, made);
	return made;
}

/** Names Intl has no good word for. */
const LANGUAGE_NAMES: Readonly<Record<string, Readonly<Record<InterfaceLanguage, string>>>> = {
	'ar-Latn': { en: 'Arabizi', 'zh-CN': '阿拉伯语（拉丁拼写）', es: 'árabe en letras latinas', ru: 'арабица', fr: 'arabizi', ar: 'عربيزي' },
	und: { en: 'Undetermined', 'zh-CN': '未确定', es: 'sin determinar', ru: 'не определён', fr: 'indéterminée', ar: 'غير محددة' },
};

function createFormatters(language: InterfaceLanguage, timeZone: string | undefined): Formatters {
	// Arabic-Indic digits beside Latin chat text and tabular times read badly; staff of the Gulf and the Maghreb use Latin digits on screens.
	const locale = language === 'ar' ? 'ar-u-nu-latn' : language;
	const timeOfDay = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone });
	const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
	const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone });
	const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
	const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
	const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
	const languages = new Intl.DisplayNames(locale, { type: 'language' });
	const regions = new Intl.DisplayNames(locale, { type: 'region' });
	const list = new Intl.ListFormat(locale, { type: 'conjunction' });
	const unitList = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
	const collator = new Intl.Collator(locale);
	const unit = (name: string, digits = 0) => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits });
	const [hours, minutes, seconds, fractions] = [unit('hour'), unit('minute'), unit('second'), unit('second', 3)];
	const sizes = [unit('byte'), unit('kilobyte'), unit('megabyte', 1), unit('gigabyte', 1)];
	return {
		timeOfDay: (at) => timeOfDay.format(at),
		date: (at) => date.format(at),
		dateTime: (at) => dateTime.format(at),
		duration: (ms) => {
			if (ms > 0 && ms < 1_000) return fractions.format(Number((ms / 1_000).toPrecision(1)));
			const total = Math.max(0, Math.round(ms / 1_000));
			const [h, m, s] = [Math.floor(total / 3_600), Math.floor(total / 60) % 60, total % 60];
			if (h > 0) return unitList.format([hours.format(h), minutes.format(m)]);
			if (m > 0) return unitList.format([minutes.format(m), seconds.format(s)]);
			return seconds.format(s);
		},
		number: (value) => number.format(value),
		price: (amount, currency) =>
			new Intl.NumberFormat(
				locale,
				currency === null ? { maximumFractionDigits: 2 } : { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' },
			).format(amount),
		percent: (share) => percent.format(share),
		relative: (at, now) => relative.format(...largestUnit(at - now)),
		languageName: (tag) => LANGUAGE_NAMES[tag]?.[language] ?? nameOf(languages, tag),
		countryName: (code) => nameOf(regions, code),
		bytes: (count) => {
			const step = Math.min(sizes.length - 1, Math.floor(Math.log10(Math.max(1, count)) / 3));
			return (sizes[step] ?? number).format(count / 1_000 ** step);
		},
		list: (items) => list.format(items),
		compare: (a, b) => collator.compare(a, b),
	};
}

/** Intl throws on a code that is not well-formed; chat data may hold any. */
function nameOf(names: Intl.DisplayNames, code: string): string {
	try {
		return names.of(code) ?? code;
	} catch {
		return code;
	}
}

function largestUnit(ms: number): [number, Intl.RelativeTimeFormatUnit] {
	const seconds = Math.round(ms / 1_000);
	if (Math.abs(seconds) < 60) return [seconds, 'second'];
	const minutes = Math.round(seconds / 60);
	if (Math.abs(minutes) < 60) return [minutes, 'minute'];
	const hours = Math.round(minutes / 60);
	if (Math.abs(hours) < 24) return [hours, 'hour'];
	return [Math.round(hours / 24), 'day'];
}

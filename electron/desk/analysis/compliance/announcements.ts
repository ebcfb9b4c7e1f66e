import type { Span } from '../../../../shared/model/span.ts';
import { type FoldedText, fold } from '../folding.ts';
import { type Amount, amountOf, amountPattern } from './amounts.ts';
import { anyOf, BLANK, END, phrasePattern, START } from './phrases.ts';
import { ar } from './spoken/ar.ts';
import { en } from './spoken/en.ts';
import { es } from './spoken/es.ts';
import { fr } from './spoken/fr.ts';
import { ru } from './spoken/ru.ts';
import type { SpokenWords } from './spoken/spoken-words.ts';
import { uk } from './spoken/uk.ts';
import { zh } from './spoken/zh.ts';

/** What one line of the host announces: so many left, so long to go, so much before. */

export type Announcement = Span &
	(
		| { readonly kind: 'stock'; readonly left: number }
		| { readonly kind: 'countdown'; readonly ms: number }
		| { readonly kind: 'reference'; readonly before: Amount; readonly now: number | null }
	);

/** In the order of the line, each kind at most once. A question announces nothing. */
export function announcementsIn(folded: FoldedText): readonly Announcement[] {
	const { text } = folded;
	const found: Announcement[] = [];
	const words = wordsOf(text);
	for (const { detectors, hasNumber, hasCue } of languagesOf(text)) {
		if (!hasNumber(text, words) || !hasCue(text, words)) continue;
		for (const detect of detectors) {
			const announcement = detect(folded);
			if (announcement !== null && !found.some(({ kind }) => kind === announcement.kind)) found.push(announcement);
		}
	}
	return found.sort((one, other) => one.start - other.start);
}

/** Where the line says that something can still be bought; null where it does not. */
export function offerIn(folded: FoldedText): Span | null {
	for (const { offers } of languagesOf(folded.text)) {
		const said = offers.exec(folded.text);
		if (said !== null) return folded.spanOf(said.index, said.index + said[0].length);
	}
	return null;
}

/** Whether the line says that it is over, or goes on to something else. */
export function isClosed(text: string): boolean {
	return languagesOf(text).some(({ closings }) => closings.test(text));
}

type Detect = (folded: FoldedText) => Announcement | null;

interface Language {
	readonly detectors: readonly Detect[];
	readonly hasNumber: (text: string, words: ReadonlySet<string>) => boolean;
	readonly hasCue: (text: string, words: ReadonlySet<string>) => boolean;
	readonly offers: RegExp;
	readonly closings: RegExp;
}

/** A number that was read, up to what fits a shelf or a clock. */
const NUMBER = '\\d{1,4}';
const MINUTE_MS = 60_000;
/** Beyond it a deadline is a date. */
const LONGEST_MS = 6 * 60 * MINUTE_MS;
const MOST_LEFT = 500;

function languageOf(words: SpokenWords): Language {
	const numbers = new Map(Object.entries(words.numbers).map(([word, value]) => [fold(word).text, value]));
	const cues = [words.stockCues, words.timeCues, words.endings, words.timeTails, words.stockTails, words.priceBefore, words.priceNow].flat();
	const whole = [...Object.keys(words.wholeCounts), ...Object.keys(words.wholeTimes)];
	return {
		detectors: [stockIn(words, numbers), wholeCountIn(words), countdownIn(words, numbers), referenceIn(words)],
		hasNumber: anyWordOf([...numbers.keys(), ...whole], words.isSpaced, /\d/),
		hasCue: anyWordOf([...cues, ...whole], words.isSpaced, null),
		offers: phrasePattern(words.offers, words.isSpaced),
		closings: phrasePattern(words.closings, words.isSpaced),
	};
}

/** Looks for first words of phrases before any pattern is tried: most lines of a show announce nothing. */
function anyWordOf(phrases: readonly string[], isSpaced: boolean, also: RegExp | null): (text: string, words: ReadonlySet<string>) => boolean {
	if (!isSpaced) {
		const pattern = new RegExp(anyOf(phrases), 'u');
		return (text) => (also?.test(text) ?? false) || pattern.test(text);
	}
	const first = new Set(phrases.flatMap((phrase) => wordsIn(fold(phrase).text).slice(0, 1)));
	return (text, words) => {
		if (also?.test(text) === true) return true;
		for (const word of words) if (first.has(word)) return true;
		return false;
	};
}

function wordsIn(text: string): readonly string[] {
	return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function wordsOf(text: string): ReadonlySet<string> {
	return new Set(wordsIn(text));
}

/** A cue, what may stand behind it, and a number. */
function counted(words: SpokenWords, numbers: ReadonlyMap<string, number>, cues: readonly string[]): string {
	const number = `(?<count>${NUMBER}|${anyOf([...numbers.keys()])})`;
	return words.isSpaced
		? `${START}(?<cue>${anyOf(cues)})(?:${BLANK}${anyOf(words.fillers)}){0,3}${BLANK}(?:x\\s?)?${number}${END}`
		: `(?<cue>${anyOf(cues)})(?:${anyOf(words.fillers)}){0,2}\\s?${number}`;
}

function stockIn(words: SpokenWords, numbers: ReadonlyMap<string, number>): Detect {
	const between = words.isSpaced ? `${BLANK}` : '\\s?';
	const end = words.isSpaced ? END : '';
	const times = anyOf([...words.seconds, ...words.minutes, ...words.hours]);
	const cue = new RegExp(counted(words, numbers, words.stockCues), 'u');
	const tail = new RegExp(
		`(?:${words.isSpaced ? START : ''})(?<count>${NUMBER}|${anyOf([...numbers.keys()])})${between}${anyOf(words.stockUnits)}${between}${anyOf(words.stockTails)}${end}`,
		'u',
	);
	const isTime = new RegExp(`^(?:${between})?${times}${end}`, 'u');
	const isThing = new RegExp(`^${between}${anyOf([...words.stockUnits, ...words.stockTails])}${end}`, 'u');
	const isAlone = new RegExp(`^(?:\\s*$|\\s*[.,;:!…)]|${between}${anyOf([...words.offers, ...words.closings])})`, 'u');
	const bare = phrasePattern(words.bareCues, words.isSpaced);
	const denied = deniedBefore(words);
	return (folded) => {
		const { text } = folded;
		const said = cue.exec(text);
		if (said !== null && !denied.test(text.slice(0, said.index)) && !isAsked(text, said.index + said[0].length)) {
			const rest = text.slice(said.index + said[0].length);
			const left = numberOf(said.groups?.count, numbers);
			const thing = isTime.test(rest) ? null : isThing.exec(rest);
			if (thing !== null) return stock(folded, said.index, said[0].length + thing[0].length, left);
			if (!isTime.test(rest) && bare.test(said.groups?.cue ?? '') && isAlone.test(rest)) return stock(folded, said.index, said[0].length, left);
		}
		const behind = tail.exec(text);
		if (behind === null || denied.test(text.slice(0, behind.index)) || isAsked(text, behind.index + behind[0].length)) return null;
		return stock(folded, behind.index, behind[0].length, numberOf(behind.groups?.count, numbers));
	};
}

function wholeCountIn(words: SpokenWords): Detect {
	const counts = new Map(Object.entries(words.wholeCounts).map(([phrase, left]) => [fold(phrase).text, left]));
	const pattern = phrasePattern([...counts.keys()], words.isSpaced);
	const denied = deniedBefore(words);
	return (folded) => {
		const said = pattern.exec(folded.text);
		if (said === null || denied.test(folded.text.slice(0, said.index)) || isAsked(folded.text, said.index + said[0].length)) return null;
		return stock(folded, said.index, said[0].length, counts.get(said[0].replace(/\s+/g, ' ')) ?? 1);
	};
}

function stock(folded: FoldedText, start: number, length: number, left: number): Announcement | null {
	if (left < 1 || left > MOST_LEFT) return null;
	return { kind: 'stock', left, ...folded.spanOf(start, start + length) };
}

function countdownIn(words: SpokenWords, numbers: ReadonlyMap<string, number>): Detect {
	const { isSpaced } = words;
	const between = isSpaced ? BLANK : '\\s?';
	const end = isSpaced ? END : '';
	const start = isSpaced ? START : '';
	const units: readonly (readonly [string, number])[] = [
		...words.seconds.map((unit) => [fold(unit).text, 1_000] as const),
		...words.minutes.map((unit) => [fold(unit).text, MINUTE_MS] as const),
		...words.hours.map((unit) => [fold(unit).text, 60 * MINUTE_MS] as const),
	];
	const msOf = new Map(units);
	const wholes = new Map(Object.entries(words.wholeTimes).map(([phrase, minutes]) => [fold(phrase).text, minutes * MINUTE_MS]));
	const unit = `(?<unit>${anyOf([...msOf.keys()])})${end}`;
	const figure = `(?<count>${NUMBER}|${anyOf([...numbers.keys()])})${isSpaced ? '\\s{0,2}' : '\\s?'}${unit}`;
	const time = wholes.size === 0 ? figure : `(?:${figure}|(?<whole>${anyOf([...wholes.keys()])})${end})`;
	const fillers = `(?:${between}${anyOf(words.fillers)}){0,3}`;
	const patterns = [
		new RegExp(`${start}${anyOf(words.timeCues)}${fillers}${between}${time}`, 'u'),
		new RegExp(`${start}${time}${between}${anyOf(words.timeTails)}${end}`, 'u'),
		...(words.endings.length === 0
			? []
			: [
					new RegExp(`${start}${anyOf(words.endings)}${END}[^.!?؟]{0,24}?${START}${anyOf(words.inTime)}${fillers}${between}${time}`, 'u'),
					new RegExp(`${start}${anyOf(words.inTime)}${fillers}${between}${time}[,]?${BLANK}(?:[^.!?؟]{0,16}${BLANK})?${anyOf(words.endings)}${END}`, 'u'),
				]),
	];
	const isOther = new RegExp(`^[,]?${between}${anyOf(words.otherTimes)}`, 'u');
	const isBuying = new RegExp(`^[,]?${between}${anyOf(words.timeTails)}`, 'u');
	const denied = deniedBefore(words);
	return (folded) => {
		const { text } = folded;
		for (const pattern of patterns) {
			const said = pattern.exec(text);
			if (said === null || denied.test(text.slice(0, said.index))) continue;
			const behind = said.index + said[0].length;
			const rest = text.slice(behind);
			if ((isOther.test(rest) && !isBuying.test(rest)) || isAsked(text, behind)) continue;
			const whole = said.groups?.whole;
			const ms =
				whole === undefined ? numberOf(said.groups?.count, numbers) * (msOf.get(said.groups?.unit ?? '') ?? 0) : (wholes.get(whole.replace(/\s+/g, ' ')) ?? 0);
			if (ms > 0 && ms <= LONGEST_MS) return { kind: 'countdown', ms, ...folded.spanOf(said.index, behind) };
		}
		return null;
	};
}

function referenceIn(words: SpokenWords): Detect {
	const start = words.isSpaced ? START : '';
	const between = words.isSpaced ? BLANK : '\\s?';
	const now = `[\\s,.;:!—–-]{0,4}(?:[yиіаeو]${BLANK})?${anyOf(words.priceNow)}${words.isSpaced ? '\\s{0,2}' : '\\s?'}(?:${anyOf(words.fillers)}${between})?${amountPattern('now')}`;
	const pattern = new RegExp(`${start}${anyOf(words.priceBefore)}[\\s:]{0,3}${amountPattern('before')}(?:${now})?`, 'u');
	return (folded) => {
		const { text } = folded;
		const said = pattern.exec(text);
		const before = amountOf(said?.groups, 'before');
		if (said === null || before === null || before.value <= 0 || isAsked(text, said.index + said[0].length)) return null;
		const after = amountOf(said.groups, 'now');
		const currency = before.currency ?? after?.currency ?? null;
		// "Antes 5 minutos" is no price; "antes 90, ahora 20" is one.
		if (currency === null && (after === null || after.value >= before.value)) return null;
		return {
			kind: 'reference',
			before: { value: before.value, currency },
			now: after?.value ?? null,
			...folded.spanOf(said.index, said.index + said[0].length),
		};
	};
}

/** Right before what was found: "no quedan 3". */
function deniedBefore({ denials, isSpaced }: SpokenWords): RegExp {
	return new RegExp(isSpaced ? `${START}${anyOf(denials)}\\s*$` : `${anyOf(denials)}$`, 'u');
}

/** "¿Quedan 3?" asks. */
function isAsked(text: string, from: number): boolean {
	return /^[^.!…]{0,60}[?؟]/.test(text.slice(from));
}

function numberOf(written: string | undefined, numbers: ReadonlyMap<string, number>): number {
	if (written === undefined) return 0;
	return numbers.get(written) ?? Number(written);
}

const LATIN = [es, fr, en].map(languageOf);
const CYRILLIC = [ru, uk].map(languageOf);
const ARABIC = [ar].map(languageOf);
const HAN = [zh].map(languageOf);

/** Languages that are written in the scripts of a text. */
function languagesOf(text: string): readonly Language[] {
	return [
		...(/[a-z]/.test(text) ? LATIN : []),
		...(/\p{Script=Cyrillic}/u.test(text) ? CYRILLIC : []),
		...(/\p{Script=Arabic}/u.test(text) ? ARABIC : []),
		...(/\p{Script=Han}/u.test(text) ? HAN : []),
	];
}

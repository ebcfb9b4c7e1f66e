import type { Span } from '../../../../shared/model/span.ts';
import { type FoldedText, fold } from '../folding.ts';
import { type Amount, amountOf, amountPattern } from './amounts.ts';
import { withoutQuestions } from './asking.ts';
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

/**
 * In the order of the line, each kind at most once.
 * @param text what the line says, as folded; `withoutQuestions` leaves it
 */
export function announcementsIn(folded: FoldedText, text = withoutQuestions(folded.text, false)): readonly Announcement[] {
	const found: Announcement[] = [];
	const words = wordsOf(text);
	const hasTwoFigures = TWO_FIGURES.test(text);
	for (const { detectors, reduction, hasNumber, hasCue } of languagesOf(text)) {
		const isCued = hasNumber(text, words) && hasCue(text, words);
		for (const detect of [...(isCued ? detectors : []), ...(hasTwoFigures ? [reduction] : [])]) {
			const announcement = detect(text, folded);
			if (announcement !== null && !found.some(({ kind }) => kind === announcement.kind)) found.push(announcement);
		}
	}
	return found.sort((one, other) => one.start - other.start);
}

/** Where the line says that something can still be bought; null where it does not. */
export function offerIn(folded: FoldedText, text = withoutQuestions(folded.text, false)): Span | null {
	for (const { offers } of languagesOf(text)) {
		const said = offers.exec(text);
		if (said !== null) return folded.spanOf(said.index, said.index + said[0].length);
	}
	return null;
}

/** Whether the line says that it is over, or goes on to something else. */
export function isClosed(text: string): boolean {
	return languagesOf(text).some(({ isClosed: closes }) => closes(text));
}

type Detect = (text: string, folded: FoldedText) => Announcement | null;

interface Language {
	readonly detectors: readonly Detect[];
	/** Of the words around two amounts: too common to be cues. */
	readonly reduction: Detect;
	readonly hasNumber: (text: string, words: ReadonlySet<string>) => boolean;
	readonly hasCue: (text: string, words: ReadonlySet<string>) => boolean;
	readonly offers: RegExp;
	readonly isClosed: (text: string) => boolean;
}

/** Which of a thing: "en rosa", "talla M", «розовых». */
const VARIANT = `(?:${BLANK}(?:(?:en|in|в|у)${BLANK}\\p{L}{2,14}|(?:talla|taille|size|размера|مقاس)${BLANK}\\p{L}{1,4}|\\p{L}{2,14}(?:ых|их)(?!\\p{L})))?`;

/** A number that was read, up to what fits a shelf or a clock. */
const NUMBER = '\\d{1,4}';
const MINUTE_MS = 60_000;
const TWO_FIGURES = /\d\D{3,24}\d/;
/** Beyond it a deadline is a date. */
const LONGEST_MS = 6 * 60 * MINUTE_MS;
const MOST_LEFT = 500;

function languageOf(words: SpokenWords): Language {
	const numbers = new Map(Object.entries(words.numbers).map(([word, value]) => [fold(word).text, value]));
	const cues = [words.stockCues, words.timeCues, words.endings, words.timeTails, words.stockTails, words.loneTails, words.priceBefore, words.priceNow].flat();
	const whole = [...Object.keys(words.wholeCounts), ...Object.keys(words.wholeTimes)];
	return {
		detectors: [stockIn(words, numbers), wholeCountIn(words), countdownIn(words, numbers), referenceIn(words)],
		reduction: reductionIn(words),
		hasNumber: anyWordOf([...numbers.keys(), ...whole], words.isSpaced, /\d/),
		hasCue: anyWordOf([...cues, ...whole], words.isSpaced, null),
		offers: phrasePattern(words.offers, words.isSpaced),
		isClosed: closedIn(words),
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
		? `${START}(?<cue>${anyOf(cues)})(?:\\s?[,:]?${BLANK}${anyOf(words.fillers)}){0,3}\\s?[,:]?${BLANK}(?:x\\s?)?${number}${END}`
		: `(?<cue>${anyOf(cues)})(?:${anyOf(words.fillers)}){0,2}\\s?${number}`;
}

function stockIn(words: SpokenWords, numbers: ReadonlyMap<string, number>): Detect {
	const between = words.isSpaced ? `${BLANK}` : '\\s?';
	const end = words.isSpaced ? END : '';
	const times = anyOf([...words.seconds, ...words.minutes, ...words.hours]);
	const cue = new RegExp(counted(words, numbers, words.stockCues), 'u');
	const tail = new RegExp(
		`(?:${words.isSpaced ? START : ''})(?<count>${NUMBER}|${anyOf([...numbers.keys()])})${between}${anyOf(words.stockUnits)}${between}${anyOf([...words.stockTails, ...words.loneTails])}${end}`,
		'u',
	);
	const lone =
		words.loneTails.length === 0 ? null : new RegExp(`${START}(?<count>${NUMBER}|${anyOf([...numbers.keys()])})${BLANK}${anyOf(words.loneTails)}${END}`, 'u');
	const isTime = new RegExp(`^(?:${between})?${times}${end}`, 'u');
	const isThing = new RegExp(`^${between}${anyOf([...words.stockUnits, ...words.stockTails, ...words.loneTails])}${end}`, 'u');
	const isAlone = new RegExp(
		`^${words.isSpaced ? VARIANT : ''}(?:\\s*$|\\s*[.,;:!…)]|${between}${anyOf([...words.offers, ...words.closings, ...words.stockTails])})`,
		'u',
	);
	const bare = phrasePattern(words.bareCues, words.isSpaced);
	const denied = deniedBefore(words);
	const aloneIn = (said: RegExpExecArray | null) => {
		const rest = said?.input.slice(said.index + said[0].length) ?? '';
		return isAlone.test(rest) || isThing.test(rest) ? said : null;
	};
	return (text, folded) => {
		const said = cue.exec(text);
		if (said !== null && !denied.test(text.slice(0, said.index))) {
			const rest = text.slice(said.index + said[0].length);
			const left = numberOf(said.groups?.count, numbers);
			const thing = isTime.test(rest) ? null : isThing.exec(rest);
			if (thing !== null) return stock(folded, said.index, said[0].length + thing[0].length, left);
			if (!isTime.test(rest) && bare.test(said.groups?.cue ?? '') && isAlone.test(rest)) return stock(folded, said.index, said[0].length, left);
		}
		const behind = tail.exec(text) ?? aloneIn(lone?.exec(text) ?? null);
		if (behind === null || denied.test(text.slice(0, behind.index))) return null;
		return stock(folded, behind.index, behind[0].length, numberOf(behind.groups?.count, numbers));
	};
}

function wholeCountIn(words: SpokenWords): Detect {
	const counts = new Map(Object.entries(words.wholeCounts).map(([phrase, left]) => [fold(phrase).text, left]));
	const pattern = phrasePattern([...counts.keys()], words.isSpaced);
	const denied = deniedBefore(words);
	return (text, folded) => {
		const said = pattern.exec(text);
		if (said === null || denied.test(text.slice(0, said.index))) return null;
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
	return (text, folded) => {
		for (const pattern of patterns) {
			const said = pattern.exec(text);
			if (said === null || denied.test(text.slice(0, said.index))) continue;
			const behind = said.index + said[0].length;
			const rest = text.slice(behind);
			if (isOther.test(rest) && !isBuying.test(rest)) continue;
			const whole = said.groups?.whole;
			const ms =
				whole === undefined ? numberOf(said.groups?.count, numbers) * (msOf.get(said.groups?.unit ?? '') ?? 0) : (wholes.get(whole.replace(/\s+/g, ' ')) ?? 0);
			if (ms > 0 && ms <= LONGEST_MS) return { kind: 'countdown', ms, ...folded.spanOf(said.index, behind) };
		}
		return null;
	};
}

/** "Antes 90 €, ahora 20", "precio original: 90 €", "en vez de 90 €, 20 €". */
function referenceIn(words: SpokenWords): Detect {
	const start = words.isSpaced ? START : '';
	const between = words.isSpaced ? BLANK : '\\s?';
	const is = `[\\s:—–-]{0,4}(?:${anyOf([...words.priceIs, ...words.fillers])}${words.isSpaced ? '\\s{0,2}' : ''}){0,2}`;
	const now = `[\\s,.;:!—–-]{0,4}(?:(?:y|e|et|and|и|і|а|но|та|و)${BLANK})?(?<cue>${anyOf(words.priceNow)})?\\s?:?${words.isSpaced ? '\\s{0,2}' : '\\s?'}(?:${anyOf([...words.fillers, ...words.priceIs])}${between})?${amountPattern('now')}`;
	const isOfTime = new RegExp(`^\\s{0,2}${anyOf([...words.seconds, ...words.minutes, ...words.hours])}${words.isSpaced ? END : ''}`, 'u');
	const pattern = new RegExp(`${start}${anyOf(words.priceBefore)}${is}${amountPattern('before')}(?:${now})?`, 'u');
	return (text, folded) => {
		const said = pattern.exec(text);
		const before = amountOf(said?.groups, 'before');
		if (said === null || before === null || before.value <= 0) return null;
		const beside = amountOf(said.groups, 'now');
		const after = said.groups?.cue !== undefined || (beside !== null && beside.currency !== null) ? beside : null;
		const currency = before.currency ?? after?.currency ?? null;
		// "Antes 5 minutos" is no price; "antes 90, ahora 20" is one.
		if (currency === null && (after === null || after.value >= before.value || isOfTime.test(text.slice(said.index + said[0].length)))) return null;
		return {
			kind: 'reference',
			before: { value: before.value, currency },
			now: after?.value ?? null,
			...folded.spanOf(said.index, said.index + said[0].length),
		};
	};
}

/** "De 120 a 59 euros": only downwards, and of money. */
function reductionIn({ priceFrom, priceTo, isSpaced }: SpokenWords): Detect {
	const between = isSpaced ? BLANK : '\\s?';
	const pattern = new RegExp(
		`${isSpaced ? START : ''}${anyOf(priceFrom)}${between}${amountPattern('before')}${between}${anyOf(priceTo)}${between}${amountPattern('now')}`,
		'u',
	);
	return (text, folded) => {
		const said = pattern.exec(text);
		const before = amountOf(said?.groups, 'before');
		const now = amountOf(said?.groups, 'now');
		if (said === null || before === null || now === null || now.value >= before.value) return null;
		const currency = before.currency ?? now.currency;
		if (currency === null) return null;
		return { kind: 'reference', before: { value: before.value, currency }, now: now.value, ...folded.spanOf(said.index, said.index + said[0].length) };
	};
}

/** What ends is the offer, not the battery: verbs that any end has count where the clause says little else or names what is sold. */
function closedIn(words: SpokenWords): (text: string) => boolean {
	const strong = phrasePattern(words.closings, words.isSpaced);
	const weak = words.weakClosings.length === 0 ? null : phrasePattern(words.weakClosings, words.isSpaced);
	const sold = phrasePattern([...words.offers, ...words.stockUnits], words.isSpaced);
	const denied = deniedBefore(words);
	const isMore = new RegExp(`^${BLANK}qu(?:e|')`, 'u');
	const holds = (said: RegExpExecArray | null, clause: string) =>
		said !== null && !denied.test(clause.slice(0, said.index)) && !isMore.test(clause.slice(said.index + said[0].length));
	return (text) =>
		text.split(/[.,;:!?…—–]/).some((clause) => {
			if (holds(strong.exec(clause), clause)) return true;
			const said = weak?.exec(clause) ?? null;
			return said !== null && holds(said, clause) && (sold.test(clause) || wordsIn(clause).length - wordsIn(said[0]).length <= 1);
		});
}

/** Right before what was found: "no quedan 3". */
function deniedBefore({ denials, isSpaced }: SpokenWords): RegExp {
	return new RegExp(isSpaced ? `${START}${anyOf(denials)}\\s*$` : `${anyOf(denials)}$`, 'u');
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

import { loadDetectors } from '../../electron/desk/analysis/language/detectors.ts';
import { LanguageIdentifier } from '../../electron/desk/analysis/language/identify.ts';
import { LanguagePriors } from '../../electron/desk/analysis/language/priors.ts';
import { Reader } from '../../electron/desk/analysis/reading.ts';
import { type BenchLine, benchChat } from './chat.ts';
import { atLeast, type Figure, type Section } from './figures.ts';

/**
 * What language tagging costs on a chat that repeats itself, and how often it is right beside eld, tinyld and franc;
 * the accuracy only where the public sentences lie beside the checkout.
 */
export async function measureLanguage({ messages }: { readonly messages: number }): Promise<Section> {
	const before = process.memoryUsage().rss;
	const identifier = new LanguageIdentifier(await loadDetectors());
	const loaded = (process.memoryUsage().rss - before) / 2 ** 20;
	const chat = benchChat(messages);
	const perSecond = taggedPerSecond(identifier, chat);
	const figures: Figure[] = [
		{ name: 'desk, lines read and tagged', value: perSecond, unit: '/s', aim: atLeast(perSecond, 8_000) },
		{ name: 'desk, memory of the detectors', value: loaded, unit: 'MB' },
	];
	// After the memory is measured: the others load models of their own.
	const { CONTESTANTS, BUCKETS, hasSentences, LanguageAccuracy, rivalsOf, SHOWN } = await import('../evaluation/language-accuracy.ts');
	for (const [name, tag] of rivalsOf()) figures.push({ name: `${name}, lines tagged`, value: perSecondOf(chat, ({ text }) => tag(text)), unit: '/s' });
	if (!hasSentences()) return { title: 'Language (accuracy skipped: no public sentences beside this checkout)', figures, details: null };
	const accuracy = new LanguageAccuracy(identifier, SHOWN);
	for (const bucket of BUCKETS) {
		const rivals = new Map(rivalsOf().map(([name]) => [name, 100 * accuracy.of(bucket, name, ...SHOWN)]));
		for (const [name, share] of rivals) figures.push({ name: `${bucket}, right by ${name}`, value: share, unit: '%' });
		const alone = 100 * accuracy.of(bucket, 'alone', ...SHOWN);
		figures.push({
			name: `${bucket}, right by the desk alone`,
			value: alone,
			unit: '%',
			aim: atLeast(alone, Math.max(LEAST_ALONE[bucket], ...rivals.values())),
		});
		const primed = 100 * accuracy.of(bucket, 'by author', ...SHOWN);
		figures.push({ name: `${bucket}, right knowing author and show`, value: primed, unit: '%', aim: atLeast(primed, LEAST_PRIMED[bucket]) });
	}
	const details = Object.fromEntries(
		BUCKETS.map((bucket) => [
			bucket,
			Object.fromEntries(SHOWN.map((language) => [language, Object.fromEntries(CONTESTANTS.map((name) => [name, accuracy.of(bucket, name, language)]))])),
		]),
	);
	return { title: 'Language (es, ru, fr, ar, uk, en)', figures, details };
}

/** On one word alone it only has to be better than the others. */
const LEAST_ALONE = { 'one word': 0, 'two words': 92, 'three to five': 97, whole: 97 } as const;
const LEAST_PRIMED = { 'one word': 90, 'two words': 92, 'three to five': 98, whole: 98 } as const;

function taggedPerSecond(identifier: LanguageIdentifier, chat: readonly BenchLine[]): number {
	const reader = new Reader(identifier);
	const priors = new LanguagePriors(['es', 'ru', 'fr', 'ar']);
	return perSecondOf(chat, ({ text, emotes, author }) => reader.read(text, emotes).language.conclude(author.id, priors).tag);
}

/** In one pass over the chat as it comes, after a fifth of it has warmed up what there is to warm. */
function perSecondOf(chat: readonly BenchLine[], tag: (line: BenchLine) => string): number {
	const warmUp = Math.floor(chat.length / 5);
	for (const line of chat.slice(0, warmUp)) tag(line);
	const measured = chat.slice(warmUp);
	const start = performance.now();
	for (const line of measured) tag(line);
	return (1_000 * measured.length) / (performance.now() - start);
}

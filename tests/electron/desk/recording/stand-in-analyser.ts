import type { DescribingAnalyser } from '../../../../electron/desk/analysis/analyser.ts';
import type { Analysis } from '../../../../electron/desk/analysis/analysis.ts';
import type { Severity } from '../../../../shared/model/category.ts';
import type { FoundFlag } from '../../../../shared/model/flag.ts';

/** An analyser whose findings a test can foretell: a few words are flagged, letters say the language, `?` is a question. */
export function createStandInAnalyser(): DescribingAnalyser {
	const taughtBy = new WeakMap<object, Map<string, string>>();
	return {
		beginShow() {
			const taught = new Map<string, string>();
			const memory = { teach: (authorId: string, tag: string) => void taught.set(authorId, tag), checkAgainst: () => {} };
			taughtBy.set(memory, taught);
			return memory;
		},
		analyse({ text, authorId }, show) {
			const tag = taughtBy.get(show)?.get(authorId) ?? (/\p{Script=Cyrillic}/u.test(text) ? 'ru' : /\p{Script=Arabic}/u.test(text) ? 'ar' : 'es');
			return { language: { tag, script: 'Zyyy', confidence: 0.75 }, flags: FLAGGED.flatMap((word) => flagOf(text, word)), ...askedIn(text) };
		},
		describe: () => null,
		usePacks: async () => [],
		apply: () => {},
		answersOf: () => [],
		understand: () => ({ topic: null, value: { kind: 'text' } }),
	};
}

/** The first word of a question is its intent. */
function askedIn(text: string): Pick<Analysis, 'isQuestion' | 'question' | 'statedTopics'> {
	const isQuestion = text.includes('?');
	const intent = text.split(/[ ?]/, 1)[0] ?? '';
	return {
		isQuestion,
		question: isQuestion ? { key: intent, intent, topic: intent.startsWith('battery') ? 'battery' : null } : null,
		statedTopics: text.includes('48 h') ? ['battery'] : [],
	};
}

const FLAGGED = [
	{ word: 'cura', category: 'health', severity: 'high' },
	{ word: 'gratis', category: 'scam', severity: 'medium' },
	{ word: 'bit.ly', category: 'link', severity: 'low' },
	{ word: 'oro puro', category: 'authenticity', severity: 'low' },
] as const satisfies readonly { word: string; category: FoundFlag['category']; severity: Severity }[];

function flagOf(text: string, { word, category, severity }: (typeof FLAGGED)[number]): FoundFlag[] {
	const start = text.indexOf(word);
	if (start === -1) return [];
	const citation = { country: 'ES', law: 'RD 1907/1996', article: '4.1', read: '2025-10-01' };
	return [
		{
			category,
			severity,
			start,
			end: start + word.length,
			rule: `es.${category}.${word}`,
			pack: 'es/stand-in@1',
			explanation: { matched: word, factors: [], facts: { word } },
			...(category === 'health' ? { citation } : {}),
		},
	];
}

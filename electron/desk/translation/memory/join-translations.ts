import type { Part } from './translation-memory.ts';

/** Puts translations of the parts of a line one after the other, with the punctuation of the language between them. */
export function joinTranslations(parts: readonly Pick<Part, 'text' | 'endsSentence'>[], to: string): string {
	const marks = MARKS[to] ?? LATIN_MARKS;
	// A word that only leads over has no text.
	const told = parts.filter(({ text }) => text !== '');
	return told.reduce((line, { text }, index) => {
		if (index === 0) return text;
		const isClosed = /[.!?。！？؟…~:：]$/u.test(line);
		if (isClosed) return `${line}${marks.gap}${text}`;
		return `${line}${told[index - 1]?.endsSentence ? marks.stop : marks.comma}${text}`;
	}, '');
}

interface Marks {
	/** After what ends with a mark of its own. */
	readonly gap: string;
	readonly stop: string;
	readonly comma: string;
}

const LATIN_MARKS: Marks = { gap: ' ', stop: '. ', comma: ', ' };
const MARKS: Readonly<Record<string, Marks>> = {
	zh: { gap: '', stop: '。', comma: '，' },
	ar: { gap: ' ', stop: '. ', comma: '، ' },
};

import type { TriedFlag } from '../../shared/model/rule-pack.ts';
import { textPieces } from '../live/text-pieces.ts';
import '../live/message-text.css';

export interface MarkedTextProps {
	readonly text: string;
	readonly flags: readonly TriedFlag[];
	/** What other rules find is drawn faintly; null: none is meant more than another. */
	readonly rule: string | null;
	readonly language: string;
}

/** A line with what rules find in it underlined, as the feed shows it. */
export function MarkedText({ text, flags, rule, language }: MarkedTextProps) {
	const marks = flags.map((flag) => ({ ...flag, isDismissed: rule !== null && flag.rule !== rule }));
	return (
		<span className="message-text" dir="auto" {...(language === 'any' || language === 'und' ? {} : { lang: language })}>
			{textPieces(text, marks, []).map(({ start, text: piece, mark }) =>
				mark === null ? (
					piece
				) : (
					<mark key={start} className="finding" data-category={mark.category} data-severity={mark.severity} data-dismissed={mark.isDismissed || undefined}>
						{piece}
					</mark>
				),
			)}
		</span>
	);
}

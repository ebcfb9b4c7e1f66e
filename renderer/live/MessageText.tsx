import { memo, type ReactNode } from 'react';
import type { Emote } from '../../shared/model/message.ts';
import type { Span } from '../../shared/model/span.ts';
import { MESSAGE_TEXT_ATTRIBUTE } from './selection-span.ts';
import { type LabelledSpan, type Mark, type TextPiece, textPieces } from './text-pieces.ts';
import './message-text.css';

interface MessageTextProps {
	readonly messageId: number;
	readonly text: string;
	/** BCP 47, so that fonts, hyphens and voices fit. */
	readonly language: string;
	readonly marks: readonly Mark[];
	readonly emotes: readonly Emote[];
	/** Words people gave the team's labels. */
	readonly labels?: readonly LabelledSpan[];
	/** Draws only so many UTF-16 units. */
	readonly shownLength?: number;
	readonly isDeleted?: boolean;
}

/**
 * The words of a message as they were received: as text, isolated from the direction of what stands around them. The element
 * holds nothing but the message's own characters, so that a selection in it can be counted in them.
 */
export const MessageText = memo(function MessageText(props: MessageTextProps) {
	const { messageId, text, language, marks, emotes, labels, shownLength = text.length, isDeleted = false } = props;
	const isClipped = shownLength < text.length;
	const shown = isClipped ? text.slice(0, shownLength) : text;
	const cut = <Stretch extends Span>(stretches: readonly Stretch[]) =>
		isClipped ? stretches.map((stretch) => ({ ...stretch, end: Math.min(stretch.end, shownLength) })) : stretches;
	const words = textPieces(shown, cut(marks), emotes, cut(labels ?? [])).map(drawn);
	const attributes = { className: 'message-text', dir: 'auto', [MESSAGE_TEXT_ATTRIBUTE]: messageId, ...(language === 'und' ? {} : { lang: language }) };
	return isDeleted ? <del {...attributes}>{words}</del> : <span {...attributes}>{words}</span>;
});

function drawn(piece: TextPiece): ReactNode {
	const { mark, emote, label, start } = piece;
	const plain =
		emote === null ? (
			piece.text
		) : (
			<span key={start} className="emote" title={emote}>
				{piece.text}
			</span>
		);
	const words =
		label === null ? (
			plain
		) : (
			<span key={start} className="labelled" data-label-colour={label.colour} title={label.name}>
				{plain}
			</span>
		);
	if (mark === null) return words;
	return (
		<mark key={start} className="finding" data-category={mark.category} data-severity={mark.severity} data-dismissed={mark.isDismissed || undefined}>
			{words}
		</mark>
	);
}

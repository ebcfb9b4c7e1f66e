import type { Span } from '../../shared/model/span.ts';

/** Elements whose text is exactly a message's text from its start carry this attribute with the message's id. */
export const MESSAGE_TEXT_ATTRIBUTE = 'data-message-text';

export interface SelectedText {
	readonly messageId: number;
	readonly span: Span;
	readonly text: string;
	/** Where it stands on the screen. */
	readonly rect: DOMRect;
}

/** What a person has selected inside one message's text; null for anything else. White space at the ends is left out. */
export function selectedText(selection: Selection | null): SelectedText | null {
	if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
	const range = selection.getRangeAt(0);
	const element = messageTextOf(range.startContainer);
	if (element === null || element !== messageTextOf(range.endContainer)) return null;
	const before = range.cloneRange();
	before.selectNodeContents(element);
	before.setEnd(range.startContainer, range.startOffset);
	const whole = range.toString();
	const text = whole.trim();
	if (text === '') return null;
	const start = before.toString().length + whole.indexOf(text);
	const messageId = Number(element.getAttribute(MESSAGE_TEXT_ATTRIBUTE));
	return { messageId, span: { start, end: start + text.length }, text, rect: range.getBoundingClientRect() };
}

function messageTextOf(node: Node): Element | null {
	const element = node instanceof Element ? node : node.parentElement;
	return element?.closest(`[${MESSAGE_TEXT_ATTRIBUTE}]`) ?? null;
}

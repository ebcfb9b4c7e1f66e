/** On a button in a row: the id of the message it leads to. */
export const POINTS_TO = 'data-points-to';

/** Where a press in a list of messages leads; null where it was on nothing that points. */
export function pointedMessage(target: Element): number | null {
	const id = Number(target.closest(`[${POINTS_TO}]`)?.getAttribute(POINTS_TO));
	return Number.isInteger(id) && id > 0 ? id : null;
}

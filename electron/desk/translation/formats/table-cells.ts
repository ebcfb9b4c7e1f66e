/** A spreadsheet runs a cell that begins like this, whoever wrote it. */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A cell that no spreadsheet takes for a formula: the apostrophe before it says that it is text. */
export function writtenCell(text: string): string {
	return FORMULA.test(text) ? `'${text}` : text;
}

export function readCell(cell: string): string {
	return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** A text for between two tags. What XML cannot hold becomes U+FFFD. */
export function xmlText(text: string): string {
	return writable(text).replace(/[&<>\r]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** A value for between double quotes. */
export function xmlValue(text: string): string {
	return writable(text).replace(/[&<>"\r\n\t]/g, (sign) => ESCAPES[sign] ?? sign);
}

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'\r': '&#13;',
	'\n': '&#10;',
	'\t': '&#9;',
};

/** Control characters, U+FFFE and U+FFFF stand in no XML 1.0, not even escaped. */
function writable(text: string): string {
	return text.toWellFormed().replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}

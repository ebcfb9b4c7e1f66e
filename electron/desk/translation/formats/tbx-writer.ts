import type { SavedConcept, Term } from '../../../../shared/model/term.ts';
import { ADMINISTRATIVE_STATUS } from './tbx-words.ts';
import { xmlText, xmlValue } from './xml-text.ts';

/** TBX of 2008 in the dialect TBX-Basic, which every tool reads: the beginning of the file. */
export const TBX_HEAD = [
	'<?xml version="1.0" encoding="UTF-8"?>',
	'<martif type="TBX-Basic" xml:lang="en">',
	'<martifHeader><fileDesc><sourceDesc><p>Terms of a Showdesk team</p></sourceDesc></fileDesc>' +
		'<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>',
	'<text><body>',
	'',
].join('\n');

export const TBX_TAIL = '</body></text>\n</martif>\n';

export function tbxConcept({ id, concept: { product, isUntranslatable, note, terms } }: SavedConcept): string {
	const about = [
		...(product === null ? [] : [`<admin type="productSubset">${xmlText(product)}</admin>`]),
		...(isUntranslatable ? ['<admin type="x-untranslatable">true</admin>'] : []),
		...(note === '' ? [] : [`<note>${xmlText(note)}</note>`]),
	].join('');
	const languages = [...Map.groupBy(terms, ({ language }) => language)].map(
		([language, own]) => `<langSet xml:lang="${xmlValue(language)}">${own.map(tig).join('')}</langSet>`,
	);
	return `<termEntry id="c-${xmlValue(id)}">${about}${languages.join('')}</termEntry>\n`;
}

function tig({ text, status }: Term): string {
	return `<tig><term>${xmlText(text)}</term><termNote type="administrativeStatus">${ADMINISTRATIVE_STATUS[status]}</termNote></tig>`;
}

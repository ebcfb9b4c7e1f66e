import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../../../electron/desk/translation/formats/content-id.ts';
import { openTermFile } from '../../../../../electron/desk/translation/formats/exchange-file.ts';
import { TBX_HEAD, TBX_TAIL, tbxConcept } from '../../../../../electron/desk/translation/formats/tbx-writer.ts';
import { termLine } from '../../../../../electron/desk/translation/formats/term-json-lines.ts';
import { termTableHead, termTableRow } from '../../../../../electron/desk/translation/formats/term-table-writer.ts';
import { conceptSchema, type SavedConcept, TERM_STATUSES } from '../../../../../shared/model/term.ts';
import { entriesOf, valuesOf } from './written-file.ts';

const read = (content: string | Uint8Array) => valuesOf(openTermFile, content);
const problems = async (content: string) =>
	(await entriesOf(openTermFile, content)).flatMap((entry) => (entry.type === 'problem' ? [`${entry.line} ${entry.why}`] : []));

const STRAP: SavedConcept = {
	id: 'b1946ac9-2471-4f5c-9d3a-6a2b6b1f0c11',
	concept: {
		product: 'Watch W1',
		isUntranslatable: false,
		note: 'of the watch, never of a bag',
		terms: [
			{ language: 'es', text: 'correa', status: 'preferred' },
			{ language: 'es', text: 'cinturón', status: 'forbidden' },
			{ language: 'zh-CN', text: '表带', status: 'preferred' },
		],
	},
	updatedAt: 1_700_000_000_000,
};

const tbx = (concepts: readonly SavedConcept[]) => `${TBX_HEAD}${concepts.map(tbxConcept).join('')}${TBX_TAIL}`;
const table = (concepts: readonly SavedConcept[]) => {
	const languages = [...new Set(concepts.flatMap(({ concept }) => concept.terms.map(({ language }) => language)))].sort();
	return `${termTableHead(languages)}${concepts.map((concept) => termTableRow(concept, languages)).join('')}`;
};

/** As the store holds them: they have gone through the schema. */
const anyConcept = (text: fc.Arbitrary<string>) =>
	fc
		.record({
			product: fc.oneof(fc.constant(null), text),
			isUntranslatable: fc.boolean(),
			note: fc.oneof(fc.constant(''), text),
			terms: fc.array(fc.record({ language: fc.constantFrom('es', 'zh-CN', 'ar'), text, status: fc.constantFrom(...TERM_STATUSES) }), {
				minLength: 1,
				maxLength: 6,
			}),
		})
		.map((concept): SavedConcept => ({ id: randomUUID(), concept: conceptSchema.parse(concept), updatedAt: 5 }));

/** One line of what XML and a cell can hold; the shape of its spaces is not kept. */
const lineOfText = fc
	.oneof(
		fc.string({ unit: 'grapheme', maxLength: 30 }),
		fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '|', '<', '&', 'a', ' '), maxLength: 30 }),
	)
	.map((text) =>
		text
			.replace(/[^\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '')
			.replaceAll(/\s+/g, ' ')
			.trim(),
	)
	.filter((text) => text !== '');

const same = (read: readonly { readonly id: string | null; readonly concept: SavedConcept['concept'] }[], concepts: readonly SavedConcept[]) => {
	expect(read.map(({ id }) => id)).toEqual(concepts.map(({ id }) => id));
	expect(read.map(({ concept }) => contentOf(concept))).toEqual(concepts.map(({ concept }) => contentOf(concept)));
};

describe('terms that go out and come in again', () => {
	it.each([
		['TBX', tbx],
		['CSV', table],
		['JSON lines', (concepts: readonly SavedConcept[]) => concepts.map(termLine).join('')],
	])('are the same after %s', async (_name, write) => {
		same(await read(write([STRAP])), [STRAP]);
		await fc.assert(
			fc.asyncProperty(fc.array(anyConcept(lineOfText), { minLength: 1, maxLength: 5 }), async (concepts) => same(await read(write(concepts)), concepts)),
			{ numRuns: 100 },
		);
	});

	it('are XML whatever stands in them', async () => {
		const anything = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== '');
		await fc.assert(
			fc.asyncProperty(anyConcept(anything), async (concept) => {
				expect(await read(tbx([concept]))).toHaveLength(1);
			}),
			{ numRuns: 150 },
		);
	});
});

describe('reading TBX', () => {
	it('of 2019, with categories as attributes', async () => {
		const content = `<?xml version="1.0"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader/><text><body>
<conceptEntry id="c5"><descrip type="definition">what holds the watch</descrip>
<langSec xml:lang="en"><termSec><term>strap</term></termSec><termSec><term>band</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec></langSec>
<langSec xml:lang="ES-es"><termSec><term>la <hi>correa</hi></term></termSec><note>not of the concept</note></langSec>
</conceptEntry></body></text></tbx>`;
		expect(await read(content)).toEqual([
			{
				id: null,
				concept: {
					product: null,
					isUntranslatable: false,
					note: 'what holds the watch',
					terms: [
						{ language: 'en', text: 'strap', status: 'preferred' },
						{ language: 'en', text: 'band', status: 'forbidden' },
						{ language: 'es-ES', text: 'la correa', status: 'preferred' },
					],
				},
			},
		]);
	});

	it('of 2019, with categories as elements', async () => {
		const content = `<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns:basic="b" xmlns:min="m"><text><body><conceptEntry id="c1">
<langSec xml:lang="ru"><termSec><term>ремешок</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus><basic:partOfSpeech>noun</basic:partOfSpeech></termSec></langSec>
</conceptEntry></body></text></tbx>`;
		expect((await read(content))[0]?.concept.terms).toEqual([{ language: 'ru', text: 'ремешок', status: 'admitted' }]);
	});

	it('of 2008, with its term groups', async () => {
		const content = `<martif type="TBX" xml:lang="en"><text><body><termEntry><langSet xml:lang="fr"><ntig><termGrp><term>bracelet</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig></langSet></termEntry></body></text></martif>`;
		expect((await read(content))[0]?.concept.terms).toEqual([{ language: 'fr', text: 'bracelet', status: 'preferred' }]);
	});

	it('names the entries it cannot use', async () => {
		const content = `<martif><text><body>
<termEntry><langSet xml:lang="??"><tig><term>x</term></tig></langSet></termEntry>
<termEntry/>
<termEntry><langSet xml:lang="es"><tig><term>${'a'.repeat(300)}</term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="es"><tig><term>bien</term></tig></langSet></termEntry>
</body></text></martif>`;
		expect(await read(content)).toHaveLength(1);
		expect(await problems(content)).toEqual(['2 no-language', '3 no-source', '4 too-long']);
	});

	it('a memory is no list of terms', async () => {
		await expect(read('<tmx version="1.4"/>')).rejects.toMatchObject({ code: 'bad-exchange-file', detail: { line: '1' } });
	});
});

describe('terms in a spreadsheet', () => {
	it('no cell is run as a formula, and the text comes back as it was', async () => {
		const evil = ['=HYPERLINK("http://x.test","a")', '+1', '-1', '@SUM(A1)', "'=1", '＝1'];
		const concepts = evil.map(
			(text): SavedConcept => ({
				...STRAP,
				id: randomUUID(),
				concept: { ...STRAP.concept, note: text, terms: [{ language: 'es', text, status: 'preferred' }] },
			}),
		);
		const written = table(concepts);
		for (const cell of written.split(/\r\n|,/)) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@＝]/);
		same(await read(written), concepts);
	});

	it.each([',', ';', '\t'])('is read where %j separates, with columns in any order and others between', async (delimiter) => {
		const rows = [
			['zh-CN', 'Comment', 'ES', 'es status', 'product'],
			['表带', 'x', '"correa\ncinturón"', '"preferred\nforbidden"', 'Watch W1'],
			['', '', '', '', ''],
			['手表', '', 'reloj', '', ''],
		];
		const concepts = await read(`\uFEFF${rows.map((row) => row.join(delimiter)).join('\r\n')}`);
		expect(concepts.map(({ concept }) => concept)).toEqual([
			{
				product: 'Watch W1',
				isUntranslatable: false,
				note: '',
				terms: [{ language: 'zh-CN', text: '表带', status: 'preferred' }, ...STRAP.concept.terms.slice(0, 2)],
			},
			{
				product: null,
				isUntranslatable: false,
				note: '',
				terms: [
					{ language: 'zh-CN', text: '手表', status: 'preferred' },
					{ language: 'es', text: 'reloj', status: 'preferred' },
				],
			},
		]);
	});

	it('names the rows it cannot use', async () => {
		const content = `es,es status,note\ncorrea,whatever,\n,,only a note\n${'a'.repeat(201)},,\nreloj,admitted,`;
		expect(await read(content)).toHaveLength(1);
		expect(await problems(content)).toEqual(['2 not-understood', '3 no-source', '4 too-long']);
	});

	it.each([
		['no column of a language', 'name;value\n1;2'],
		['a quote that is never closed', `es,en\n"correa,strap\n${'x,y\n'.repeat(200_000)}`],
		['bytes of another encoding', Buffer.from('es,en\ncinturón,belt', 'latin1')],
		['nothing', ' \n'],
	])('%s is refused', async (_name, content) => {
		await expect(read(content)).rejects.toMatchObject({ code: 'bad-exchange-file' });
	});
});

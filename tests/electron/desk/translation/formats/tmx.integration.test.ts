import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { identified } from '../../../../../electron/desk/translation/formats/content-id.ts';
import { openMemoryFile } from '../../../../../electron/desk/translation/formats/exchange-file.ts';
import { memoryLine } from '../../../../../electron/desk/translation/formats/memory-json-lines.ts';
import { TMX_TAIL, tmxHead, tmxUnit, type WrittenUnit } from '../../../../../electron/desk/translation/formats/tmx-writer.ts';
import { entriesOf, valuesOf } from './written-file.ts';

const read = (content: string | Uint8Array) => valuesOf(openMemoryFile, content);
const problems = async (content: string) =>
	(await entriesOf(openMemoryFile, content)).flatMap((entry) => (entry.type === 'problem' ? [`${entry.line} ${entry.why}`] : []));

const tmx = (body: string, header = 'srclang="es"') => `<?xml version="1.0"?>\n<tmx version="1.4"><header ${header}/><body>\n${body}\n</body></tmx>`;
const tu = (texts: Readonly<Record<string, string>>, attributes = '') =>
	`<tu ${attributes}>${Object.entries(texts)
		.map(([language, text]) => `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`)
		.join('')}</tu>`;

describe('reading TMX', () => {
	it('makes a unit of a tu, from the source language of the file', async () => {
		const content = tmx(tu({ 'EN-US': 'Hello', 'ES-ES': 'Hola', zh_CN: '你好' }, 'creationid="Ana" creationdate="20261122T143000Z"'));
		expect(await read(content)).toEqual([
			{ from: 'es-ES', source: 'Hola', targets: { 'en-US': 'Hello', 'zh-CN': '你好' }, author: 'Ana', at: Date.UTC(2026, 10, 22, 14, 30) },
		]);
	});

	it('a tu that names its own source language is read from that', async () => {
		expect(await read(tmx(tu({ es: 'Hola', en: 'Hello' }, 'srclang="en"')))).toMatchObject([{ from: 'en', source: 'Hello', targets: { es: 'Hola' } }]);
	});

	it('where every language may be the source, each is', async () => {
		const units = await read(tmx(tu({ es: 'Hola', en: 'Hello', ru: 'Привет' }), 'srclang="*all*"'));
		expect(units.map(({ from, targets }) => `${from}: ${Object.keys(targets).sort().join(' ')}`)).toEqual(['es: en ru', 'en: es ru', 'ru: en es']);
	});

	it('inline codes are left out, what hi marks is kept, and words around a placeholder stay apart', async () => {
		const marked = 'La <hi type="x">correa</hi> <bpt i="1">&lt;b&gt;<sub>no</sub></bpt>azul<ept i="1">&lt;/b&gt;</ept> cuesta<ph x="1"/>mucho';
		expect((await read(tmx(tu({ es: marked, en: 'It costs a lot' }))))[0]?.source).toBe('La correa azul cuesta mucho');
	});

	it('CDATA and the five entities of XML are text', async () => {
		expect((await read(tmx(tu({ es: '<![CDATA[1 < 2]]> &amp; &#x1F600;', en: 'x' }))))[0]?.source).toBe('1 < 2 & 😀');
	});

	it.each([
		['UTF-16 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
		['UTF-16 without', (text: string) => Buffer.from(text, 'utf16le')],
		['UTF-8 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
		['Latin-1 that says so', (text: string) => Buffer.from(text.replace('version="1.0"', 'version="1.0" encoding="iso-8859-1"'), 'latin1')],
	])('is read in %s', async (_name, encode) => {
		expect(await read(encode(tmx(tu({ es: 'el año', en: 'the year' }))))).toMatchObject([{ source: 'el año' }]);
	});

	it('what cannot be used is named by its line, and the rest is taken', async () => {
		const body = [
			tu({ es: 'Hola', en: 'Hello' }),
			tu({ es: 'Solo' }),
			tu({ en: 'Alone', fr: 'Seul' }),
			tu({ 'not a language': 'x' }),
			tu({ es: 'a'.repeat(4_001), en: 'long' }),
			tu({ es: ' ', en: '' }),
		].join('\n');
		expect(await read(tmx(body))).toHaveLength(1);
		expect(await problems(tmx(body))).toEqual(['4 no-translation', '5 no-source', '6 no-language', '7 too-long', '8 no-source']);
	});

	it.each([
		['another kind of XML', '<html><body/></html>', '1'],
		['what is cut off', tmx(tu({ es: 'Hola', en: 'Hello' })).slice(0, -10), '4'],
		['tags that do not match', tmx('<tu></tuv>'), '3'],
		['an entity the file makes up', `<?xml version="1.0"?>\n<!DOCTYPE tmx [<!ENTITY a "ha">]>\n${tmx(tu({ es: '&a;', en: 'x' })).slice(22)}`, '4'],
	])('%s is refused with the line', async (_name, content, line) => {
		await expect(read(content)).rejects.toMatchObject({ code: 'bad-exchange-file', detail: { file: 'from-elsewhere', line } });
	});

	it.each([
		['bytes of another encoding', Buffer.from(tmx(tu({ es: 'año', en: 'year' })), 'latin1')],
		['an encoding nobody knows', '<?xml version="1.0" encoding="klingon"?><tmx/>'],
		['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
		['nothing', ''],
		['elements without end', `<tmx>${'<a>'.repeat(1_000)}`],
		['a text without end', `<tmx><body><tu><tuv><seg>${'a'.repeat(6 * 1024 * 1024)}`],
		['an attribute without end', `<tmx a="${'a'.repeat(6 * 1024 * 1024)}`],
	])('%s is refused', async (_name, content) => {
		await expect(read(content)).rejects.toMatchObject({ code: 'bad-exchange-file' });
	});

	it('reads a large file to its end', async () => {
		const body = Array.from({ length: 60_000 }, (_, index) => tu({ es: `frase número ${index} del directo`, en: `sentence number ${index} of the show` })).join(
			'\n',
		);
		const found = await read(tmx(body));
		expect(found).toHaveLength(60_000);
		expect(found.at(-1)).toMatchObject({ source: 'frase número 59999 del directo' });
	});
});

/** Whatever people and programs type: controls, halves of pairs, tags, quotes. */
const anyText = fc
	.oneof(
		fc.string({ unit: 'binary' }),
		fc.string({ unit: 'grapheme' }),
		fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ']', '\n', '\r', '\t', '\0', '\ud800', 'ñ') }),
	)
	.filter((text) => text.trim() !== '');
const anyUnit = fc.record<WrittenUnit>({
	from: fc.constantFrom('es', 'ru', 'ar-Latn', 'fr-FR'),
	source: anyText,
	targets: fc.dictionary(fc.constantFrom('en', 'zh-CN', 'uk'), anyText, { minKeys: 1, noNullPrototype: true }),
	author: fc.oneof(
		fc.constant(''),
		anyText.map((text) => text.slice(0, 100)),
	),
	at: fc.oneof(
		fc.constant(null),
		fc.integer({ min: 0, max: 4e9 }).map((seconds) => seconds * 1_000),
	),
	origin: fc.constantFrom('team', 'imported', 'phrasebook'),
});

/** What XML can hold of a text: no control characters but tab and line ends, and nothing from the end of the plane. */
const holdable = (text: string) =>
	Array.from(text.toWellFormed(), (character) => {
		const code = character.codePointAt(0) ?? 0;
		return (code < 0x20 && ![0x9, 0xa, 0xd].includes(code)) || code === 0xfffe || code === 0xffff ? '\ufffd' : character;
	}).join('');

describe('writing TMX', () => {
	const written = (units: readonly WrittenUnit[]) => `${tmxHead('1.2.3')}${units.map(tmxUnit).join('')}${TMX_TAIL}`;

	it('its header has the seven attributes that TMX 1.4b asks for', () => {
		let header: Readonly<Record<string, string>> = {};
		const parser = new SaxesParser();
		parser.on('opentag', ({ name, attributes }) => {
			if (name === 'header') header = attributes;
		});
		parser.write(written([])).close();
		expect(header).toEqual({
			creationtool: 'Showdesk',
			creationtoolversion: '1.2.3',
			segtype: 'sentence',
			'o-tmf': 'Showdesk',
			adminlang: 'en',
			srclang: '*all*',
			datatype: 'plaintext',
		});
	});

	it('is well-formed whatever people typed, and says the same when it is read again', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(anyUnit, { maxLength: 8 }), async (units) => {
				const read = await valuesOf(openMemoryFile, written(units));
				expect(read).toEqual(
					units.map(({ from, source, targets, author, at }) => ({
						from,
						source: holdable(source).trim(),
						targets: Object.fromEntries(Object.entries(targets).map(([language, text]) => [language, holdable(text).trim()])),
						author: holdable(author),
						at,
					})),
				);
			}),
			{ numRuns: 150 },
		);
	});
});

describe('the memory as JSON lines', () => {
	it('says the same when it is read again', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(anyUnit, { minLength: 1, maxLength: 8 }), async (units) => {
				const clean = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD').trim();
				expect(await read(units.map(memoryLine).join(''))).toEqual(
					units.map(({ from, source, targets, author, at }) => ({
						from,
						source: clean(source),
						targets: Object.fromEntries(Object.entries(targets).map(([language, text]) => [language, clean(text)])),
						author,
						at,
					})),
				);
			}),
			{ numRuns: 100 },
		);
	});

	it('lines that are no units are named, one without end too', async () => {
		const good = memoryLine({ from: 'es', source: 'hola', targets: { en: 'hello' }, author: '', at: null, origin: 'team' });
		const content = `${good}{nonsense\n{"from":"es","source":"x","targets":{}}\n{"from":"es","source":"${'a'.repeat(2_000_000)}"}\n{"from":"es","source":"${'a'.repeat(5_000)}","targets":{"en":"a"}}\n\n${good}`;
		expect(await read(content)).toHaveLength(2);
		expect(await problems(content)).toEqual(['2 not-understood', '3 not-understood', '4 too-long', '5 too-long']);
	});
});

describe('the identity of a unit', () => {
	const unit = { from: 'es', source: 'hola', targets: { 'zh-CN': '你好', en: 'hello' }, author: 'Ana', at: 1 };

	it('is what it says, whoever says it and in whatever order', () => {
		const other = identified({ ...unit, targets: { en: 'hello', zh: '你好' }, author: 'Olga', at: null }, 5);
		const first = identified(unit, 5);
		expect(other.contentHash).toBe(first.contentHash);
		expect(other.id).toBe(first.id);
		expect(first.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
		expect([first.at, other.at]).toEqual([1, 5]);
		expect(identified({ ...unit, source: 'hola!' }, 5).id).not.toBe(first.id);
	});

	it('knows languages without their regions, as the memory does', () => {
		expect(identified(unit, 5).targets).toEqual({ zh: '你好', en: 'hello' });
	});
});

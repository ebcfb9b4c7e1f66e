import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../../../shared/model/message.ts';
import { SPECIALIST, scratchDesk } from '../../store/scratch-store.ts';
import { exported, fullShow, type ScratchDesk, sessionOf, strangeText } from './exported.ts';

/** Cuts as Python does: by code points. */
const cut = (text: string, start: number, end: number) => [...text].slice(start, end).join('');

const linesOf = (text: string) =>
	text
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line));

/** A session of lines with a flag of a person on any stretch of each that does not cut a character in half. */
async function marked(desk: ScratchDesk, lines: readonly { readonly text: string; readonly from: number; readonly length: number }[]) {
	const made = await sessionOf(
		desk,
		lines.map(({ text }) => ({ text })),
	);
	const quotes: string[] = [];
	for (const [index, message] of made.messages.entries()) {
		const { from, length } = lines[index] ?? { from: 0, length: 1 };
		const characters = [...message.text];
		const first = from % characters.length;
		const quote = characters.slice(first, first + length).join('');
		const start = characters.slice(0, first).join('').length;
		await desk.recorder.annotate({
			messageId: message.id,
			body: { type: 'flag', category: 'abuse', severity: 'low', span: { start, end: start + quote.length } },
			profile: SPECIALIST,
			at: 1,
		});
		quotes.push(quote);
	}
	return { ...made, quotes };
}

const markedLine = fc.record({ text: strangeText, from: fc.nat(60), length: fc.integer({ min: 1, max: 20 }) });
const textsOf = (messages: readonly Message[]) => messages.map(({ text }) => text);

describe('a session for doccano', () => {
	it('has each message with its flags as labels, what was dismissed left out, and what is known as metadata', async () => {
		const { desk } = await fullShow();
		const examples = linesOf(await exported(desk, 'doccano', { options: { translation: 'en' }, personalData: 'masked' }));
		expect(examples).toHaveLength(6);
		expect(examples[1]).toEqual({
			text: 'este reloj cura la diabetes 👩🏽‍⚕️ gratis',
			label: [[11, 15, 'health']],
			message_id: 'p2',
			time: '1970-01-01T00:00:02.000Z',
			kind: 'speech',
			role: 'host',
			language: 'es',
			translation: 'this watch cures diabetes, free',
			flags: 'health high confirmed; scam medium dismissed',
		});
		expect(examples[2]).toMatchObject({ label: [[7, 11, 'health']], deleted: 'message' });
		expect(examples[4]).toMatchObject({ text: 'mi número es ••• ••• •••', label: [[13, 24, 'personal-data']] });
		expect(JSON.stringify(examples), 'names of viewers train nothing').not.toContain('Marta');
	});

	it('counts as doccano’s own screen does where somebody wants that', async () => {
		const { desk } = await fullShow();
		const examples = linesOf(await exported(desk, 'doccano', { options: { offsets: 'utf-16', part: 'flagged' } }));
		expect(examples[1]).toMatchObject({ text: '👍 esto cura todo', label: [[8, 12, 'health']] });
	});

	it('keeps any text, and its labels cut out what was underlined, counted in code points', async () => {
		const desk = await scratchDesk();
		await fc.assert(
			fc.asyncProperty(fc.array(markedLine, { minLength: 1, maxLength: 8 }), async (lines) => {
				const { sessionId, messages, quotes } = await marked(desk, lines);
				const examples = linesOf(await exported(desk, 'doccano', { sessionId, options: { part: 'confirmed' } }));
				expect(examples.map(({ text }) => text)).toEqual(textsOf(messages));
				expect(examples.map(({ text, label: [[start, end]] }) => cut(text, start, end))).toEqual(quotes);
				const inUnits = linesOf(await exported(desk, 'doccano', { sessionId, options: { offsets: 'utf-16', part: 'confirmed' } }));
				expect(inUnits.map(({ text, label: [[start, end]] }) => text.slice(start, end))).toEqual(quotes);
			}),
			{ numRuns: 20 },
		);
	});
});

describe('a session for Label Studio', () => {
	it('has the desk’s flags as predictions and what people made of them as an annotation', async () => {
		const { desk } = await fullShow();
		const tasks = JSON.parse(await exported(desk, 'labelstudio', { options: { translation: 'en' } }));
		expect(tasks).toHaveLength(6);
		expect(tasks[0]).toMatchObject({ data: { text: 'hola 👍', translation: 'hello 👍' }, predictions: [], annotations: [] });
		const health = {
			id: 'flag-0',
			from_name: 'label',
			to_name: 'text',
			type: 'labels',
			value: { start: 11, end: 15, text: 'cura', labels: ['health'] },
			meta: { text: ['high · es.health.cura · confirmed'] },
		};
		expect(tasks[1].predictions).toEqual([
			{
				model_version: 'es/stand-in@1',
				result: [health, expect.objectContaining({ value: expect.objectContaining({ text: 'gratis', labels: ['scam'] }) })],
			},
		]);
		expect(tasks[1].annotations).toEqual([{ was_cancelled: false, ground_truth: false, result: [health] }]);
		expect(tasks[2].annotations, 'nobody has judged it').toEqual([]);
		expect(tasks[4].annotations[0].result).toMatchObject([{ value: { start: 13, end: 24, text: '600 123 456', labels: ['personal-data'] } }]);
	});

	it('is JSON also where nothing is in it, and over many pieces', async () => {
		const desk = await scratchDesk();
		const { sessionId } = await sessionOf(
			desk,
			Array.from({ length: 1_201 }, (_, index) => ({ text: `hola ${index}` })),
		);
		expect(JSON.parse(await exported(desk, 'labelstudio', { sessionId }))).toHaveLength(1_201);
		expect(JSON.parse(await exported(desk, 'labelstudio', { sessionId, options: { part: 'flagged' } }))).toEqual([]);
	});

	it('keeps any text, and its regions cut out what was underlined, counted in code points', async () => {
		const desk = await scratchDesk();
		await fc.assert(
			fc.asyncProperty(fc.array(markedLine, { minLength: 1, maxLength: 8 }), async (lines) => {
				const { sessionId, messages, quotes } = await marked(desk, lines);
				const tasks: readonly { data: { text: string }; annotations: [{ result: [{ value: { start: number; end: number; text: string } }] }] }[] = JSON.parse(
					await exported(desk, 'labelstudio', { sessionId }),
				);
				expect(tasks.map(({ data }) => data.text)).toEqual(textsOf(messages));
				for (const [index, { data, annotations }] of tasks.entries()) {
					const { start, end, text } = annotations[0].result[0].value;
					expect([cut(data.text, start, end), text]).toEqual([quotes[index], quotes[index]]);
				}
			}),
			{ numRuns: 20 },
		);
	});
});

interface WebAnnotation {
	readonly id: string;
	readonly type: string;
	readonly motivation: string | readonly string[];
	readonly creator?: { readonly type: string; readonly name: string };
	readonly body: readonly { readonly type: string; readonly value: string; readonly purpose: string; readonly language?: string }[];
	readonly target: unknown;
}

interface Selected {
	readonly source: { readonly value: string };
	readonly selector: readonly [
		{ readonly type: 'TextQuoteSelector'; readonly exact: string; readonly prefix: string; readonly suffix: string },
		{ readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number },
	];
}

describe('a session as Web Annotations', () => {
	async function collection(desk: ScratchDesk, wanted: Parameters<typeof exported>[2] = {}) {
		const json = JSON.parse(await exported(desk, 'webannotation', wanted));
		const items: readonly WebAnnotation[] = json.first.items;
		return { json, items };
	}

	it('is a collection with one page, in which every id is an IRI of its own', async () => {
		const { desk } = await fullShow();
		const { json, items } = await collection(desk);
		expect(json).toMatchObject({
			'@context': 'http://www.w3.org/ns/anno.jsonld',
			id: 'urn:uuid:01990000-0000-7000-8000-0000000000aa',
			type: 'AnnotationCollection',
			label: 'W1 watch',
			total: items.length,
			first: { type: 'AnnotationPage', startIndex: 0 },
		});
		expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
		for (const { id, type, body } of items) {
			expect(URL.canParse(id)).toBe(true);
			expect(type).toBe('Annotation');
			for (const { type: bodyType } of body) expect(bodyType).toBe('TextualBody');
		}
	});

	it('tells flags from verdicts, notes, translations, deletions and gaps, and who made them', async () => {
		const { desk } = await fullShow();
		const { items } = await collection(desk, { options: { translation: 'en' } });
		const of = (motivation: string) => items.filter((item) => [item.motivation].flat().includes(motivation));
		const [health] = of('tagging');
		expect(health).toMatchObject({
			creator: { type: 'Software', name: 'Showdesk' },
			body: [{ value: 'health', purpose: 'tagging' }, { value: /high; rule es/ }],
		});
		expect(of('assessing')).toMatchObject([
			{ creator: { type: 'Person', name: 'Ana' }, body: [{ value: 'confirmed' }], target: health?.id },
			{ creator: { type: 'Person', name: 'Wei' }, body: [{ value: 'dismissed' }] },
		]);
		expect(of('commenting')).toMatchObject([{ body: [{ value: '=llamar al host' }], creator: { name: 'Wei' } }]);
		expect(of('describing').flatMap(({ body }) => body.filter(({ language }) => language === 'en').map(({ value }) => value))).toEqual([
			'hello 👍',
			'this watch cures diabetes, free',
			'my number is 600 123 456',
		]);
		expect(of('moderating').filter(({ body }) => /deleted/.test(body[0]?.value ?? ''))).toHaveLength(1);
		expect(items.find(({ body }) => /no connection/.test(body[0]?.value ?? ''))?.target).toEqual({
			source: 'urn:uuid:01990000-0000-7000-8000-0000000000aa',
			selector: { type: 'FragmentSelector', conformsTo: 'http://www.w3.org/TR/media-frags/', value: 't=5,7.5' },
		});
	});

	it('masks personal data in quotations, in what stands around them, and in what staff wrote', async () => {
		const { desk } = await fullShow();
		expect(await exported(desk, 'webannotation', { options: { translation: 'en' }, personalData: 'masked' })).not.toMatch(/600 123|123 456/);
	});

	it('finds each stretch by its words and by its place, whatever the text', async () => {
		const desk = await scratchDesk();
		await fc.assert(
			fc.asyncProperty(fc.array(markedLine, { minLength: 1, maxLength: 8 }), async (lines) => {
				const { sessionId, quotes } = await marked(desk, lines);
				const { items } = await collection(desk, { sessionId, options: { part: 'confirmed' } });
				const selected = items.map(({ target }) => target as Selected);
				expect(selected.map(({ selector: [quote] }) => quote.exact)).toEqual(quotes);
				for (const { source, selector } of selected) {
					const [{ exact, prefix, suffix }, { start, end }] = selector;
					expect(cut(source.value, start, end)).toBe(exact);
					expect(source.value).toContain(prefix + exact + suffix);
					expect([prefix, exact, suffix].every((text) => text.isWellFormed())).toBe(true);
				}
			}),
			{ numRuns: 20 },
		);
	});
});

import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readVocabularies, type Vocabularies } from '../../../../electron/desk/analysis/facts/vocabulary.ts';
import { type EngineBatch, EngineError, type TranslationEngine } from '../../../../electron/desk/translation/engine.ts';
import { TranslationMemory } from '../../../../electron/desk/translation/memory/translation-memory.ts';
import type { WantedLine } from '../../../../electron/desk/translation/queue/translation-queue.ts';
import { TermBook } from '../../../../electron/desk/translation/terms/term-book.ts';
import { type TranslationContext, Translator } from '../../../../electron/desk/translation/translator.ts';
import { resourcesFolder } from '../../../../electron/paths.ts';
import type { Translation } from '../../../../shared/model/translation.ts';
import type { EngineTrouble } from '../../../../shared/model/translation-desk.ts';

let vocabularies: Vocabularies;
beforeAll(async () => {
	vocabularies = await readVocabularies(`${resourcesFolder()}/facts`);
});
beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** An engine whose calls wait until the test answers them. */
class PacedEngine implements TranslationEngine {
	readonly id: string;
	readonly sendsTo: string | null;
	readonly mostTexts: number;
	readonly mostBytes = 1_000;
	readonly calls: {
		readonly batch: EngineBatch;
		answer: (texts?: readonly string[]) => Promise<void>;
		fail: (trouble: EngineTrouble, retryAfterMs?: number) => Promise<void>;
	}[] = [];
	readonly #pairs: (from: string, to: string) => boolean;

	constructor(
		id: string,
		{ mostTexts = 2, sendsTo = null, pairs = () => true }: { mostTexts?: number; sendsTo?: string | null; pairs?: (from: string, to: string) => boolean } = {},
	) {
		this.sendsTo = sendsTo;
		this.id = id;
		this.mostTexts = mostTexts;
		this.#pairs = pairs;
	}

	canTranslate(from: string, to: string): boolean {
		return this.#pairs(from, to);
	}

	translate(batch: EngineBatch): Promise<readonly string[]> {
		return new Promise((resolve, reject) => {
			const settled = async (settle: () => void) => {
				settle();
				await vi.advanceTimersByTimeAsync(0);
			};
			this.calls.push({
				batch,
				answer: (texts = batch.texts.map((text) => `${this.id} says ${text}`)) => settled(() => resolve(texts)),
				fail: (trouble, retryAfterMs) => settled(() => reject(new EngineError(trouble, 'as the test wants', { retryAfterMs: retryAfterMs ?? null }))),
			});
		});
	}

	async close(): Promise<void> {}

	/** The texts of its latest call. */
	get texts(): readonly string[] {
		return this.calls.at(-1)?.batch.texts ?? [];
	}
}

interface OpenOptions {
	readonly engines?: readonly PacedEngine[];
	readonly memory?: TranslationMemory;
	readonly terms?: TermBook;
	readonly context?: Pick<TranslationContext, 'names' | 'lastLines'>;
	/** Characters for engines outside this machine. */
	readonly budget?: number;
}

const NO_CONTEXT = { names: [], lastLines: [] };

function open({
	engines = [],
	memory = new TranslationMemory(),
	terms = new TermBook([]),
	context = NO_CONTEXT,
	budget = Number.POSITIVE_INFINITY,
}: OpenOptions = {}) {
	let sent = 0;
	const told: { readonly ids: readonly number[]; readonly translation: Translation }[] = [];
	const said: string[] = [];
	const translator = new Translator({
		memory,
		vocabularies,
		onTranslated: (ids, translation) => told.push({ ids, translation }),
		onEngineState: () => undefined,
		contextOf: () => ({ ...context, terms }),
		hasBudget: (_session, characters) => sent + characters <= budget,
		onSent: (_session, _engine, characters) => {
			sent += characters;
		},
		log: (line) => said.push(line),
	});
	translator.useEngines(engines);
	const tale = () =>
		told.map(
			({ ids, translation }) => `${ids.join()} ${translation.origin}${translation.engine === null ? '' : ` ${translation.engine}`}: ${translation.text}`,
		);
	return { translator, told, said, tale };
}

function line(messageId: number, text: string, more: Partial<WantedLine> = {}): WantedLine {
	return { messageId, sessionId: 's', text, from: 'es', to: 'en', emotes: [], isVisible: false, isFlagged: false, isSpoken: false, ...more };
}

describe('what is translated first', () => {
	it('is what is on the screen, then what is flagged, then the newest; the same text once', async () => {
		const engine = new PacedEngine('one', { mostTexts: 2 });
		const { translator } = open({ engines: [engine] });
		translator.want('w', [line(9, 'sin prisa')]);
		translator.want('w', [
			line(1, 'viejo'),
			line(2, 'nuevo'),
			line(3, 'visible', { isVisible: true }),
			line(4, 'marcado', { isFlagged: true }),
			line(5, 'visible', { isVisible: true }),
		]);
		// The engine is at "sin prisa" already.
		expect(engine.texts).toEqual(['sin prisa']);
		await engine.calls[0]?.answer();
		expect(engine.texts).toEqual(['visible', 'marcado']);
		await engine.calls[1]?.answer();
		expect(engine.texts).toEqual(['nuevo', 'viejo']);
	});

	it('is what the host says before what is written and flagged, wherever both are on a screen, its last words first', async () => {
		const engine = new PacedEngine('one', { mostTexts: 1 });
		const { translator } = open({ engines: [engine] });
		translator.want('w', [line(9, 'sin prisa')]);
		translator.want('w', [
			line(1, 'dicho antes', { isVisible: true, isSpoken: true }),
			line(2, 'dicho ahora', { isVisible: true, isSpoken: true }),
			line(3, 'marcado', { isVisible: true, isFlagged: true }),
			line(4, 'dicho lejos', { isSpoken: true, isFlagged: true }),
		]);
		for (let call = 0; call < 4; call += 1) await engine.calls[call]?.answer();
		expect(engine.calls.map(({ batch }) => batch.texts.join())).toEqual(['sin prisa', 'dicho ahora', 'dicho antes', 'marcado', 'dicho lejos']);
	});

	it('a text that left the screen is dropped, and one that came in is taken before older ones', async () => {
		const engine = new PacedEngine('one', { mostTexts: 1 });
		const { translator } = open({ engines: [engine] });
		translator.want('w', [line(1, 'uno', { isVisible: true }), line(2, 'dos', { isVisible: true })]);
		expect(engine.texts).toEqual(['dos']);
		translator.want('w', [line(3, 'tres', { isVisible: true })]);
		await engine.calls[0]?.answer();
		expect(engine.texts).toEqual(['tres']);
		await engine.calls[1]?.answer();
		expect(engine.calls).toHaveLength(2);
		expect(translator.waiting).toBe(0);
	});

	it('two windows each get what they want', async () => {
		const engine = new PacedEngine('one', { mostTexts: 4 });
		const { translator, tale } = open({ engines: [engine] });
		translator.want('a', [line(1, 'hola gente')]);
		translator.want('b', [line(1, 'hola gente'), line(2, 'hola gente'), line(3, 'adios gente', { to: 'zh' })]);
		await engine.calls[0]?.answer(['hello people']);
		await engine.calls[1]?.answer(['大家再见']);
		expect(tale()).toEqual(['1,2 machine one: hello people', '3 machine one: 大家再见']);
	});

	it('nothing is asked for lines without words, of unknown language, or in the wanted language already', () => {
		const engine = new PacedEngine('one');
		const { translator } = open({ engines: [engine] });
		translator.want('w', [line(1, '😍😍'), line(2, 'ok', { from: 'und' }), line(3, 'hello', { from: 'en' }), line(4, '你好', { from: 'zh', to: 'zh-CN' })]);
		expect(engine.calls).toEqual([]);
	});
});

describe('the layers', () => {
	const memory = new TranslationMemory();
	memory.add({ id: '1', from: 'es', source: 'cuánto cuesta', targets: { en: 'How much is it?' }, origin: 'phrasebook', isFree: false });
	memory.add({
		id: '2',
		from: 'es',
		source: 'el reloj aguanta bien el agua de la piscina',
		targets: { en: 'The watch withstands pool water well.' },
		origin: 'team',
		isFree: false,
	});

	it('what people approved is told at once, and no engine is asked', () => {
		const engine = new PacedEngine('one');
		const { translator, told } = open({ engines: [engine], memory });
		translator.want('w', [line(1, 'Cuánto cuesta??')]);
		expect(told).toEqual([
			{
				ids: [1],
				translation: expect.objectContaining({
					text: 'How much is it?',
					origin: 'memory',
					engine: 'phrasebook',
					match: { kind: 'exact', score: 1, source: 'cuánto cuesta' },
				}),
			},
		]);
		expect(engine.calls).toEqual([]);
	});

	it('what is only like an approved text is told with how much, until an engine has it right', async () => {
		const engine = new PacedEngine('one');
		const { translator, told } = open({ engines: [engine], memory });
		const text = 'el reloj aguanta bien el agua de la pisina';
		translator.want('w', [line(1, text)]);
		expect(told[0]?.translation).toMatchObject({ origin: 'memory', match: { kind: 'fuzzy' } });
		expect(told[0]?.translation.match?.score).toBeLessThan(1);
		await engine.calls[0]?.answer(['the watch withstands the pool water well']);
		expect(told[1]?.translation).toMatchObject({ origin: 'machine', text: 'the watch withstands the pool water well' });
		// And is not replaced by what is surely wrong.
		const other = open({ engines: [engine], memory });
		other.translator.want('w', [line(1, text)]);
		await engine.calls.at(-1)?.answer(['the watch does not withstand water']);
		expect(other.told).toHaveLength(1);
	});

	it('a machine translation carries what is wrong with it, and names, mentions and emotes go through untouched', async () => {
		const engine = new PacedEngine('one');
		const { translator, told } = open({ engines: [engine], context: { names: ['AquaFit Pro'], lastLines: ['antes'] } });
		translator.want('w', [line(1, 'Kappa @ana el AquaFit Pro dura 48 horas 😍', { emotes: [{ start: 0, end: 5 }] })]);
		expect(engine.texts).toEqual(['[1] [2] el [3] dura 48 horas [4]']);
		expect(engine.calls[0]?.batch.context).toEqual(['antes']);
		await engine.calls[0]?.answer(['[1] [2] the [3] lasts 24 hours [4]']);
		expect(told[0]?.translation).toMatchObject({
			text: 'Kappa @ana the AquaFit Pro lasts 24 hours 😍',
			failedChecks: [
				{ check: 'numbers', missing: '48' },
				{ check: 'numbers', unexpected: '24' },
			],
		});
	});

	it('names of other languages go through as they call themselves, the own one is a word like any other', async () => {
		const engine = new PacedEngine('one');
		const { translator, told } = open({ engines: [engine] });
		translator.want('w', [line(1, 'el menú está en español, English y русский')]);
		expect(engine.texts).toEqual(['el menú está en español, [1] y [2]']);
		await engine.calls[0]?.answer(['the menu is in Spanish, [1] and [2]']);
		expect(told[0]?.translation.text).toBe('the menu is in Spanish, English and русский');
	});

	it('an engine that cannot is passed over: the next one answers', async () => {
		const one = new PacedEngine('one', { pairs: (from) => from === 'ru' });
		const two = new PacedEngine('two');
		const { translator, tale } = open({ engines: [one, two] });
		translator.want('w', [line(1, 'hola gente'), line(2, 'всем привет', { from: 'ru' })]);
		expect(one.texts).toEqual(['всем привет']);
		expect(two.texts).toEqual(['hola gente']);
		await one.calls[0]?.fail('no-pair');
		await two.calls[0]?.answer(['hello people']);
		expect(two.texts).toEqual(['всем привет']);
		await two.calls[1]?.answer(['hello everyone']);
		expect(tale()).toEqual(['1 machine two: hello people', '2 machine two: hello everyone']);
	});

	it('an engine in trouble rests, longer each time, and as long as it asks; then it is tried again', async () => {
		const engine = new PacedEngine('one');
		const { translator, tale, said } = open({ engines: [engine] });
		translator.want('w', [line(1, 'hola gente')]);
		await engine.calls[0]?.fail('unreachable');
		expect(translator.engines).toMatchObject([{ id: 'one', phase: 'resting', trouble: 'unreachable' }]);
		await vi.advanceTimersByTimeAsync(1_900);
		expect(engine.calls).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(200);
		expect(engine.calls).toHaveLength(2);
		await engine.calls[1]?.fail('unreachable');
		await vi.advanceTimersByTimeAsync(3_900);
		expect(engine.calls).toHaveLength(2);
		await vi.advanceTimersByTimeAsync(200);
		await engine.calls[2]?.fail('busy', 30_000);
		await vi.advanceTimersByTimeAsync(29_000);
		expect(engine.calls).toHaveLength(3);
		await vi.advanceTimersByTimeAsync(1_100);
		await engine.calls[3]?.answer(['hello people']);
		expect(tale()).toEqual(['1 machine one: hello people']);
		expect(translator.engines).toMatchObject([{ phase: 'ready', trouble: null }]);
		expect(said.join('\n')).not.toContain('hola');
	});

	it('an engine that wants another key is left alone until a person changed something', async () => {
		const engine = new PacedEngine('one');
		const { translator } = open({ engines: [engine] });
		translator.want('w', [line(1, 'hola gente')]);
		await engine.calls[0]?.fail('refused');
		await vi.advanceTimersByTimeAsync(24 * 3_600_000);
		expect(engine.calls).toHaveLength(1);
		expect(translator.engines).toMatchObject([{ phase: 'off', trouble: 'refused', until: null }]);
		const mended = new PacedEngine('one');
		translator.useEngines([mended]);
		expect(mended.texts).toEqual(['hola gente']);
	});

	it('where nobody can, known terms are written over their words and called a gist; the engine has the last word', async () => {
		const terms = new TermBook([
			{
				product: null,
				isUntranslatable: false,
				note: '',
				terms: [
					{ language: 'es', text: 'correa', status: 'preferred' },
					{ language: 'en', text: 'strap', status: 'preferred' },
				],
			},
		]);
		const engine = new PacedEngine('one');
		const { translator, tale } = open({ engines: [engine], terms });
		translator.want('w', [line(1, 'la correa es roja')]);
		await engine.calls[0]?.fail('failing');
		expect(tale()).toEqual(['1 gist: la strap es roja']);
		await vi.advanceTimersByTimeAsync(2_100);
		await engine.calls[1]?.answer(['the strap is red']);
		expect(tale().at(-1)).toBe('1 machine one: the strap is red');
	});

	it('an engine outside this machine is not asked beyond the budget; one on it is', async () => {
		const paid = new PacedEngine('paid', { mostTexts: 1, sendsTo: 'api.example.com' });
		const own = new PacedEngine('own', { mostTexts: 1 });
		const { translator, tale } = open({ engines: [paid, own], budget: 'hola gente'.length });
		translator.want('w', [line(2, 'hola gente'), line(1, 'adios gente')]);
		expect(paid.texts).toEqual(['hola gente']);
		await paid.calls[0]?.answer(['hello people']);
		expect(paid.calls).toHaveLength(1);
		expect(own.texts).toEqual(['adios gente']);
		await own.calls[0]?.answer(['bye people']);
		expect(tale()).toEqual(['2 machine paid: hello people', '1 machine own: bye people']);
	});

	it('what an engine did once is not asked of it again', async () => {
		const engine = new PacedEngine('one');
		const { translator, tale } = open({ engines: [engine] });
		translator.want('w', [line(1, 'hola gente')]);
		await engine.calls[0]?.answer(['hello people']);
		translator.want('w', [line(2, 'hola gente')]);
		expect(engine.calls).toHaveLength(1);
		expect(tale()).toEqual(['1 machine one: hello people', '2 machine one: hello people']);
	});
});

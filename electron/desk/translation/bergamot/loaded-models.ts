import { readFile } from 'node:fs/promises';
import type { ModelFiles } from './protocol.ts';
import type { AlignedMemory, BergamotModule, BlockingService, TranslationModel } from './wasm-module.ts';

/** How the engine aligns what it is given, in bytes. */
const MODEL_ALIGNMENT = 256;
const OTHER_ALIGNMENT = 64;

/** Of the packs' own training; a beam of one and 8-bit numbers are what makes them quick. */
const CONFIG = `
beam-size: 1
normalize: 1.0
word-penalty: 0
max-length-break: 128
max-length-factor: 2.0
mini-batch-words: 1024
workspace: 128
skip-cost: true
alignment: soft
cpu-threads: 0
quiet: true
quiet-translation: true
gemm-precision: int8shiftAlphaAll
`.trimStart();

const PLAIN = { alignment: false, html: false, qualityScores: false } as const;

/** The language packs that are in the engine's memory. An abort within it leaves it useless: the thread must end. */
export class LoadedModels {
	readonly #module: BergamotModule;
	readonly #service: BlockingService;
	readonly #models = new Map<string, TranslationModel>();

	constructor(module: BergamotModule) {
		this.#module = module;
		this.#service = new module.BlockingService({ cacheSize: 0 });
	}

	/** Throws where the engine cannot read the files; it looks at them with the first text, so one is translated at once. */
	async load(pair: string, { model, shortlist, vocabularies }: ModelFiles): Promise<void> {
		if (this.#models.has(pair)) return;
		const [modelBytes, shortlistBytes, ...vocabularyBytes] = await Promise.all([model, shortlist, ...vocabularies].map((file) => readFile(file)));
		// Another call may have come first while the files were read.
		if (modelBytes === undefined || shortlistBytes === undefined || this.#models.has(pair)) return;
		const list = new this.#module.AlignedMemoryList();
		for (const bytes of vocabularyBytes) list.push_back(this.#copied(bytes, OTHER_ALIGNMENT));
		this.#models.set(
			pair,
			new this.#module.TranslationModel(CONFIG, this.#copied(modelBytes, MODEL_ALIGNMENT), this.#copied(shortlistBytes, OTHER_ALIGNMENT), list, null),
		);
		this.translate([pair], ['.']);
	}

	unload(pair: string): void {
		this.#models.get(pair)?.delete();
		this.#models.delete(pair);
	}

	translate(pairs: readonly [string] | readonly [string, string], texts: readonly string[]): readonly string[] {
		const [first, second] = pairs;
		const input = new this.#module.VectorString();
		const options = new this.#module.VectorResponseOptions();
		for (const text of texts) {
			input.push_back(text);
			options.push_back(PLAIN);
		}
		try {
			const responses =
				second === undefined
					? this.#service.translate(this.#modelOf(first), input, options)
					: this.#service.translateViaPivoting(this.#modelOf(first), this.#modelOf(second), input, options);
			try {
				return texts.map((_, index) => responses.get(index).getTranslatedText());
			} finally {
				responses.delete();
			}
		} finally {
			input.delete();
			options.delete();
		}
	}

	#modelOf(pair: string): TranslationModel {
		const model = this.#models.get(pair);
		if (model === undefined) throw new Error(`the pair ${pair} is not loaded`);
		return model;
	}

	#copied(bytes: Uint8Array, alignment: number): AlignedMemory {
		const memory = new this.#module.AlignedMemory(bytes.byteLength, alignment);
		memory.getByteArrayView().set(bytes);
		return memory;
	}
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';

/** The C++ classes of the engine, as far as the desk uses them. Everything made must be deleted; memory given to a model belongs to it. */
export interface BergamotModule {
	readonly BlockingService: new (options: { readonly cacheSize: number }) => BlockingService;
	/** @param config lines of YAML */
	readonly TranslationModel: new (
		config: string,
		model: AlignedMemory,
		shortlist: AlignedMemory,
		vocabularies: List<AlignedMemory>,
		qualityModel: null,
	) => TranslationModel;
	readonly AlignedMemory: new (bytes: number, alignment: number) => AlignedMemory;
	readonly AlignedMemoryList: new () => List<AlignedMemory>;
	readonly VectorString: new () => List<string>;
	readonly VectorResponseOptions: new () => List<ResponseOptions>;
}

interface Deletable {
	delete(): void;
}

export interface AlignedMemory extends Deletable {
	getByteArrayView(): Int8Array;
}

export interface List<Item> extends Deletable {
	push_back(item: Item): void;
	get(index: number): Item;
	size(): number;
}

export interface ResponseOptions {
	readonly alignment: boolean;
	readonly html: boolean;
	readonly qualityScores: boolean;
}

export type TranslationModel = Deletable;

export interface BlockingService extends Deletable {
	translate(model: TranslationModel, texts: List<string>, options: List<ResponseOptions>): List<Response>;
	translateViaPivoting(first: TranslationModel, second: TranslationModel, texts: List<string>, options: List<ResponseOptions>): List<Response>;
}

interface Response {
	getTranslatedText(): string;
}

const SCRIPT = 'bergamot-translator-worker.js';
const BINARY = 'bergamot-translator-worker.wasm';
const PAGE_BYTES = 65_536;
const FIRST_BYTES = 16 * 1024 * 1024;

/** The complaint when the engine's memory cannot grow any more. */
export const OUT_OF_MEMORY = 'out of memory';

/**
 * The engine asks its surroundings for the multiplication of 8-bit matrices, because one browser has a faster one; the binary brings its own as well.
 * Name asked for -> name brought.
 */
const MULTIPLICATION = {
	int8_prepare_a: 'int8PrepareAFallback',
	int8_prepare_b: 'int8PrepareBFallback',
	int8_prepare_b_from_transposed: 'int8PrepareBFromTransposedFallback',
	int8_prepare_b_from_quantized_transposed: 'int8PrepareBFromQuantizedTransposedFallback',
	int8_prepare_bias: 'int8PrepareBiasFallback',
	int8_multiply_and_add_bias: 'int8MultiplyAndAddBiasFallback',
	int8_select_columns_of_b: 'int8SelectColumnsOfBFallback',
} as const;

/** What Emscripten's script takes and gives: it fills the same object with the classes. */
interface Surroundings {
	readonly wasmMemory: WebAssembly.Memory;
	asm?: Readonly<Record<string, (...values: unknown[]) => unknown>>;
	print(line: string): void;
	printErr(line: string): void;
	instantiateWasm(imports: WebAssembly.Imports, accept: (instance: WebAssembly.Instance) => void): object;
	onRuntimeInitialized(): void;
	onAbort(cause: unknown): void;
}

/**
 * Loads the engine as the npm package has it. The package's own way on Node is broken (its script takes itself for an ES module), so its script is run
 * here as the body of a function. Takes about 50 ms.
 * @param folder holds the script and the binary
 * @param mostBytes of memory, at most 2 GiB; a model that needs more ends the engine
 * @param onComplaint gets what the engine says before it gives up: about models, never about texts
 */
export async function loadBergamot(
	folder: string,
	{ mostBytes, onComplaint }: { readonly mostBytes: number; readonly onComplaint: (line: string) => void },
): Promise<BergamotModule> {
	const [script, binary] = await Promise.all([readFile(join(folder, SCRIPT), 'utf8'), readFile(join(folder, BINARY))]);
	const program = await WebAssembly.compile(binary);
	const run = compileFunction(script, ['Module'], { filename: SCRIPT });
	return new Promise((resolve, reject) => {
		const surroundings: Surroundings = {
			wasmMemory: memoryUpTo(mostBytes, () => onComplaint(OUT_OF_MEMORY)),
			print: () => undefined,
			printErr: (line) => {
				if (!line.includes('LOG(INFO)')) onComplaint(line);
			},
			instantiateWasm(imports, accept) {
				const multiplication = Object.entries(MULTIPLICATION).map(([asked, brought]) => [
					asked,
					(...values: unknown[]) => surroundings.asm?.[brought]?.(...values),
				]);
				WebAssembly.instantiate(program, { ...imports, wasm_gemm: Object.fromEntries(multiplication) }).then(accept, reject);
				return {};
			},
			onRuntimeInitialized: () => resolve(surroundings as Surroundings & BergamotModule),
			onAbort: (cause) => reject(new Error(`the engine did not start: ${String(cause)}`)),
		};
		run(surroundings);
	});
}

/** The engine says nothing of its own when it gets no more memory: it just gives up. */
function memoryUpTo(mostBytes: number, onRefused: () => void): WebAssembly.Memory {
	const memory = new WebAssembly.Memory({ initial: FIRST_BYTES / PAGE_BYTES, maximum: Math.floor(mostBytes / PAGE_BYTES) });
	const grow = memory.grow.bind(memory);
	memory.grow = (pages) => {
		try {
			return grow(pages);
		} catch (error) {
			onRefused();
			throw error;
		}
	};
	return memory;
}

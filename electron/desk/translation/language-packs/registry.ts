import { z } from 'zod';
import type { PackFileKind } from '../../../../shared/model/language-pack.ts';
import { PackError } from './pack-error.ts';

/** Where Mozilla lists the models of Firefox Translations. */
export const REGISTRY_ADDRESS = 'https://storage.googleapis.com/moz-fx-translations-data--303e-prod-translations-data/db/models.json';

export interface OfferedFile {
	readonly kind: PackFileKind;
	readonly url: URL;
	/** Once it is unpacked; null where the registry does not say. */
	readonly bytes: number | null;
	readonly sha256: string | null;
}

/** A pack the registry offers. */
export interface OfferedPack {
	readonly from: string;
	readonly to: string;
	readonly architecture: string;
	readonly isReleased: boolean;
	readonly quality: number | null;
	readonly files: readonly OfferedFile[];
}

/** Reads the registry's list: of each direction the released pack, the smallest of several, so that a show's five fit into memory. */
export async function readRegistry(address: string, signal: AbortSignal): Promise<readonly OfferedPack[]> {
	let text: string;
	try {
		const response = await fetch(address, { signal });
		if (!response.ok) throw new Error(`status ${response.status}`);
		text = await response.text();
	} catch (error) {
		throw new PackError('unreachable', `the list of language packs at ${new URL(address).host} cannot be had`, { cause: error });
	}
	return parseRegistry(text, address);
}

export function parseRegistry(text: string, address: string): readonly OfferedPack[] {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw new PackError('not-a-pack', 'the list of language packs is no JSON', { cause: error });
	}
	const parsed = registrySchema.safeParse(value);
	if (!parsed.success) throw new PackError('not-a-pack', `the list of language packs has another shape: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
	const { baseUrl, models } = parsed.data;
	return Object.values(models).flatMap((offered) => {
		const packs = offered.flatMap((model) => packOf(model, new URL(`${baseUrl ?? new URL('.', address).href}`.replace(/\/?$/, '/'))) ?? []);
		return packs.sort(byFitness).slice(0, 1);
	});
}

const fileSchema = z.object({ path: z.string().min(1), uncompressedSize: z.number().nonnegative().optional(), uncompressedHash: z.string().optional() });

const modelSchema = z.object({
	architecture: z.string(),
	releaseStatus: z.string(),
	sourceLanguage: z.string().regex(/^[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?$/),
	targetLanguage: z.string().regex(/^[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?$/),
	files: z.object({
		model: fileSchema,
		lexicalShortlist: fileSchema.optional(),
		vocab: fileSchema.optional(),
		srcVocab: fileSchema.optional(),
		trgVocab: fileSchema.optional(),
	}),
	metrics: z.record(z.string(), z.unknown()).optional(),
});

const registrySchema = z.object({ baseUrl: z.url().optional(), models: z.record(z.string(), z.array(modelSchema)) });

type RegistryModel = z.output<typeof modelSchema>;

const KINDS = { model: 'model', lexicalShortlist: 'shortlist', vocab: 'vocabulary', srcVocab: 'source-vocabulary', trgVocab: 'target-vocabulary' } as const;

function packOf({ architecture, releaseStatus, sourceLanguage, targetLanguage, files, metrics }: RegistryModel, base: URL): OfferedPack | null {
	const offered = Object.entries(KINDS).flatMap(([name, kind]): OfferedFile[] => {
		const file = files[name as keyof typeof KINDS];
		if (file === undefined) return [];
		return [{ kind, url: new URL(file.path, base), bytes: file.uncompressedSize ?? null, sha256: file.uncompressedHash?.toLowerCase() ?? null }];
	});
	const has = (kind: PackFileKind) => offered.some((file) => file.kind === kind);
	if (!has('shortlist') || !(has('vocabulary') || (has('source-vocabulary') && has('target-vocabulary')))) return null;
	return {
		from: sourceLanguage,
		to: targetLanguage,
		architecture,
		isReleased: releaseStatus.startsWith('Release'),
		quality: qualityIn(metrics),
		files: offered,
	};
}

/** The registry's own COMET score, wherever in the metrics of a model it stands. */
function qualityIn(metrics: unknown): number | null {
	if (typeof metrics !== 'object' || metrics === null) return null;
	for (const [name, value] of Object.entries(metrics)) {
		if (/comet/i.test(name) && typeof value === 'number') return value > 1 ? value / 100 : value;
		const inner = qualityIn(value);
		if (inner !== null) return inner;
	}
	return null;
}

const ARCHITECTURES = ['tiny', 'base-memory', 'base'];

function byFitness(one: OfferedPack, other: OfferedPack): number {
	return Number(other.isReleased) - Number(one.isReleased) || placeOf(one.architecture) - placeOf(other.architecture);
}

function placeOf(architecture: string): number {
	const place = ARCHITECTURES.indexOf(architecture);
	return place < 0 ? ARCHITECTURES.length : place;
}

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PACK_FILE_KINDS, type PackFileKind } from '../../../../shared/model/language-pack.ts';
import type { ModelFiles } from '../bergamot/protocol.ts';
import { PackError } from './pack-error.ts';

/** A pack that is on this machine. */
export interface InstalledPack {
	readonly from: string;
	readonly to: string;
	readonly architecture: string;
	readonly bytes: number;
}

/** A file of a pack, unpacked, on this machine. */
export interface PackFile {
	readonly kind: PackFileKind;
	readonly path: string;
	/** What it must be; null where nobody said. */
	readonly sha256: string | null;
	readonly bytes: number | null;
}

/** The language packs below the data folder: one folder each, with a manifest; a folder is whole or not there. */
export interface PackShelf {
	/** Those that were put here; read again at every change. */
	installed(): readonly InstalledPack[];
	filesOf(from: string, to: string): ModelFiles | null;
	/** Where downloads are kept until they are whole. */
	readonly waitingFolder: string;
	/** Moves checked files in, in place of a pack of the same languages. Rejects with a PackError; then the pack that was there is kept. */
	install(pack: { readonly from: string; readonly to: string; readonly architecture: string; readonly files: readonly PackFile[] }): Promise<void>;
	remove(from: string, to: string): Promise<void>;
}

export function openPackShelf(dataFolder: string): PackShelf {
	const folder = join(dataFolder, 'language-packs');
	let packs: ReadonlyMap<string, Manifest> | null = null;

	const known = () => {
		packs ??= manifestsIn(folder);
		return packs;
	};

	return {
		waitingFolder: join(folder, 'waiting'),
		installed: () =>
			[...known().values()].map(({ from, to, architecture, files }) => ({ from, to, architecture, bytes: sum(files.map(({ bytes }) => bytes)) })),
		filesOf(from, to) {
			const manifest = known().get(pairOf(from, to));
			if (manifest === undefined) return null;
			const at = (kind: PackFileKind) => manifest.files.find((file) => file.kind === kind);
			const path = (kind: PackFileKind) => join(folder, pairOf(from, to), at(kind)?.name ?? '');
			return {
				model: path('model'),
				shortlist: path('shortlist'),
				vocabularies: at('vocabulary') === undefined ? [path('source-vocabulary'), path('target-vocabulary')] : [path('vocabulary')],
			};
		},
		async install({ from, to, architecture, files }) {
			const checked = await Promise.all(files.map(checkFile));
			const aside = join(folder, `${pairOf(from, to)}.new`);
			await rm(aside, { recursive: true, force: true });
			await mkdir(aside, { recursive: true });
			const named = checked.map(({ kind, path, sha256, bytes }) => ({ kind, path, name: `${kind}.bin`, sha256, bytes }));
			for (const { path, name } of named) await rename(path, join(aside, name));
			const manifest: Manifest = { from, to, architecture, files: named.map(({ kind, name, sha256, bytes }) => ({ kind, name, sha256, bytes })) };
			await writeFile(join(aside, MANIFEST), JSON.stringify(manifest, null, '\t'));
			await rm(join(folder, pairOf(from, to)), { recursive: true, force: true });
			await rename(aside, join(folder, pairOf(from, to)));
			packs = null;
		},
		async remove(from, to) {
			await rm(join(folder, pairOf(from, to)), { recursive: true, force: true });
			packs = null;
		},
	};
}

const MANIFEST = 'manifest.json';

const manifestSchema = z.strictObject({
	from: z.string(),
	to: z.string(),
	architecture: z.string(),
	files: z.array(z.strictObject({ kind: z.enum(PACK_FILE_KINDS), name: z.string().regex(/^[a-z-]+\.bin$/), sha256: z.string(), bytes: z.number() })),
});

type Manifest = z.output<typeof manifestSchema>;

/** A folder without a manifest that can be read is none: a download that was cut off, or somebody else's. */
function manifestsIn(folder: string): ReadonlyMap<string, Manifest> {
	if (!existsSync(folder)) return new Map();
	return new Map(
		readdirSync(folder).flatMap((name): [string, Manifest][] => {
			const file = join(folder, name, MANIFEST);
			if (name.endsWith('.new') || !existsSync(file)) return [];
			const manifest = readManifest(readFileSync(file, 'utf8'));
			return manifest === null || pairOf(manifest.from, manifest.to) !== name ? [] : [[name, manifest]];
		}),
	);
}

function readManifest(text: string): Manifest | null {
	try {
		return manifestSchema.parse(JSON.parse(text));
	} catch {
		return null;
	}
}

/** Hashes a file and holds it against what was promised. */
async function checkFile({
	kind,
	path,
	sha256: promised,
	bytes: promisedBytes,
}: PackFile): Promise<PackFile & { readonly sha256: string; readonly bytes: number }> {
	const hash = createHash('sha256');
	let bytes = 0;
	const handle = await open(path);
	try {
		for await (const piece of handle.readableWebStream({ autoClose: false })) {
			hash.update(piece);
			bytes += piece.byteLength;
		}
	} finally {
		await handle.close();
	}
	if (promisedBytes !== null && bytes < promisedBytes) throw new PackError('truncated', `the ${kind} has ${bytes} of ${promisedBytes} bytes`);
	const sha256 = hash.digest('hex');
	if ((promised !== null && sha256 !== promised) || (promisedBytes !== null && bytes !== promisedBytes))
		throw new PackError('wrong-hash', `the ${kind} is not the one that the registry names`);
	return { kind, path, sha256, bytes };
}

export interface NamedFile {
	readonly name: string;
	readonly path: string;
}

/**
 * What a person brought along: files named as in the registry, packed or not.
 * @throws PackError where they are not those of one pair
 */
export function packOfFiles(files: readonly NamedFile[]): {
	readonly from: string;
	readonly to: string;
	readonly files: readonly (NamedFile & { readonly kind: PackFileKind })[];
} {
	const named = files.flatMap(({ name, path }) => {
		const match = /^(?<kind>model|lex|vocab|srcvocab|trgvocab)\..*?(?<from>[a-z]{2})(?<to>[a-z]{2})\b.*\.(?:bin|spm)(?:\.gz)?$/.exec(name);
		return match?.groups === undefined ? [] : [{ name, path, ...(match.groups as { kind: keyof typeof FILE_NAMES; from: string; to: string }) }];
	});
	const [first] = named;
	if (first === undefined) throw new PackError('not-a-pack', 'there are no files named model.…, lex.… and vocab.… there');
	const same = named.filter(({ from, to }) => from === first.from && to === first.to);
	if (same.length !== named.length) throw new PackError('wrong-pair', 'the files are of several languages; put each pair into a folder of its own');
	return { from: first.from, to: first.to, files: same.map(({ kind, name, path }) => ({ kind: FILE_NAMES[kind], name, path })) };
}

const FILE_NAMES = { model: 'model', lex: 'shortlist', vocab: 'vocabulary', srcvocab: 'source-vocabulary', trgvocab: 'target-vocabulary' } as const;

function pairOf(from: string, to: string): string {
	return `${from}-${to}`;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, each) => total + each, 0);
}

import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '../../../../shared/contract/errors.ts';
import type { LanguagePack, PackState, PackTrouble } from '../../../../shared/model/language-pack.ts';
import { downloadPack, unpack } from './download.ts';
import { PackError } from './pack-error.ts';
import { type NamedFile, type PackFile, type PackShelf, packOfFiles } from './pack-shelf.ts';
import { type OfferedPack, REGISTRY_ADDRESS, readRegistry } from './registry.ts';

export interface PackDesk {
	/** What is installed, and what the registry offered when it was asked last. */
	list(): readonly LanguagePack[];
	/** Asks the registry; why it cannot be had, or null. */
	refresh(registryAddress: string | null): Promise<PackTrouble | null>;
	/** Returns at once; progress is told. */
	download(from: string, to: string): void;
	stop(from: string, to: string): void;
	remove(from: string, to: string): Promise<void>;
	/** Rejects with a PackError. */
	add(files: readonly NamedFile[]): Promise<{ readonly from: string; readonly to: string }>;
	close(): void;
}

/** Progress is told this often at most. */
const TELL_MS = 200;

/** Language packs as the screen shows them. @param onChange told whenever the list reads differently; `isInstalled` when the engine can do more or less */
export function createPackDesk(shelf: PackShelf, onChange: (isInstalledChanged: boolean) => void): PackDesk {
	let offered: readonly OfferedPack[] = [];
	const states = new Map<string, PackState>();
	const running = new Map<string, AbortController>();

	async function run(pack: OfferedPack, pair: string, stopping: AbortController): Promise<void> {
		let toldAt = 0;
		let done = 0;
		try {
			await downloadPack(
				pack,
				shelf,
				(progress) => {
					done = progress.done;
					states.set(pair, { phase: 'downloading', ...progress });
					if (Date.now() - toldAt < TELL_MS) return;
					toldAt = Date.now();
					onChange(false);
				},
				stopping.signal,
			);
			states.delete(pair);
			onChange(true);
		} catch (error) {
			const trouble = error instanceof PackError ? error.trouble : 'not-a-pack';
			states.set(pair, { phase: 'stopped', done, trouble: trouble === 'cancelled' ? null : trouble });
			onChange(false);
		} finally {
			running.delete(pair);
		}
	}

	return {
		list() {
			const installed = shelf.installed();
			const own = installed.map(({ from, to, architecture, bytes }): LanguagePack => {
				const offer = offered.find((pack) => pack.from === from && pack.to === to);
				return { from, to, architecture, bytes, isReleased: offer?.isReleased ?? true, quality: offer?.quality ?? null, state: { phase: 'installed' } };
			});
			const others = offered
				.filter(({ from, to }) => !installed.some((pack) => pack.from === from && pack.to === to))
				.map(({ from, to, architecture, isReleased, quality, files }): LanguagePack => {
					const sizes = files.map(({ bytes }) => bytes);
					const bytes = sizes.includes(null) ? null : sizes.reduce<number>((sum, each) => sum + (each ?? 0), 0);
					return { from, to, architecture, bytes, isReleased, quality, state: states.get(pairOf(from, to)) ?? { phase: 'available' } };
				});
			return [...own, ...others];
		},
		async refresh(registryAddress) {
			try {
				offered = await readRegistry(registryAddress ?? REGISTRY_ADDRESS, AbortSignal.timeout(20_000));
				onChange(false);
				return null;
			} catch (error) {
				if (error instanceof PackError && error.trouble !== 'cancelled') return error.trouble;
				throw error;
			}
		},
		download(from, to) {
			const pack = offered.find((offer) => offer.from === from && offer.to === to);
			if (pack === undefined) throw new DeskError('invalid-input', 'The registry has no such language pack; ask it again.', { field: 'from' });
			const pair = pairOf(from, to);
			if (running.has(pair)) return;
			const stopping = new AbortController();
			running.set(pair, stopping);
			states.set(pair, { phase: 'downloading', done: 0, total: null });
			onChange(false);
			void run(pack, pair, stopping);
		},
		stop(from, to) {
			running.get(pairOf(from, to))?.abort();
		},
		async remove(from, to) {
			await shelf.remove(from, to);
			onChange(true);
		},
		async add(given) {
			const { from, to, files } = packOfFiles(given);
			const waiting = join(shelf.waitingFolder, `${pairOf(from, to)}-files`);
			await mkdir(waiting, { recursive: true });
			const copies: PackFile[] = [];
			for (const { kind, name, path } of files) {
				const copy = join(waiting, `${kind}.bin`);
				if (name.endsWith('.gz')) await unpack(path, copy, kind);
				else await copyFile(path, copy);
				copies.push({ kind, path: copy, sha256: null, bytes: null });
			}
			await shelf.install({ from, to, architecture: 'unknown', files: copies });
			onChange(true);
			return { from, to };
		},
		close() {
			for (const stopping of running.values()) stopping.abort();
		},
	};
}

function pairOf(from: string, to: string): string {
	return `${from}-${to}`;
}

import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { LanguagePack } from '../../shared/model/language-pack.ts';
import { defaultDataFolder } from '../data-folder.ts';
import { openForReading, storeFile } from '../desk/store/open-store.ts';
import { storedTranslation } from '../desk/store/setting-table.ts';
import { createPackDesk, type PackDesk } from '../desk/translation/language-packs/pack-desk.ts';
import { PackError } from '../desk/translation/language-packs/pack-error.ts';
import { openPackShelf } from '../desk/translation/language-packs/pack-shelf.ts';
import type { CommandContext } from './context.ts';
import { unreadable } from './source-options.ts';
import { UsageError } from './usage.ts';

/** How often the progress of a download is looked at, and told. */
const LOOK_MS = 250;
const TELL_MS = 5_000;

/**
 * `packs list [--offered] | add FILE… | download es-en | remove es-en [--registry URL] [--data DIR]`: what translates on this machine. A desk that runs on
 * the folder sees it at its next start.
 */
export async function packs(args: readonly string[], context: CommandContext): Promise<0 | 1> {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: { offered: { type: 'boolean', default: false }, registry: { type: 'string' }, data: { type: 'string' } },
	});
	const [action, ...named] = positionals;
	const folder = values.data ?? defaultDataFolder();
	const desk = createPackDesk(openPackShelf(folder), () => undefined);
	const registry = values.registry ?? registryOf(folder);
	try {
		switch (action) {
			case 'list':
				if (named.length > 0) throw new UsageError('packs list: it takes no names.');
				return await list(desk, values.offered ? registry : undefined, context);
			case 'add':
				return await add(desk, named, context);
			case 'download':
				return await download(desk, pairNamed(named, action), registry, context);
			case 'remove':
				return await remove(desk, pairNamed(named, action), context);
			default:
				throw new UsageError('packs: say list, add FILE…, download es-en or remove es-en.');
		}
	} finally {
		desk.close();
	}
}

interface Pair {
	readonly from: string;
	readonly to: string;
}

async function list(desk: PackDesk, registry: string | null | undefined, context: CommandContext): Promise<0 | 1> {
	const isAnswered = registry === undefined || (await ask(desk, registry, context));
	for (const pack of desk.list()) context.print(rowOf(pack));
	return isAnswered ? 0 : 1;
}

async function add(desk: PackDesk, files: readonly string[], context: CommandContext): Promise<0 | 1> {
	if (files.length === 0) throw new UsageError('packs add: name the files of one pair, as they were downloaded: model.…, lex.… and vocab.….');
	for (const file of files) {
		await stat(file).catch((error: unknown) => {
			throw unreadable(file, error);
		});
	}
	try {
		const { from, to } = await desk.add(files.map((path) => ({ name: basename(path), path })));
		context.print(`${from}-${to}  installed`);
		return 0;
	} catch (error) {
		if (!(error instanceof PackError)) throw error;
		context.tell(`packs add: ${error.trouble}: ${error.message}; what was installed before is as it was.`);
		return 1;
	}
}

async function download(desk: PackDesk, { from, to }: Pair, registry: string | null, context: CommandContext): Promise<0 | 1> {
	if (!(await ask(desk, registry, context))) return 1;
	if (isInstalled(desk, { from, to })) {
		context.print(`${from}-${to}  is installed already`);
		return 0;
	}
	desk.download(from, to);
	let isInterrupted = false;
	void context.interrupted.then(() => {
		isInterrupted = true;
		desk.stop(from, to);
	});
	for (let toldAt = 0; ; ) {
		await wait(LOOK_MS);
		const state = desk.list().find((pack) => pack.from === from && pack.to === to)?.state;
		if (state?.phase === 'downloading') {
			if (Date.now() - toldAt < TELL_MS) continue;
			toldAt = Date.now();
			context.tell(`${megabytes(state.done)}${state.total === null ? '' : ` of ${megabytes(state.total)}`}`);
			continue;
		}
		if (state?.phase === 'installed') {
			context.print(`${from}-${to}  installed`);
			return 0;
		}
		const why = state?.phase === 'stopped' && state.trouble !== null ? state.trouble : 'stopped';
		context.tell(
			`packs download: ${why}; ${isInterrupted ? 'the same command goes on where it was.' : 'nothing was installed. Try again, or bring the files and use packs add.'}`,
		);
		return 1;
	}
}

async function remove(desk: PackDesk, pair: Pair, context: CommandContext): Promise<0 | 1> {
	if (!isInstalled(desk, pair)) {
		context.tell(`packs remove: ${pair.from}-${pair.to} is not installed.`);
		return 1;
	}
	await desk.remove(pair.from, pair.to);
	context.print(`${pair.from}-${pair.to}  removed`);
	return 0;
}

async function ask(desk: PackDesk, registry: string | null, context: CommandContext): Promise<boolean> {
	const trouble = await desk.refresh(registry);
	if (trouble !== null) context.tell(`The list of language packs cannot be had: ${trouble}. Bring the files of a pair and use packs add.`);
	return trouble === null;
}

function isInstalled(desk: PackDesk, { from, to }: Pair): boolean {
	return desk.list().some((pack) => pack.from === from && pack.to === to && pack.state.phase === 'installed');
}

function pairNamed(named: readonly string[], action: string): Pair {
	const [pair = ''] = named;
	const [, from, to] = /^([a-z]{2,3}(?:[-_][A-Za-z]{4})?)-([a-z]{2,3}(?:[-_][A-Za-z]{4})?)$/.exec(pair) ?? [];
	if (named.length !== 1 || from === undefined || to === undefined) throw new UsageError(`packs ${action}: name one pair, such as es-en.`);
	return { from, to };
}

/** What the team of the folder has set; null: Mozilla's own. */
function registryOf(folder: string): string | null {
	if (!existsSync(storeFile(folder))) return null;
	const store = openForReading(storeFile(folder), () => undefined);
	try {
		return storedTranslation(store).registryAddress;
	} finally {
		store.close();
	}
}

function rowOf({ from, to, architecture, bytes, quality, isReleased, state }: LanguagePack): string {
	const size = bytes === null ? '' : megabytes(bytes);
	const comet = quality === null ? '' : `COMET ${quality.toFixed(3)}`;
	return [`${from}-${to}`, state.phase, architecture, size, comet, isReleased ? '' : 'not released'].filter((part) => part !== '').join('  ');
}

function megabytes(bytes: number): string {
	return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

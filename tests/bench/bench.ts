import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { buildIfStale } from '../../electron/build.ts';
import { pageFolder, resourcesFolder, topFolder } from '../../electron/paths.ts';
import { findChromium, launchChromium, NO_CHROMIUM } from '../browser/chromium.ts';
import { measureAnalysis } from './analysis.ts';
import { type Section, table } from './figures.ts';
import { measureLanguage } from './language.ts';
import { measureLivePage } from './live-page.ts';
import { machineFacts } from './machine.ts';
import { measureMemory } from './memory.ts';
import { measurePipeline } from './pipeline.ts';
import { measurePlayer } from './player.ts';
import { measureSearch } from './search.ts';
import { measureSeveralSources } from './several-sources.ts';
import { measureStart } from './start.ts';
import { measureTranscripts } from './transcripts.ts';
import { measureTranslation } from './translation.ts';

/**
 * `npm run bench [-- --only pipeline|analysis|language|translation|transcripts|search|sources|page|player|memory|start] [--quick]`: prints a table and writes bench-results/<time>.json.
 * It measures this machine as it is: close what else keeps it busy.
 */

const SECTIONS = ['pipeline', 'analysis', 'language', 'translation', 'transcripts', 'search', 'sources', 'page', 'player', 'memory', 'start'] as const;
type SectionName = (typeof SECTIONS)[number];

/** Measure the engine alone. */
const WITHOUT_PAGE: ReadonlySet<SectionName> = new Set(['pipeline', 'analysis', 'language', 'translation', 'transcripts', 'search', 'sources']);

const { values: options } = parseArgs({ options: { only: { type: 'string', multiple: true }, quick: { type: 'boolean', default: false } } });
const chosen = chosenSections(options.only ?? []);
if (chosen === null) {
	process.stderr.write(`bench: --only takes ${SECTIONS.join(', ')}.\n`);
	process.exitCode = 2;
} else {
	await bench(chosen, options.quick);
}

function chosenSections(only: readonly string[]): readonly SectionName[] | null {
	if (only.length === 0) return SECTIONS;
	return only.every((name) => SECTIONS.some((known) => known === name)) ? SECTIONS.filter((name) => only.includes(name)) : null;
}

async function bench(names: readonly SectionName[], isQuick: boolean): Promise<void> {
	const tell = (line: string) => void process.stderr.write(`${line}\n`);
	const startedAt = new Date();
	const needsBrowser = names.some((name) => !WITHOUT_PAGE.has(name));
	const browser = needsBrowser && findChromium() !== null ? await launchChromium() : null;
	if (needsBrowser) await buildIfStale(tell);
	const sections: Section[] = [];
	try {
		for (const name of names) {
			if (!WITHOUT_PAGE.has(name) && browser === null) {
				tell(`${name}: ${NO_CHROMIUM}`);
				continue;
			}
			tell(`${name} …`);
			try {
				sections.push(...(await measure(name, browser, isQuick)));
			} catch (error) {
				// The other sections are worth having without this one.
				tell(`${name} failed: ${error instanceof Error ? error.message : String(error)}`);
				process.exitCode = 1;
			}
		}
	} finally {
		await browser?.close();
	}
	const facts = machineFacts(browser?.version() ?? null);
	process.stdout.write(`\n${Object.values(facts).join(' · ')}\n\n${table(sections)}\n`);
	const folder = join(topFolder(), 'bench-results');
	const file = join(folder, `${startedAt.toISOString().replaceAll(':', '-').slice(0, 19)}.json`);
	await mkdir(folder, { recursive: true });
	await writeFile(file, `${JSON.stringify({ startedAt, isQuick, machine: facts, sections }, null, '\t')}\n`);
	tell(`\nWritten to ${file}`);
}

async function measure(name: SectionName, browser: Browser | null, isQuick: boolean): Promise<readonly Section[]> {
	if (name === 'pipeline') {
		const rounds = { resourcesFolder: resourcesFolder(), rounds: isQuick ? 2 : 5, messages: isQuick ? 5_000 : 20_000 };
		return [await measurePipeline({ ...rounds, held: 0 }), await measurePipeline({ ...rounds, held: isQuick ? 100_000 : 1_000_000 })];
	}
	if (name === 'analysis') return [await measureAnalysis({ resourcesFolder: resourcesFolder(), messages: isQuick ? 2_000 : 10_000, rounds: isQuick ? 3 : 7 })];
	if (name === 'language') return [await measureLanguage({ messages: isQuick ? 5_000 : 20_000 })];
	if (name === 'translation') {
		const load = isQuick ? { segments: 50_000, seconds: 8, rounds: 1 } : { segments: 200_000, seconds: 30, rounds: 3 };
		return measureTranslation({ resourcesFolder: resourcesFolder(), ...load });
	}
	if (name === 'transcripts') return measureTranscripts({ sizes: isQuick ? [100_000] : [100_000, 1_000_000] });
	if (name === 'search') {
		const sections: Section[] = [];
		for (const messages of isQuick ? [100_000] : [100_000, 1_000_000]) sections.push(await measureSearch({ messages }));
		return sections;
	}
	if (name === 'sources') {
		const load = { resourcesFolder: resourcesFolder(), perSecond: 50, seconds: isQuick ? 30 : 600 };
		return [await measureSeveralSources({ ...load, cutEverySeconds: null }), await measureSeveralSources({ ...load, cutEverySeconds: isQuick ? 12 : 60 })];
	}
	if (browser === null) throw new Error(NO_CHROMIUM);
	const page = { browser, resourcesFolder: resourcesFolder(), pageFolder: pageFolder() };
	switch (name) {
		case 'page':
			return [await measureLivePage({ ...page, ratesPerSecond: [50, 500, 2_000], seconds: isQuick ? 4 : 15 })];
		case 'player':
			return measurePlayer({ browser, messages: 100_000, manyMessages: isQuick ? 200_000 : 1_000_000, seconds: isQuick ? 5 : 15 });
		case 'memory':
			return [await measureMemory({ ...page, early: 5_000, late: isQuick ? 30_000 : 200_000 })];
		case 'start':
			return [await measureStart({ browser, rounds: isQuick ? 1 : 3 })];
	}
}

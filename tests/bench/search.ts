import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReaderCalls } from '../../electron/desk/reading/reader-calls.ts';
import { indexFresh } from '../../electron/desk/searching/indexing.ts';
import { storeFile } from '../../electron/desk/store/open-store.ts';
import { below, type Figure, type Section } from './figures.ts';
import { median, percentile } from './percentile.ts';
import { makeSearchedStore } from './searched-store.ts';

/** What people ask, the easy and the hard: each is a page of the newest fifty with its neighbours, its state and its count. */
const QUERIES = [
	{ name: 'common word', text: 'de' },
	{ name: 'beginning of many words', text: 'с' },
	{ name: 'word in one old message', text: 'ornitorrinco' },
	{ name: 'word nobody wrote', text: 'zyzzyva' },
	{ name: 'two common words', text: 'de agua' },
	{ name: 'phrase', text: '"el reloj"' },
	{ name: 'phrase nobody wrote', text: '"reloj de el"' },
	{ name: 'predicate alone', text: 'category:health' },
	{ name: 'word and rare predicates', text: 'agua category:health severity:high verdict:confirmed by:ana' },
	{ name: 'word of another language', text: 'reloj lang:ar' },
	{ name: 'predicates that never meet', text: 'lang:ru market:ES role:host kind:chat has:link is:deleted' },
	{ name: 'everything but', text: '-lang:es -lang:ru -lang:fr -is:question -has:flag' },
	{ name: 'one author of thousands', text: 'from:viewer77 reloj' },
	{ name: 'beginning of many authors', text: 'from:viewer1' },
	{ name: 'one old session', text: 'agua in:"ES show 0"' },
	{ name: 'an old half hour', text: 'agua after:"2025-01-06 18:10" before:"2025-01-06 18:40"' },
	{ name: 'old and rare', text: 'category:scam verdict:escalated before:2025-01-08' },
	{ name: 'a contradiction', text: 'role:host role:viewer de' },
] as const;

const ROUNDS = 60;
const SLICE_ROWS = 500;

/** Search in a store of so many messages, and how long its index takes to make. */
export async function measureSearch({ messages }: { readonly messages: number }): Promise<Section> {
	const folder = mkdtempSync(join(tmpdir(), 'showdesk-bench-'));
	try {
		const store = makeSearchedStore(storeFile(folder), messages);
		const startedAt = performance.now();
		while (indexFresh(store, SLICE_ROWS));
		const indexSeconds = (performance.now() - startedAt) / 1_000;
		store.close();
		const reader = createReaderCalls(() => undefined);
		await reader.open({ dataFolder: folder });
		const figures: Figure[] = [{ name: 'indexing', value: messages / indexSeconds, unit: '/s' }];
		const details: Record<string, { readonly hits: number; readonly ms: readonly number[] }> = {};
		for (const { name, text } of QUERIES) {
			const ms: number[] = [];
			let hits = 0;
			for (let round = 0; round < ROUNDS; round += 1) {
				const askedAt = performance.now();
				const page = await reader.search({ text, timeZone: 'UTC', limit: 50 });
				ms.push(performance.now() - askedAt);
				hits = page.count.messages;
			}
			details[text] = { hits, ms };
			figures.push({ name: `${name} (${hits === 200 ? '200+' : hits}), median`, value: median(ms), unit: 'ms', aim: below(median(ms), 50) });
			figures.push({ name: `${name}, p99`, value: percentile(ms, 0.99), unit: 'ms', aim: below(percentile(ms, 0.99), 50) });
		}
		await reader.close({});
		return { title: `Search in ${messages.toLocaleString('en')} messages, ${ROUNDS} times each`, figures, details };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

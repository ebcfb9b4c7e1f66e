import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feedSql } from '../../../../electron/desk/store/feed-query.ts';
import { SELECT_TO_REVIEW } from '../../../../electron/desk/store/flag-table.ts';
import { storeFile } from '../../../../electron/desk/store/open-store.ts';
import { SEARCH } from '../../../../electron/desk/store/search-index.ts';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import { type FeedFilter, matchesFilter } from '../../../../shared/model/feed-filter.ts';
import { relayedKey, sourceKey } from '../../../../shared/model/place.ts';
import { searchFold } from '../../../../shared/model/search-fold.ts';
import { LEAD, SESSION, SPECIALIST, said, scratchDesk, sessionStart } from './scratch-store.ts';

const AUTHORS = ['Marta', 'МАРТА', 'Сёма', 'أحمد', 'user_1'];
const WORDS = ['hola', 'cura', 'gratis', 'bit.ly', 'Ёлка', 'ساعة', 'CAFÉ', '手表', '?'];

const arbitraryMessage = fc.record({
	words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }),
	author: fc.constantFrom(...AUTHORS),
	kind: fc.constantFrom('chat', 'speech', 'system'),
	role: fc.constantFrom('host', 'moderator', 'viewer', 'bot'),
	origin: fc.constantFrom(
		undefined,
		undefined,
		{ platform: 'youtube', channel: null },
		{ platform: 'youtube', channel: 'Lucía "live" é' },
		{ platform: 'tiktok', channel: '' },
	),
});

const arbitraryAct = fc.record({
	message: fc.nat(30),
	flag: fc.nat(2),
	type: fc.constantFrom('verdict', 'note', 'flag', 'language', 'undo'),
	tag: fc.constantFrom('fr', 'uk', 'es'),
	byLead: fc.boolean(),
});

const few = <Value>(...values: Value[]) => fc.option(fc.subarray(values), { nil: undefined });
const arbitraryFilter: fc.Arbitrary<FeedFilter> = fc.record({
	languages: few('es', 'ru', 'ar', 'fr', 'uk'),
	categories: few('health', 'scam', 'link', 'abuse'),
	roles: few('host', 'viewer', 'bot'),
	kinds: few('chat', 'speech'),
	author: fc.option(fc.constantFrom('', 'mar', 'марта', 'сема', 'احمد'), { nil: undefined }),
	authorId: fc.option(fc.constantFrom('Marta', 'nobody'), { nil: undefined }),
	authorSource: fc.option(fc.constantFrom('source-1', 'nowhere'), { nil: undefined }),
	places: few(sourceKey('source-1'), relayedKey('youtube', null), relayedKey('youtube', 'Lucía "live" é'), relayedKey('tiktok', '')),
	text: fc.option(fc.constantFrom('', 'CURA', 'елка', 'ساعه', 'cafe', '手表', '%', '_'), { nil: undefined }),
	onlyFlagged: fc.option(fc.boolean(), { nil: undefined }),
	onlyUnreviewed: fc.option(fc.boolean(), { nil: undefined }),
});

test('a page through a filter has exactly the messages the page itself would let through, whatever people did', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(arbitraryMessage, { minLength: 1, maxLength: 30 }),
			fc.array(arbitraryAct, { maxLength: 25 }),
			fc.array(arbitraryFilter, { minLength: 5, maxLength: 5 }),
			async (messages, acts, filters) => {
				const { recorder, reader, close } = await scratchDesk();
				recorder.beginSession(sessionStart());
				const items = messages.map(({ words, author, kind, role, origin }, index) =>
					said(index, words.join(' '), { author: { id: author, name: author }, kind, role, ...(origin === undefined ? {} : { origin }) }),
				);
				const recorded = (await recorder.record({ sessionId: SESSION, items: items.slice(0, 15) })).messages.concat();
				// Some are in the search index, some are too new for it.
				await recorder.indexAll({});
				recorded.push(...(await recorder.record({ sessionId: SESSION, items: items.slice(15) })).messages);
				const annotations: Annotation[] = [];
				for (const { message: index, flag: flagIndex, type, tag, byLead } of acts) {
					const message = recorded[index % recorded.length];
					const profile = byLead ? LEAD : SPECIALIST;
					if (!message) continue;
					const flag = message.flags[flagIndex];
					if (type === 'undo') {
						const undone = await Promise.resolve()
							.then(() => recorder.undo({ sessionId: SESSION, profile, at: 1 }))
							.catch(() => null);
						if (undone) annotations.push(undone);
					} else if (type !== 'verdict' || flag) {
						const body =
							type === 'verdict'
								? ({ type, flagId: flag?.id ?? 0, verdict: 'confirmed' } as const)
								: type === 'flag'
									? ({ type, category: 'abuse', severity: 'low', span: { start: 0, end: 1 } } as const)
									: type === 'language'
										? ({ type, tag } as const)
										: ({ type: 'note', text: 'x' } as const);
						annotations.push(await recorder.annotate({ messageId: message.id, body, profile, at: 1 }));
					}
				}
				for (const filter of filters) {
					const wanted = recorded.filter((message) =>
						matchesFilter(
							message,
							annotations.filter(({ messageId }) => messageId === message.id),
							filter,
							searchFold,
						),
					);
					const page = await reader.feedPage({ sessionId: SESSION, filter, limit: 500 });
					expect(page.messages).toEqual(wanted);
					const fromStart = await reader.feedPage({ sessionId: SESSION, filter, limit: 500, cursor: { after: 0 } });
					expect(fromStart.messages).toEqual(wanted);
				}
				await close();
			},
		),
		{ numRuns: 60 },
	);
});

test('the main questions are answered from an index, never by reading the whole table', async () => {
	const { dataFolder, close } = await scratchDesk();
	await close();
	const database = new Database(storeFile(dataFolder));
	database.function('search_fold', (text: unknown) => String(text));
	database.function('has_words', (text: unknown, words: unknown) => (text === words ? 1 : 0));
	const plan = (sql: string, values: (string | number)[]) =>
		database
			.prepare<(string | number)[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
			.all(...values)
			.map(({ detail }) => detail)
			.join('\n');
	const filters: FeedFilter[] = [
		{},
		{ kinds: ['speech'] },
		{ roles: ['host'] },
		{ languages: ['es'] },
		{ authorId: 'u' },
		{ onlyUnreviewed: true },
		{ text: 'x' },
	];
	for (const filter of filters) {
		for (const range of [
			{ before: 9, limit: 1 },
			{ after: 9, limit: 1 },
		]) {
			const { sql, values } = feedSql(1, filter, range);
			const steps = plan(sql, values);
			expect(steps, JSON.stringify(filter)).not.toMatch(/SCAN (?:m|message|f|flag|s)\b|TEMP B-TREE/);
		}
	}
	for (const range of [
		{ before: 9, limit: 1 },
		{ after: 9, limit: 1 },
	]) {
		for (const type of ['index', 'scan'] as const) {
			const { sql, values } = feedSql(1, { text: 'x' }, range, { type, words: 'x', from: 1, through: 8 });
			expect(plan(sql, values)).not.toMatch(/SCAN m\b|TEMP B-TREE/);
		}
	}
	expect(plan(SELECT_TO_REVIEW, [1])).not.toMatch(/SCAN (?!CONSTANT)|TEMP B-TREE/);
	expect(plan(SEARCH, ['x', 9, 0, 9])).not.toMatch(/TEMP B-TREE/);
	database.close();
});

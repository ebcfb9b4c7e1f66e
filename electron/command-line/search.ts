import { parseArgs } from 'node:util';
import type { SearchHit } from '../../shared/model/search.ts';
import { parseSearch, problemsOf, QUERY_LENGTH, type SearchTrouble } from '../../shared/model/search-query.ts';
import type { CommandContext } from './context.ts';
import { UsageError } from './usage.ts';

const MOST_PRINTED = 200;

/** `search QUERY [--json] [--limit N] [--data DIR]`: messages of all sessions, newest first. Reads only: works beside a running desk. */
export async function search(args: readonly string[], context: CommandContext): Promise<0> {
	const { text, isJson, limit, dataFolder } = options(args);
	for (const { span, trouble } of problemsOf(parseSearch(text))) {
		context.tell(`showdesk: ${text.slice(span.start, span.end)} is left out: ${troubleWords(trouble)}.`);
	}
	const reader = await context.openReader(dataFolder);
	try {
		const { hits, hasMore, waiting } = await reader.call('search', { text, limit });
		if (isJson) context.print(JSON.stringify(hits.map(jsonOf), null, '\t'));
		else for (const hit of hits) context.print(lineOf(hit));
		if (!isJson && hits.length === 0) context.tell('Nothing found.');
		if (hasMore) context.tell(`There are more: give --limit, up to ${MOST_PRINTED}, or narrow the search with before:.`);
		if (waiting !== null) context.tell(`${waiting} messages are not indexed yet: a running desk does it in idle moments.`);
	} finally {
		await reader.close();
	}
	return 0;
}

function options(args: readonly string[]): {
	readonly text: string;
	readonly isJson: boolean;
	readonly limit: number;
	readonly dataFolder: string | undefined;
} {
	const { query, rest } = splitQuery(args);
	const { values } = parseArgs({ args: [...rest], options: { json: { type: 'boolean' }, limit: { type: 'string' }, data: { type: 'string' } } });
	const text = query.join(' ').trim();
	if (text === '') throw new UsageError('search wants a query, such as: search \'agua lang:es "bajo el agua" -is:deleted\'.');
	if (text.length > QUERY_LENGTH) throw new UsageError(`search: the query is longer than ${QUERY_LENGTH} characters.`);
	const limit = Number(values.limit ?? 50);
	if (!Number.isInteger(limit) || limit < 1 || limit > MOST_PRINTED) throw new UsageError(`--limit ${values.limit}: give a number from 1 to ${MOST_PRINTED}.`);
	return { text, isJson: values.json ?? false, limit, dataFolder: values.data };
}

/** A query may begin with a minus sign, as `-lang:es` does; the command's own options have two. */
function splitQuery(args: readonly string[]): { readonly query: readonly string[]; readonly rest: readonly string[] } {
	const query: string[] = [];
	const rest: string[] = [];
	for (let index = 0; index < args.length; index += 1) {
		const arg = args[index] ?? '';
		if (!arg.startsWith('--')) {
			query.push(arg);
			continue;
		}
		rest.push(arg);
		const next = args[index + 1];
		if (TAKE_VALUE.includes(arg) && next !== undefined) {
			rest.push(next);
			index += 1;
		}
	}
	return { query, rest };
}

const TAKE_VALUE: readonly string[] = ['--limit', '--data'];

function troubleWords(trouble: SearchTrouble): string {
	switch (trouble.code) {
		case 'unknown-predicate':
			return trouble.nearest === null ? 'there is no such predicate; quote it to look for the words' : `did you mean ${trouble.nearest}:`;
		case 'no-value':
			return `${trouble.predicate}: wants a value`;
		case 'unknown-value':
			return `${trouble.predicate}: does not know it`;
		case 'not-a-time':
			return 'write a time as 2026-11-20, 14:30 or -7d';
		case 'no-letters':
			return 'only letters and digits can be searched for';
	}
}

function jsonOf({ message, session }: SearchHit) {
	return {
		id: message.id,
		session: session.id,
		show: session.title,
		receivedAt: new Date(message.receivedAt).toISOString(),
		author: message.author.name,
		role: message.role,
		kind: message.kind,
		language: message.language.tag,
		text: message.text,
		flags: message.flags.map(({ category, severity, rule }) => ({ category, severity, rule })),
	};
}

/** Control characters of a hostile line must not reach the terminal. */
function lineOf({ message, session }: SearchHit): string {
	const at = new Date(message.receivedAt).toISOString().slice(0, 19).replace('T', ' ');
	return `${at}  ${session.title}  ${message.author.name}: ${message.text}`.replace(/\p{Cc}+/gu, ' ');
}

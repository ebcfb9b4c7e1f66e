import { parseArgs } from 'node:util';
import { LOG_KINDS, type LogFilter, type LogLine } from '../../shared/model/audit.ts';
import type { LogPage } from '../desk/audit/log-page.ts';
import { entryOf } from '../desk/audit/log-piece.ts';
import type { CommandContext } from './context.ts';
import { UsageError } from './usage.ts';

const PAGE_LINES = 500;

/**
 * `audit [--json] [--session ID] [--person NAME] [--kind KIND] [--since 7d|DATE] [--until DATE] [--data DIR]`: who did what when, newest
 * first. Reads only: works beside a running desk.
 */
export async function audit(args: readonly string[], context: CommandContext): Promise<0> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			json: { type: 'boolean' },
			session: { type: 'string' },
			person: { type: 'string' },
			kind: { type: 'string', multiple: true },
			since: { type: 'string' },
			until: { type: 'string' },
			data: { type: 'string' },
		},
	});
	const now = Date.now();
	const filter: LogFilter = {
		sessionId: values.session,
		person: values.person,
		kinds: values.kind?.map(kindOf),
		from: values.since === undefined ? undefined : timeOf('--since', values.since, now),
		to: values.until === undefined ? undefined : timeOf('--until', values.until, now),
	};
	const reader = await context.openReader(values.data);
	try {
		let cursor: string | null = null;
		let printed = 0;
		if (values.json) context.print('[');
		do {
			const page: LogPage = await reader.call('auditPage', { filter, cursor, limit: PAGE_LINES });
			for (const [index, line] of page.lines.entries()) {
				const isLast = page.cursor === null && index === page.lines.length - 1;
				context.print(values.json ? `\t${JSON.stringify(entryOf(line))}${isLast ? '' : ','}` : lineOf(line));
			}
			printed += page.lines.length;
			cursor = page.cursor;
		} while (cursor !== null);
		if (values.json) context.print(']');
		else if (printed === 0) context.print('Nothing was done that fits.');
	} finally {
		await reader.close();
	}
	return 0;
}

function kindOf(text: string) {
	const kind = LOG_KINDS.find((id) => id === text);
	if (kind === undefined) throw new UsageError(`audit: --kind ${text} is not known; there are ${LOG_KINDS.join(', ')}.`);
	return kind;
}

/** A date (`2026-11-22`, with a time too), or how long ago (`7d`, `12h`, `30m`), in milliseconds since the epoch. */
function timeOf(option: string, text: string, now: number): number {
	const ago = /^(\d{1,6})([mhd])$/.exec(text);
	if (ago) return now - Number(ago[1]) * ({ m: 60_000, h: 3_600_000, d: 86_400_000 }[ago[2] ?? 'd'] ?? 0);
	const at = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text.length === 10 ? `${text}T00:00` : text) : Number.NaN;
	if (Number.isNaN(at)) throw new UsageError(`audit: ${option} ${text}: give a date such as 2026-11-22, or 7d, 12h, 30m ago.`);
	return at;
}

function lineOf({ at, author, act, session, messageId, detail }: LogLine): string {
	const parts = [
		new Date(at).toISOString().slice(0, 19).replace('T', ' '),
		author === null ? 'the desk' : `${author.name} (${author.role})`,
		act,
		...Object.entries(detail).map(([name, value]) => `${name}=${value}`),
	];
	if (session !== null) parts.push(`session=${session.id}${session.title === null ? '' : ` (${session.title})`}`);
	if (messageId !== null) parts.push(`message=${messageId}`);
	// Names are people's: none may break the line or steer the terminal.
	return parts.join('  ').replaceAll(/\p{C}/gu, ' ');
}

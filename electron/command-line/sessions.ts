import { parseArgs } from 'node:util';
import type { Session } from '../../shared/model/show.ts';
import type { CommandContext } from './context.ts';

/** `sessions [--json] [--data DIR]`: what has been recorded, newest first. Reads only: works beside a running desk. */
export async function sessions(args: readonly string[], context: CommandContext): Promise<0> {
	const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' }, data: { type: 'string' } } });
	const reader = await context.openReader(values.data);
	try {
		const list = await reader.call('listSessions', {});
		if (values.json) context.print(JSON.stringify(list.map(jsonOf), null, '\t'));
		else if (list.length === 0) context.print('No sessions yet.');
		else for (const session of list) context.print(lineOf(session));
	} finally {
		await reader.close();
	}
	return 0;
}

function jsonOf(session: Session) {
	return {
		id: session.id,
		show: session.show.title,
		startedAt: new Date(session.startedAt).toISOString(),
		endedAt: session.endedAt === null ? null : new Date(session.endedAt).toISOString(),
		messages: session.messages,
		flags: session.flags,
	};
}

function lineOf(session: Session): string {
	const started = new Date(session.startedAt).toISOString().slice(0, 16).replace('T', ' ');
	return `${session.id}  ${started}  ${String(session.messages).padStart(7)} messages ${String(session.flags).padStart(5)} flags  ${session.show.title}`;
}

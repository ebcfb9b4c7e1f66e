import { DeskError } from '../shared/contract/errors.ts';
import { type CommandContext, createCommandContext } from './command-line/context.ts';
import { USAGE, UsageError } from './command-line/usage.ts';
import { keepCompiled } from './launch/compile-cache.ts';

/** The command line. Each command is loaded only when it is asked for: the detectors alone take two seconds. */

type Command = (args: readonly string[], context: CommandContext) => Promise<0 | 1>;

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
	serve: async () => (await import('./command-line/serve.ts')).serve,
	watch: async () => (await import('./command-line/watch.ts')).watch,
	analyze: async () => (await import('./command-line/analyze.ts')).analyze,
	translate: async () => (await import('./command-line/translate.ts')).translate,
	packs: async () => (await import('./command-line/packs.ts')).packs,
	search: async () => (await import('./command-line/search.ts')).search,
	sessions: async () => (await import('./command-line/sessions.ts')).sessions,
	export: async () => (await import('./command-line/export.ts')).exportSession,
	audit: async () => (await import('./command-line/audit.ts')).audit,
	backup: async () => (await import('./command-line/backup.ts')).backup,
	restore: async () => (await import('./command-line/restore.ts')).restore,
	import: async () => (await import('./command-line/import.ts')).importTranscript,
	verify: async () => (await import('./command-line/verify.ts')).verify,
};

/** Runs one command; returns the exit code: 0 done, 1 the work failed, 2 the command was wrong. */
export async function runCommandLine(args: readonly string[], context: CommandContext): Promise<0 | 1 | 2> {
	const [name, ...rest] = args;
	if (name === undefined || name === 'help' || name === '--help') {
		context.print(USAGE);
		return name === undefined ? 2 : 0;
	}
	const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (!load) {
		context.tell(`showdesk: ${name} is no command; there are ${Object.keys(COMMANDS).join(', ')}.`);
		return 2;
	}
	try {
		const command = await load();
		return await command(rest, context);
	} catch (error) {
		context.tell(`showdesk: ${messageOf(error)}`);
		return isWrongCommand(error) ? 2 : 1;
	}
}

function isWrongCommand(error: unknown): boolean {
	if (error instanceof UsageError) return true;
	if (error instanceof DeskError) return error.code === 'invalid-input';
	return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function messageOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const isExpected = error instanceof DeskError || isWrongCommand(error);
	// A fault of ours: the stack is what mends it, but only for who asks.
	return isExpected || !process.env.SHOWDESK_DEBUG ? error.message : (error.stack ?? error.message);
}

if (import.meta.main) {
	keepCompiled();
	process.exitCode = await runCommandLine(process.argv.slice(2), createCommandContext());
}

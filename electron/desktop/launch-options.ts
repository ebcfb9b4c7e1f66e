import { parseArgs } from 'node:util';
import { z } from 'zod';
import { SOURCE_OPTIONS } from '../command-line/source-options.ts';
import { UsageError } from '../command-line/usage.ts';

const optionsSchema = z.object({
	data: z.string().optional(),
	demo: z.boolean().optional(),
	twitch: z.array(z.string()).optional(),
	'twitch-server': z.string().optional(),
	youtube: z.array(z.string()).optional(),
	trovo: z.array(z.string()).optional(),
	'vk-video': z.array(z.string()).optional(),
	websocket: z.string().optional(),
	mapping: z.string().optional(),
	replay: z.string().optional(),
	speed: z.string().optional(),
	market: z.string().optional(),
});

export type LaunchOptions = z.output<typeof optionsSchema>;

/**
 * The desk's own options among the arguments of the desktop program; Chromium's switches stand between them and are passed over.
 * @param args everything after the program, and after the app's folder where Electron was started with one
 * @throws UsageError where an option lacks its value
 */
export function readLaunchOptions(args: readonly string[]): LaunchOptions {
	const { values } = parseArgs({ args: [...args], options: { ...SOURCE_OPTIONS, data: { type: 'string' } }, strict: false, allowPositionals: true });
	const parsed = optionsSchema.safeParse(values);
	if (parsed.success) return parsed.data;
	throw new UsageError(`--${String(parsed.error.issues[0]?.path[0])}: give a value after it.`);
}

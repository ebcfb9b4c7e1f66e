import { defaultDataFolder } from '../data-folder.ts';
import type { OpenDesk } from '../desk/desk.ts';
import type { Reader } from '../desk/reading/reader.ts';
import { resourcesFolder } from '../paths.ts';

/** What a command may use of the outside world; the tests give their own output. */
export interface CommandContext {
	/** One line to standard output: results only. */
	print(line: string): void;
	/** One line to standard error: progress and warnings. */
	tell(line: string): void;
	/** The desk with its writer; refused where another desk uses the folder. */
	openDesk(dataFolder: string | undefined, twitchServer: string | undefined): Promise<OpenDesk>;
	/** Reading alone, beside a running desk too. */
	openReader(dataFolder: string | undefined): Promise<Reader>;
	/** Resolves when the person ends the command (Ctrl-C). */
	readonly interrupted: Promise<void>;
}

export function createCommandContext(): CommandContext {
	const tell = (line: string) => void process.stderr.write(`${line}\n`);
	// One Ctrl-C ends in good order; a second one, with the handlers gone, ends at once.
	const interrupted = new Promise<void>((resolve) => {
		process.once('SIGINT', () => resolve());
		process.once('SIGTERM', () => resolve());
	});
	return {
		print: (line) => void process.stdout.write(`${line}\n`),
		tell,
		interrupted,
		async openDesk(dataFolder, twitchServer) {
			const { openDesk } = await import('../desk/desk.ts');
			return openDesk({
				dataFolder: dataFolder ?? defaultDataFolder(),
				resourcesFolder: resourcesFolder(),
				host: 'browser',
				log: tell,
				...(twitchServer === undefined ? {} : { twitchServer }),
			});
		},
		async openReader(dataFolder) {
			const { openReader } = await import('../desk/reading/reader.ts');
			return openReader({ dataFolder: dataFolder ?? defaultDataFolder() });
		},
	};
}

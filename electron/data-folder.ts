import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the store lives unless `--data DIR` says otherwise: the same place for both hosts,
 * so that a session recorded without a screen is found on the desktop.
 */
export function defaultDataFolder(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
	if (platform === 'win32') return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Showdesk', 'desk');
	if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Showdesk', 'desk');
	return join(environment.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'showdesk', 'desk');
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import type { SecretStore, Secrets } from '../desk/key-vault.ts';
import type { Log } from '../transport/dispatch.ts';

/** Keys in a file that only this person's account on this machine can read; null where the system offers no such thing. */
export function keptSecrets(dataFolder: string, log: Log): SecretStore | null {
	// On Linux without a keyring Electron would encrypt with a password everybody knows.
	const isPlain = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
	if (!safeStorage.isEncryptionAvailable() || isPlain) return null;
	const file = join(dataFolder, 'keys.bin');
	return {
		read() {
			if (!existsSync(file)) return {};
			try {
				return JSON.parse(safeStorage.decryptString(readFileSync(file))) as Secrets;
			} catch {
				log('the kept keys cannot be read; give them again');
				return {};
			}
		},
		write: (secrets) => writeFileSync(file, safeStorage.encryptString(JSON.stringify(secrets)), { mode: 0o600 }),
	};
}

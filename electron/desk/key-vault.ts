import { DeskError } from '../../shared/contract/errors.ts';
import { SERVICE_VARIABLES, SOURCE_SERVICES } from '../../shared/model/source-service.ts';
import type { KeyState } from '../../shared/model/translation-desk.ts';
import { KEY_VARIABLES, KEYED_ENGINES } from '../../shared/model/translation-settings.ts';

/** What the desk must know and nobody may read: the keys of engines and of services that sources listen at, and the token of the account that answers in chats. */
export const SECRETS = [...KEYED_ENGINES, ...SOURCE_SERVICES, 'twitch'] as const;
export type SecretName = (typeof SECRETS)[number];
export type Secrets = Readonly<Partial<Record<SecretName, string>>>;

/** Where secrets are: never in the database, a log or an export. */
export interface KeyVault {
	key(name: SecretName): string | undefined;
	state(name: SecretName): KeyState;
	/** Can this host keep a key that a person types? */
	readonly canKeep: boolean;
	/** @param key null forgets it. @throws DeskError `no-key-storage` */
	keep(name: SecretName, key: string | null): void;
}

/** What keeps secrets on a host that can: Electron's safeStorage. */
export interface SecretStore {
	read(): Secrets;
	write(secrets: Secrets): void;
}

const VARIABLES: Readonly<Record<SecretName, string>> = { ...KEY_VARIABLES, ...SERVICE_VARIABLES, twitch: 'SHOWDESK_TWITCH_TOKEN' };

/** Keys of the environment come first; others are kept where the host can. */
export function createKeyVault(environment: Readonly<Record<string, string | undefined>>, store: SecretStore | null): KeyVault {
	const given = (name: SecretName) => environment[VARIABLES[name]] || undefined;
	let kept: Secrets = store?.read() ?? {};
	return {
		canKeep: store !== null,
		key: (name) => given(name) ?? kept[name],
		state: (name) => (given(name) !== undefined ? 'environment' : kept[name] !== undefined ? 'kept' : 'none'),
		keep(name, key) {
			const variable = VARIABLES[name];
			if (store === null) throw new DeskError('no-key-storage', `This host keeps no keys: give it as ${variable} in the environment.`, { variable });
			const { [name]: _before, ...others } = kept;
			kept = key === null ? others : { ...others, [name]: key };
			store.write(kept);
		},
	};
}

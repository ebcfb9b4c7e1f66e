import { DeskError } from '../../../shared/contract/errors.ts';
import type { KeyStates } from '../../../shared/model/translation-desk.ts';
import { KEYED_ENGINES, type KeyedEngine } from '../../../shared/model/translation-settings.ts';
import type { EngineKeys } from './protocol.ts';

/** Where keys of engines are: never in the database, a log or an export. */
export interface KeyVault {
	keys(): EngineKeys;
	states(): KeyStates;
	/** Can this host keep a key that a person types? */
	readonly canKeep: boolean;
	/** @param key null forgets it. @throws DeskError `no-key-storage` */
	keep(engine: KeyedEngine, key: string | null): void;
}

/** What keeps a secret on a host that can: Electron's safeStorage. */
export interface SecretStore {
	read(): EngineKeys;
	write(keys: EngineKeys): void;
}

const VARIABLES: Readonly<Record<KeyedEngine, string>> = {
	libretranslate: 'SHOWDESK_LIBRETRANSLATE_KEY',
	deepl: 'SHOWDESK_DEEPL_KEY',
	openai: 'SHOWDESK_OPENAI_KEY',
};

/** Keys of the environment come first; others are kept where the host can. */
export function createKeyVault(environment: Readonly<Record<string, string | undefined>>, secrets: SecretStore | null): KeyVault {
	const given = Object.fromEntries(
		KEYED_ENGINES.flatMap((engine) => (environment[VARIABLES[engine]] ? [[engine, environment[VARIABLES[engine]]]] : [])),
	) as EngineKeys;
	let kept: EngineKeys = secrets?.read() ?? {};
	return {
		canKeep: secrets !== null,
		keys: () => ({ ...kept, ...given }),
		states() {
			const stateOf = (engine: KeyedEngine) => (given[engine] !== undefined ? 'environment' : kept[engine] !== undefined ? 'kept' : 'none');
			return { libretranslate: stateOf('libretranslate'), deepl: stateOf('deepl'), openai: stateOf('openai') };
		},
		keep(engine, key) {
			if (secrets === null)
				throw new DeskError('no-key-storage', `This host keeps no keys: give it as ${VARIABLES[engine]} in the environment.`, { variable: VARIABLES[engine] });
			const { [engine]: _before, ...others } = kept;
			kept = key === null ? others : { ...others, [engine]: key };
			secrets.write(kept);
		},
	};
}

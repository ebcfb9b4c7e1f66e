import type { KeyStates } from '../../../shared/model/translation-desk.ts';
import { KEYED_ENGINES, type KeyedEngine } from '../../../shared/model/translation-settings.ts';
import type { KeyVault } from '../key-vault.ts';
import type { EngineKeys } from './protocol.ts';

/** Of all secrets those that the translator may have. */
export function engineKeys(vault: KeyVault): EngineKeys {
	return Object.fromEntries(KEYED_ENGINES.flatMap((engine) => (vault.key(engine) === undefined ? [] : [[engine, vault.key(engine)]])));
}

export function engineKeyStates(vault: KeyVault): KeyStates {
	const state = (engine: KeyedEngine) => vault.state(engine);
	return { libretranslate: state('libretranslate'), deepl: state('deepl'), openai: state('openai') };
}

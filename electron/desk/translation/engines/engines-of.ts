import { type EngineSettings, sendsTo, type TranslationSettings } from '../../../../shared/model/translation-settings.ts';
import type { TranslationEngine } from '../engine.ts';
import type { EngineKeys } from '../protocol.ts';
import { createApertium } from './apertium.ts';
import { createDeepL, deepLAddress } from './deepl.ts';
import { createLibreTranslate } from './libretranslate.ts';
import { createChatModel } from './openai-compatible.ts';

/** The engines the team has switched on, in its order; one without an address, or without a key it cannot do without, is left out. */
export function enginesOf({ engines }: TranslationSettings, keys: EngineKeys, bergamot: TranslationEngine): readonly TranslationEngine[] {
	return engines.flatMap((engine) => (engine.isOn ? (engineOf(engine, keys, bergamot) ?? []) : []));
}

function engineOf(engine: EngineSettings, keys: EngineKeys, bergamot: TranslationEngine): TranslationEngine | null {
	switch (engine.id) {
		case 'bergamot':
			return bergamot;
		case 'apertium':
			return engine.address === null ? null : createApertium({ address: engine.address });
		case 'libretranslate':
			return engine.address === null ? null : createLibreTranslate({ address: engine.address, key: () => keys.libretranslate ?? null });
		case 'deepl':
			return keys.deepl === undefined ? null : createDeepL({ address: engine.address ?? deepLAddress(keys.deepl), key: () => keys.deepl ?? null });
		case 'openai':
			return engine.address === null || engine.model === ''
				? null
				: createChatModel({ address: engine.address, model: engine.model, key: () => keys.openai ?? null });
	}
}

/** Hosts outside this machine that text is sent to. */
export function destinationsOf({ engines }: TranslationSettings, keys: EngineKeys): readonly string[] {
	const hosts = engines.flatMap((engine) => {
		if (!engine.isOn || engine.id === 'bergamot') return [];
		const address = engine.id === 'deepl' && keys.deepl !== undefined ? (engine.address ?? deepLAddress(keys.deepl)) : engine.address;
		return address === null ? [] : (sendsTo(address) ?? []);
	});
	return [...new Set(hosts)];
}

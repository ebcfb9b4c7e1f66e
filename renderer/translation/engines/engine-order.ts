import type { KeyStates } from '../../../shared/model/translation-desk.ts';
import { DEFAULT_TRANSLATION, type EngineId, type EngineSettings, sendsTo, type TranslationSettings } from '../../../shared/model/translation-settings.ts';

/** The engines as the page shows them and changes them. */

/** Every engine there is: in the team's order, then those the team has never named. */
export function everyEngine({ engines }: TranslationSettings): readonly EngineSettings[] {
	const named = new Set(engines.map(({ id }) => id));
	return [...engines, ...DEFAULT_TRANSLATION.engines.filter(({ id }) => !named.has(id)).map((engine) => ({ ...engine, isOn: false }))];
}

/** With the engine at another place; the same list where it is there already or there is no such place. */
export function withEngineAt(engines: readonly EngineSettings[], id: EngineId, place: number): readonly EngineSettings[] {
	const at = engines.findIndex((engine) => engine.id === id);
	const engine = engines[at];
	if (engine === undefined || place === at || place < 0 || place >= engines.length) return engines;
	return engines.toSpliced(at, 1).toSpliced(place, 0, engine);
}

export function withEngine(engines: readonly EngineSettings[], changed: EngineSettings): readonly EngineSettings[] {
	return engines.map((engine) => (engine.id === changed.id ? changed : engine));
}

/** What an engine still lacks before it can be asked. */
export type Missing = 'address' | 'model' | 'key';

export function missingOf(engine: EngineSettings, keys: KeyStates): Missing | null {
	switch (engine.id) {
		case 'bergamot':
			return null;
		case 'deepl':
			return keys.deepl === 'none' ? 'key' : null;
		case 'openai':
			return engine.address === null ? 'address' : engine.model === '' ? 'model' : null;
		case 'libretranslate':
		case 'apertium':
			return engine.address === null ? 'address' : null;
	}
}

/** Where an engine's texts go. `unknown`: nobody has said yet. */
export type Destination =
	| { readonly kind: 'stays' }
	| { readonly kind: 'unknown' }
	| { readonly kind: 'deepl' }
	| { readonly kind: 'goes'; readonly host: string };

export function destinationOf(engine: EngineSettings): Destination {
	if (engine.id === 'bergamot') return { kind: 'stays' };
	if (engine.address === null) return engine.id === 'deepl' ? { kind: 'deepl' } : { kind: 'unknown' };
	const host = sendsTo(engine.address);
	return host === null ? { kind: 'stays' } : { kind: 'goes', host };
}

/** Hosts outside this machine that texts go to with these engines and did not go to before. */
export function newDestinations(before: readonly EngineSettings[], after: readonly EngineSettings[]): readonly string[] {
	const known = new Set(hostsOf(before));
	return [...new Set(hostsOf(after))].filter((host) => !known.has(host));
}

function hostsOf(engines: readonly EngineSettings[]): readonly string[] {
	return engines.flatMap((engine) => {
		if (!engine.isOn) return [];
		const destination = destinationOf(engine);
		if (destination.kind === 'deepl') return ['DeepL'];
		return destination.kind === 'goes' ? [destination.host] : [];
	});
}

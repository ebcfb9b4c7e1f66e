import { type CaptionEngine, ENGINE_ADDRESSES, isHostedEngine } from '../../../shared/model/caption.ts';
import type { SourceTrouble } from '../../../shared/model/show.ts';
import { SERVICE_VARIABLES } from '../../../shared/model/source-service.ts';
import type { Source } from '../intake/source.ts';
import { type CaptionSourceOptions, createCaptionSource } from '../intake/sources/captions.ts';
import type { KeyVault } from '../key-vault.ts';
import { assemblyAiProtocol } from './assemblyai.ts';
import type { CaptionProtocol } from './caption-protocol.ts';
import { captionNinjaProtocol } from './captionninja.ts';
import { deepgramProtocol } from './deepgram.ts';
import { voskProtocol } from './vosk.ts';
import { whisperLiveProtocol } from './whisperlive.ts';

/** What somebody chose. */
export interface EngineChoice {
	readonly engine: CaptionEngine;
	/** Left out: where the engine usually is. */
	readonly url?: string | undefined;
	/** Of a relay. */
	readonly room?: string | undefined;
	/** BCP 47; left out: the engine finds out, or knows only one. */
	readonly language?: string | null | undefined;
	readonly model?: string | null | undefined;
}

const NAMES: Readonly<Record<CaptionEngine, string>> = {
	vosk: 'Vosk',
	whisperlive: 'WhisperLive',
	deepgram: 'Deepgram',
	assemblyai: 'AssemblyAI',
	captionninja: 'caption.ninja',
};

/** What a person calls it: never a room, which lets whoever knows it listen. */
export function engineLabel({ engine, url }: EngineChoice): string {
	const address = URL.parse(url ?? ENGINE_ADDRESSES[engine]);
	return isHostedEngine(engine) && url === undefined ? NAMES[engine] : `${NAMES[engine]} ${address?.host ?? ''}`.trim();
}

/**
 * So much sound is kept while an engine does not listen, and sent when it does; null: it takes none. AssemblyAI ends a session
 * whose sound comes faster than it was said.
 */
const BACKLOGS_MS: Readonly<Record<CaptionEngine, number | null>> = {
	vosk: 10_000,
	whisperlive: 10_000,
	deepgram: 10_000,
	assemblyai: 1_000,
	captionninja: null,
};

export function createEngineSource(
	choice: EngineChoice,
	{ vault, speaker, ...rest }: { readonly vault: KeyVault; readonly speaker: string } & Pick<CaptionSourceOptions, 'clock' | 'backoff'>,
): Source {
	const { engine, room = null } = choice;
	return createCaptionSource({
		engine,
		label: engineLabel(choice),
		address: choice.url ?? ENGINE_ADDRESSES[engine],
		room: engine === 'captionninja' ? room : null,
		protocol: () => protocolOf(choice, vault),
		backlogMs: BACKLOGS_MS[engine],
		speaker,
		...rest,
	});
}

/** Made anew for each connection. */
function protocolOf({ engine, url, room, language = null, model = null }: EngineChoice, vault: KeyVault): CaptionProtocol | SourceTrouble {
	const address = url ?? ENGINE_ADDRESSES[engine];
	switch (engine) {
		case 'vosk':
			return voskProtocol(address, language);
		case 'whisperlive':
			return whisperLiveProtocol({ address, language: language?.split('-')[0] ?? null, model });
		case 'captionninja':
			return captionNinjaProtocol(address, room ?? '', language);
		case 'deepgram':
		case 'assemblyai': {
			const key = vault.key(engine);
			if (key === undefined) {
				const variable = SERVICE_VARIABLES[engine];
				return { code: 'key-missing', detail: `${NAMES[engine]} wants a key: give it in the settings, or as ${variable} in the environment.` };
			}
			return engine === 'deepgram' ? deepgramProtocol({ address, key, language, model }) : assemblyAiProtocol({ address, key, language, model });
		}
	}
}

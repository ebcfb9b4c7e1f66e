import type { SourceService } from '../../../shared/model/source-service.ts';

/** What a person chooses from: an engine that writes down speech is a kind of its own here, and so is a preset of a feed. */
export const SOURCE_GROUPS = [
	{ id: 'platforms', kinds: ['twitch', 'youtube', 'kick', 'trovo', 'vkvideo', 'goodgame'] },
	{ id: 'relays', kinds: ['social-stream', 'astro'] },
	{ id: 'feeds', kinds: ['websocket', 'preset'] },
	{ id: 'speech', kinds: ['vosk', 'whisperlive', 'deepgram', 'assemblyai', 'captionninja', 'caption-file'] },
	{ id: 'recorded', kinds: ['demo', 'replay'] },
] as const;

export type DraftKind = (typeof SOURCE_GROUPS)[number]['kinds'][number];

/** Names of their own, the same in every language; the others have words in the namespace `start`. */
export const PROPER_NAMES = {
	twitch: 'Twitch',
	youtube: 'YouTube',
	kick: 'Kick',
	trovo: 'Trovo',
	vkvideo: 'VK Video Live',
	goodgame: 'GoodGame',
	'social-stream': 'Social Stream Ninja',
	astro: 'StreamElements',
	vosk: 'Vosk',
	whisperlive: 'WhisperLive',
	deepgram: 'Deepgram',
	assemblyai: 'AssemblyAI',
	captionninja: 'caption.ninja',
} as const satisfies Partial<Record<DraftKind, string>>;

/** Whose key a kind is read with. */
export const SERVICE_OF: Partial<Readonly<Record<DraftKind, SourceService>>> = {
	youtube: 'youtube',
	trovo: 'trovo',
	vkvideo: 'vkvideo',
	astro: 'streamelements',
	deepgram: 'deepgram',
	assemblyai: 'assemblyai',
};

/** These are known by a name or an address: what was typed before the kind was chosen is that. */
export const TAKES_TYPED: ReadonlySet<DraftKind> = new Set([...SOURCE_GROUPS[0].kinds, ...SOURCE_GROUPS[1].kinds, 'websocket', 'captionninja'] as const);

/** The desk tells these apart by the show alone: one of each. */
export const ONCE_IN_A_SHOW: ReadonlySet<DraftKind> = new Set(['demo', 'replay', 'caption-file'] as const);

/** Who writes down what the host says: a recogniser that listens to sound the desk sends it, or a relay that has the words already. */
export const CAPTION_ENGINES = ['vosk', 'whisperlive', 'deepgram', 'assemblyai', 'captionninja'] as const;
export type CaptionEngine = (typeof CAPTION_ENGINES)[number];

/** Engines that are companies' services: they want a key, and no other address than theirs is given it. */
export const HOSTED_ENGINES = ['deepgram', 'assemblyai'] as const;
export type HostedEngine = (typeof HOSTED_ENGINES)[number];

export function isHostedEngine(engine: CaptionEngine): engine is HostedEngine {
	return HOSTED_ENGINES.some((hosted) => hosted === engine);
}

/** Where an engine is unless somebody says otherwise. */
export const ENGINE_ADDRESSES: Readonly<Record<CaptionEngine, string>> = {
	vosk: 'ws://127.0.0.1:2700',
	whisperlive: 'ws://127.0.0.1:9090',
	deepgram: 'wss://api.deepgram.com',
	assemblyai: 'wss://streaming.assemblyai.com',
	captionninja: 'wss://api.caption.ninja',
};

/** A service's own machines: what a key may be sent to, besides this machine. */
const HOSTED_NAMES: Readonly<Record<HostedEngine, readonly string[]>> = {
	deepgram: ['api.deepgram.com', 'api.eu.deepgram.com'],
	assemblyai: ['streaming.assemblyai.com', 'streaming.eu.assemblyai.com'],
};

/** May this address be given the service's key? Over a line that nobody else reads, or on this machine. */
export function mayHaveKey(engine: HostedEngine, address: string): boolean {
	const url = URL.parse(address);
	if (url === null) return false;
	return isThisMachine(url.hostname) || (url.protocol === 'wss:' && url.port === '' && HOSTED_NAMES[engine].includes(url.hostname));
}

/** @param hostname of an address, without a port */
export function isThisMachine(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** Sound as the desk takes it: one channel of 16-bit little-endian samples, this many a second. */
export const AUDIO_SAMPLE_RATE = 16_000;

/** A piece of sound is usually a tenth of a second and never longer than one. */
export const LONGEST_PIECE_SAMPLES = AUDIO_SAMPLE_RATE;

/** How a source that listens stands with its sound. */
export interface SourceAudio {
	/** The machine the sound goes to, with its port where it has one of its own. */
	readonly goesTo: string;
	/** That is the machine the desk runs on: the sound does not leave it. */
	readonly isThisMachine: boolean;
	/** What gives it, such as a microphone's name; null while nobody does, and the source waits. */
	readonly givenBy: string | null;
	/** Sound goes there right now. */
	readonly isSending: boolean;
	/** Sound that was given and never heard, in milliseconds: it came while nothing was connected, or faster than it could be sent. */
	readonly droppedMs: number;
}

import type { SourceService } from '../../../shared/model/source-service.ts';

/** A service as a person meets it; its words are in the namespace `services`. */
export interface ServiceAddress {
	readonly service: SourceService;
	/** A name of its own, the same in every language. */
	readonly name: string;
	/** Where its owner hands out keys. */
	readonly getKeyAt: string;
}

/** In the order shown: chats first, then what writes down the host’s words. */
export const SERVICES: readonly ServiceAddress[] = [
	{ service: 'youtube', name: 'YouTube', getKeyAt: 'https://console.cloud.google.com/apis/credentials' },
	{ service: 'trovo', name: 'Trovo', getKeyAt: 'https://developer.trovo.live/' },
	{ service: 'vkvideo', name: 'VK Video Live', getKeyAt: 'https://dev.live.vkvideo.ru/' },
	{ service: 'streamelements', name: 'StreamElements', getKeyAt: 'https://streamelements.com/dashboard/account/channels' },
	{ service: 'deepgram', name: 'Deepgram', getKeyAt: 'https://console.deepgram.com/' },
	{ service: 'assemblyai', name: 'AssemblyAI', getKeyAt: 'https://www.assemblyai.com/dashboard/' },
];

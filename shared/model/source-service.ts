/** Services that want a key before they let the desk listen, or before they write down what the host says. */
export const SOURCE_SERVICES = ['youtube', 'trovo', 'vkvideo', 'streamelements', 'deepgram', 'assemblyai'] as const;
export type SourceService = (typeof SOURCE_SERVICES)[number];

/** Where a service's key is looked for first. */
export const SERVICE_VARIABLES: Readonly<Record<SourceService, string>> = {
	youtube: 'SHOWDESK_YOUTUBE_KEY',
	trovo: 'SHOWDESK_TROVO_CLIENT_ID',
	vkvideo: 'SHOWDESK_VKVIDEO_TOKEN',
	streamelements: 'SHOWDESK_STREAMELEMENTS_TOKEN',
	deepgram: 'SHOWDESK_DEEPGRAM_KEY',
	assemblyai: 'SHOWDESK_ASSEMBLYAI_KEY',
};

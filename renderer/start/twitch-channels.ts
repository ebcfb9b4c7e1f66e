import { sourceRequestSchema } from '../../shared/contract/source-requests.ts';
import type { SourceRequest } from '../../shared/model/show.ts';

export interface TwitchChannels {
	/** One for each channel, none twice. */
	readonly sources: readonly SourceRequest[];
	/** What was written but is no channel, as written. */
	readonly bad: readonly string[];
}

/** Reads names and addresses of channels as people paste them: by lines, commas or spaces. */
export function readTwitchChannels(text: string): TwitchChannels {
	const bad: string[] = [];
	const channels = new Set<string>();
	for (const written of text.split(/[\s,;،，、]+/).filter((part) => part !== '')) {
		const parsed = sourceRequestSchema.safeParse({ kind: 'twitch', channel: written });
		if (parsed.success && parsed.data.kind === 'twitch') channels.add(parsed.data.channel);
		else bad.push(written);
	}
	return { sources: [...channels].map((channel) => ({ kind: 'twitch', channel })), bad };
}

import type { LiveShow, SourceState } from '../../shared/model/show.ts';

/** How a source stands, in one word with a shape of its own. */
export const SOURCE_STATUSES = ['failed', 'waiting', 'connecting', 'silent', 'connected', 'ended'] as const;
export type SourceStatus = (typeof SOURCE_STATUSES)[number];

export function statusOf(source: SourceState): SourceStatus {
	if (source.connection === 'waiting' && source.problem?.code === 'waiting-for-audio') return 'silent';
	return source.connection === 'connected' && source.silentMinutes !== null ? 'silent' : source.connection;
}

/** The worst that any of a show's sources stands at; `ended` only when all have. */
export function showStatus(show: LiveShow): SourceStatus {
	const statuses = show.sources.map(statusOf);
	return SOURCE_STATUSES.find((status) => statuses.includes(status)) ?? 'connecting';
}

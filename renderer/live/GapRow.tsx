import type { Gap } from '../../shared/model/show.ts';
import { useShow } from '../state/desk.ts';
import type { RowWords } from './row-words.ts';

/** A stretch in which the desk was not connected, drawn where it began. */
export function GapRow({ gap, words: { t, formatters } }: { readonly gap: Gap; readonly words: RowWords }) {
	const sources = useShow(gap.sessionId)?.sources ?? [];
	// Where a show has one source only, it is clear which one was gone.
	const source = sources.length > 1 ? sources.find((other) => other.sourceId === gap.sourceId) : undefined;
	const from = formatters.timeOfDay(gap.startedAt);
	return (
		<div className="gap-row">
			{source !== undefined && <bdi className="gap-source">{source.label}</bdi>}
			<span>
				{gap.endedAt === null
					? t('gap.open', { from })
					: t('gap.closed', { from, to: formatters.timeOfDay(gap.endedAt), duration: formatters.duration(gap.endedAt - gap.startedAt) })}
			</span>
		</div>
	);
}

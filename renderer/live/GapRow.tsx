import type { Gap } from '../../shared/model/show.ts';
import type { RowWords } from './MessageRow.tsx';

/** A stretch in which the desk was not connected, drawn where it began. */
export function GapRow({ gap, words: { t, formatters } }: { readonly gap: Gap; readonly words: RowWords }) {
	const from = formatters.timeOfDay(gap.startedAt);
	return (
		<div className="gap-row">
			<span>
				{gap.endedAt === null
					? t('gap.open', { from })
					: t('gap.closed', { from, to: formatters.timeOfDay(gap.endedAt), duration: formatters.duration(gap.endedAt - gap.startedAt) })}
			</span>
		</div>
	);
}

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../shared/model/annotation.ts';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import type { SessionFeed } from '../../state/feed/session-feed.ts';
import { withProfile } from '../../state/profile-prompt.ts';
import type { Contradiction, SpokenLines } from '../../state/speech/spoken-lines.ts';
import { annotate } from '../annotate.ts';
import { soundAlarm, useHasSound } from './alarm.ts';
import { useSpoken } from './use-spoken-lines.ts';

/** What the host said against the product sheet, for as long as nobody has judged it or put it aside. */
export interface Contradictions {
	/** The oldest; null: there is none. */
	readonly current: Contradiction | null;
	/** How many come after it. */
	readonly waiting: number;
	judge(verdict: Verdict): void;
	putAside(): void;
}

/** Flags put aside until the page is loaded anew; they stay in the review queue. */
const putAside = new Set<number>();

export function useContradictions(feed: SessionFeed, spoken: SpokenLines): Contradictions {
	const { t } = useTranslation('flags');
	const faultWords = useFaultWords();
	const [, setPutAsides] = useState(0);
	useSpoken(spoken, ({ version }) => version);
	const open = spoken.contradictions.filter(({ judged }) => !putAside.has(judged.flag.id));
	const current = open[0] ?? null;
	const hasSound = useHasSound((state) => state.hasSound);
	useAlarm(open.at(-1)?.judged.flag.id ?? null, hasSound);
	return {
		current,
		waiting: Math.max(0, open.length - 1),
		judge: (verdict) => {
			if (current === null) return;
			const { entry, judged } = current;
			withProfile(() => {
				void annotate(feed, entry.message.id, { type: 'verdict', flagId: judged.flag.id, verdict }).then((failure) => {
					if (failure !== null) showToast({ level: 'error', text: faultWords(failure) });
					else showToast({ level: 'success', text: t(`verdict.${verdict}`) });
				});
			});
		},
		putAside: () => {
			if (current === null) return;
			putAside.add(current.judged.flag.id);
			setPutAsides((count) => count + 1);
		},
	};
}

/** Heard once for each that comes while the page is open. */
function useAlarm(newestId: number | null, hasSound: boolean): void {
	const heardId = useRef(0);
	useEffect(() => {
		if (newestId === null || newestId <= heardId.current) return;
		heardId.current = newestId;
		if (hasSound) soundAlarm();
	}, [newestId, hasSound]);
}

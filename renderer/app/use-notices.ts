import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskStatus } from '../../shared/contract/contract.ts';
import type { PackProblem } from '../../shared/model/rule-pack.ts';
import { showToast } from '../components/ToastRegion.tsx';
import { useTroubleWords } from '../i18n/use-trouble-words.ts';
import { onDeskEvent, useDeskState } from '../state/desk.ts';

/** Says what the desk wants a person to know now, and which recordings its last end cut off. */
export function useNotices(): void {
	const { t } = useTranslation('app');
	const troubleWords = useTroubleWords();
	const status = useDeskState((state) => state.status);
	useEffect(
		() =>
			onDeskEvent((event) => {
				if (event.type !== 'notice') return;
				const { source = '', problem, said, detail, pack = '', line = '' } = event.detail;
				showToast({
					level: event.level,
					text: t(`notice.${event.code}`, { source, problem: troubleWords({ code: problem, values: event.detail }), pack, line }).trim(),
					quote: said,
					// Of a source it stands with the source itself.
					technicalDetail: event.code === 'store-failed' ? detail : undefined,
				});
			}),
		[t, troubleWords],
	);
	useEffect(() => {
		if (status === null || (status.interrupted.length === 0 && status.packProblems.length === 0 && status.recovery === null) || wasTold(status)) return;
		if (status.recovery !== null) showToast({ level: 'error', text: t('recovered') });
		for (const { show } of status.interrupted) showToast({ level: 'warning', text: t('interrupted', { title: show.title }) });
		for (const { pack, line } of firstOfEach(status.packProblems))
			showToast({ level: 'warning', text: t('notice.pack-left-out', { pack, line: String(line) }) });
	}, [status, t]);
}

function firstOfEach(problems: readonly PackProblem[]): readonly PackProblem[] {
	return problems.filter(({ pack }, index) => problems.findIndex((problem) => problem.pack === pack) === index);
}

/** Once for each start of the desk is enough: a reload of the page tells nothing new. */
function wasTold({ run }: DeskStatus): boolean {
	const key = 'showdesk.interruptedTold';
	if (sessionStorage.getItem(key) === run) return true;
	sessionStorage.setItem(key, run);
	return false;
}

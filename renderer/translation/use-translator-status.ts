import type { DeskEvent } from '../../shared/contract/contract.ts';
import type { TranslatorStatus } from '../../shared/model/translation-desk.ts';
import { callDesk } from '../state/desk.ts';
import { useKept } from '../state/use-kept.ts';

/** How the engines are now; null until the desk has said. Before anything was translated it names no engine. */
export function useTranslatorStatus(): TranslatorStatus | null {
	const { kept } = useKept(load, follow);
	return kept.phase === 'loaded' ? kept.value : null;
}

const load = () => callDesk('translation.status', {});

function follow(status: TranslatorStatus, event: DeskEvent): TranslatorStatus {
	return event.type === 'translationStatus' ? event.status : status;
}

import { useCallback } from 'react';
import type { CallOutput, DeskEvent } from '../../shared/contract/contract.ts';
import type { TranslationSettings } from '../../shared/model/translation-settings.ts';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { callDesk } from '../state/desk.ts';
import { type Kept, useKept } from '../state/use-kept.ts';

export type KnownSettings = CallOutput<'translation.settings'>;

export interface SettingsAccess {
	readonly kept: Kept<KnownSettings>;
	readonly reload: () => void;
	/** Shows it at once and has it kept; what the desk refuses is said and shown as it was. False where it was refused. */
	readonly save: (settings: TranslationSettings) => Promise<boolean>;
}

/** The team's settings of translation, kept up to date while they are shown. */
export function useTranslationSettings(): SettingsAccess {
	const faultWords = useFaultWords();
	const { kept, reload, change } = useKept(load, follow);
	const save = useCallback(
		async (settings: TranslationSettings) => {
			change((known) => ({ ...known, settings }));
			try {
				const taken = await callDesk('translation.setSettings', { settings });
				change((known) => ({ ...known, settings: taken }));
				return true;
			} catch (error) {
				showToast({ level: 'error', text: faultWords(error) });
				reload();
				return false;
			}
		},
		[change, reload, faultWords],
	);
	return { kept, reload, save };
}

const load = () => callDesk('translation.settings', {});

function follow(known: KnownSettings, event: DeskEvent): KnownSettings {
	return event.type === 'translationSettings' ? { ...known, settings: event.settings, keys: event.keys } : known;
}

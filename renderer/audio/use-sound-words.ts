import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskError } from '../../shared/contract/errors.ts';
import { isThisMachine, type SourceAudio } from '../../shared/model/caption.ts';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { namelessGiverOf } from './giver-label.ts';
import { SoundFailure } from './sound-failure.ts';
import { isOwnProgram } from './what-page-can.ts';

/** Where sound is heard, as the person in front of this page sees it: the desk may run on another machine than theirs. */
export type HeardAt = 'here' | 'desk' | 'away';

export interface SoundWords {
	/** What gives sound, from how the desk names it: see giver-label.ts. */
	giverName(label: string): string;
	heardAt(audio: SourceAudio): HeardAt;
	/** A clause, such as “leaves this machine, to api.example.com”. */
	goes(audio: SourceAudio): string;
	/** What went wrong with giving sound, and the next step. */
	failure(error: unknown): string;
}

export function useSoundWords(): SoundWords {
	const { t } = useTranslation('sound');
	const faultWords = useFaultWords();
	const giverName = useCallback(
		(label: string) => {
			const nameless = namelessGiverOf(label);
			return nameless === null ? label : t(`giver.${nameless}`);
		},
		[t],
	);
	const goes = useCallback(
		(audio: SourceAudio) => {
			const at = heardAt(audio);
			return at === 'desk' ? t('goes.desk', { host: window.location.hostname }) : t(`goes.${at}`, { host: audio.goesTo });
		},
		[t],
	);
	const failure = useCallback(
		(error: unknown) => {
			if (error instanceof SoundFailure) return t(`failure.${error.code}`);
			if (error instanceof DeskError && error.code === 'audio-taken') return t('taken', { label: giverName(error.detail.label ?? '') });
			return faultWords(error);
		},
		[t, giverName, faultWords],
	);
	return { giverName, heardAt, goes, failure };
}

function heardAt(audio: SourceAudio): HeardAt {
	if (!audio.isThisMachine) return 'away';
	return isOwnProgram() || isThisMachine(window.location.hostname) ? 'here' : 'desk';
}

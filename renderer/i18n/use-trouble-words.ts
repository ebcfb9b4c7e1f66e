import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { SOURCE_PROBLEMS, type SourceProblem } from '../../shared/model/show.ts';

interface Trouble {
	/** As it comes over the wire; nothing is said of a code this page does not know. */
	readonly code: string | undefined;
	readonly values?: Readonly<Record<string, string>> | undefined;
}

/** What is wrong with a source and what to do about it, in the reader's language. */
export function useTroubleWords(): (trouble: Trouble) => string {
	const { t } = useTranslation('live');
	return useCallback(
		({ code, values }) => {
			const { status = '', closeCode = '', channel = '', address = '' } = values ?? {};
			return isSourceProblem(code) ? t(`source.problem.${code}`, { status, closeCode, channel, address }) : '';
		},
		[t],
	);
}

function isSourceProblem(code: string | undefined): code is SourceProblem {
	return SOURCE_PROBLEMS.some((known) => known === code);
}

import { useEffect, useState } from 'react';
import type { Proposals } from '../../../shared/model/translation-desk.ts';
import { askDesk } from '../../state/desk.ts';

/** What may help to translate a message; null until it is known, and while nobody asks. */
export function useProposals(messageId: number, to: string, isAsked: boolean): Proposals | null {
	const [proposals, setProposals] = useState<Proposals | null>(null);
	useEffect(() => {
		setProposals(null);
		if (!isAsked) return;
		let isCurrent = true;
		askDesk('translation.proposals', { messageId, to }).then(
			(found) => isCurrent && setProposals(found),
			// One can write without help; what fails for good fails when it is approved, and says so there.
			() => undefined,
		);
		return () => {
			isCurrent = false;
		};
	}, [messageId, to, isAsked]);
	return proposals;
}

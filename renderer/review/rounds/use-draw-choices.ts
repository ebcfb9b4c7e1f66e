import { useEffect, useState } from 'react';
import type { Session } from '../../../shared/model/show.ts';
import { askDesk, useProfile } from '../../state/desk.ts';

/** What a sample can be drawn from and who can be asked; empty until it is known. */
export function useDrawChoices(): { readonly sessions: readonly Session[]; readonly staff: readonly string[] } {
	const profile = useProfile();
	const [choices, setChoices] = useState<{ readonly sessions: readonly Session[]; readonly staff: readonly string[] }>({ sessions: [], staff: [] });
	useEffect(() => {
		let isCurrent = true;
		// Without them the dialog still draws from everything and takes names as they are typed.
		Promise.all([askDesk('session.list', {}), askDesk('review.staff', {})]).then(
			([sessions, staff]) => isCurrent && setChoices({ sessions, staff }),
			() => undefined,
		);
		return () => {
			isCurrent = false;
		};
	}, []);
	const isKnown = profile === null || choices.staff.includes(profile.name);
	return { sessions: choices.sessions, staff: isKnown ? choices.staff : [...choices.staff, profile.name] };
}

import { useEffect, useState } from 'react';
import { askDesk } from '../../state/desk.ts';

/** The pack a rule stands in, by its name; null while it is not known, and for what code finds by itself. */
export function usePackOf(rule: string): string | null {
	const [pack, setPack] = useState<string | null>(null);
	useEffect(() => {
		let isCurrent = true;
		setPack(null);
		askDesk('rule.describe', { rule }).then(
			(found) => {
				if (isCurrent && found !== null && found.line !== null) setPack(found.pack.replace(/@\d+$/, ''));
			},
			// Without it there is merely no way to the pack.
			() => {},
		);
		return () => {
			isCurrent = false;
		};
	}, [rule]);
	return pack;
}

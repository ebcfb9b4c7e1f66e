import { useEffect, useState } from 'react';
import type { PackCheck } from '../../shared/model/rule-pack.ts';
import { askDesk, useGeneration } from '../state/desk.ts';

/** With the desk's answer, which takes some 60 ms, a mistake is shown well within 300 ms. */
const PAUSE_MS = 120;

export interface Checked extends PackCheck {
	/** Of which text; an older one while the desk is at work. */
	readonly text: string;
}

/** What the desk says of a text while it is written; null until it has answered once, and where there is nothing to check. */
export function useCheck(name: string, text: string | null): Checked | null {
	const generation = useGeneration();
	const [checked, setChecked] = useState<Checked | null>(null);
	// After a broken connection it is asked again.
	useEffect(() => {
		if (text === null) {
			setChecked(null);
			return;
		}
		let isCurrent = true;
		const timer = setTimeout(() => {
			askDesk('pack.check', { name, text }).then(
				(check) => isCurrent && setChecked({ ...check, text }),
				// The next change asks again; saving says what is wrong in any case.
				() => {},
			);
		}, PAUSE_MS);
		return () => {
			isCurrent = false;
			clearTimeout(timer);
		};
	}, [name, text, generation]);
	return checked;
}

import { useEffect, useState } from 'react';

const STORAGE_KEY = 'showdesk.lanes';
/** Narrower, two lanes are too thin to be read. */
const WIDE = '(width >= 1000px)';

/** Whether speech and chat stand side by side: unless somebody chose otherwise on this machine, wherever there is room. */
export function useLanes(): { readonly hasLanes: boolean; readonly chooseLanes: (hasLanes: boolean) => void } {
	const [isChosen, setIsChosen] = useState(() => read() !== 'off');
	const [isWide, setIsWide] = useState(() => matchMedia(WIDE).matches);
	useEffect(() => {
		const query = matchMedia(WIDE);
		const follow = () => setIsWide(query.matches);
		query.addEventListener('change', follow);
		return () => query.removeEventListener('change', follow);
	}, []);
	const chooseLanes = (hasLanes: boolean) => {
		setIsChosen(hasLanes);
		try {
			localStorage.setItem(STORAGE_KEY, hasLanes ? 'on' : 'off');
		} catch {
			// A page that may not store anything only forgets.
		}
	};
	return { hasLanes: isChosen && isWide, chooseLanes };
}

function read(): string | null {
	try {
		return localStorage.getItem(STORAGE_KEY);
	} catch {
		return null;
	}
}

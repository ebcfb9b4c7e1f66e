import { useEffect, useState } from 'react';

const TICK_MS = 5_000;

/** The time, looked at now and then; a fixed one for what is over. */
export function useNow(fixed: number | null): number {
	const [now, setNow] = useState(() => Date.now());
	useEffect(() => {
		if (fixed !== null) return;
		const timer = window.setInterval(() => setNow(Date.now()), TICK_MS);
		return () => window.clearInterval(timer);
	}, [fixed]);
	return fixed ?? now;
}

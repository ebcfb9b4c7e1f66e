import { useEffect, useRef } from 'react';
import { onSoundLevel } from './sound-givers.ts';
import './level-meter.css';

/** Who wants little motion sees the loudest of each second. */
const CALM_MS = 1_000;

/** How loud the given sound is. A picture alone: what it means stands in words beside it. */
export function LevelMeter({ sourceId }: { readonly sourceId: string }) {
	const bar = useRef<HTMLSpanElement>(null);
	useEffect(() => {
		const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
		let loudest = 0;
		let drawnAt = 0;
		// Ten times a second: written where it is shown, without drawing anything else anew.
		return onSoundLevel(sourceId, (share) => {
			loudest = Math.max(loudest, share);
			const now = performance.now();
			if (calm.matches && now - drawnAt < CALM_MS) return;
			bar.current?.style.setProperty('--level', loudest.toFixed(2));
			loudest = 0;
			drawnAt = now;
		});
	}, [sourceId]);
	return (
		<span className="level-meter" aria-hidden="true">
			<span ref={bar} />
		</span>
	);
}

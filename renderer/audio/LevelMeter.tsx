import { useEffect, useRef } from 'react';
import { onSoundLevel } from './sound-givers.ts';
import './level-meter.css';

/** Often enough to be seen moving with a voice; each time is a frame to draw. */
const DRAWN_EVERY_MS = 200;
/** For who wants little motion. */
const CALM_EVERY_MS = 1_000;
/** Less is not seen. */
const SEEN_CHANGE = 0.02;

/** How loud the given sound is, the loudest since it was drawn last. A picture alone: what it means stands in words beside it. */
export function LevelMeter({ sourceId }: { readonly sourceId: string }) {
	const bar = useRef<HTMLSpanElement>(null);
	useEffect(() => {
		const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
		let loudest = 0;
		let drawn = 0;
		let drawnAt = 0;
		// Written where it is shown, without drawing anything else anew.
		return onSoundLevel(sourceId, (share) => {
			loudest = Math.max(loudest, share);
			const now = performance.now();
			if (now - drawnAt < (calm.matches ? CALM_EVERY_MS : DRAWN_EVERY_MS)) return;
			if (Math.abs(loudest - drawn) > SEEN_CHANGE) {
				drawn = loudest;
				bar.current?.style.setProperty('--level', drawn.toFixed(2));
			}
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

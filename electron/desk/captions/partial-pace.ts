import type { Clock } from '../intake/clock.ts';

export interface PartialPace {
	/** What is being said now; empty where it has ended, which is told at once. */
	say(text: string, language: string | null): void;
}

/** Recognisers change their mind with every piece of sound; nobody reads more than this. */
const SHORTEST_MS = 100;

/** At most ten partial lines a second, always the latest; an end only where something was shown. */
export function createPartialPace(clock: Clock, tell: (text: string, language: string | null) => void): PartialPace {
	let shown = '';
	let shownAt = Number.NEGATIVE_INFINITY;
	let waiting: { readonly text: string; readonly language: string | null } | null = null;
	let cancel = () => {};

	function show(text: string, language: string | null): void {
		cancel();
		cancel = () => {};
		waiting = null;
		if (text === shown) return;
		shown = text;
		shownAt = clock.now();
		tell(text, language);
	}

	return {
		say(text, language) {
			const waitMs = shownAt + SHORTEST_MS - clock.now();
			if (text === '' || waitMs <= 0) {
				show(text, language);
				return;
			}
			const isPlanned = waiting !== null;
			waiting = { text, language };
			if (isPlanned) return;
			cancel = clock.after(waitMs, () => {
				if (waiting !== null) show(waiting.text, waiting.language);
			});
		},
	};
}

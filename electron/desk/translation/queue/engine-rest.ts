import type { EngineState } from '../../../../shared/model/translation-desk.ts';
import type { EngineError } from '../engine.ts';

const FIRST_REST_MS = 2_000;
const LONGEST_REST_MS = 60_000;
const QUOTA_REST_MS = 60 * 60_000;
const PAIR_REST_MS = 10 * 60_000;

/** Lets an engine in trouble rest, longer each time, so that the next one answers meanwhile: a circuit breaker. */
export class EngineRest {
	readonly #now: () => number;
	#state: EngineState = READY;
	/** Failures in a row. */
	#failures = 0;
	readonly #pairs = new Map<string, number>();

	/** @param now ms since the epoch */
	constructor(now: () => number) {
		this.#now = now;
	}

	get state(): EngineState {
		if (this.#state.phase === 'resting' && this.#state.until !== null && this.#state.until <= this.#now()) return { ...this.#state, phase: 'ready' };
		return this.#state;
	}

	isReadyFor(from: string, to: string): boolean {
		return this.state.phase === 'ready' && (this.#pairs.get(`${from}>${to}`) ?? 0) <= this.#now();
	}

	/** Ms until it may be asked again; null where it is ready, or where waiting does not help. */
	get msUntilReady(): number | null {
		const { phase, until } = this.state;
		return phase === 'ready' || until === null ? null : Math.max(0, until - this.#now());
	}

	succeeded(): void {
		this.#failures = 0;
		this.#state = READY;
	}

	failed({ trouble, retryAfterMs }: Pick<EngineError, 'trouble' | 'retryAfterMs'>, from: string, to: string): void {
		switch (trouble) {
			case 'cancelled':
				return;
			// Not its fault: other languages may do.
			case 'no-pair':
			case 'bad-pack':
				this.#pairs.set(`${from}>${to}`, this.#now() + PAIR_REST_MS);
				return;
			case 'refused':
				this.#state = { phase: 'off', trouble, until: null };
				return;
			case 'quota':
				this.#state = { phase: 'resting', trouble, until: this.#now() + (retryAfterMs ?? QUOTA_REST_MS) };
				return;
			default: {
				const rest = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** this.#failures);
				this.#failures += 1;
				this.#state = { phase: 'resting', trouble, until: this.#now() + (retryAfterMs ?? rest) };
			}
		}
	}
}

const READY: EngineState = { phase: 'ready', trouble: null, until: null };

import { MOST_CHAT_DELAY_MS } from '../../../shared/model/show.ts';
import { withLatinDigits } from '../../player/offset.ts';

/** `-2.5`, as it can be typed again. */
export function secondsText(ms: number): string {
	return String(ms / 1_000);
}

/** Milliseconds; tenths of a second are the finest. Null where the text is no number of seconds, or is more than a minute. */
export function readSeconds(text: string): number | null {
	const parts = /^([-−+]?)(\d{1,3}(?:[.,٫]\d{1,3})?)$/u.exec(withLatinDigits(text));
	if (parts === null) return null;
	const ms = Math.round(Number(parts[2]?.replace(/[,٫]/u, '.')) * 10) * 100;
	if (ms > MOST_CHAT_DELAY_MS) return null;
	return ms === 0 || parts[1] === '' || parts[1] === '+' ? ms : -ms;
}

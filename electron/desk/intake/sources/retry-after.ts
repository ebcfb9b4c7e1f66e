const SECONDS = /^\d{1,9}$/;

/**
 * How long a server asks to be left alone, in ms, by the header `Retry-After`: seconds, or a date (RFC 9110, section 10.2.3). Null where
 * it does not say, or says it in no form there is.
 */
export function retryAfterMs(header: string | readonly string[] | null | undefined, now: number = Date.now()): number | null {
	const text = (typeof header === 'string' ? header : (header?.[0] ?? '')).trim();
	if (SECONDS.test(text)) return Number(text) * 1_000;
	// Only dates as HTTP writes them: `Date.parse` also takes a bare number for a year.
	const at = /^[A-Za-z]{3,9},/.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(at) ? null : Math.max(0, at - now);
}

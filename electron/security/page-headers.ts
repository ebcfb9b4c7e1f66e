/**
 * What the page may do, as response headers: the one source for both hosts. The page shows hostile text, so that even
 * markup that slipped through could load nothing, run nothing and send nothing.
 * @param socketOrigin where the page's WebSocket is, e.g. `ws://127.0.0.1:4317`; the desktop app has none
 */
export function pageHeaders(socketOrigin?: string): Readonly<Record<string, string>> {
	return {
		'Content-Security-Policy': contentSecurityPolicy(socketOrigin),
		'X-Content-Type-Options': 'nosniff',
		'Referrer-Policy': 'no-referrer',
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Resource-Policy': 'same-origin',
		// The page gives listening sources their sound; a picture it never has.
		'Permissions-Policy': 'microphone=(self), display-capture=(self), camera=(), geolocation=(), usb=(), serial=(), hid=()',
	};
}

function contentSecurityPolicy(socketOrigin: string | undefined): string {
	return [
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		// The virtual list and the charts place their rows with style attributes.
		"style-src-attr 'unsafe-inline'",
		"img-src 'self' data:",
		"font-src 'self'",
		// Older Safari does not count the page's own WebSocket as 'self'.
		`connect-src 'self'${socketOrigin === undefined ? '' : ` ${socketOrigin}`}`,
		"base-uri 'none'",
		"frame-ancestors 'none'",
		"form-action 'none'",
	].join('; ');
}

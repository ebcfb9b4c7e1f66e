const STORAGE_KEY = 'showdesk.token';

/** The parts of the browser that hold the token, so that a test can stand in for them. */
export interface TokenPlace {
	readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
	readonly history: Pick<History, 'replaceState' | 'state'>;
	readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
}

/**
 * The desk's token: read once from the address (`#token=…`), kept for this tab, and taken out of the address bar so that it is
 * neither bookmarked nor read over a shoulder. Null where the tab never had one.
 */
export function takeToken(place: TokenPlace): string | null {
	const given = tokenIn(place.location.hash);
	if (given === null) return place.storage.getItem(STORAGE_KEY);
	place.storage.setItem(STORAGE_KEY, given);
	place.history.replaceState(place.history.state, '', `${place.location.pathname}${place.location.search}`);
	return given;
}

/** The token an address brings in its fragment; null where it brings none. */
export function tokenIn(hash: string): string | null {
	return new URLSearchParams(hash.replace(/^#/, '')).get('token') || null;
}

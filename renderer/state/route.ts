/** Where in the page a person is; the address keeps it, so that back, forward and reload work. */
export type Route =
	/** Null: the newest running show, or the invitation to start one. */
	| { readonly screen: 'live'; readonly sessionId: string | null }
	| { readonly screen: 'sessions'; readonly sessionId: string | null; readonly messageId: number | null }
	| { readonly screen: 'settings' };

export type Screen = Route['screen'];

/** Reads `#/live/<sessionId>`, `#/sessions/<id>/<messageId>`, `#/settings`; anything else is the live screen. */
export function routeOf(hash: string): Route {
	const [screen, sessionId, messageId] = hash
		.replace(/^#\/?/, '')
		.split('/')
		.map((part) => safelyDecoded(part));
	if (screen === 'settings') return { screen: 'settings' };
	if (screen === 'sessions') {
		const id = messageId !== undefined && /^[1-9]\d{0,15}$/.test(messageId) ? Number(messageId) : null;
		return { screen: 'sessions', sessionId: sessionId || null, messageId: sessionId ? id : null };
	}
	return { screen: 'live', sessionId: screen === 'live' ? sessionId || null : null };
}

export function hashOf(route: Route): string {
	switch (route.screen) {
		case 'settings':
			return '#/settings';
		case 'live':
			return `#/${['live', route.sessionId].filter((part) => part !== null).join('/')}`;
		case 'sessions':
			return `#/${['sessions', route.sessionId, route.messageId].filter((part) => part !== null).join('/')}`;
	}
}

function safelyDecoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return '';
	}
}

/** Where in the page a person is; the address keeps it, so that back, forward and reload work. */
export type Route =
	/** Null: the newest running show, or the invitation to start one. */
	| { readonly screen: 'live'; readonly sessionId: string | null }
	/** Null: those of the newest running show, or of the newest session. */
	| { readonly screen: 'questions'; readonly sessionId: string | null }
	/** What is searched for in the words of `shared/model/search-query.ts`; empty: nothing yet. */
	| { readonly screen: 'search'; readonly query: string }
	/** `offsetMs`: a moment of the show to open it at, in place of a message. */
	| { readonly screen: 'sessions'; readonly sessionId: string | null; readonly messageId: number | null; readonly offsetMs?: number }
	/** One round of second review, or null: all of them. */
	| { readonly screen: 'review'; readonly page: ReviewPage; readonly roundId: string | null }
	/** Null: the list alone; `NEW_SHEET`: one that is not saved yet. */
	| { readonly screen: 'products'; readonly sheetId: string | null }
	/** A pack by its name, and a rule by its id; null: the list alone, or the pack as a whole. */
	| { readonly screen: 'rules'; readonly pack: string | null; readonly rule: string | null }
	| { readonly screen: 'translation'; readonly page: TranslationPage }
	| { readonly screen: 'settings'; readonly page: SettingsPage };

/** The parts of the translation screen, the first where none is named. */
export const TRANSLATION_PAGES = ['engines', 'packs', 'terms', 'memory'] as const;
export type TranslationPage = (typeof TRANSLATION_PAGES)[number];

/** The parts of second review, the first where none is named. */
export const REVIEW_PAGES = ['rounds', 'judge', 'decide', 'people', 'feedback'] as const;
export type ReviewPage = (typeof REVIEW_PAGES)[number];

/** The parts of the settings, the first where none is named. */
export const SETTINGS_PAGES = ['desk', 'labels', 'keeping', 'audit'] as const;
export type SettingsPage = (typeof SETTINGS_PAGES)[number];

/** Stands where a sheet's id would. */
export const NEW_SHEET = 'new';

export type Screen = Route['screen'];

/** Reads `#/live/<sessionId>`, `#/questions/<sessionId>`, `#/search/<query>`, `#/sessions/<id>/<messageId>` or `…/@<offset in ms>`, `#/review/<page>/<id>`, `#/products/<id>`, `#/rules/<pack>/<rule>`, `#/translation/<page>`, `#/settings/<page>`; anything else is the live screen. */
export function routeOf(hash: string): Route {
	const [screen, id, messageId] = hash
		.replace(/^#\/?/, '')
		.split('/')
		.map((part) => safelyDecoded(part));
	if (screen === 'settings') return { screen: 'settings', page: SETTINGS_PAGES.find((page) => page === id) ?? 'desk' };
	if (screen === 'review') return { screen: 'review', page: REVIEW_PAGES.find((page) => page === id) ?? 'rounds', roundId: messageId || null };
	if (screen === 'questions') return { screen: 'questions', sessionId: id || null };
	if (screen === 'search') return { screen: 'search', query: id ?? '' };
	if (screen === 'products') return { screen: 'products', sheetId: id || null };
	if (screen === 'rules') return { screen: 'rules', pack: id || null, rule: (id && messageId) || null };
	if (screen === 'translation') return { screen: 'translation', page: TRANSLATION_PAGES.find((page) => page === id) ?? 'engines' };
	if (screen === 'sessions') {
		const message = messageId !== undefined && /^[1-9]\d{0,15}$/.test(messageId) ? Number(messageId) : null;
		const offset = messageId === undefined ? undefined : /^@(\d{1,12})$/.exec(messageId)?.[1];
		if (id && offset !== undefined) return { screen: 'sessions', sessionId: id, messageId: null, offsetMs: Number(offset) };
		return { screen: 'sessions', sessionId: id || null, messageId: id ? message : null };
	}
	return { screen: 'live', sessionId: screen === 'live' ? id || null : null };
}

export function hashOf(route: Route): string {
	switch (route.screen) {
		case 'settings':
			return route.page === 'desk' ? '#/settings' : `#/settings/${route.page}`;
		case 'search':
			return route.query === '' ? '#/search' : `#/search/${encodeURIComponent(route.query.toWellFormed())}`;
		case 'review':
			return route.page === 'rounds' && route.roundId === null
				? '#/review'
				: `#/${['review', route.page, route.roundId].filter((part) => part !== null).join('/')}`;
		case 'products':
			return `#/${['products', route.sheetId].filter((part) => part !== null).join('/')}`;
		case 'rules':
			// A pack's name has slashes of its own.
			return `#/${['rules', route.pack, route.rule]
				.filter((part) => part !== null)
				.map(encodeURIComponent)
				.join('/')}`;
		case 'translation':
			return `#/translation/${route.page}`;
		case 'live':
		case 'questions':
			return `#/${[route.screen, route.sessionId].filter((part) => part !== null).join('/')}`;
		case 'sessions':
			return `#/${['sessions', route.sessionId, route.messageId ?? (route.offsetMs === undefined ? null : `@${route.offsetMs}`)].filter((part) => part !== null).join('/')}`;
	}
}

function safelyDecoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return '';
	}
}

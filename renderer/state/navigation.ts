import { create } from 'zustand';
import { hashOf, type Route, routeOf } from './route.ts';

interface Navigation {
	readonly route: Route;
}

const useNavigation = create<Navigation>()(() => ({ route: { screen: 'live', sessionId: null } }));

export function useRoute(): Route {
	return useNavigation((navigation) => navigation.route);
}

function currentRoute(): Route {
	return useNavigation.getState().route;
}

/** Goes there as if a link was followed: the way back leads here. */
export function navigate(route: Route): void {
	if (hashOf(route) === hashOf(currentRoute())) return;
	window.history.pushState(null, '', hashOf(route));
	useNavigation.setState({ route });
}

/** Changes the address without a step to come back to. */
export function redirect(route: Route): void {
	window.history.replaceState(null, '', hashOf(route));
	useNavigation.setState({ route });
}

/** Follows the address bar; call once, after the token was taken out of it. */
export function startNavigation(): void {
	const follow = () => useNavigation.setState({ route: routeOf(window.location.hash) });
	window.addEventListener('popstate', follow);
	window.addEventListener('hashchange', follow);
	// The desktop program asks for the message that a notification was about.
	window.showdesk?.onOpenMessage(({ sessionId, messageId }) => navigate({ screen: 'sessions', sessionId, messageId }));
	follow();
}

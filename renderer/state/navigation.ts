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

/** Asks before a person leaves unfinished work: it is handed the way on, and goes it at once or when they agree. */
export type LeaveGuard = (leave: () => void, to: Route) => void;

let guard: LeaveGuard | null = null;

/** Holds the person where they are until the guard lets them go; one at a time. Returns the function that takes it away. */
export function guardLeaving(ask: LeaveGuard): () => void {
	guard = ask;
	return () => {
		if (guard === ask) guard = null;
	};
}

/** Goes there as if a link was followed: the way back leads here. */
export function navigate(route: Route): void {
	if (hashOf(route) === hashOf(currentRoute())) return;
	if (guard === null) goTo(route);
	else guard(() => goTo(route), route);
}

function goTo(route: Route): void {
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
	const follow = () => {
		const route = routeOf(window.location.hash);
		if (guard === null || hashOf(route) === hashOf(currentRoute())) {
			useNavigation.setState({ route });
			return;
		}
		// The way back has changed the address already.
		window.history.replaceState(null, '', hashOf(currentRoute()));
		guard(() => goTo(route), route);
	};
	const askBeforeLink = (event: MouseEvent) => {
		const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#/"]') : null;
		if (guard === null || link === null || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		navigate(routeOf(link.hash));
	};
	document.addEventListener('click', askBeforeLink);
	window.addEventListener('popstate', follow);
	window.addEventListener('hashchange', follow);
	// The desktop program asks for the message that a notification was about.
	window.showdesk?.onOpenMessage(({ sessionId, messageId }) => navigate({ screen: 'sessions', sessionId, messageId }));
	follow();
}

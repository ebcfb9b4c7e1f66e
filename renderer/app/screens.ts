import { type ComponentType, lazy } from 'react';
import { fetchPart } from '../state/fetch-part.ts';

/** The screens whose code comes after the first: a show is watched at once, and the rest is there before anybody asks for it. */

const loads: (() => Promise<unknown>)[] = [];

function fetchedLater<Props>(load: () => Promise<ComponentType<Props>>) {
	loads.push(load);
	return lazy(async () => ({ default: await fetchPart(load) }));
}

export const SessionsScreen = fetchedLater(async () => (await import('../sessions/SessionsScreen.tsx')).SessionsScreen);
export const SearchScreen = fetchedLater(async () => (await import('../search/SearchScreen.tsx')).SearchScreen);
export const QuestionsScreen = fetchedLater(async () => (await import('../questions/QuestionsScreen.tsx')).QuestionsScreen);
export const ReviewScreen = fetchedLater(async () => (await import('../review/ReviewScreen.tsx')).ReviewScreen);
export const ProductsScreen = fetchedLater(async () => (await import('../products/ProductsScreen.tsx')).ProductsScreen);
export const RulesScreen = fetchedLater(async () => (await import('../rules/RulesScreen.tsx')).RulesScreen);
export const TeamPages = fetchedLater(async () => (await import('../rules/records/TeamPages.tsx')).TeamPages);
export const TranslationScreen = fetchedLater(async () => (await import('../translation/TranslationScreen.tsx')).TranslationScreen);
export const SettingsScreen = fetchedLater(async () => (await import('../settings/SettingsScreen.tsx')).SettingsScreen);

/** Fetches them all, one after the other, so that they are there also while the desk is away. What cannot be had is said to whoever goes there. */
export async function fetchScreens(): Promise<void> {
	for (const load of loads) await fetchPart(load).catch(() => null);
}

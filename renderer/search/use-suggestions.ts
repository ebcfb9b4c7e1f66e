import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CORRECTABLE_LANGUAGES } from '../../shared/model/language.ts';
import { SUGGESTED_PREDICATES, type SuggestedPredicate } from '../../shared/model/search.ts';
import { searchFold } from '../../shared/model/search-fold.ts';
import { PREDICATES, type Predicate } from '../../shared/model/search-predicates.ts';
import { quotedIfNeeded } from '../../shared/model/search-query.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { askDesk } from '../state/desk.ts';
import { type Completable, predicatesBeginning } from './completion.ts';

export interface Suggestion {
	/** What is put where the person types. */
	readonly inserted: string;
	readonly name: string;
	/** What it means, in the reader's language; empty where the name says it. */
	readonly meaning: string;
	/** Something follows at once, so no space does. */
	readonly isOpen: boolean;
}

const PAUSE_MS = 120;
const MOST = 10;
const TIMES = ['today', 'yesterday', '-1h', '-1d', '-7d', '-30d'] as const;

/** What may be meant by what somebody types; they can as well go on typing. */
export function useSuggestions(completable: Completable | null): readonly Suggestion[] {
	const { t } = useTranslation(['search', 'flags']);
	const { languageName } = useFormatters();
	const fromDesk = useDeskValues(completable);
	if (completable === null) return [];
	if (completable.type === 'predicate') {
		return predicatesBeginning(completable.typed).map((predicate) => ({
			inserted: `${predicate}:`,
			name: `${predicate}:`,
			meaning: t(`predicate.${predicate}`),
			isOpen: true,
		}));
	}
	const { predicate, typed } = completable;
	const wanted = searchFold(typed.trim());
	const offered = valuesOf(predicate)
		.map((value) => ({ value, meaning: meaningOf(predicate, value) }))
		.filter(({ value, meaning }) => wanted === '' || value.startsWith(wanted) || words(meaning).some((word) => word.startsWith(wanted)));
	const suggestions = [...offered, ...fromDesk.map((value) => ({ value, meaning: '' }))]
		// Nothing is left to say of what stands there already.
		.filter(({ value }) => value !== typed)
		.slice(0, MOST);
	return suggestions.map(({ value, meaning }) => ({ inserted: quotedIfNeeded(value), name: value, meaning, isOpen: false }));

	function meaningOf(of: Predicate, value: string): string {
		switch (of) {
			case 'role':
				return t(`flags:role.${value as 'host'}`);
			case 'kind':
				return t(`flags:kind.${value as 'chat'}`);
			case 'severity':
				return t(`flags:severity.${value as 'low'}`);
			case 'lang':
				return languageName(value);
			case 'verdict':
				return value === 'none' ? t('value.none') : t(`flags:verdict.${value as 'confirmed'}`);
			case 'category':
				return value === 'accuracy' || value === 'security' ? t(`value.${value}`) : t(`flags:category.${value as 'health'}.name`);
			default:
				return t(`value.${value as 'link'}`);
		}
	}
}

function valuesOf(predicate: Predicate): readonly string[] {
	const definition = PREDICATES[predicate];
	if (definition.kind === 'choice') return definition.values;
	if (definition.kind === 'language') return CORRECTABLE_LANGUAGES;
	return definition.kind === 'time' ? TIMES : [];
}

function words(meaning: string): readonly string[] {
	return searchFold(meaning).split(/[^\p{L}\p{N}]+/u);
}

/** Names of people, shows and markets, which only the desk knows. */
function useDeskValues(completable: Completable | null): readonly string[] {
	const predicate = completable?.type === 'value' ? SUGGESTED_PREDICATES.find((known) => known === completable.predicate) : undefined;
	const typed = completable?.typed ?? '';
	const [known, setKnown] = useState<{ readonly predicate: SuggestedPredicate; readonly values: readonly string[] } | null>(null);
	useEffect(() => {
		if (predicate === undefined) return;
		let isCurrent = true;
		const timer = setTimeout(() => {
			askDesk('search.suggest', { predicate, text: typed.slice(0, 200) }).then(
				(values) => isCurrent && setKnown({ predicate, values }),
				// Whoever types knows what they want without it.
				() => isCurrent && setKnown(null),
			);
		}, PAUSE_MS);
		return () => {
			isCurrent = false;
			clearTimeout(timer);
		};
	}, [predicate, typed]);
	return known !== null && known.predicate === predicate ? known.values : [];
}

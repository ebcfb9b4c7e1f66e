import type { CallInput } from '../../../shared/contract/contract.ts';
import { likelyLanguages, UNKNOWN_MARKET } from '../../../shared/model/market.ts';
import type { FileInspection } from '../../../shared/model/transcript-import.ts';

/** What a person says of the show that a file is of. */
export interface ShowDraft {
	readonly title: string;
	readonly host: string;
	/** ISO 3166-1 alpha-2. */
	readonly market: string | null;
	readonly languages: readonly string[];
	/** Local time as a `datetime-local` field has it; empty where the file has dates of its own. */
	readonly startedAt: string;
}

/** As far as the file says. @param now for a file without a date: most are of today */
export function showDraftOf({ show, isDated, file, span }: FileInspection, now: number): ShowDraft {
	const length = span === null ? 0 : span.to;
	return {
		title: show.title || file.replace(/\.gz$/i, '').replace(/\.[A-Za-z0-9]{1,6}$/, ''),
		host: show.host,
		market: show.market === '' || show.market === UNKNOWN_MARKET ? null : show.market,
		languages: show.languages,
		startedAt: isDated ? '' : localTime(now - length),
	};
}

/** A market brings its languages along, until somebody has chosen others. */
export function withMarket(draft: ShowDraft, market: string | null): ShowDraft {
	const before = draft.market === null ? [] : likelyLanguages(draft.market);
	const isUntouched = draft.languages.length === before.length && before.every((tag) => draft.languages.includes(tag));
	return { ...draft, market, languages: isUntouched && market !== null ? likelyLanguages(market) : draft.languages };
}

/** As the desk takes it. */
export function importedShow({ title, host, market, languages, startedAt }: ShowDraft): Pick<CallInput<'session.import'>, 'show' | 'startedAt'> {
	const began = startedAt === '' ? Number.NaN : new Date(startedAt).getTime();
	return {
		show: { title, host, languages: [...languages], ...(market !== null && { market }) },
		...(Number.isFinite(began) && { startedAt: began }),
	};
}

/** `2026-05-01T19:04`. */
function localTime(at: number): string {
	const date = new Date(at);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

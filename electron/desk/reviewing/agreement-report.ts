import { setImmediate as nextTurn } from 'node:timers/promises';
import { addedUp, bootstrapAlpha, type Coincidences, coincidencesOf, krippendorffsAlpha, pairwiseAgreement } from '../../../shared/model/agreement/alpha.ts';
import { cohensKappa, confusionOf, type Kappa } from '../../../shared/model/agreement/kappa.ts';
import type { AgreementReport, AgreementRow } from '../../../shared/model/agreement/report.ts';
import { hashOf } from '../../../shared/model/agreement/seeded.ts';
import type { Verdict } from '../../../shared/model/annotation.ts';
import type { ReadableStore } from '../store/store.ts';
import { isJudged, storedRound, wrongState } from './rounds.ts';
import { type Settlement, settlementsOf, type Voice } from './settlements.ts';
import { staffSpelling } from './staff-spelling.ts';

/** Verdicts in the order of how seriously a finding was taken. */
const CLASSES = ['dismissed', 'confirmed', 'escalated'] as const satisfies readonly Verdict[];
const METRICS = ['nominal', 'ordinal'] as const;
const DRAWS = 1_000;

/** The figures of a round, once nobody judges blind any more. Other reads are answered between one row and the next. */
export async function agreementReport(store: ReadableStore, roundId: string): Promise<AgreementReport> {
	const round = storedRound(store, roundId);
	if (!isJudged(store, round)) throw wrongState(round.state);
	const settlements = settlementsOf(store, round.id);
	const { seed } = round.plan;
	const flags = settlements.filter(({ item }) => item.flag !== null);
	const others = settlements.filter(({ item }) => item.flag === null);
	const names = staffSpelling(store);

	const row = async (name: string, voices: readonly (readonly Voice[])[]): Promise<AgreementRow> => {
		await nextTurn();
		return agreementRow(voices, hashOf(seed, 'bootstrap', name));
	};
	const voicesOf = (of: readonly Settlement[]) => of.map(({ voices }) => voices);
	const secondsOf = (of: readonly Settlement[]) => of.map(({ voices }) => voices.filter((voice) => voice.as === 'second'));
	const rowsBy = async (kind: string, keyOf: (settlement: Settlement) => string) => {
		const rows: (AgreementRow & { readonly key: string })[] = [];
		for (const [key, of] of Map.groupBy(flags, keyOf)) rows.push({ key, ...(await row(`${kind} ${key}`, voicesOf(of))), kappa: kappaOf(secondsOf(of)) });
		return rows.sort((one, other) => other.items - one.items || (one.key < other.key ? -1 : 1));
	};
	return {
		roundId,
		draws: DRAWS,
		seed,
		all: await row('all', voicesOf(flags)),
		seconds: await row('seconds', secondsOf(flags)),
		unflagged: others.length === 0 ? null : await row('unflagged', voicesOf(others)),
		categories: await rowsBy('category', ({ item }) => item.category ?? ''),
		languages: await rowsBy('language', ({ item }) => item.language),
		pairs: pairsOf(voicesOf(flags)).map(({ people: [one, other], table }) => ({
			people: [names.get(one) ?? one, names.get(other) ?? other] as const,
			kappa: cohensKappa(table),
		})),
	};
}

/** @param items what was said of each */
function agreementRow(items: readonly (readonly Voice[])[], seedHash: number): AgreementRow {
	const judged = items.filter((voices) => voices.length > 1);
	const units = judged.flatMap((voices): Coincidences[] => {
		const found = coincidencesOf(voices.map(classOf), CLASSES.length);
		return found === null ? [] : [found];
	});
	const total = addedUp(units, CLASSES.length);
	const [nominal, ordinal] = METRICS.map((metric) => krippendorffsAlpha(total, CLASSES.length, metric));
	const intervals = nominal === null ? [null, null] : bootstrapAlpha(units, CLASSES.length, METRICS, { seedHash, draws: DRAWS });
	return {
		items: judged.length,
		judgements: judged.reduce((sum, voices) => sum + voices.length, 0),
		agreement: pairwiseAgreement(total, CLASSES.length),
		nominal: { value: nominal ?? null, interval: intervals[0] ?? null },
		ordinal: { value: ordinal ?? null, interval: intervals[1] ?? null },
		kappa: kappaOf(judged),
	};
}

/** Null where not exactly two people judged the same. */
function kappaOf(items: readonly (readonly Voice[])[]): Kappa | null {
	const [pair, ...others] = pairsOf(items);
	return pair === undefined || others.length > 0 ? null : cohensKappa(pair.table);
}

/** Any two people with an item in common, by name, with how often each pair of verdicts was given. */
function pairsOf(items: readonly (readonly Voice[])[]): { readonly people: readonly [string, string]; readonly table: readonly (readonly number[])[] }[] {
	const pairs = new Map<string, { readonly people: readonly [string, string]; readonly verdicts: (readonly [number, number])[] }>();
	for (const voices of items) {
		const sorted = [...voices].sort((one, other) => (one.person < other.person ? -1 : 1));
		for (const [index, one] of sorted.entries()) {
			for (const other of sorted.slice(index + 1)) {
				const key = `${one.person}\u0000${other.person}`;
				const pair = pairs.get(key) ?? { people: [one.person, other.person] as const, verdicts: [] };
				pair.verdicts.push([classOf(one), classOf(other)]);
				pairs.set(key, pair);
			}
		}
	}
	return [...pairs.values()]
		.sort((one, other) => other.verdicts.length - one.verdicts.length || (one.people.join() < other.people.join() ? -1 : 1))
		.map(({ people, verdicts }) => ({ people, table: confusionOf(verdicts, CLASSES.length) }));
}

function classOf({ verdict }: Pick<Voice, 'verdict'>): number {
	return CLASSES.indexOf(verdict);
}

import { type Feedback, type FeedbackPage, type Opinion, personKey } from '../../../shared/model/review.ts';
import { messagesByIds } from '../store/message-table.ts';
import { type ItemRow, itemById } from '../store/review-item-table.ts';
import { decisionsFor, judgementsOfItem } from '../store/review-judgement-table.ts';
import { allRounds, type RoundRow, roundById } from '../store/review-round-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { decisionOf, firstOpinion, opinionOf } from './adjudicating.ts';
import { outcomeOf, settlementsOf } from './settlements.ts';

/** Nobody reads further back. */
const MOST_ENTRIES = 300;

/** What was decided about a person's judgements by somebody else. */
export function feedbackFor(store: ReadableStore, name: string): FeedbackPage {
	const person = personKey(name);
	const entries = decisionsFor(store, person, MOST_ENTRIES).flatMap((decision): Feedback[] => {
		if (personKey(decision.author.name) === person) return [];
		const item = itemById(store, decision.item);
		const own = ownOpinion(store, item, person);
		const [message] = messagesByIds(store, [item.message]);
		if (own === null || message === undefined) return [];
		const round: RoundRow = roundById(store, item.round);
		return [
			{
				decision: decisionOf(decision),
				itemId: item.uuid,
				round: { id: round.uuid, title: round.title },
				kind: item.flag === null ? 'unflagged' : 'flag',
				category: item.category ?? decision.category,
				message: { id: message.id, sessionId: message.sessionId, text: message.text, language: item.language },
				own,
				as: item.firstPerson === person ? 'first' : 'second',
				isUpheld: own.verdict === decision.verdict,
				isSeen: decision.isSeen,
			},
		];
	});
	return { person: name, entries, agreed: agreedCount(store, person) };
}

function ownOpinion(store: ReadableStore, item: ItemRow, person: string): Opinion | null {
	if (item.firstPerson === person) return firstOpinion(store, item);
	const judgement = judgementsOfItem(store, item.id).find((candidate) => candidate.person === person);
	return judgement === undefined ? null : opinionOf(judgement);
}

/** Judgements on which everybody agreed, so that there was nothing to decide. */
function agreedCount(store: ReadableStore, person: string): number {
	return allRounds(store)
		.filter(({ state }) => state !== 'open')
		.flatMap(({ id }) => settlementsOf(store, id))
		.filter((settlement) => settlement.decision === null && outcomeOf(settlement) !== null && settlement.voices.some((voice) => voice.person === person))
		.length;
}

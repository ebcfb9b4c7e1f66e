import { DeskError } from '../../../shared/contract/errors.ts';
import { hashOf, rankOf } from '../../../shared/model/agreement/seeded.ts';
import type { DismissalReason } from '../../../shared/model/annotation.ts';
import type { Category } from '../../../shared/model/category.ts';
import { type BlindItem, type JudgementVerdict, type JudgingTask, personKey } from '../../../shared/model/review.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import { generalGuidelines } from '../labels/giving.ts';
import { messagesByIds } from '../store/message-table.ts';
import { type ItemRow, itemById, itemsFor, neighboursOf } from '../store/review-item-table.ts';
import { insertJudgement, latestJudged } from '../store/review-judgement-table.ts';
import { isReviewer, progressOf, type RoundRow } from '../store/review-round-table.ts';
import { sessionByUuid } from '../store/session-table.ts';
import type { ReadableStore, WritableStore } from '../store/store.ts';
import { requireState, storedItem, storedRound } from './rounds.ts';

/** Lines shown around an item. */
const LINES_BEFORE = 4;
const LINES_AFTER = 3;

/** The next item of a reviewer, in an order of their own. Nothing in it tells what anybody said. */
export function judgingTask(store: ReadableStore, roundId: string, name: string, skipped: boolean): JudgingTask {
	const round = storedRound(store, roundId);
	const person = personKey(name);
	requireState(round, 'open');
	requireReviewer(store, round, person);
	const isNext = (verdict: string | null) => verdict === null || verdict === 'undone' || (skipped && verdict === 'skipped');
	const orderHash = hashOf(round.plan.seed, person, 'order');
	const [next] = itemsFor(store, round.id, person)
		.filter(({ verdict }) => isNext(verdict))
		.map(({ id }) => ({ id, rank: rankOf(orderHash, id) }))
		.sort((one, other) => one.rank - other.rank || one.id - other.id);
	const own = progressOf(store, round.id).find((progress) => progress.person === person);
	return {
		roundId,
		title: round.title,
		item: next === undefined ? null : blindItem(store, itemById(store, next.id)),
		progress: { name, items: own?.items ?? 0, judged: own?.judged ?? 0, skipped: own?.skipped ?? 0 },
		canUndo: latestJudged(store, round.id, person) !== null,
	};
}

/** An item and what was said around it. */
export function blindItem(store: ReadableStore, item: ItemRow): BlindItem {
	const around = neighboursOf(store, item.session, item.message, LINES_BEFORE, LINES_AFTER);
	const [message] = messagesByIds(store, [item.message]);
	const session = message === undefined ? null : sessionByUuid(store, message.sessionId);
	if (message === undefined || session === null) throw new Error('an item of a review without its message');
	return {
		id: item.uuid,
		kind: item.flag === null ? 'unflagged' : 'flag',
		message,
		flag: message.flags.find(({ id }) => id === item.flag) ?? null,
		before: messagesByIds(store, around.before),
		after: messagesByIds(store, around.after),
		session: { id: session.id, title: session.show.title, host: session.show.host, market: session.show.market, startedAt: session.startedAt },
	};
}

export interface JudgementInput {
	readonly itemId: string;
	readonly verdict: JudgementVerdict;
	readonly reason?: DismissalReason | undefined;
	readonly comment?: string | undefined;
	readonly category?: Category | undefined;
	readonly tookMs: number;
}

/** Judges one item while its round is open. @throws DeskError review-not-found, review-wrong-state, review-not-yours, invalid-input */
export function judgeItem(store: WritableStore, input: JudgementInput, { name, role }: Profile, at: number, uuid: string): void {
	store.transaction(() => {
		const { item, round } = storedItem(store, input.itemId);
		const person = personKey(name);
		requireState(round, 'open');
		requireReviewer(store, round, person);
		if (item.firstPerson === person) throw notYours('Nobody reviews their own verdict.');
		const { verdict } = input;
		const isFinding = item.flag === null && (verdict === 'confirmed' || verdict === 'escalated');
		if (isFinding && input.category === undefined) throw new DeskError('invalid-input', 'What was missed has a category.', { field: 'category' });
		insertJudgement(store, {
			uuid,
			round: round.id,
			item: item.id,
			person,
			author: { name, role },
			verdict,
			reason: verdict === 'dismissed' ? (input.reason ?? null) : null,
			comment: input.comment === undefined || input.comment === '' ? null : input.comment,
			category: isFinding ? (input.category ?? null) : null,
			guidelines: generalGuidelines(store),
			tookMs: input.tookMs,
			at,
		});
	});
}

/** Takes back what a person judged last in an open round. Null where there is nothing. */
export function undoJudgement(store: WritableStore, roundId: string, { name, role }: Profile, at: number, uuid: string): { readonly itemId: string } | null {
	return store.transaction(() => {
		const round = storedRound(store, roundId);
		requireState(round, 'open');
		const person = personKey(name);
		const latest = latestJudged(store, round.id, person);
		if (latest === null) return null;
		const nothing = { reason: null, comment: null, category: null, guidelines: null, tookMs: 0 };
		insertJudgement(store, { uuid, round: round.id, item: latest, person, author: { name, role }, verdict: 'undone', ...nothing, at });
		return { itemId: itemById(store, latest).uuid };
	});
}

function requireReviewer(store: ReadableStore, round: RoundRow, person: string): void {
	if (!isReviewer(store, round.id, person)) throw notYours('This round asks other people.');
}

function notYours(message: string): DeskError {
	return new DeskError('review-not-yours', message);
}

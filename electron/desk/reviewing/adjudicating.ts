import { DeskError } from '../../../shared/contract/errors.ts';
import type { Annotation, DismissalReason, Verdict } from '../../../shared/model/annotation.ts';
import type { Category, Severity } from '../../../shared/model/category.ts';
import type { Decision, Dispute, DisputeLine, Opinion } from '../../../shared/model/review.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import { annotate, type NewBody, undo } from '../annotation/annotating.ts';
import { annotationByUuid } from '../store/annotation-table.ts';
import { messagesByIds } from '../store/message-table.ts';
import { excerptsOf, type ItemRow } from '../store/review-item-table.ts';
import { type DecisionRow, decisionOfItem, insertDecision, type JudgementRow, judgementsOfItem } from '../store/review-judgement-table.ts';
import type { ReadableStore, WritableStore } from '../store/store.ts';
import { blindItem } from './judging.ts';
import { requireState, storedItem, storedRound } from './rounds.ts';
import { isDisputed, settlementsOf } from './settlements.ts';

/** Where people differ, side by side, and what a lead makes of it. Only once nobody judges any more. */

const EXCERPT_LENGTH = 160;

/** Undecided first, in the order they were drawn. */
export function disputeLines(store: ReadableStore, roundId: string): readonly DisputeLine[] {
	const round = storedRound(store, roundId);
	requireState(round, 'adjudication', 'closed');
	const disputed = settlementsOf(store, round.id).filter(isDisputed);
	const texts = excerptsOf(
		store,
		disputed.map(({ item }) => item.message),
		EXCERPT_LENGTH,
	);
	return disputed
		.map(
			({ item, judgements, decision }): DisputeLine => ({
				id: item.uuid,
				kind: item.flag === null ? 'unflagged' : 'flag',
				category: item.category ?? decision?.category ?? judgements.find(({ category }) => category !== null)?.category ?? null,
				language: item.language,
				text: texts.get(item.message) ?? '',
				decided: decision?.verdict ?? null,
			}),
		)
		.sort((one, other) => Number(one.decided !== null) - Number(other.decided !== null));
}

export function disputeOf(store: ReadableStore, itemId: string): Dispute {
	const { item, round } = storedItem(store, itemId);
	requireState(round, 'adjudication', 'closed');
	const decision = decisionOfItem(store, item.id);
	return {
		...blindItem(store, item),
		first: firstOpinion(store, item),
		opinions: judgementsOfItem(store, item.id).map(opinionOf),
		decision: decision === null ? null : decisionOf(decision),
	};
}

export interface DecisionInput {
	readonly itemId: string;
	readonly verdict: Verdict;
	readonly reason?: DismissalReason | undefined;
	readonly comment?: string | undefined;
	readonly category?: Category | undefined;
	readonly severity: Severity;
	readonly intoSession: boolean;
}

export interface Decided {
	readonly decision: Decision;
	readonly roundId: string;
	readonly sessionId: string;
	/** What it came to in the session: a verdict, a new flag, an earlier one taken back. */
	readonly annotations: readonly Annotation[];
}

/**
 * Settles an item: all of it or nothing. Deciding again replaces what was decided.
 * @throws DeskError review-not-found, review-wrong-state, invalid-input, and what annotating refuses
 */
export function decideItem(store: WritableStore, input: DecisionInput, profile: Profile, at: number, newId: () => string): Decided {
	return store.transaction(() => {
		const { item, round } = storedItem(store, input.itemId);
		requireState(round, 'adjudication');
		const [message] = messagesByIds(store, [item.message]);
		if (message === undefined) throw new Error('an item of a review without its message');
		const { verdict } = input;
		const isFinding = item.flag === null && verdict !== 'dismissed';
		if (isFinding && input.category === undefined) throw new DeskError('invalid-input', 'What was missed has a category.', { field: 'category' });
		const comment = input.comment === undefined || input.comment === '' ? undefined : input.comment;
		const reason = verdict === 'dismissed' ? input.reason : undefined;
		const category = isFinding ? (input.category ?? null) : null;
		const severity = isFinding ? input.severity : null;

		const act = () => ({ profile, at, id: newId() });
		const annotations: Annotation[] = [];
		if (input.intoSession) {
			// A verdict gives way to a later one by itself; a flag must be taken back.
			const earlier = item.flag === null ? (decisionOfItem(store, item.id)?.annotation ?? null) : null;
			if (earlier !== null) annotations.push(...takenBack(store, message.sessionId, earlier, act()));
			const body = bodyOf(item, message.text.length, { verdict, reason, comment, category, severity });
			if (body !== null) annotations.push(annotate(store, item.message, body, act()));
		}
		const made = annotations.findLast(({ body }) => body.type !== 'undo') ?? null;
		const author = { name: profile.name, role: profile.role };
		const kept = { verdict, reason: reason ?? null, comment: comment ?? null, category, severity, author, at };
		const uuid = newId();
		insertDecision(store, { ...kept, uuid, round: round.id, item: item.id, annotation: made?.id ?? null });
		return { decision: { ...kept, id: uuid, isInSession: made !== null }, roundId: round.uuid, sessionId: message.sessionId, annotations };
	});
}

/** The verdict the sample was drawn with; its words only as long as the annotation is there. */
export function firstOpinion(store: ReadableStore, { firstVerdict, firstAnnotation }: ItemRow): Opinion | null {
	const annotation = firstAnnotation === null ? null : annotationByUuid(store, firstAnnotation);
	if (firstVerdict === null || annotation?.body.type !== 'verdict') return null;
	const { reason, comment, guidelines } = annotation.body;
	return {
		by: annotation.author.name,
		at: annotation.at,
		verdict: firstVerdict,
		reason: reason ?? null,
		comment: comment ?? null,
		category: null,
		guidelines: guidelines?.general ?? null,
	};
}

export function opinionOf({ by, at, verdict, reason, comment, category, guidelines }: JudgementRow): Opinion {
	return { by, at, verdict, reason, comment, category, guidelines };
}

export function decisionOf({ id, verdict, reason, comment, category, severity, isInSession, author, at }: DecisionRow): Decision {
	return { id, verdict, reason, comment, category, severity, isInSession, author, at };
}

interface Said {
	readonly verdict: Verdict;
	readonly reason: DismissalReason | undefined;
	readonly comment: string | undefined;
	readonly category: Category | null;
	readonly severity: Severity | null;
}

/** Null where nothing follows: nobody had flagged the message, and rightly so. */
function bodyOf({ flag }: ItemRow, textLength: number, { verdict, reason, comment, category, severity }: Said): NewBody | null {
	if (flag !== null) return { type: 'verdict', flagId: flag, verdict, reason, comment };
	if (category === null || severity === null) return null;
	return { type: 'flag', category, severity, span: { start: 0, end: textLength }, comment };
}

/** Nothing where somebody has taken it back meanwhile. */
function takenBack(store: WritableStore, sessionId: string, annotationId: string, act: Parameters<typeof undo>[3]): Annotation[] {
	try {
		return [undo(store, sessionId, annotationId, act)];
	} catch (error) {
		if (error instanceof DeskError && error.code === 'annotation-not-found') return [];
		throw error;
	}
}

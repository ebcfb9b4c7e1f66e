import { type Annotation, type AnnotationState, annotationState, undoneIds, type Verdict } from '../../../shared/model/annotation.ts';
import { CATEGORIES, type Category, type Severity, severityRank } from '../../../shared/model/category.ts';
import type { ComplianceRules } from '../../../shared/model/compliance.ts';
import type { Message, MessageKind } from '../../../shared/model/message.ts';
import type { PersonalDataChoice } from '../../../shared/model/personal-data.ts';
import type { QuestionGroup } from '../../../shared/model/question.ts';
import type {
	Coverage,
	ReportCategory,
	ReportFacts,
	ReportFinding,
	ReportTimeline,
	ReportTranslation,
	ReportVerdict,
	StaffWork,
} from '../../../shared/model/report.ts';
import type { Session } from '../../../shared/model/show.ts';
import { clocksAt } from '../compliance/compliance-reader-calls.ts';
import { questionGroups } from '../questions/groups.ts';
import { annotationsAfter, annotationsOfMessages } from '../store/annotation-table.ts';
import { deletionsOfMessages } from '../store/deletion-table.ts';
import { gapsTouching } from '../store/gap-table.ts';
import { messagesByIds } from '../store/message-table.ts';
import { addedOutlines, type FlagOutline, flagOutlines, flagsByBucket, messageExtent, messagesByBucket, sourceTotals } from '../store/report-query.ts';
import type { ReadableStore } from '../store/store.ts';
import { latestTranslations } from '../store/translation-table.ts';
import type { Showing } from '../transcripts/outgoing/showing.ts';
import { baseOf } from '../translation/memory/translation-memory.ts';
import { hidingFor } from './hiding.ts';

/** Findings listed of one category: who wants every one of them takes the CSV. */
export const MOST_LISTED = 150;
/** Questions listed, most urgent first. */
const MOST_QUESTIONS = 60;
/** Of a page's width: more buckets would be narrower than a line. */
const MOST_BUCKETS = 120;

export interface ReportWish {
	readonly personalData: PersonalDataChoice;
	/** The language to translate into, BCP 47. */
	readonly to: string;
	/** What was translated just now, by message. */
	readonly translations: ReadonlyMap<number, ReportTranslation>;
	/** What the show's market asks of it. */
	readonly rules?: ComplianceRules | undefined;
}

/** The messages that a report quotes, so that they can be translated before it is made. */
export function quotedMessages(store: ReadableStore, session: Session, row: number): readonly number[] {
	const { listed } = pick(store, row);
	const { groups } = questionGroups(store, row, endOf(store, session, row), MOST_QUESTIONS);
	return [...new Set([...listed.map(({ message }) => message), ...groups.flatMap(({ newest }) => newest.slice(0, 1).map(({ messageId }) => messageId))])];
}

/** Reads everything that a report of one session says. */
export function gatherFacts(store: ReadableStore, session: Session, row: number, wish: ReportWish): ReportFacts {
	const extent = messageExtent(store, row);
	const span = { start: Math.min(session.startedAt, extent.first ?? session.startedAt), end: endOf(store, session, row) };
	const hiding = hidingFor(store, row, wish.personalData);
	const { outlines, added, listed } = pick(store, row);
	const findings = readFindings(store, session, listed, hiding, wish);
	const timeline = readTimeline(store, row, span);
	const questions = questionGroups(store, row, span.end, Number.MAX_SAFE_INTEGER).groups;
	return {
		session,
		personalData: wish.personalData,
		span,
		people: extent.people,
		kinds: timeline.kinds,
		languages: timeline.languages,
		deletions: extent.deletions,
		coverage: readCoverage(store, row, span),
		timeline: timeline.timeline,
		categories: categoriesOf(outlines, added, findings),
		questions: {
			groups: questions.slice(0, MOST_QUESTIONS).map((group) => hiddenGroup(store, group, hiding)),
			open: questions.filter(({ open }) => open !== null).length,
			hasMore: questions.length > MOST_QUESTIONS,
		},
		contradictions: findings.filter(({ flag, verdict }) => flag?.rule === 'detect.fact.contradicts' && verdict?.verdict !== 'dismissed').sort(byTime),
		forHost: findings.filter(concernsHost).sort(byTime),
		staff: readStaff(store, row),
		clocks: wish.rules === undefined ? null : clocksAt(store, row, { sessionId: session.id, rules: wish.rules, at: span.end }),
	};
}

/** A finding that is listed: a flag of the desk or one that a person added. */
interface Listed {
	readonly message: number;
	readonly category: Category;
	readonly flag: number | null;
	readonly annotation: string | null;
}

/** Of each category the weightiest: escalated, confirmed, not judged, dismissed; within these the most severe, then the earliest. */
function pick(store: ReadableStore, row: number) {
	const outlines = flagOutlines(store, row);
	const added = addedOutlines(store, row);
	const listed = CATEGORIES.flatMap((category): Listed[] => {
		const ofDesk = outlines.filter((outline) => outline.category === category).sort(byWeight);
		const ofPeople = added.filter((flag) => flag.category === category).map(({ annotation, message }) => ({ message, category, flag: null, annotation }));
		return [...ofPeople, ...ofDesk.map(({ flag, message }) => ({ message, category, flag, annotation: null }))].slice(0, MOST_LISTED);
	});
	return { outlines, added, listed };
}

const WEIGHTS: Readonly<Record<Verdict | 'unjudged', number>> = { escalated: 0, confirmed: 1, unjudged: 2, dismissed: 3 };

function byWeight(one: FlagOutline, other: FlagOutline): number {
	const weight = WEIGHTS[one.verdict ?? 'unjudged'] - WEIGHTS[other.verdict ?? 'unjudged'];
	return weight || severityRank(other.severity) - severityRank(one.severity) || one.message - other.message;
}

function byTime(one: ReportFinding, other: ReportFinding): number {
	return one.at - other.at || one.messageId - other.messageId;
}

function concernsHost({ role, severity, verdict, flag }: ReportFinding): boolean {
	if (role !== 'host') return false;
	if (verdict !== null) return verdict.verdict !== 'dismissed';
	return flag === null || severity === 'high';
}

function endOf(store: ReadableStore, session: Session, row: number): number {
	return Math.max(session.endedAt ?? 0, messageExtent(store, row).last ?? session.startedAt, session.startedAt);
}

function readFindings(store: ReadableStore, session: Session, listed: readonly Listed[], hiding: Showing, wish: ReportWish): ReportFinding[] {
	const ids = [...new Set(listed.map(({ message }) => message))];
	const wanted = JSON.stringify(ids);
	const messages = new Map(messagesByIds(store, ids).map((message) => [message.id, message]));
	const annotations = Map.groupBy(annotationsOfMessages(store, wanted), ({ messageId }) => messageId);
	const deleted = new Set(deletionsOfMessages(store, wanted).map(({ messageId }) => messageId));
	const machine = new Map(latestTranslations(store, ids, wish.to).map(({ messageId, text }) => [messageId, text]));
	return listed.flatMap((entry): ReportFinding[] => {
		const stored = messages.get(entry.message);
		if (stored === undefined) return [];
		const state = annotationState(stored, annotations.get(entry.message) ?? []);
		const found = foundIn(stored, state, entry);
		if (found === null) return [];
		const shown = hiding.shown(stored);
		const translation = translationOf(state, wish, stored.id, machine);
		return [
			{
				messageId: stored.id,
				offset: stored.receivedAt - session.startedAt,
				at: stored.receivedAt,
				author: shown.author.name,
				role: stored.role,
				kind: stored.kind,
				language: state.language.tag,
				text: shown.text,
				...found,
				flag: found.flag === null ? null : (shown.flags.find(({ id }) => id === entry.flag) ?? null),
				notes: state.notes.map(({ annotation, text }) => ({ by: annotation.author.name, text: hiding.wordsOf(stored, text) })),
				translation: translation === null ? null : { ...translation, text: hiding.wordsOf(stored, translation.text) },
				isDeleted: deleted.has(stored.id),
			},
		];
	});
}

type Found = Pick<ReportFinding, 'span' | 'category' | 'severity' | 'flag' | 'verdict' | 'addedBy'>;

function foundIn(message: Message, state: AnnotationState, { flag: flagId, annotation: addedId }: Listed): Found | null {
	if (addedId !== null) {
		const added = state.addedFlags.find(({ annotation }) => annotation.id === addedId);
		if (added === undefined) return null;
		const { span, category, severity, annotation } = added;
		return { span, category, severity, flag: null, verdict: null, addedBy: annotation.author.name };
	}
	const judged = state.flags.find(({ flag }) => flag.id === flagId);
	if (judged === undefined) return null;
	const { flag, verdict } = judged;
	const span = { start: flag.start, end: Math.min(flag.end, message.text.length) };
	return { span, category: flag.category, severity: flag.severity, flag, verdict: verdict && verdictOf(verdict.annotation), addedBy: null };
}

function verdictOf({ author, at, body }: Annotation): ReportVerdict | null {
	if (body.type !== 'verdict') return null;
	return { verdict: body.verdict, by: author.name, role: author.role, at, reason: body.reason ?? null, comment: body.comment ?? '' };
}

/** A person's words before a machine's; nothing where the message is in that language already. */
function translationOf(state: AnnotationState, { to, translations }: ReportWish, id: number, machine: ReadonlyMap<number, string>): ReportTranslation | null {
	if (baseOf(state.language.tag) === baseOf(to)) return null;
	const written = state.translations.find((translation) => baseOf(translation.to) === baseOf(to));
	if (written !== undefined) return { text: written.text, origin: written.approval === null ? 'written' : 'approved' };
	const now = translations.get(id);
	if (now !== undefined) return now;
	const text = machine.get(id);
	return text === undefined ? null : { text, origin: 'machine' };
}

function categoriesOf(outlines: readonly FlagOutline[], added: readonly { readonly category: Category }[], findings: readonly ReportFinding[]) {
	const total = ({ verdicts, added: ofPeople }: ReportCategory) => Object.values(verdicts).reduce((sum, count) => sum + count, ofPeople);
	return CATEGORIES.map((category): ReportCategory => {
		const ofDesk = outlines.filter((outline) => outline.category === category);
		const count = (verdict: Verdict | null) => ofDesk.filter((outline) => outline.verdict === verdict).length;
		const verdicts = { escalated: count('escalated'), confirmed: count('confirmed'), unjudged: count(null), dismissed: count('dismissed') };
		const listed = findings.filter((finding) => finding.category === category);
		const ofPeople = added.filter((flag) => flag.category === category).length;
		return { category, verdicts, added: ofPeople, findings: listed, more: ofDesk.length + ofPeople - listed.length };
	})
		.filter((category) => total(category) > 0)
		.sort((one, other) => total(other) - total(one));
}

function readTimeline(store: ReadableStore, row: number, { start, end }: ReportFacts['span']) {
	const bucketMs = bucketLength(end - start);
	const count = Math.min(MOST_BUCKETS, Math.floor((end - start) / bucketMs) + 1);
	const buckets: { languages: Record<string, number>; speech: number; flags: Record<Severity, number> }[] = Array.from({ length: count }, () => ({
		languages: {},
		speech: 0,
		flags: { low: 0, medium: 0, high: 0 },
	}));
	const kinds: Record<MessageKind, number> = { chat: 0, speech: 0, system: 0 };
	const languages = new Map<string, number>();
	const bucketAt = (index: number) => buckets[Math.min(Math.floor(index), count - 1)];
	for (const { bucket, kind, language, messages } of messagesByBucket(store, row, start, bucketMs)) {
		kinds[kind] += messages;
		const target = bucketAt(bucket);
		if (kind === 'system' || target === undefined) continue;
		languages.set(language, (languages.get(language) ?? 0) + messages);
		if (kind === 'speech') target.speech += messages;
		else target.languages[language] = (target.languages[language] ?? 0) + messages;
	}
	for (const { bucket, severity, flags } of flagsByBucket(store, row, start, bucketMs)) {
		const target = bucketAt(bucket);
		if (target !== undefined) target.flags[severity] += flags;
	}
	const timeline: ReportTimeline = { bucketMs, buckets };
	return {
		timeline,
		kinds,
		languages: [...languages].map(([tag, messages]) => ({ tag, messages })).sort((one, other) => other.messages - one.messages),
	};
}

/** The shortest round length that needs no more buckets than fit. */
function bucketLength(ms: number): number {
	return ROUND_SECONDS.map((seconds) => seconds * 1_000).find((length) => ms / length < MOST_BUCKETS) ?? Math.ceil(ms / MOST_BUCKETS / HOUR_MS) * HOUR_MS;
}

const ROUND_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600] as const;
const HOUR_MS = 3_600_000;

function readCoverage(store: ReadableStore, row: number, { start, end }: ReportFacts['span']): Coverage {
	const sources = sourceTotals(store, row);
	const labels = new Map(sources.map(({ name, label }) => [name, label]));
	const gaps = gapsTouching(store, row, start, end)
		.map(({ startedAt, endedAt, sourceId }) => ({
			start: Math.max(start, startedAt),
			end: Math.min(end, endedAt ?? end),
			source: labels.get(sourceId) ?? sourceId,
		}))
		.filter((gap) => gap.end >= gap.start);
	return { sources: sources.map(({ label, kind, messages }) => ({ label, kind, messages })), gaps, missing: unionLength(gaps) };
}

/** @param gaps in order of their start */
function unionLength(gaps: readonly { readonly start: number; readonly end: number }[]): number {
	let missing = 0;
	let reached = Number.NEGATIVE_INFINITY;
	for (const { start, end } of gaps) {
		missing += Math.max(0, end - Math.max(start, reached));
		reached = Math.max(reached, end);
	}
	return missing;
}

function hiddenGroup(store: ReadableStore, group: QuestionGroup, hiding: Showing): QuestionGroup {
	const shown = new Map(
		messagesByIds(
			store,
			[...group.newest, ...(group.heard === null ? [] : [group.heard])].map(({ messageId }) => messageId),
		).map((message) => [message.id, hiding.shown(message)]),
	);
	const hidden = (asking: QuestionGroup['newest'][number]) => {
		const message = shown.get(asking.messageId);
		return message === undefined ? asking : { ...asking, author: message.author.name, text: message.text.slice(0, asking.text.length) };
	};
	return { ...group, newest: group.newest.map(hidden), heard: group.heard === null ? null : hidden(group.heard) };
}

/** Annotations read at once. */
const PAGE = 2_000;

function readStaff(store: ReadableStore, row: number): readonly StaffWork[] {
	const all: Annotation[] = [];
	for (let after = 0; ; ) {
		const page = annotationsAfter(store, row, after, PAGE);
		all.push(...page.map(({ annotation }) => annotation));
		const last = page.at(-1);
		if (last === undefined || page.length < PAGE) break;
		after = last.row;
	}
	const undone = undoneIds(all);
	const people = new Map<string, { -readonly [Key in keyof StaffWork]: StaffWork[Key] }>();
	for (const { id, author, body } of all) {
		if (undone.has(id)) continue;
		const before = people.get(author.name) ?? {
			name: author.name,
			role: author.role,
			verdicts: { confirmed: 0, dismissed: 0, escalated: 0 },
			notes: 0,
			addedFlags: 0,
			translations: 0,
		};
		if (body.type === 'verdict') before.verdicts = { ...before.verdicts, [body.verdict]: before.verdicts[body.verdict] + 1 };
		else if (body.type === 'note') before.notes += 1;
		else if (body.type === 'flag') before.addedFlags += 1;
		else if (body.type === 'translation') before.translations += 1;
		people.set(author.name, before);
	}
	const acts = ({ verdicts, notes, addedFlags, translations }: StaffWork) =>
		verdicts.confirmed + verdicts.dismissed + verdicts.escalated + notes + addedFlags + translations;
	return [...people.values()].filter((person) => acts(person) > 0).sort((one, other) => acts(other) - acts(one));
}

import type { FeedPage } from '../../../shared/contract/contract.ts';
import { type Annotation, type AnnotationState, annotationState } from '../../../shared/model/annotation.ts';
import type { Flag } from '../../../shared/model/flag.ts';
import type { Deletion, Message } from '../../../shared/model/message.ts';
import type { Span } from '../../../shared/model/span.ts';

/** A message with everything that was said and done about it. Replaced as a whole when any of it changes. */
export interface MessageEntry {
	readonly message: Message;
	/** Oldest first. */
	readonly annotations: readonly Annotation[];
	readonly deletion: Deletion | null;
	/** The later line of the host that corrects this one. */
	readonly correctedBy?: number;
	/** Of claims that begin in this line and end in a later one, as far as those are in memory. */
	readonly beginnings?: readonly Beginning[];
}

/** The stretch of a spoken line in which a claim begins that was found in a later line. */
export interface Beginning {
	readonly span: Span;
	readonly flag: Flag;
	/** On which the flag stands. */
	readonly messageId: number;
	readonly isDismissed: boolean;
}

interface HeldEntry {
	entry: MessageEntry;
	/** How many lists (feed, queue, selection) show it. */
	holders: number;
}

/**
 * The messages of one session that are in memory, by id. Each list that shows a message holds it; a message nobody holds is
 * forgotten, so memory follows what is on the screen and not the length of the show.
 */
export class MessageBook {
	readonly #held = new Map<number, HeldEntry>();
	/** `<source>/<platform id>` -> id, so that a reply finds what it answers. */
	readonly #platformIds = new Map<string, number>();
	/** By an earlier line of the host: those that say more of it. */
	readonly #sayingMore = new Map<number, readonly number[]>();

	get size(): number {
		return this.#held.size;
	}

	get(id: number): MessageEntry | undefined {
		return this.#held.get(id)?.entry;
	}

	/** The message another one answers, where it is in memory. */
	parentOf({ sourceId, replyTo }: Message): Message | null {
		if (replyTo === null) return null;
		const id = this.#platformIds.get(`${sourceId}/${replyTo.platformId}`);
		return id === undefined ? null : (this.get(id)?.message ?? null);
	}

	hold(message: Message): void {
		const held = this.#held.get(message.id);
		if (held === undefined) {
			this.#held.set(message.id, { entry: { message, annotations: [], deletion: null }, holders: 1 });
			this.#platformIds.set(`${message.sourceId}/${message.platformId}`, message.id);
			for (const earlier of earlierLines(message)) {
				this.#sayingMore.set(earlier, [...(this.#sayingMore.get(earlier) ?? []), message.id]);
				this.#tie(earlier);
			}
			if (this.#sayingMore.has(message.id)) this.#tie(message.id);
		} else {
			held.holders += 1;
		}
	}

	release(id: number): void {
		const held = this.#held.get(id);
		if (held === undefined) return;
		held.holders -= 1;
		if (held.holders > 0) return;
		this.#held.delete(id);
		this.#platformIds.delete(`${held.entry.message.sourceId}/${held.entry.message.platformId}`);
		for (const earlier of earlierLines(held.entry.message)) {
			const left = this.#sayingMore.get(earlier)?.filter((later) => later !== id) ?? [];
			if (left.length > 0) this.#sayingMore.set(earlier, left);
			else this.#sayingMore.delete(earlier);
			this.#tie(earlier);
		}
	}

	/** Enters what a page says about messages that are held; call after they are. */
	enter(page: Pick<FeedPage, 'annotations' | 'deletions'>): void {
		for (const annotation of page.annotations) this.annotate(annotation);
		for (const deletion of page.deletions) this.markDeleted(deletion);
	}

	/** False where the message is not held or the annotation is known. */
	annotate(annotation: Annotation): boolean {
		const held = this.#held.get(annotation.messageId);
		if (held === undefined || held.entry.annotations.some((known) => known.id === annotation.id)) return false;
		const annotations = [...held.entry.annotations, annotation].sort((a, b) => (a.id < b.id ? -1 : 1));
		held.entry = { ...held.entry, annotations };
		// A claim that was judged is judged where it begins, too.
		for (const earlier of earlierLines(held.entry.message)) this.#tie(earlier);
		return true;
	}

	markDeleted(deletion: Deletion): boolean {
		const held = this.#held.get(deletion.messageId);
		if (held === undefined || held.entry.deletion !== null) return false;
		held.entry = { ...held.entry, deletion };
		return true;
	}

	/** Enters what later lines say of an earlier one. */
	#tie(id: number): void {
		const held = this.#held.get(id);
		if (held === undefined) return;
		const later = (this.#sayingMore.get(id) ?? []).flatMap((other) => this.get(other) ?? []);
		const correctedBy = later.findLast(({ message }) => message.speech?.supersedes === id)?.message.id;
		const beginnings = later.flatMap((entry) => beginningsIn(entry, id));
		const { message, annotations, deletion } = held.entry;
		held.entry = { message, annotations, deletion, ...(correctedBy === undefined ? {} : { correctedBy }), ...(beginnings.length === 0 ? {} : { beginnings }) };
	}
}

/** The lines that a later line of the host corrects, or goes on with. */
function earlierLines({ kind, speech, flags }: Message): readonly number[] {
	if (kind !== 'speech') return NONE;
	const begun = flags.flatMap(({ explanation }) => explanation.before?.map(({ messageId }) => messageId) ?? []);
	return [...new Set([...(speech === undefined || speech.supersedes === null ? [] : [speech.supersedes]), ...begun])];
}

function beginningsIn(later: MessageEntry, earlierId: number): readonly Beginning[] {
	return stateOf(later).flags.flatMap(({ flag, verdict }) =>
		(flag.explanation.before ?? [])
			.filter(({ messageId }) => messageId === earlierId)
			.map(({ start, end }) => ({ span: { start, end }, flag, messageId: later.message.id, isDismissed: verdict?.verdict === 'dismissed' })),
	);
}

const NONE: readonly never[] = [];

const states = new WeakMap<MessageEntry, AnnotationState>();

/** What follows from an entry's annotations; worked out when first asked for. */
export function stateOf(entry: MessageEntry): AnnotationState {
	let state = states.get(entry);
	if (state === undefined) {
		state = annotationState(entry.message, entry.annotations);
		states.set(entry, state);
	}
	return state;
}

/** Does it have a flag of the desk's that nobody has judged? */
export function isUnreviewed(entry: MessageEntry): boolean {
	return entry.message.flags.length > 0 && stateOf(entry).flags.some((judged) => judged.verdict === null);
}

import type { NewException, RefusedException } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import { type ExceptionBody, realmOf, type TeamException, touchesSecurity } from '../../../shared/model/team-exception.ts';
import { PatternError } from '../analysis/rules/pattern.ts';
import { readDomain } from '../analysis/team-lists/allowed-domains.ts';
import { phraseKey } from '../analysis/team-lists/compiled-lists.ts';
import { readTeamPattern } from '../analysis/team-lists/sensitive-words.ts';
import { personKey, type TeamLists } from '../analysis/team-lists/team-lists.ts';
import { messagesByIds } from '../store/message-table.ts';
import { sessionRowId } from '../store/session-table.ts';
import { channelOfSource } from '../store/source-table.ts';
import type { ReadableStore, WritableStore } from '../store/store.ts';
import { exceptionBehind, insertException, insertTakingBack, standingAct, standingExceptions } from '../store/team-exception-table.ts';

/** What the team decides about findings in general: each decision and each taking back is one more row. */

export interface ExceptionActing {
	readonly profile: Profile;
	readonly at: number;
	/** A fresh UUIDv7. */
	readonly newId: () => string;
}

export interface AddedExceptions {
	/** What stands now for each, in their order, also where it stood already; null for what was refused. */
	readonly standing: readonly (TeamException | null)[];
	/** Those that are new. */
	readonly added: readonly TeamException[];
	readonly refused: readonly RefusedException[];
}

/**
 * Adds decisions, each once however often it is asked for. What cannot be taken is left out and said why.
 * @param acceptsRisk whoever asks knows that it keeps the desk silent about security findings
 */
export function addExceptions(
	store: WritableStore,
	wanted: readonly NewException[],
	acceptsRisk: boolean,
	{ profile, at, newId }: ExceptionActing,
): AddedExceptions {
	return store.transaction(() => {
		const known = new Map(standingExceptions(store).map((exception) => [identityOf(exception.body), exception]));
		const standing: (TeamException | null)[] = [];
		const added: TeamException[] = [];
		const refused: RefusedException[] = [];
		for (const [index, { comment, ...asked }] of wanted.entries()) {
			try {
				const body = bodyOf(store, asked);
				const identity = identityOf(body);
				let exception = known.get(identity);
				if (exception === undefined) {
					if (touchesSecurity(body) && !acceptsRisk) throw riskNotAccepted();
					exception = { id: newId(), author: { name: profile.name, role: profile.role }, at, comment: comment || null, body };
					insertException(store, exception);
					known.set(identity, exception);
					added.push(exception);
				}
				standing.push(exception);
			} catch (error) {
				if (!(error instanceof DeskError)) throw error;
				standing.push(null);
				refused.push({ index, fault: { code: error.code, message: error.message, detail: error.detail } });
			}
		}
		return { standing, added, refused };
	});
}

export interface TakenBack {
	/** Hand it to `takeBack` to bring the exception back. */
	readonly id: string;
	readonly exception: TeamException;
	/** Does the exception stand after it? */
	readonly isStanding: boolean;
}

/**
 * Takes back a standing decision, or the taking back of one.
 * @throws DeskError exception-not-found
 */
export function takeBack(store: WritableStore, id: string, comment: string | undefined, { profile, at, newId }: ExceptionActing): TakenBack {
	return store.transaction(() => {
		const target = standingAct(store, id);
		if (target === null) throw new DeskError('exception-not-found', 'There is no such decision any more; somebody may have taken it back.', { id });
		const act = { id: newId(), author: { name: profile.name, role: profile.role }, at, comment: comment || null };
		insertTakingBack(store, target, act);
		const behind = exceptionBehind(store, id);
		if (!behind) throw new Error('a decision that was just taken back is not there');
		return { id: act.id, ...behind };
	});
}

/** What stands, as the analysis takes it. */
export function standingLists(store: ReadableStore): TeamLists {
	const bodies = standingExceptions(store).map(({ body }) => body);
	return {
		exemptions: bodies.flatMap((body) => (body.type === 'author' ? [{ person: personKey(body.person.realm, body.person.id), scope: body.scope }] : [])),
		phrases: bodies.filter((body) => body.type === 'phrase'),
		domains: bodies.filter((body) => body.type === 'domain'),
		sensitive: bodies.filter((body) => body.type === 'sensitive'),
	};
}

type Asked = NewException extends infer One ? (One extends NewException ? Omit<One, 'comment'> : never) : never;

/** @throws DeskError with the words' values: bad-pattern, bad-domain, invalid-input, message-not-found */
function bodyOf(store: ReadableStore, asked: Asked): ExceptionBody {
	switch (asked.type) {
		case 'author':
			return { type: 'author', person: authorOf(store, asked.messageId), scope: asked.scope };
		case 'phrase': {
			const words = asked.words.trim();
			if (phraseKey(words) === '') throw new DeskError('invalid-input', 'These words hold no letter and no number.', { field: 'words', why: 'no word' });
			return { type: 'phrase', words, scope: asked.scope };
		}
		case 'domain': {
			const read = readDomain(asked.domain, asked.withSubdomains);
			if ('problem' in read) {
				const why = read.problem === 'shared' ? 'everybody can have an address below it' : 'it is no domain';
				throw new DeskError('bad-domain', `This cannot be allowed: ${why}.`, { problem: read.problem });
			}
			return { type: 'domain', domain: read.domain, withSubdomains: asked.withSubdomains };
		}
		case 'sensitive': {
			const pattern = asked.pattern.trim();
			checkPattern(pattern);
			return { type: 'sensitive', pattern, severity: asked.severity, language: asked.language ?? null, note: asked.note ?? '' };
		}
	}
}

function checkPattern(pattern: string): void {
	try {
		readTeamPattern(pattern);
	} catch (error) {
		if (!(error instanceof PatternError)) throw error;
		throw new DeskError('bad-pattern', `The pattern cannot be understood: ${error.message}.`, { ...error.values, problem: error.code });
	}
}

/** @throws DeskError message-not-found, or invalid-input where the message has no author to know again */
function authorOf(store: ReadableStore, messageId: number) {
	const [message] = messagesByIds(store, [messageId]);
	const session = message ? sessionRowId(store, message.sessionId) : null;
	const source = message && session !== null ? channelOfSource(store, session, message.sourceId) : null;
	if (!message || !source) throw new DeskError('message-not-found', `There is no message ${messageId} in this store.`, { messageId: String(messageId) });
	const { id, name } = message.author;
	if (id === '') throw new DeskError('invalid-input', 'This message does not say who wrote it.', { field: 'messageId', why: 'no author' });
	return { realm: realmOf(source.kind, source.channel), id, name };
}

/** The same for decisions that come to the same. */
function identityOf(body: ExceptionBody): string {
	switch (body.type) {
		case 'author':
			return JSON.stringify([body.type, body.person.realm, body.person.id, body.scope]);
		case 'phrase':
			return JSON.stringify([body.type, phraseKey(body.words), body.scope]);
		case 'domain':
			return JSON.stringify([body.type, body.domain, body.withSubdomains]);
		case 'sensitive':
			return JSON.stringify([body.type, body.pattern, body.severity, body.language, body.note]);
	}
}

function riskNotAccepted(): DeskError {
	return new DeskError('risk-not-accepted', 'It would keep the desk silent about something that can endanger people: say that you know it (acceptsRisk).');
}

import { stat } from 'node:fs/promises';
import type { CallOutput, ParsedInput } from '../../shared/contract/contract.ts';
import { DeskError } from '../../shared/contract/errors.ts';
import type { Profile } from '../../shared/model/staff.ts';
import type { Acts } from './acts.ts';
import type { EventJournal } from './event-journal.ts';
import type { Reader } from './reading/reader.ts';
import type { Recorder } from './recording/recorder.ts';
import type { ChangedSession } from './recording/session-calls.ts';
import type { SealedSession } from './sealing/recorder-calls.ts';
import type { Uploads } from './uploads.ts';

/** The contract's commands about sessions as wholes: put aside, named, sealed, verified, deleted. */

type KeptCall =
	| 'session.archive'
	| 'session.tag'
	| 'session.setChatDelay'
	| 'session.delete'
	| 'session.seal'
	| 'session.reopen'
	| 'session.verify'
	| 'session.verifyFile';
export type KeptHandlers = { readonly [Name in KeptCall]: (input: ParsedInput<Name>) => Promise<CallOutput<Name>> };

export interface KeptSessions {
	readonly handlers: KeptHandlers;
	/** An unknown id is ignored. */
	cancel(operationId: string): void;
}

export interface KeptSessionsOptions {
	readonly recorder: Recorder;
	readonly reader: Reader;
	readonly journal: EventJournal;
	readonly acts: Acts;
	readonly uploads: Uploads;
	/** Fails with no-profile. */
	readonly requireProfile: () => Profile;
}

export function createKeptSessions({ recorder, reader, journal, acts, uploads, requireProfile }: KeptSessionsOptions): KeptSessions {
	const running = new Map<string, { isCancelled: boolean }>();

	function person(): { readonly name: string; readonly role: Profile['role'] } {
		const { name, role } = requireProfile();
		return { name, role };
	}

	function tell({ session, entry }: ChangedSession | SealedSession) {
		journal.publish({ type: 'session', session });
		if (entry !== null) acts.tell(entry);
		return session;
	}

	/** Step after step until one gives the result; told how far each got, and ended by `cancel`. */
	async function inSteps<Result>(
		operationId: string,
		total: number,
		step: () => Promise<{ readonly done: number; readonly result: Result | null }>,
	): Promise<Result> {
		const operation = { isCancelled: false };
		running.set(operationId, operation);
		try {
			for (;;) {
				const { done, result } = await step();
				if (result !== null) return result;
				if (operation.isCancelled) throw new DeskError('cancelled', 'The person stopped it.');
				journal.publish({ type: 'progress', operationId, done: Math.min(done, total), total });
			}
		} catch (error) {
			await reader.call('endSealWork', { operationId });
			throw error;
		} finally {
			running.delete(operationId);
		}
	}

	async function seal(sessionId: string, operationId: string) {
		const by = person();
		const { messages } = await reader.call('getSession', { sessionId });
		const begun = await recorder.call('beginSealing', { sessionId });
		try {
			let chained = 0;
			const end = await inSteps(operationId, messages, async () => {
				const { blocks, end: result, lines } = await reader.call('chainLines', { operationId, sessionId, ...begun });
				chained += lines;
				await recorder.call('keepSealBlocks', { sessionId, blocks });
				return { done: chained, result };
			});
			return tell(await recorder.call('finishSealing', { sessionId, by, at: Date.now(), ...begun, ...end }));
		} catch (error) {
			await recorder.call('abandonSealing', { sessionId });
			throw error;
		}
	}

	return {
		handlers: {
			'session.archive': async ({ sessionId, isArchived }) =>
				tell(await recorder.call('archiveSession', { sessionId, isArchived, author: person(), at: Date.now() })),
			'session.tag': async ({ sessionId, tags }) => tell(await recorder.call('tagSession', { sessionId, tags, author: person(), at: Date.now() })),
			'session.setChatDelay': async (delay) => {
				const session = await recorder.call('setChatDelay', delay);
				journal.publish({ type: 'session', session });
				return session;
			},
			'session.delete': async ({ sessionId, acceptsSealed }) => {
				const author = person();
				const { seal: standing } = await reader.call('getSession', { sessionId });
				if (standing !== null && !acceptsSealed) {
					throw new DeskError('session-sealed', 'This session is sealed: say that you know it to delete it all the same.', { sessionId });
				}
				const erasing = recorder.call('eraseSession', { sessionId, act: 'session.deleted', author, at: Date.now() });
				const entry = await erasing;
				journal.publish({ type: 'sessionErased', sessionId });
				acts.tell(entry);
				return null;
			},
			'session.seal': ({ sessionId, operationId }) => seal(sessionId, operationId),
			'session.reopen': async ({ sessionId, reason }) => {
				const by = person();
				if (by.role !== 'lead') throw new DeskError('lead-only', 'Only a lead reopens what was sealed; the role is set in the profile.');
				return tell(await recorder.call('reopenSession', { sessionId, by, at: Date.now(), reason }));
			},
			'session.verify': async ({ sessionId, operationId }) => {
				const { seal: standing } = await reader.call('getSession', { sessionId });
				return inSteps(operationId, standing?.lines ?? 0, async () => {
					const { done, report } = await reader.call('verifyLines', { operationId, sessionId });
					return { done, result: report };
				});
			},
			'session.verifyFile': async ({ uploadId }) => {
				const { path, name } = await uploads.complete(uploadId);
				try {
					const { size: bytes } = await stat(path);
					const report = await inSteps(uploadId, bytes, async () => {
						const { done, report: result } = await reader.call('verifyFileOn', { operationId: uploadId, path, name });
						return { done, result };
					});
					return await reader.call('compareSeal', { report });
				} finally {
					await uploads.discard(uploadId);
				}
			},
		},
		cancel(operationId) {
			const operation = running.get(operationId);
			if (operation) operation.isCancelled = true;
		},
	};
}

import { DeskError } from '../../../shared/contract/errors.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { RetentionOutcome, RetentionRule } from '../../../shared/model/keeping.ts';
import type { Acts } from '../acts.ts';
import type { Recorder } from '../recording/recorder.ts';
import type { Keeper } from './keeper.ts';

export interface ApplyingRetention {
	readonly keeper: Keeper;
	readonly recorder: Recorder;
	readonly acts: Acts;
	/** Null: the desk itself, by the rule. */
	readonly author: AuditEntry['author'];
	readonly now: () => number;
	readonly isCancelled: () => boolean;
	/** In messages. */
	readonly onProgress: (done: number, total: number) => void;
	readonly onSession: (sessionId: string) => void;
}

/** Deletes or anonymises every session that the rule reaches now, one after the other, each with its line in the audit log. */
export async function applyRetention(rule: RetentionRule, applying: ApplyingRetention): Promise<RetentionOutcome> {
	const { keeper, recorder, acts, author, now, isCancelled, onProgress, onSession } = applying;
	const reached = rule.action === 'off' ? [] : await keeper.call('retainedSessions', { rule, now: now() });
	const total = reached.reduce((sum, { messages }) => sum + messages, 0);
	let sessions = 0;
	let done = 0;
	for (const { sessionId, messages } of reached) {
		if (isCancelled()) return { sessions, messages: done, isCancelled: true };
		try {
			const act = { sessionId, author, at: now() };
			const entry =
				rule.action === 'delete'
					? await recorder.call('eraseSession', { ...act, act: 'retention.applied' })
					: (await recorder.call('anonymiseSession', act)).entry;
			acts.tell(entry);
			onSession(sessionId);
			sessions += 1;
			done += messages;
		} catch (error) {
			// Somebody deleted it, or began to record in it, since the list was made.
			if (!(error instanceof DeskError && (error.code === 'session-not-found' || error.code === 'session-running'))) throw error;
		}
		onProgress(done, total);
	}
	return { sessions, messages: done, isCancelled: false };
}

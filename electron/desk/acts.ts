import type { AuditAct, AuditEntry } from '../../shared/model/audit.ts';
import type { Profile } from '../../shared/model/staff.ts';
import type { EventJournal } from './event-journal.ts';
import type { Recorder } from './recording/recorder.ts';

/** The audit log as the parts of the desk write to it. */
export interface Acts {
	/** Notes what was done at the desk, by whoever has said who they are. What must have a name asks for it first. */
	note(act: AuditAct, sessionId: string | null, detail?: AuditEntry['detail']): Promise<AuditEntry>;
	/** Notes what the desk did by itself, whoever sits at it. */
	noteOwn(act: AuditAct, sessionId: string | null, detail?: AuditEntry['detail']): Promise<AuditEntry>;
	/** Tells every window of a line that the recorder wrote itself, in the transaction of its act. */
	tell(entry: AuditEntry): void;
}

export function createActs(options: { readonly recorder: Recorder; readonly journal: EventJournal; readonly profile: () => Profile | null }): Acts {
	const { recorder, journal, profile } = options;
	const tell = (entry: AuditEntry) => journal.publish({ type: 'audit', entry });
	async function note(author: AuditEntry['author'], act: AuditAct, sessionId: string | null, detail: AuditEntry['detail'] = {}): Promise<AuditEntry> {
		const entry = await recorder.call('noteAct', { at: Date.now(), author, act, sessionId, detail });
		tell(entry);
		return entry;
	}

	return {
		note(act, sessionId, detail) {
			const person = profile();
			return note(person === null ? null : { name: person.name, role: person.role }, act, sessionId, detail);
		},
		noteOwn: (act, sessionId, detail) => note(null, act, sessionId, detail),
		tell,
	};
}

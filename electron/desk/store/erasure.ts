import type { AuditEntry } from '../../../shared/model/audit.ts';
import { insertAudit } from './audit-table.ts';
import type { WritableStore } from './store.ts';

/**
 * Changes or takes away what otherwise never changes, and says so in the audit log: all of it in one transaction, so that
 * evidence is never lost without a line that tells who lost it.
 */
export function eraseWith<Result>(store: WritableStore, entry: AuditEntry, work: () => Result): Result {
	return store.transaction(() => {
		const result = whileOpen(store, work);
		insertAudit(store, entry);
		return result;
	});
}

/** Goes on with what `eraseWith` began: the log tells of it already. In a transaction of its own. */
export function eraseFurther<Result>(store: WritableStore, work: () => Result): Result {
	return store.transaction(() => whileOpen(store, work));
}

function whileOpen<Result>(store: WritableStore, work: () => Result): Result {
	store.change<[]>('UPDATE erasure SET is_open = 1').run();
	const result = work();
	store.change<[]>('UPDATE erasure SET is_open = 0').run();
	return result;
}

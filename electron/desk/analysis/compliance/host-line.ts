import type { MessageKind, Role } from '../../../../shared/model/message.ts';

/** A line of a show that clocks listen to: the host's, a moderator's, or the platform's own. */
export interface HostLine {
	readonly messageId: number;
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly text: string;
	readonly kind: MessageKind;
	readonly role: Role;
	readonly isQuestion: boolean;
}

/** Whether clocks listen to such a line. */
export function isHeard({ kind, role }: Pick<HostLine, 'kind' | 'role'>): boolean {
	return kind !== 'chat' || role === 'host' || role === 'moderator';
}

/** Whether the host says it: what is promised and what things cost is theirs alone. */
export function isOfHost({ kind, role }: Pick<HostLine, 'kind' | 'role'>): boolean {
	return kind === 'speech' || (kind === 'chat' && role === 'host');
}

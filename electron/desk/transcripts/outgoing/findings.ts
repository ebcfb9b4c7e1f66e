import type { Verdict } from '../../../../shared/model/annotation.ts';
import type { Category, Severity } from '../../../../shared/model/category.ts';
import type { Flag } from '../../../../shared/model/flag.ts';
import type { ExportedPart } from '../../../../shared/model/session-export.ts';
import type { Span } from '../../../../shared/model/span.ts';
import type { ExportedMessage } from './session-rows.ts';

/** Something marked on a message: by the desk, or by a person who saw what the desk had missed. */
export interface Finding extends Span {
	/** Unique within its message. */
	readonly id: string;
	readonly category: Category;
	readonly severity: Severity;
	/** `added`: a person marked it themselves. */
	readonly standing: Verdict | 'unjudged' | 'added';
	/** Null where a person marked it. */
	readonly flag: Flag | null;
}

/** What is marked on a message, by place; of a part of a session what belongs to it. */
export function findingsOf({ state }: ExportedMessage, part: ExportedPart): readonly Finding[] {
	const found = state.flags.map(
		({ flag, verdict }, index): Finding => ({
			id: `flag-${index}`,
			category: flag.category,
			severity: flag.severity,
			start: flag.start,
			end: flag.end,
			standing: verdict?.verdict ?? 'unjudged',
			flag,
		}),
	);
	const added = state.addedFlags.map(
		({ annotation, category, severity, span }): Finding => ({
			id: annotation.id,
			category,
			severity,
			start: span.start,
			end: span.end,
			standing: 'added',
			flag: null,
		}),
	);
	return [...found, ...added].filter((finding) => part !== 'confirmed' || isHeld(finding)).sort((one, other) => one.start - other.start || one.end - other.end);
}

/** A person stands by it. */
export function isHeld({ standing }: Finding): boolean {
	return standing === 'confirmed' || standing === 'escalated' || standing === 'added';
}

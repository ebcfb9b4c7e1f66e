import { type Annotation, undoneIds } from '../../shared/model/annotation.ts';
import type { Severity } from '../../shared/model/category.ts';
import type { Message } from '../../shared/model/message.ts';
import type { UnreviewedCounts } from '../../shared/model/show.ts';

/** Counts a running session's flags that nobody has judged yet, so that the left column needs no query a second. */
export interface UnreviewedFlags {
	addMessages(messages: readonly Message[]): void;
	addAnnotation(annotation: Annotation): void;
	counts(): UnreviewedCounts;
}

export function createUnreviewedFlags(): UnreviewedFlags {
	const severities = new Map<number, Severity>();
	const annotations: Annotation[] = [];
	let judged: ReadonlySet<number> = new Set();
	return {
		addMessages(messages) {
			for (const message of messages) for (const flag of message.flags) severities.set(flag.id, flag.severity);
		},
		addAnnotation(annotation) {
			const { type } = annotation.body;
			if (type !== 'verdict' && type !== 'undo') return;
			annotations.push(annotation);
			// A session has hundreds of verdicts at most: starting over each time is simpler than taking one undo back.
			const undone = undoneIds(annotations);
			const standing = new Set<number>();
			for (const { id, body } of annotations) if (body.type === 'verdict' && !undone.has(id)) standing.add(body.flagId);
			judged = standing;
		},
		counts() {
			const counts = { low: 0, medium: 0, high: 0 };
			for (const [flagId, severity] of severities) if (!judged.has(flagId)) counts[severity] += 1;
			return counts;
		},
	};
}

import { createHash } from 'node:crypto';
import type { PackRule } from './pack.ts';

/** Tells one state of a rule from another: what it does, not how it is laid out or explained. A letter first, since YAML would take eight digits for a number. */
export function fingerprintOf({ id, category, severity, patterns, unless, roles, kinds, asQuestion, asDenial, ignoreQuoted, citation }: PackRule): string {
	const what = [id, category, severity, patterns, unless, roles, kinds, asQuestion, asDenial, ignoreQuoted, citation];
	return `r${createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 8)}`;
}

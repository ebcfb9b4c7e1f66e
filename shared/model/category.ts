/** The fixed categories of flags. Their ids are stored, exported and named in rule packs: never rename one. */

export const ACCURACY_CATEGORIES = [
	'health',
	'absolute',
	'result',
	'earnings',
	'price',
	'urgency',
	'specification',
	'authenticity',
	'endorsement',
	'fulfilment',
	'environmental',
	'incident',
] as const;

export const SECURITY_CATEGORIES = ['scam', 'contact', 'link', 'personal-data', 'abuse', 'spam', 'impersonation', 'sensitive'] as const;

export const CATEGORIES = [...ACCURACY_CATEGORIES, ...SECURITY_CATEGORIES] as const;

export type Category = (typeof CATEGORIES)[number];

export type CategoryFamily = 'accuracy' | 'security';

/** Least severe first, so that the index is a rank. */
export const SEVERITIES = ['low', 'medium', 'high'] as const;

export type Severity = (typeof SEVERITIES)[number];

export function severityRank(severity: Severity): number {
	return SEVERITIES.indexOf(severity);
}

const ACCURACY: ReadonlySet<Category> = new Set(ACCURACY_CATEGORIES);

export function familyOf(category: Category): CategoryFamily {
	return ACCURACY.has(category) ? 'accuracy' : 'security';
}

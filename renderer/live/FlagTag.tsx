import type { TFunction } from 'i18next';
import type { Verdict } from '../../shared/model/annotation.ts';
import type { Category, Severity } from '../../shared/model/category.ts';
import { SeverityMark } from './SeverityMark.tsx';
import './flag-tag.css';

interface FlagTagProps {
	readonly category: Category;
	readonly severity: Severity;
	readonly verdict: Verdict | null;
	/** How many of the same look it stands for. */
	readonly count?: number;
	/** A person found it, not the desk. */
	readonly isAdded?: boolean;
	readonly t: TFunction<['live', 'flags']>;
}

/** One finding at the end of a line: severity by shape, category by name and hue, verdict by sign. */
export function FlagTag({ category, severity, verdict, count = 1, isAdded = false, t }: FlagTagProps) {
	const spoken = [t(`flags:severity.${severity}`), ...(verdict === null ? [] : [t(`flags:verdict.${verdict}`)]), ...(isAdded ? [t('flag.addedByPerson')] : [])];
	const name = t(`flags:category.${category}.name`);
	return (
		<span className="flag-tag" data-category={category} data-severity={severity} data-verdict={verdict ?? 'none'} title={[name, ...spoken].join(' · ')}>
			<SeverityMark severity={severity} />
			<span className="flag-tag-name">{name}</span>
			{count > 1 && <span>×{count}</span>}
			{isAdded && (
				<span className="flag-tag-added" aria-hidden="true">
					+
				</span>
			)}
			{verdict !== null && <VerdictSign verdict={verdict} />}
			<span className="visually-hidden">({spoken.join(', ')})</span>
		</span>
	);
}

/** ✓, – or ↑, drawn so that they weigh the same in every font. */
export function VerdictSign({ verdict, size = 12 }: { readonly verdict: Verdict; readonly size?: number }) {
	return (
		<svg className={`verdict-sign verdict-${verdict}`} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
			<path d={SIGNS[verdict]} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
		</svg>
	);
}

const SIGNS = {
	confirmed: 'M2.2 6.4 4.8 9 9.8 3.2',
	dismissed: 'M2.5 6h7',
	escalated: 'M6 10V2.4M2.8 5.4 6 2.2l3.2 3.2',
} as const satisfies Record<Verdict, string>;

import { useTranslation } from 'react-i18next';
import type { SkippedLine } from '../../../shared/model/transcript-import.ts';

/** Lines of a file that cannot be taken, each with why. */
export function SkippedLines({ lines, count }: { readonly lines: readonly SkippedLine[]; readonly count: number }) {
	const { t } = useTranslation('importing');
	const hidden = count - lines.length;
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
		<ol className="import-skipped" tabIndex={0}>
			{lines.map(({ line, code, values }, index) => (
				<li key={`${line} ${index}`}>
					<span>{t('line', { line })}</span>
					<span>{code === 'bad-field' ? t('problem.bad-field', { field: values?.field ?? '' }) : t(`problem.${code}`)}</span>
				</li>
			))}
			{hidden > 0 && <li>{t('moreProblems', { count: hidden })}</li>}
		</ol>
	);
}

import { useTranslation } from 'react-i18next';
import type { ImportResult } from '../../../shared/model/transcript-import.ts';
import { ConfirmIcon } from '../../components/icons.tsx';
import { SkippedLines } from './SkippedLines.tsx';

/** What came of an import: what is new, what was known, what was left out and why. */
export function ImportOutcome({ file, result }: { readonly file: File; readonly result: ImportResult }) {
	const { t } = useTranslation('importing');
	return (
		<div className="import-outcome" role="status">
			<p className="import-headline">
				<ConfirmIcon />
				<span>{t('done', { file: file.name })}</span>
			</p>
			<ul>
				<li>{t('added', { count: result.added })}</li>
				<li>{t('keptBefore', { count: result.known })}</li>
				{result.skippedCount > 0 && <li>{t('leftOut', { count: result.skippedCount })}</li>}
			</ul>
			{result.skippedCount > 0 && <SkippedLines lines={result.skipped} count={result.skippedCount} />}
		</div>
	);
}

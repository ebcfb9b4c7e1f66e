import { useTranslation } from 'react-i18next';
import type { Guidelines } from '../../../shared/model/label.ts';
import { Markdown } from '../../components/Markdown.tsx';
import { callDesk } from '../../state/desk.ts';
import { useKept } from '../../state/use-kept.ts';

/** What the team has agreed on, beside the item; nothing where it has written nothing. */
export function GuidelinesPanel() {
	const { t } = useTranslation('review');
	const { kept } = useKept(loadGuidelines, unchanged);
	const written = kept.phase === 'loaded' ? kept.value.filter(({ label, text }) => label === null && text.trim() !== '') : [];
	if (written.length === 0) return null;
	return (
		<aside className="judge-guidelines" aria-label={t('judge.guidelines')}>
			<h2>{t('judge.guidelines')}</h2>
			{written.map(({ version, text }) => (
				<Markdown key={version} text={text} />
			))}
		</aside>
	);
}

function loadGuidelines(): Promise<readonly Guidelines[]> {
	return callDesk('guidelines.list', {});
}

function unchanged<Value>(value: Value): Value {
	return value;
}

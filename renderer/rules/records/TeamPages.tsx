import { useTranslation } from 'react-i18next';
import { RulesTabs } from './RulesTabs.tsx';
import { RulesToLookAt } from './RulesToLookAt.tsx';
import { TeamLists } from './TeamLists.tsx';
import type { TeamPage } from './team-page.ts';
import './records.css';

interface TeamPagesProps {
	readonly page: TeamPage;
	/** Whose record is open; null for the list. */
	readonly rule: string | null;
}

/** What the team's verdicts say of the rules, and what the team has decided beside them. */
export function TeamPages({ page, rule }: TeamPagesProps) {
	const { t } = useTranslation('app');
	return (
		<main className="screen">
			<h1 className="visually-hidden">{t('screen.rules')}</h1>
			<RulesTabs current={page} />
			<div className="screen-scroller">{page === 'records' ? <RulesToLookAt rule={rule} /> : <TeamLists />}</div>
		</main>
	);
}

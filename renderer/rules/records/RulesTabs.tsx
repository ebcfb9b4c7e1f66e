import { useTranslation } from 'react-i18next';
import { hashOf } from '../../state/route.ts';
import type { TeamPage } from './team-page.ts';
import './rules-tabs.css';

/** The three parts of the rules: the packs, what verdicts say of them, and what the team has decided beside them. */
export function RulesTabs({ current }: { readonly current: TeamPage | 'packs' }) {
	const { t } = useTranslation('records');
	const tabs = [
		{ id: 'packs', pack: null, name: t('tabs.packs') },
		{ id: 'records', pack: 'records', name: t('tabs.records') },
		{ id: 'lists', pack: 'lists', name: t('tabs.lists') },
	] as const;
	return (
		<nav className="rules-tabs" aria-label={t('tabs.name')}>
			{tabs.map(({ id, pack, name }) => (
				<a key={id} href={hashOf({ screen: 'rules', pack, rule: null })} aria-current={id === current ? 'page' : undefined}>
					{name}
				</a>
			))}
		</nav>
	);
}

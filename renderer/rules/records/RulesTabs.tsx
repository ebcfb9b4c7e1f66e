import { useTranslation } from 'react-i18next';
import { PageTabs } from '../../components/PageTabs.tsx';
import { hashOf } from '../../state/route.ts';
import type { TeamPage } from './team-page.ts';

/** The three parts of the rules: the packs, what verdicts say of them, and what the team has decided beside them. */
export function RulesTabs({ current }: { readonly current: TeamPage | 'packs' }) {
	const { t } = useTranslation('records');
	const tabs = [
		{ id: 'packs', pack: null, name: t('tabs.packs') },
		{ id: 'records', pack: 'records', name: t('tabs.records') },
		{ id: 'lists', pack: 'lists', name: t('tabs.lists') },
	] as const;
	const pages = tabs.map(({ id, pack, name }) => ({ id, name, href: hashOf({ screen: 'rules', pack, rule: null }) }));
	return <PageTabs label={t('tabs.name')} pages={pages} current={current} />;
}

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTeamPack } from '../../shared/model/rule-pack.ts';
import { useShortcuts } from '../app/shortcuts.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { DownloadIcon, MoreIcon, PlusIcon, RulesIcon, UploadIcon, WarningIcon } from '../components/icons.tsx';
import { Menu } from '../components/Menu.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { saveBlob } from '../sessions/export-session.ts';
import { callDesk } from '../state/desk.ts';
import { navigate } from '../state/navigation.ts';
import { ImportPacksDialog } from './ImportPacksDialog.tsx';
import { NewPackDialog } from './NewPackDialog.tsx';
import { PackDeskView } from './PackDeskView.tsx';
import { PackList } from './PackList.tsx';
import { groupFor, groupsOf, NO_FILTER, type PackFilter } from './pack-groups.ts';
import { RulesTabs } from './records/RulesTabs.tsx';
import { usePacks } from './use-packs.ts';
import './rules.css';

/** All rule packs: to read, to try, to change for the team. @param packName null for the list alone @param ruleId null for the pack as a whole */
export function RulesScreen({ packName, ruleId }: { readonly packName: string | null; readonly ruleId: string | null }) {
	const { t } = useTranslation('rules');
	const faultWords = useFaultWords();
	const { packs, reload } = usePacks();
	const [filter, setFilter] = useState<PackFilter>(NO_FILTER);
	const [dialog, setDialog] = useState<'import' | 'new' | null>(null);
	const list = packs.phase === 'loaded' ? packs.value : null;
	const groups = useMemo(() => groupsOf(list ?? []), [list]);
	const group = packName === null ? null : groupFor(groups, packName);
	const teamNames = useMemo(() => (list ?? []).filter(({ name }) => isTeamPack(name)).map(({ name }) => name), [list]);
	useShortcuts([{ keys: 'n', label: t('newPack'), group: 'page', run: () => setDialog('new') }]);

	async function exportPacks(names: readonly string[]): Promise<void> {
		try {
			const { text } = await callDesk('pack.export', { names: [...names] });
			const [only] = names;
			const file = `${names.length === 1 && only !== undefined ? only.replaceAll('/', '-') : 'team-rules'}.yaml`;
			saveBlob(new Blob([text], { type: 'application/yaml' }), file);
			showToast({ level: 'success', text: t('exported', { file }) });
		} catch (error) {
			showToast({ level: 'error', text: faultWords(error) });
		}
	}

	const detail = () => {
		if (packName === null) return <EmptyState icon={<RulesIcon size={24} />} title={t('choose')} />;
		if (group === null || list === null) {
			return (
				<EmptyState title={t('gone')} action={<Button onPress={() => navigate({ screen: 'rules', pack: null, rule: null })}>{t('back')}</Button>}>
					{t('goneText')}
				</EmptyState>
			);
		}
		return <PackDeskView key={group.teamName} packs={list} group={group} ruleId={ruleId} onExport={(names) => void exportPacks(names)} />;
	};

	const content = () => {
		switch (packs.phase) {
			case 'loading':
				return <EmptyState title={t('loading')} />;
			case 'failed':
				return (
					<EmptyState tone="error" icon={<WarningIcon size={24} />} title={t('failed')} action={<Button onPress={reload}>{t('retry')}</Button>}>
						{faultWords(packs.error)}
					</EmptyState>
				);
			case 'loaded':
				return (
					<div className="screen-columns rules-columns" data-is-open={packName !== null || undefined}>
						<section className="screen-side rules-side" aria-label={t('title')}>
							<header className="rules-header">
								<h1>{t('title')}</h1>
								<IconButton label={t('newPack')} icon={<PlusIcon />} keys="N" onPress={() => setDialog('new')} />
								<Menu
									label={t('allActions')}
									trigger={<IconButton label={t('allActions')} icon={<MoreIcon />} />}
									actions={[
										{ id: 'import', name: t('import'), icon: <UploadIcon />, onAction: () => setDialog('import') },
										{
											id: 'export',
											name: t('exportAll'),
											icon: <DownloadIcon />,
											isDisabled: teamNames.length === 0,
											onAction: () => void exportPacks(teamNames),
										},
									]}
								/>
							</header>
							<PackList groups={groups} openPack={group?.name ?? null} openRule={ruleId} filter={filter} onFilter={setFilter} />
						</section>
						<div className="rules-main">{detail()}</div>
					</div>
				);
		}
	};

	return (
		<main className="screen rules-screen">
			<RulesTabs current="packs" />
			{content()}
			{dialog === 'import' && <ImportPacksDialog onClose={() => setDialog(null)} />}
			{dialog === 'new' && (
				<NewPackDialog
					languages={[...new Set(groups.map(({ language }) => language))].filter((language) => language !== 'any')}
					taken={new Set(groups.map(({ teamName }) => teamName))}
					onClose={() => setDialog(null)}
					onBegin={(name) => {
						setDialog(null);
						navigate({ screen: 'rules', pack: name, rule: null });
					}}
				/>
			)}
		</main>
	);
}

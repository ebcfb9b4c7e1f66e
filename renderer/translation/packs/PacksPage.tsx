import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LanguagePack } from '../../../shared/model/language-pack.ts';
import { Button } from '../../components/Button.tsx';
import { RetryIcon, SearchIcon, WarningIcon } from '../../components/icons.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { PageState } from '../PageState.tsx';
import { useTranslationSettings } from '../use-translation-settings.ts';
import { AddPackFiles } from './AddPackFiles.tsx';
import { NeededPacks } from './NeededPacks.tsx';
import { PackRow } from './PackRow.tsx';
import { packGroups, pairsToRead, tagOf } from './pack-groups.ts';
import { type FetchState, usePacks } from './use-packs.ts';
import '../engines/engines.css';
import './packs.css';

/** So many packs are found faster by typing than by looking. */
const MANY_PACKS = 8;

/** What this machine can translate by itself, and what it could. The list is fetched only when the person says so. */
export function PacksPage() {
	const { t } = useTranslation('engines');
	const { kept, reload, fetchList, fetching } = usePacks();
	const settings = useTranslationSettings();
	const address = settings.kept.phase === 'loaded' ? settings.kept.value.settings.registryAddress : null;
	const host = address === null ? t('packs.mozilla') : new URL(address).host;
	const hasList = kept.phase === 'loaded' && kept.value.some(({ state }) => state.phase !== 'installed');
	const fetchButton = (
		<Button
			variant={hasList || fetching.phase === 'done' ? 'secondary' : 'primary'}
			icon={<RetryIcon />}
			isPending={fetching.phase === 'running'}
			onPress={() => void fetchList()}
		>
			{t(fetching.phase === 'running' ? 'packs.fetching' : hasList || fetching.phase === 'done' ? 'packs.fetchAgain' : 'packs.fetch')}
		</Button>
	);
	return (
		<div className="screen-scroller">
			<div className="screen-page translation-page">
				<header className="translation-head">
					<h1>{t('tabs.packs')}</h1>
					<p className="translation-intro">{t('packs.intro')}</p>
					<div className="packs-fetch">
						{fetchButton}
						<p className="engine-aside">{t(fetching.phase === 'done' ? 'packs.fetched' : 'packs.notAsked', { host })}</p>
					</div>
					<FetchTrouble fetching={fetching} />
				</header>
				<PageState kept={kept} onReload={reload}>
					{(packs) => (
						<>
							{hasList && <NeededPacks packs={packs} />}
							{packs.length === 0 && fetching.phase !== 'failed' && <p className="packs-none">{t('packs.noneTitle')}</p>}
							{packs.length > 0 && <PackLists packs={packs} />}
						</>
					)}
				</PageState>
				<AddPackFiles />
			</div>
		</div>
	);
}

/** What to do where the list cannot be had: most often there is no internet. */
function FetchTrouble({ fetching }: { readonly fetching: FetchState }) {
	const { t } = useTranslation('engines');
	const faultWords = useFaultWords();
	if (fetching.phase !== 'failed') return null;
	const { trouble, error } = fetching;
	return (
		<div className="packs-offline" role="alert">
			<p className="packs-offline-title">
				<WarningIcon />
				<strong>{t('packs.offline.title')}</strong>
			</p>
			{trouble === null ? (
				<p>{faultWords(error)}</p>
			) : trouble === 'not-a-pack' ? (
				<p>{t('packs.offline.unreadable')}</p>
			) : (
				<>
					<p>{t(`packs.trouble.${trouble}`)}</p>
					<p>{t('packs.offline.text')}</p>
					<ol>
						<li>{t('packs.offline.one')}</li>
						<li>{t('packs.offline.two')}</li>
						<li>{t('packs.offline.three')}</li>
					</ol>
				</>
			)}
		</div>
	);
}

function PackLists({ packs }: { readonly packs: readonly LanguagePack[] }) {
	const { t } = useTranslation('engines');
	const { languageName, compare } = useFormatters();
	const [typed, setTyped] = useState('');
	const isMany = packs.length > MANY_PACKS;
	const groups = packGroups(packs, pairsToRead('zh', []), isMany ? typed : '', languageName, compare);
	return (
		<div className="packs-groups">
			{isMany && (
				<TextField
					label={t('packs.search')}
					isLabelHidden
					type="search"
					placeholder={t('packs.search')}
					icon={<SearchIcon />}
					value={typed}
					onChange={setTyped}
				/>
			)}
			{groups.length === 0 && <p className="engine-aside">{t('packs.none')}</p>}
			{groups.map(({ language, packs: own }) => {
				const name = language === null ? t('packs.team') : languageName(tagOf(language));
				return (
					<section key={language ?? ''} aria-label={name}>
						<h2 className="packs-language">{name}</h2>
						<ul className="packs-list">
							{own.map((pack) => (
								<PackRow key={`${pack.from}-${pack.to}`} pack={pack} />
							))}
						</ul>
					</section>
				);
			})}
		</div>
	);
}

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConcordanceHit } from '../../../shared/model/translation-desk.ts';
import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { DownloadIcon, MoreIcon, SearchIcon, UploadIcon, WarningIcon } from '../../components/icons.tsx';
import { Menu } from '../../components/Menu.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { matchSpans } from '../../search/match-spans.ts';
import { callDesk } from '../../state/desk.ts';
import { ExportMemoryDialog } from '../exchange/ExportMemoryDialog.tsx';
import { ImportExchangeDialog } from '../exchange/ImportExchangeDialog.tsx';
import { LanguageTag } from '../LanguageTag.tsx';
import { useTranslatorStatus } from '../use-translator-status.ts';
import { MOST_HITS, useConcordance } from './use-concordance.ts';
import './memory.css';

/** What was translated before: how much there is, and where words stand in it. */
export function MemoryPage() {
	const { t } = useTranslation('engines');
	const status = useTranslatorStatus();
	const [typed, setTyped] = useState('');
	const [dialog, setDialog] = useState<'import' | 'export' | null>(null);
	// The desk reads its memory with the first thing that is asked of the translator, and tells then how much there is.
	useEffect(() => void callDesk('languagePack.list', { refresh: false }).catch(() => null), []);
	return (
		<div className="screen-scroller">
			<div className="screen-page translation-page">
				<header className="translation-head">
					<div className="translation-title-line">
						<h1>{t('tabs.memory')}</h1>
						<Menu
							label={t('exchange.actions')}
							trigger={<IconButton label={t('exchange.actions')} icon={<MoreIcon />} />}
							actions={[
								{ id: 'import', name: t('exchange.import'), icon: <UploadIcon />, onAction: () => setDialog('import') },
								{ id: 'export', name: t('exchange.export'), icon: <DownloadIcon />, onAction: () => setDialog('export') },
							]}
						/>
					</div>
					<p className="translation-intro">{t('memory.intro')}</p>
					{status !== null && status.memoryUnits > 0 && (
						<p className="memory-count" role="status">
							{t('memory.count', { n: status.memoryUnits })}
						</p>
					)}
				</header>
				<TextField
					label={t('memory.search')}
					type="search"
					icon={<SearchIcon />}
					description={t('memory.searchHint')}
					maxLength={200}
					value={typed}
					onChange={setTyped}
				/>
				<Found typed={typed} />
			</div>
			{dialog === 'import' && <ImportExchangeDialog what="memory" onClose={() => setDialog(null)} />}
			{dialog === 'export' && <ExportMemoryDialog onClose={() => setDialog(null)} />}
		</div>
	);
}

function Found({ typed }: { readonly typed: string }) {
	const { t } = useTranslation('engines');
	const faultWords = useFaultWords();
	const { found, retry } = useConcordance(typed);
	if (found === null) return <EmptyState title={t('memory.start')}>{t('memory.startText')}</EmptyState>;
	switch (found.phase) {
		case 'searching':
			return <EmptyState title={t('memory.searching')} />;
		case 'failed':
			return (
				<EmptyState tone="error" icon={<WarningIcon size={24} />} title={t('memory.failed')} action={<Button onPress={retry}>{t('retry')}</Button>}>
					{faultWords(found.error)}
				</EmptyState>
			);
		case 'found':
			if (found.hits.length === 0) return <EmptyState title={t('memory.nothing')} />;
			return (
				<section aria-label={t('memory.hits')}>
					<ul className="memory-hits">
						{found.hits.map((hit) => (
							<Hit key={`${hit.origin} ${hit.from} ${hit.source}`} hit={hit} query={found.text} />
						))}
					</ul>
					{found.hits.length === MOST_HITS && <p className="engine-aside memory-most">{t('memory.most', { n: MOST_HITS })}</p>}
				</section>
			);
	}
}

function Hit({ hit: { from, source, targets, origin }, query }: { readonly hit: ConcordanceHit; readonly query: string }) {
	const { t } = useTranslation('engines');
	return (
		<li className="memory-hit">
			<div className="memory-hit-source">
				<Text language={from} text={source} query={query} />
				<Chip tone={origin === 'team' ? 'accent' : 'neutral'}>{t(`memory.origin.${origin}`)}</Chip>
			</div>
			<ul className="memory-hit-targets">
				{Object.entries(targets).map(([language, text]) => (
					<li key={language}>
						<Text language={language} text={text} query={query} />
					</li>
				))}
			</ul>
		</li>
	);
}

function Text({ language, text, query }: { readonly language: string; readonly text: string; readonly query: string }) {
	const spans = matchSpans(text, query);
	return (
		<>
			<LanguageTag tag={language} />
			<p className="memory-hit-text" dir="auto" lang={language}>
				{spans.map((span, index) => (
					<span key={span.start}>
						{text.slice(spans[index - 1]?.end ?? 0, span.start)}
						<mark>{text.slice(span.start, span.end)}</mark>
					</span>
				))}
				{text.slice(spans.at(-1)?.end ?? 0)}
			</p>
		</>
	);
}

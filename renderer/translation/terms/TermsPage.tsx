import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TERM_FORMATS, type TermFormat } from '../../../shared/model/exchange.ts';
import type { SavedConcept } from '../../../shared/model/term.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { DownloadIcon, MoreIcon, PlusIcon, SearchIcon, UploadIcon } from '../../components/icons.tsx';
import { Menu } from '../../components/Menu.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters, useInterfaceLanguage } from '../../i18n/use-formatters.ts';
import { saveBlob } from '../../sessions/export-session.ts';
import { callDesk, useProfile } from '../../state/desk.ts';
import { exportExchange } from '../exchange/exchange-files.ts';
import { ImportExchangeDialog } from '../exchange/ImportExchangeDialog.tsx';
import { PageState } from '../PageState.tsx';
import { TermEditor } from './TermEditor.tsx';
import { TermTable } from './TermTable.tsx';
import { fitting, NO_FILTER, nameOf, type TermFilter } from './term-draft.ts';
import { useTerms } from './use-terms.ts';
import './terms.css';

/** What the team calls things, in every language. */
export function TermsPage() {
	const { t } = useTranslation('engines');
	const faultWords = useFaultWords();
	const { kept, reload, put } = useTerms();
	/** `new`, or the one that is being changed. */
	const [open, setOpen] = useState<SavedConcept | 'new' | null>(null);
	const [isImporting, setIsImporting] = useState(false);
	const languages = useLanguagesOfTeam();
	useShortcuts([{ keys: 'n', label: t('terms.new'), group: 'page', run: () => setOpen('new') }]);

	const report = (error: unknown) => showToast({ level: 'error', text: faultWords(error) });
	const remove = ({ id, concept }: SavedConcept) => {
		setOpen(null);
		const undo = () => void callDesk('term.save', { id, concept }).then(put, report);
		callDesk('term.delete', { id }).then(
			() => showToast({ level: 'info', text: t('terms.deleted', { term: nameOf(concept) }), action: { label: t('undo'), onAction: undo } }),
			report,
		);
	};
	async function exportTerms(format: TermFormat): Promise<void> {
		try {
			const file = `terms.${format}`;
			saveBlob(await exportExchange((call, cursor) => call('term.export', { format, cursor })), file);
			showToast({ level: 'success', text: t('exchange.exported', { file }) });
		} catch (error) {
			report(error);
		}
	}
	const isEmpty = kept.phase !== 'loaded' || kept.value.length === 0;
	return (
		<div className="screen-page translation-page translation-page-full">
			<header className="translation-head">
				<div className="translation-title-line">
					<h1>{t('tabs.terms')}</h1>
					<Button icon={<PlusIcon />} onPress={() => setOpen('new')}>
						{t('terms.new')}
					</Button>
					<Menu
						label={t('exchange.actions')}
						trigger={<IconButton label={t('exchange.actions')} icon={<MoreIcon />} />}
						actions={[
							{ id: 'import', name: t('exchange.import'), icon: <UploadIcon />, onAction: () => setIsImporting(true) },
							...TERM_FORMATS.map((format) => ({
								id: format,
								name: t('exchange.exportAs', { format: format.toUpperCase() }),
								icon: <DownloadIcon />,
								isDisabled: isEmpty,
								onAction: () => void exportTerms(format),
							})),
						]}
					/>
				</div>
				<p className="translation-intro">{t('terms.intro')}</p>
			</header>
			<PageState kept={kept} onReload={reload}>
				{(concepts) => (concepts.length === 0 ? <NoTerms /> : <Terms concepts={concepts} onOpen={setOpen} />)}
			</PageState>
			{isImporting && <ImportExchangeDialog what="terms" onClose={() => setIsImporting(false)} />}
			{open !== null && (
				<TermEditor
					key={open === 'new' ? open : open.id}
					saved={open === 'new' ? null : open}
					languages={languages}
					onClose={() => setOpen(null)}
					onDelete={remove}
					onSaved={(saved) => {
						put(saved);
						setOpen(null);
						showToast({ level: 'success', text: t('saved') });
					}}
				/>
			)}
		</div>
	);
}

/** From what is spoken to what is read: what a new term is most likely written in. */
function useLanguagesOfTeam(): readonly string[] {
	const profile = useProfile();
	const own = useInterfaceLanguage().split('-')[0] ?? 'en';
	return useMemo(() => [...new Set([...(profile?.languages ?? ['es']), own === 'zh' ? 'zh' : 'en'])].slice(0, 4), [profile, own]);
}

function NoTerms() {
	const { t } = useTranslation('engines');
	return (
		<EmptyState title={t('terms.emptyTitle')}>
			<p>{t('terms.emptyText')}</p>
			<p className="engine-aside">{t('terms.emptyExample')}</p>
		</EmptyState>
	);
}

/** Stands for every language or product; no tag and no name is empty. */
const ANY = '';

function Terms({ concepts, onOpen }: { readonly concepts: readonly SavedConcept[]; readonly onOpen: (saved: SavedConcept) => void }) {
	const { t } = useTranslation('engines');
	const { languageName, compare } = useFormatters();
	const [filter, setFilter] = useState<TermFilter>(NO_FILTER);
	const shown = useMemo(() => fitting(concepts, filter), [concepts, filter]);
	const languages = [...new Set(concepts.flatMap(({ concept }) => concept.terms.map(({ language }) => language)))]
		.map((id) => ({ id, name: languageName(id) }))
		.sort((one, other) => compare(one.name, other.name));
	const products = [...new Set(concepts.flatMap(({ concept }) => concept.product ?? []))].sort(compare).map((id) => ({ id, name: id }));
	return (
		<>
			<div className="term-filters">
				<TextField
					label={t('terms.search')}
					isLabelHidden
					type="search"
					placeholder={t('terms.search')}
					icon={<SearchIcon />}
					value={filter.text}
					onChange={(text) => setFilter({ ...filter, text })}
				/>
				<Select
					label={t('terms.language')}
					isLabelHidden
					choices={[{ id: ANY, name: t('terms.anyLanguage') }, ...languages]}
					value={filter.language ?? ANY}
					onChange={(id) => setFilter({ ...filter, language: id || null })}
				/>
				{products.length > 0 && (
					<Select
						label={t('terms.product')}
						isLabelHidden
						choices={[{ id: ANY, name: t('terms.anyProduct') }, ...products]}
						value={filter.product ?? ANY}
						onChange={(id) => setFilter({ ...filter, product: id || null })}
					/>
				)}
				<span className="engine-aside" role="status">
					{t('terms.count', { n: shown.length })}
				</span>
			</div>
			{shown.length === 0 ? (
				<EmptyState title={t('terms.nothingFits')} action={<Button onPress={() => setFilter(NO_FILTER)}>{t('terms.showAll')}</Button>} />
			) : (
				<TermTable concepts={shown} onOpen={onOpen} />
			)}
		</>
	);
}

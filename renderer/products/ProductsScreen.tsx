import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductSheet, SavedSheet } from '../../shared/model/product-sheet.ts';
import { searchFold } from '../../shared/model/search-fold.ts';
import { useShortcuts } from '../app/shortcuts.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { DownloadIcon, MoreIcon, PlusIcon, ProductsIcon, SearchIcon, UploadIcon, WarningIcon } from '../components/icons.tsx';
import { Menu } from '../components/Menu.tsx';
import { TextField } from '../components/TextField.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { fileNameOf, saveBlob } from '../sessions/export-session.ts';
import { callDesk } from '../state/desk.ts';
import { navigate, redirect } from '../state/navigation.ts';
import { hashOf, NEW_SHEET } from '../state/route.ts';
import { DEMO_SHEET } from './demo-sheet.ts';
import { ImportSheetsDialog } from './ImportSheetsDialog.tsx';
import { writeSheets } from './read-sheets.ts';
import { SheetEditor } from './SheetEditor.tsx';
import { useSheets } from './use-sheets.ts';
import './products.css';

/** So many sheets are found faster by typing than by looking. */
const MANY_SHEETS = 8;

/** @param sheetId the sheet that is open; `NEW_SHEET` for one that is not saved yet; null for the list alone */
export function ProductsScreen({ sheetId }: { readonly sheetId: string | null }) {
	const { t } = useTranslation('products');
	const faultWords = useFaultWords();
	const { list, reload, put } = useSheets();
	const [typed, setTyped] = useState('');
	const [isImporting, setIsImporting] = useState(false);
	/** Made in this moment: writing goes on where it was. */
	const [madeId, setMadeId] = useState<string | null>(null);
	const sheets = list.phase === 'loaded' ? list.sheets : [];

	const begin = () => navigate({ screen: 'products', sheetId: NEW_SHEET });
	useShortcuts([{ keys: 'n', label: t('new'), group: 'page', run: begin }]);
	const report = (error: unknown) => showToast({ level: 'error', text: faultWords(error) });
	const add = (sheet: ProductSheet) => {
		callDesk('sheet.save', { sheet }).then((saved) => {
			put(saved);
			setMadeId(saved.id);
			navigate({ screen: 'products', sheetId: saved.id });
		}, report);
	};
	const remove = ({ id, sheet }: SavedSheet) => {
		redirect({ screen: 'products', sheetId: null });
		const undo = () => void callDesk('sheet.save', { id, sheet }).catch(report);
		callDesk('sheet.delete', { id }).then(
			() => showToast({ level: 'info', text: t('deleted', { product: sheet.product }), action: { label: t('undo'), onAction: undo } }),
			report,
		);
	};
	const exportSheets = (exported: readonly ProductSheet[]) => {
		const [only] = exported;
		const file = `${(exported.length === 1 && fileNameOf(only?.product ?? '')) || 'product-sheets'}.json`;
		saveBlob(new Blob([writeSheets(exported)], { type: 'application/json' }), file);
		showToast({ level: 'success', text: t('exported', { file }) });
	};

	const detail = () => {
		if (sheetId === null) return sheets.length === 0 ? null : <EmptyState icon={<ProductsIcon size={24} />} title={t('choose')} />;
		const saved = sheets.find(({ id }) => id === sheetId) ?? null;
		if (saved === null && sheetId !== NEW_SHEET) {
			return (
				<EmptyState title={t('gone')} action={<Button onPress={() => navigate({ screen: 'products', sheetId: null })}>{t('back')}</Button>}>
					{t('goneText')}
				</EmptyState>
			);
		}
		return (
			<SheetEditor
				key={sheetId}
				saved={saved}
				autoFocus={sheetId === NEW_SHEET || sheetId === madeId}
				onSaved={(kept) => {
					put(kept);
					if (kept.id === sheetId) return;
					setMadeId(kept.id);
					redirect({ screen: 'products', sheetId: kept.id });
				}}
				onDuplicate={(sheet) => add({ ...sheet, product: t('copyOf', { product: sheet.product }) })}
				onExport={(sheet) => exportSheets([sheet])}
				onDelete={remove}
			/>
		);
	};

	const content = () => {
		switch (list.phase) {
			case 'loading':
				return <EmptyState title={t('loading')} />;
			case 'failed':
				return (
					<EmptyState tone="error" icon={<WarningIcon size={24} />} title={t('failed')} action={<Button onPress={reload}>{t('retry')}</Button>}>
						{faultWords(list.error)}
					</EmptyState>
				);
			case 'loaded':
				if (sheets.length > 0 || sheetId !== null) return detail();
				return <NoSheets onNew={begin} onImport={() => setIsImporting(true)} onTakeDemo={() => add(DEMO_SHEET)} />;
		}
	};

	return (
		<main className="screen products-screen">
			<div className="screen-columns products-columns" data-is-open={sheetId !== null || undefined}>
				<section className="screen-side products-side" aria-label={t('title')}>
					<header className="products-header">
						<h1>{t('title')}</h1>
						<IconButton label={t('new')} icon={<PlusIcon />} keys="N" onPress={begin} />
						<Menu
							label={t('allActions')}
							trigger={<IconButton label={t('allActions')} icon={<MoreIcon />} />}
							actions={[
								{ id: 'import', name: t('import'), icon: <UploadIcon />, onAction: () => setIsImporting(true) },
								{
									id: 'export',
									name: t('exportAll'),
									icon: <DownloadIcon />,
									isDisabled: sheets.length === 0,
									onAction: () => exportSheets(sheets.map(({ sheet }) => sheet)),
								},
							]}
						/>
					</header>
					{sheets.length > MANY_SHEETS && (
						<div className="products-search">
							<TextField label={t('search')} isLabelHidden type="search" placeholder={t('search')} icon={<SearchIcon />} value={typed} onChange={setTyped} />
						</div>
					)}
					<SheetLinks sheets={matching(sheets, sheets.length > MANY_SHEETS ? typed : '')} openId={sheetId} />
				</section>
				<div className="products-main">{content()}</div>
			</div>
			{isImporting && <ImportSheetsDialog known={sheets} onClose={() => setIsImporting(false)} />}
		</main>
	);
}

function SheetLinks({ sheets, openId }: { readonly sheets: readonly SavedSheet[]; readonly openId: string | null }) {
	const { t } = useTranslation('products');
	return (
		<ul className="products-list">
			{sheets.map(({ id, sheet }) => (
				<li key={id}>
					<a className="product-link" href={hashOf({ screen: 'products', sheetId: id })} aria-current={id === openId ? 'page' : undefined}>
						<span className="product-link-name">
							<bdi>{sheet.product}</bdi>
						</span>
						<span className="product-link-count">{t('factCount', { count: Object.keys(sheet.facts).length })}</span>
					</a>
				</li>
			))}
		</ul>
	);
}

interface NoSheetsProps {
	readonly onNew: () => void;
	readonly onImport: () => void;
	readonly onTakeDemo: () => void;
}

function NoSheets({ onNew, onImport, onTakeDemo }: NoSheetsProps) {
	const { t } = useTranslation('products');
	return (
		<EmptyState
			icon={<ProductsIcon size={24} />}
			title={t('empty')}
			action={
				<>
					<Button variant="primary" icon={<PlusIcon />} onPress={onNew}>
						{t('new')}
					</Button>
					<Button icon={<UploadIcon />} onPress={onImport}>
						{t('import')}
					</Button>
					<Button variant="quiet" onPress={onTakeDemo}>
						{t('takeDemo')}
					</Button>
				</>
			}
		>
			<p>{t('emptyText')}</p>
			<p className="products-example">{t('emptyExample')}</p>
		</EmptyState>
	);
}

/** By any part of a product's name or of a related one's, whatever the marks and the case. */
function matching(sheets: readonly SavedSheet[], typed: string): readonly SavedSheet[] {
	const wanted = searchFold(typed).trim();
	if (wanted === '') return sheets;
	return sheets.filter(({ sheet }) => [sheet.product, ...(sheet.related ?? [])].some((name) => searchFold(name).includes(wanted)));
}

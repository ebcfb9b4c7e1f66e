import { useEffect, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ProductSheet, SavedSheet } from '../../shared/model/product-sheet.ts';
import { Button } from '../components/Button.tsx';
import { ChevronDownIcon } from '../components/icons.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { type SheetChoice, SheetPicker } from '../products/SheetPicker.tsx';
import { useSheets } from '../products/use-sheets.ts';
import { askDesk, callDesk, useGeneration } from '../state/desk.ts';
import { hashOf } from '../state/route.ts';
import './checked-against.css';

export interface CheckedAgainstProps {
	readonly sessionId: string;
	/** The sheets of a running show can be changed; those of a kept one are read. */
	readonly isLive: boolean;
}

/** Which product sheets a show's claims are checked against. */
export function CheckedAgainst({ sessionId, isLive }: CheckedAgainstProps) {
	const { t } = useTranslation('products');
	const { list: listWords } = useFormatters();
	const faultWords = useFaultWords();
	const generation = useGeneration();
	const [sheets, setSheets] = useState<readonly ProductSheet[] | null>(null);
	const [isOpen, setIsOpen] = useState(false);

	// Another window may have changed them meanwhile: opening looks again.
	useEffect(() => {
		if (generation === 0) return;
		let isCurrent = true;
		askDesk('show.sheets', { sessionId }).then(
			(found) => isCurrent && setSheets(found),
			// The feed of the same session fails with the same cause and says so.
			() => {},
		);
		return () => {
			isCurrent = false;
		};
	}, [sessionId, generation, isOpen]);

	if (sheets === null || (sheets.length === 0 && !isLive)) return null;
	const words = sheets.length === 0 ? t('checkedAgainstNone') : t('checkedAgainst', { products: listWords(sheets.map(({ product }) => product)) });
	if (!isLive) return <span className="checked-words">{words}</span>;
	const change = (chosen: readonly ProductSheet[]) => {
		const before = sheets;
		setSheets(chosen);
		callDesk('show.setSheets', { sessionId, sheets: [...chosen] }).catch((error: unknown) => {
			setSheets(before);
			showToast({ level: 'error', text: faultWords(error) });
		});
	};
	return (
		<DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
			<AriaButton className="header-button">
				<bdi className="checked-words">{words}</bdi>
				<ChevronDownIcon size={12} />
			</AriaButton>
			<Popover className="popover" placement="bottom start" offset={4}>
				<Dialog className="checked-sheets" aria-label={t('checkAgainst')}>
					<ShowSheets sheets={sheets} onChange={change} />
				</Dialog>
			</Popover>
		</DialogTrigger>
	);
}

function ShowSheets({ sheets, onChange }: { readonly sheets: readonly ProductSheet[]; readonly onChange: (sheets: readonly ProductSheet[]) => void }) {
	const { t } = useTranslation('products');
	const { list } = useSheets();
	const team = list.phase === 'loaded' ? list.sheets : [];
	const choices = choicesOf(sheets, team);
	const isChosen = ({ product }: ProductSheet) => sheets.some((sheet) => sheet.product === product);
	const outdated = sheets.filter((sheet) => newerOf(sheet, team) !== null);
	return (
		<>
			<SheetPicker
				label={t('checkAgainst')}
				description={t('checkAgainstFromNow')}
				choices={choices}
				chosen={choices.filter(({ sheet }) => isChosen(sheet))}
				onChange={(chosen) => onChange(chosen.map(({ sheet }) => sheet))}
			/>
			{outdated.map((sheet) => (
				<div key={sheet.product} className="checked-outdated">
					<p>{t('changedSince', { product: sheet.product })}</p>
					<Button size="small" onPress={() => onChange(sheets.map((other) => (other === sheet ? (newerOf(sheet, team) ?? other) : other)))}>
						{t('takeOver')}
					</Button>
				</div>
			))}
			<a href={hashOf({ screen: 'products', sheetId: null })}>{t('toProducts')}</a>
		</>
	);
}

/** The show's own copies first, then the team's sheets of other products. */
function choicesOf(sheets: readonly ProductSheet[], team: readonly SavedSheet[]): readonly SheetChoice[] {
	const copies = sheets.map((sheet) => ({ id: `copy ${sheet.product}`, sheet }));
	return [...copies, ...team.filter(({ sheet }) => !sheets.some(({ product }) => product === sheet.product))];
}

/** The team's sheet of the same product, where it says something else by now. */
function newerOf(copy: ProductSheet, team: readonly SavedSheet[]): ProductSheet | null {
	const same = team.filter(({ sheet }) => sheet.product === copy.product);
	const [newest] = same;
	if (newest === undefined || same.some(({ sheet }) => JSON.stringify(sheet) === JSON.stringify(copy))) return null;
	return newest.sheet;
}

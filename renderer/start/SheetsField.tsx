import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DEMO_SHEET } from '../products/demo-sheet.ts';
import { type SheetChoice, SheetPicker } from '../products/SheetPicker.tsx';
import { useSheets } from '../products/use-sheets.ts';
import { chosenSheets, DEMO_SHEET_ID, type NewShow } from './new-show.ts';

interface SheetsFieldProps {
	readonly show: NewShow;
	readonly onChange: (part: Partial<NewShow>) => void;
}

/** What the show's claims are checked against; the demo brings a sheet of its own. */
export function SheetsField({ show, onChange }: SheetsFieldProps) {
	const { t } = useTranslation('products');
	const { list } = useSheets();
	const hasDemo = show.sources.some(({ kind }) => kind === 'demo');
	const choices = useMemo((): readonly SheetChoice[] => {
		const team = list.phase === 'loaded' ? list.sheets : [];
		return hasDemo ? [{ id: DEMO_SHEET_ID, sheet: DEMO_SHEET, note: t('demosOwn') }, ...team] : team;
	}, [list, hasDemo, t]);
	return (
		<SheetPicker
			label={t('checkAgainst')}
			description={choices.length === 0 ? t('noSheetsToChoose') : t('checkAgainstHint')}
			choices={choices}
			chosen={chosenSheets(show)}
			onChange={(sheets) => onChange({ sheets })}
		/>
	);
}

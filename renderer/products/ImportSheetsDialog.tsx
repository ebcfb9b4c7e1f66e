import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedSheet } from '../../shared/model/product-sheet.ts';
import { Button } from '../components/Button.tsx';
import { Chip } from '../components/Chip.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { FileDrop } from '../components/FileDrop.tsx';
import { FormError } from '../components/FormError.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { callDesk } from '../state/desk.ts';
import { readSheets, type SheetProblem, type SheetsReading } from './read-sheets.ts';

export interface ImportSheetsDialogProps {
	/** The team's sheets: one of the same product is replaced. */
	readonly known: readonly SavedSheet[];
	readonly onClose: () => void;
}

/** Reads a file of sheets, says what is in it and what is wrong with it, and takes in what can be used. */
export function ImportSheetsDialog({ known, onClose }: ImportSheetsDialogProps) {
	const { t } = useTranslation('products');
	const faultWords = useFaultWords();
	const [file, setFile] = useState<{ readonly name: string; readonly reading: SheetsReading } | null>(null);
	const [failure, setFailure] = useState<unknown>(null);
	const [isTaking, setIsTaking] = useState(false);
	const sheets = file?.reading.sheets ?? [];
	const problems = file?.reading.problems ?? [];
	const knownId = (product: string) => known.find(({ sheet }) => sheet.product === product)?.id;

	async function take(): Promise<void> {
		setIsTaking(true);
		setFailure(null);
		try {
			for (const sheet of sheets) {
				const id = knownId(sheet.product);
				await callDesk('sheet.save', { ...(id !== undefined && { id }), sheet });
			}
			showToast({ level: 'success', text: t('imported', { count: sheets.length }) });
			onClose();
		} catch (error) {
			setFailure(error);
			setIsTaking(false);
		}
	}

	return (
		<Dialog
			title={t('importTitle')}
			isOpen
			onClose={onClose}
			{...(sheets.length > 0 && {
				footer: (
					<Button variant="primary" isPending={isTaking} onPress={() => void take()}>
						{t('importTake', { count: sheets.length })}
					</Button>
				),
			})}
		>
			<p className="form-intro">{t('importIntro')}</p>
			<FileDrop
				label={t('importDrop')}
				chooseLabel={t('importChoose')}
				accept={['.json', 'application/json']}
				chosen={file?.name}
				onFile={(chosen) => void chosen.text().then((text) => setFile({ name: chosen.name, reading: readSheets(text) }))}
			/>
			{problems.length > 0 && <Problems problems={problems} />}
			{sheets.length > 0 && (
				<ul className="import-sheets" aria-label={t('importFound')}>
					{sheets.map((sheet, index) => (
						<li key={index}>
							<bdi>{sheet.product}</bdi>
							<span>{t('factCount', { count: Object.keys(sheet.facts).length })}</span>
							{knownId(sheet.product) !== undefined && <Chip tone="warning">{t('importReplaces')}</Chip>}
						</li>
					))}
				</ul>
			)}
			{failure !== null && <FormError>{faultWords(failure)}</FormError>}
		</Dialog>
	);
}

/** More would bury the first one. */
const MOST_SHOWN = 20;

function Problems({ problems }: { readonly problems: readonly SheetProblem[] }) {
	const { t } = useTranslation('products');
	return (
		<div className="import-problems" role="alert">
			<p>{t('importProblems', { count: problems.length })}</p>
			<ul>
				{problems.slice(0, MOST_SHOWN).map((problem) => (
					<li key={JSON.stringify(problem)} className="import-problem">
						{problem.number !== null && (
							<span className="import-place">
								<bdi>{problem.product ?? t('importSheetNumber', { number: problem.number })}</bdi>
								{problem.field !== '' && <bdi>{problem.field}</bdi>}
							</span>
						)}
						<span>{t(`importProblem.${problem.reason}`)}</span>
					</li>
				))}
			</ul>
		</div>
	);
}

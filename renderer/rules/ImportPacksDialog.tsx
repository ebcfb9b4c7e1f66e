import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PACK_LENGTH, type PackImport } from '../../shared/model/rule-pack.ts';
import { Button } from '../components/Button.tsx';
import { Checkbox } from '../components/Checkbox.tsx';
import { Chip } from '../components/Chip.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { FileDrop } from '../components/FileDrop.tsx';
import { FormError } from '../components/FormError.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { callDesk } from '../state/desk.ts';
import { withProfile } from '../state/profile-prompt.ts';
import { useProblemWords } from './problem-words.ts';

/** So many problems of one pack are told; the rest come with them or after them. */
const MOST_SHOWN = 5;

/** Reads a file of packs, says what is in it and what is wrong with it, and takes in what is chosen. */
export function ImportPacksDialog({ onClose }: { readonly onClose: () => void }) {
	const { t } = useTranslation('rules');
	const faultWords = useFaultWords();
	const problemWords = useProblemWords();
	const [file, setFile] = useState<{ readonly name: string; readonly packs: readonly PackImport[] } | null>(null);
	const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
	const [failure, setFailure] = useState<unknown>(null);
	const [isTooLong, setIsTooLong] = useState(false);
	const [isTaking, setIsTaking] = useState(false);
	const packs = file?.packs ?? [];
	const chosen = packs.filter((pack, index) => isUsable(pack) && !left.has(index));

	async function read(chosenFile: File): Promise<void> {
		setFailure(null);
		setLeft(new Set());
		const text = await chosenFile.text();
		setIsTooLong(text.length > PACK_LENGTH);
		if (text.length > PACK_LENGTH) {
			setFile({ name: chosenFile.name, packs: [] });
			return;
		}
		try {
			setFile({ name: chosenFile.name, packs: await callDesk('pack.preview', { text }) });
		} catch (error) {
			setFailure(error);
		}
	}
	async function take(): Promise<void> {
		setIsTaking(true);
		setFailure(null);
		try {
			for (const { name, text } of chosen) await callDesk('pack.save', { name, text });
			showToast({ level: 'success', text: t('imported', { number: chosen.length }) });
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
			{...(packs.length > 0 && {
				footer: (
					<Button variant="primary" isPending={isTaking} isDisabled={chosen.length === 0} onPress={() => withProfile(() => void take())}>
						{t('importTake', { number: chosen.length })}
					</Button>
				),
			})}
		>
			<p className="form-intro">{t('importIntro')}</p>
			<FileDrop
				label={t('importDrop')}
				chooseLabel={t('importChoose')}
				accept={['.yaml', '.yml', 'application/yaml', 'text/yaml']}
				chosen={file?.name}
				onFile={(chosenFile) => void read(chosenFile)}
			/>
			{file !== null && packs.length === 0 && <FormError>{isTooLong ? t('importTooLong') : t('importNothing')}</FormError>}
			{packs.length > 0 && (
				<ul className="pack-imports" aria-label={t('importFound')}>
					{packs.map((pack, index) => (
						<li key={index} className="pack-import">
							<div className="pack-import-head">
								<Checkbox
									isSelected={isUsable(pack) && !left.has(index)}
									isDisabled={!isUsable(pack)}
									onChange={(isOn) => setLeft(new Set(isOn ? [...left].filter((other) => other !== index) : [...left, index]))}
								>
									<bdi dir="ltr">{pack.name === '' ? t('importUnnamed', { number: index + 1 }) : pack.name}</bdi>
								</Checkbox>
								<span>{t('ruleCount', { number: pack.rules })}</span>
								{pack.isKnown && <Chip tone="warning">{t('importReplaces')}</Chip>}
							</div>
							{pack.problems.slice(0, MOST_SHOWN).map((problem) => (
								<p key={`${problem.line} ${problem.column} ${problem.code}`} className="pack-import-problem" data-severity={problem.severity}>
									<span className="pack-problem-line">{t('line', { line: problem.line })}</span> {problemWords(problem)}
								</p>
							))}
						</li>
					))}
				</ul>
			)}
			{failure !== null && <FormError>{faultWords(failure)}</FormError>}
		</Dialog>
	);
}

function isUsable({ name, problems }: PackImport): boolean {
	return name !== '' && problems.every(({ severity }) => severity === 'warning');
}

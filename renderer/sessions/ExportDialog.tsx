import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PERSONAL_DATA_CHOICES, type PersonalDataChoice } from '../../shared/model/personal-data.ts';
import type { WrittenFormat } from '../../shared/model/session-export.ts';
import type { Session } from '../../shared/model/show.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { useInterfaceLanguage } from '../i18n/use-formatters.ts';
import { likelyLanguage, useReading } from '../state/translation/reading.ts';
import { ExportFormats } from './ExportFormats.tsx';
import { ExportOptionFields } from './ExportOptionFields.tsx';
import { type ExportDraft, NEW_DRAFT, optionsOf } from './export-draft.ts';
import type { ExportChoice } from './export-session.ts';
import './export-dialog.css';

interface ExportDialogProps {
	readonly session: Session;
	readonly onClose: () => void;
	readonly onExport: (choice: ExportChoice) => void;
}

/** Asks in what form a session is to leave the desk, and what becomes of personal data in it: masked, unless somebody needs it. */
export function ExportDialog({ session, onClose, onExport }: ExportDialogProps) {
	const { t } = useTranslation(['sessions', 'exporting']);
	const [format, setFormat] = useState<WrittenFormat>('jsonl');
	const [draft, setDraft] = useState<ExportDraft>(NEW_DRAFT);
	const [personalData, setPersonalData] = useState<PersonalDataChoice>('masked');
	const tableLanguage = likelyLanguage(useReading(), useInterfaceLanguage());
	return (
		<Dialog
			title={t('exportTitle', { title: session.show.title || t('untitled') })}
			isOpen
			width="wide"
			onClose={onClose}
			footer={
				<Button variant="primary" onPress={() => onExport({ format, personalData, options: optionsOf(draft, format, tableLanguage) })}>
					{t('exportStart')}
				</Button>
			}
		>
			<ExportFormats value={format} onChange={setFormat} />
			<ExportOptionFields format={format} draft={draft} onChange={setDraft} tableLanguage={tableLanguage} />
			<Segmented
				label={t('exportPersonal')}
				description={format === 'tmx' && personalData === 'masked' ? t('exporting:tmxMeaning') : t(`exportMeaning.${personalData}`)}
				segments={PERSONAL_DATA_CHOICES.map((id) => ({ id, name: t(`exportChoice.${id}`) }))}
				value={personalData}
				onChange={setPersonalData}
			/>
			<p className="export-aside">{t('exporting:logged')}</p>
		</Dialog>
	);
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PERSONAL_DATA_CHOICES, type PersonalDataChoice } from '../../shared/model/personal-data.ts';
import type { Session } from '../../shared/model/show.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Segmented } from '../components/Segmented.tsx';

interface ExportDialogProps {
	readonly session: Session;
	readonly onClose: () => void;
	readonly onExport: (personalData: PersonalDataChoice) => void;
}

/** Asks what becomes of personal data before a transcript leaves the desk: masked, unless somebody needs it. */
export function ExportDialog({ session, onClose, onExport }: ExportDialogProps) {
	const { t } = useTranslation('sessions');
	const [choice, setChoice] = useState<PersonalDataChoice>('masked');
	return (
		<Dialog
			title={t('exportTitle', { title: session.show.title || t('untitled') })}
			isOpen
			onClose={onClose}
			footer={
				<Button variant="primary" onPress={() => onExport(choice)}>
					{t('exportStart')}
				</Button>
			}
		>
			<Segmented
				label={t('exportPersonal')}
				description={t(`exportMeaning.${choice}`)}
				segments={PERSONAL_DATA_CHOICES.map((id) => ({ id, name: t(`exportChoice.${id}`) }))}
				value={choice}
				onChange={setChoice}
			/>
		</Dialog>
	);
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/model/show.ts';
import { Button } from '../components/Button.tsx';
import { ReportDialog } from './ReportDialog.tsx';

/** From a session to its report. */
export function ReportButton({ session }: { readonly session: Session }) {
	const { t } = useTranslation('report');
	const [isOpen, setIsOpen] = useState(false);
	return (
		<>
			<Button size="small" onPress={() => setIsOpen(true)}>
				{t('dialog.action')}
			</Button>
			{isOpen && <ReportDialog session={session} onClose={() => setIsOpen(false)} />}
		</>
	);
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

export interface ConfirmDialogProps {
	/** The question. */
	readonly title: string;
	readonly isOpen: boolean;
	/** What follows from yes. */
	readonly children: ReactNode;
	/** The verb of the act, not "OK". */
	readonly confirmLabel: string;
	/** Something is lost by it. */
	readonly isDanger?: boolean;
	readonly onConfirm: () => void;
	readonly onCancel: () => void;
}

export function ConfirmDialog({ title, isOpen, children, confirmLabel, isDanger = false, onConfirm, onCancel }: ConfirmDialogProps) {
	const { t } = useTranslation('components');
	return (
		<Dialog
			title={title}
			isOpen={isOpen}
			onClose={onCancel}
			role="alertdialog"
			footer={
				<>
					<Button onPress={onCancel}>{t('cancel')}</Button>
					<Button variant={isDanger ? 'danger' : 'primary'} onPress={onConfirm} autoFocus>
						{confirmLabel}
					</Button>
				</>
			}
		>
			{children}
		</Dialog>
	);
}

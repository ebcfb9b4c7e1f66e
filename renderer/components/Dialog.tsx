import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton.tsx';
import { CloseIcon } from './icons.tsx';
import './dialog.css';

export interface DialogProps {
	readonly title: string;
	readonly isOpen: boolean;
	/** Left out where the person must answer: then there is no cross, and Escape does nothing. */
	readonly onClose?: () => void;
	/** 420, 640 or 1040 px at most. */
	readonly width?: 'narrow' | 'wide' | 'page';
	/** `alertdialog` interrupts; for a question that cannot wait. */
	readonly role?: 'dialog' | 'alertdialog';
	readonly children: ReactNode;
	/** The buttons, the one that goes on last. */
	readonly footer?: ReactNode;
}

/** Something to answer before going on. Focus goes in, stays in, and comes back. */
export function Dialog({ title, isOpen, onClose, width = 'narrow', role = 'dialog', children, footer }: DialogProps) {
	const { t } = useTranslation('components');
	return (
		<ModalOverlay
			className="dialog-overlay"
			isOpen={isOpen}
			isKeyboardDismissDisabled={onClose === undefined}
			onOpenChange={(open) => {
				if (!open) onClose?.();
			}}
		>
			<Modal className={`dialog dialog-${width}`}>
				<AriaDialog className="dialog-content" role={role}>
					<header className="dialog-header">
						<Heading slot="title" className="dialog-title">
							{title}
						</Heading>
						{onClose && <IconButton label={t('close')} icon={<CloseIcon />} keys="Esc" onPress={onClose} />}
					</header>
					<div className="dialog-body">{children}</div>
					{footer !== undefined && <footer className="dialog-footer">{footer}</footer>}
				</AriaDialog>
			</Modal>
		</ModalOverlay>
	);
}

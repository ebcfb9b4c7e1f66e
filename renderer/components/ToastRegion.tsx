import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { CloseIcon, ConfirmIcon, InfoIcon, WarningIcon } from './icons.tsx';
import './toast.css';

/** Something said in passing, as `state/toasts` keeps it. */
export interface ShownToast {
	readonly id: number;
	readonly tone: 'info' | 'good' | 'warning' | 'error';
	readonly text: string;
	readonly action?: { readonly label: string; readonly run: () => void };
}

export interface ToastRegionProps {
	readonly toasts: readonly ShownToast[];
	readonly onDismiss: (id: number) => void;
}

const ICONS = { info: <InfoIcon />, good: <ConfirmIcon />, warning: <WarningIcon />, error: <WarningIcon /> } as const;

/** Where toasts appear; once in the page. It is always there, so that a screen reader hears what comes into it. */
export function ToastRegion({ toasts, onDismiss }: ToastRegionProps) {
	const { t } = useTranslation('components');
	return (
		<section className="toast-region" aria-label={t('notifications')} aria-live="polite">
			{toasts.map(({ id, tone, text, action }) => (
				<div key={id} className={`toast toast-${tone}`}>
					{ICONS[tone]}
					<p className="toast-text">{text}</p>
					{action && (
						<Button
							size="small"
							variant="quiet"
							onPress={() => {
								action.run();
								onDismiss(id);
							}}
						>
							{action.label}
						</Button>
					)}
					<IconButton label={t('close')} icon={<CloseIcon />} onPress={() => onDismiss(id)} />
				</div>
			))}
		</section>
	);
}

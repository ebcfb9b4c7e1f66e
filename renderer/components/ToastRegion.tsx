import {
	UNSTABLE_Toast as AriaToast,
	UNSTABLE_ToastContent as AriaToastContent,
	UNSTABLE_ToastRegion as AriaToastRegion,
	Text,
	UNSTABLE_ToastQueue as ToastQueue,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { CloseIcon, ConfirmIcon, InfoIcon, WarningIcon } from './icons.tsx';
import { TechnicalDetail } from './TechnicalDetail.tsx';
import './toast.css';

export interface Toast {
	readonly level: 'info' | 'success' | 'warning' | 'error';
	readonly text: string;
	/** Somebody else's words below ours, of any language. */
	readonly quote?: string | undefined;
	/** In English, for whoever mends it. */
	readonly technicalDetail?: string | undefined;
	/** One thing to do about it, e.g. "Undo". */
	readonly action?: { readonly label: string; readonly onAction: () => void };
}

const queue = new ToastQueue<Toast>({ maxVisibleToasts: 3 });

/** Long enough to read twice; what went wrong stays until it is closed. */
const SHOWN_MS = 6_000;

/** Tells the person something that needs no answer; the same words are not shown twice. Returns the function that takes it away again. */
export function showToast(toast: Toast): () => void {
	for (const shown of queue.visibleToasts) if (shown.content.text === toast.text && shown.content.quote === toast.quote) queue.close(shown.key);
	const stays = toast.level === 'error' || toast.level === 'warning';
	const key = queue.add(toast, stays ? {} : { timeout: SHOWN_MS });
	return () => queue.close(key);
}

const ICONS = { info: <InfoIcon />, success: <ConfirmIcon />, warning: <WarningIcon />, error: <WarningIcon /> } as const;

/** Where toasts appear; once in the page. F6 reaches it by keyboard. */
export function ToastRegion() {
	const { t } = useTranslation('components');
	return (
		<AriaToastRegion queue={queue} className="toast-region" aria-label={t('notifications')}>
			{({ toast }) => {
				const { level, text, quote, technicalDetail, action } = toast.content;
				return (
					<AriaToast toast={toast} className={`toast toast-${level}`}>
						{ICONS[level]}
						<AriaToastContent className="toast-text">
							<Text slot="title">{text}</Text>
							{(quote !== undefined || technicalDetail !== undefined) && (
								<Text slot="description" className="toast-description">
									{quote !== undefined && (
										<q className="toast-quote" dir="auto">
											{quote}
										</q>
									)}
									{technicalDetail !== undefined && <TechnicalDetail>{technicalDetail}</TechnicalDetail>}
								</Text>
							)}
						</AriaToastContent>
						{action && (
							<Button
								size="small"
								variant="quiet"
								onPress={() => {
									action.onAction();
									queue.close(toast.key);
								}}
							>
								{action.label}
							</Button>
						)}
						<Button slot="close" size="small" variant="quiet" aria-label={t('close')} icon={<CloseIcon />} />
					</AriaToast>
				);
			}}
		</AriaToastRegion>
	);
}

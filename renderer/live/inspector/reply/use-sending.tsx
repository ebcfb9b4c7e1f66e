import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf } from '../../../../shared/contract/errors.ts';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { showToast } from '../../../components/ToastRegion.tsx';
import { useFaultWords } from '../../../i18n/use-fault-words.ts';
import { useTwitchAccount } from '../../../settings/use-twitch-account.ts';
import { callDesk, useShows } from '../../../state/desk.ts';
import { withProfile } from '../../../state/profile-prompt.ts';
import type { ReplyTarget } from './ReplyPanel.tsx';

export interface Reply {
	readonly to: string;
	readonly text: string;
	/** In the writer's language; null where they wrote the text itself. */
	readonly draft: string | null;
}

export interface Sending {
	/** Without #; null where the message came from no Twitch channel that is being watched. */
	readonly channel: string | null;
	/** Is there an account to send with? */
	readonly isConnected: boolean;
	readonly isSending: boolean;
	send(reply: Reply): void;
	/** Asks, the first time in a session, whether the person knows that everyone will read it. */
	readonly dialog: ReactNode;
}

/** Sends replies to the Twitch chat. `onSent` is told once the line is out. */
export function useSending({ sessionId, messageId, sourceId }: ReplyTarget, onSent: () => void): Sending {
	const { t } = useTranslation('replies');
	const faultWords = useFaultWords();
	const { kept } = useTwitchAccount();
	const sources = useShows()?.find(({ session }) => session.id === sessionId)?.sources ?? [];
	const channels = sources.filter(({ kind }) => kind === 'twitch');
	const own = channels.find((source) => source.sourceId === sourceId) ?? (channels.length === 1 ? channels[0] : undefined);
	const channel = own?.label.replace(/^#/, '') ?? null;
	const [isSending, setIsSending] = useState(false);
	const [asked, setAsked] = useState<Reply | null>(null);

	const send = async (reply: Reply, acceptsPublic: boolean) => {
		setIsSending(true);
		try {
			const sent = await callDesk('reply.send', { messageId, ...reply, acceptsPublic });
			if (sent.isConfirmed) showToast({ level: 'success', text: t('sent', { channel: sent.channel }) });
			else showToast({ level: 'warning', text: t('sentUnconfirmed', { channel: sent.channel }) });
			onSent();
		} catch (error) {
			const { code, detail } = faultOf(error);
			if (code === 'public-not-accepted') setAsked(reply);
			else showToast({ level: 'error', text: faultWords(error), quote: detail.said || undefined });
		} finally {
			setIsSending(false);
		}
	};
	return {
		channel,
		isConnected: kept.phase === 'loaded' && kept.value.account.isOn && kept.value.account.userName !== '' && kept.value.token !== 'none',
		isSending,
		send: (reply) => withProfile(() => void send(reply, false)),
		dialog: (
			<ConfirmDialog
				title={t('public.title')}
				isOpen={asked !== null}
				confirmLabel={t('public.confirm')}
				onConfirm={() => {
					setAsked(null);
					if (asked !== null) void send(asked, true);
				}}
				onCancel={() => setAsked(null)}
			>
				<p>{t('public.text', { channel: channel ?? '' })}</p>
				<p className="reply-public" dir="auto" lang={asked?.to}>
					{asked?.text}
				</p>
			</ConfirmDialog>
		),
	};
}

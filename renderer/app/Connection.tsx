import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { LockIcon, RetryIcon } from '../components/icons.tsx';
import type { DeskConnectionState } from '../connection/desk-connection.ts';
import { retryConnection } from '../state/desk.ts';

/** A way that heals within this time is not worth a word. */
const PATIENCE_MS = 600;

/** Stands where the screen will be until the desk has answered for the first time. */
export function ConnectionScreen({ connection }: { readonly connection: DeskConnectionState }) {
	const { t } = useTranslation('app');
	const isOverdue = useIsOverdue();
	return <main className="connection-screen">{words()}</main>;

	function words() {
		switch (connection.phase) {
			case 'refused':
				return (
					<EmptyState tone="error" icon={<LockIcon size={28} />} title={t('connection.refusedTitle')}>
						{t('connection.refusedText')}
					</EmptyState>
				);
			case 'lost':
				return (
					<EmptyState tone="error" icon={<RetryIcon size={28} />} title={t('connection.noDeskTitle')} action={<RetryNow />}>
						{t('connection.noDeskText')}
					</EmptyState>
				);
			default:
				return isOverdue ? (
					<p className="app-loading" role="status">
						{t('connection.connecting')}
					</p>
				) : null;
		}
	}
}

/** What was shown before stays readable while the desk is away; this says that it stands still. */
export function ConnectionBanner({ connection }: { readonly connection: DeskConnectionState }) {
	const { t } = useTranslation('app');
	if (connection.phase === 'connected') return null;
	return (
		<div className="connection-banner" role="status">
			<span>{connection.phase === 'refused' ? t('connection.refusedText') : t('connection.lost')}</span>
			{connection.phase !== 'refused' && <RetryNow />}
		</div>
	);
}

function RetryNow() {
	const { t } = useTranslation('app');
	return (
		<Button size="small" onPress={retryConnection}>
			{t('connection.retry')}
		</Button>
	);
}

function useIsOverdue(): boolean {
	const [isOverdue, setIsOverdue] = useState(false);
	useEffect(() => {
		const timer = setTimeout(() => setIsOverdue(true), PATIENCE_MS);
		return () => clearTimeout(timer);
	}, []);
	return isOverdue;
}

import { useTranslation } from 'react-i18next';
import type { Session } from '../../../shared/model/show.ts';
import { ChevronEndIcon, ConfirmIcon, DeleteIcon, DownloadIcon, FileIcon, LockIcon, NoteIcon, RetryIcon, SessionsIcon } from '../../components/icons.tsx';
import type { MenuAction } from '../../components/Menu.tsx';

/** What can be done to a session from the list. */
export type SessionAct = 'open' | 'export' | 'report' | 'tag' | 'seal' | 'verify' | 'reopen' | 'archive' | 'restore' | 'delete';

/** Those that fit the session now: a running show is neither sealed nor put aside. */
export function useSessionActions({ endedAt, seal, archivedAt }: Session, onAct: (act: SessionAct) => void): readonly MenuAction[] {
	const { t } = useTranslation('sessionList');
	const isRunning = endedAt === null;
	const acts: readonly (SessionAct | null)[] = [
		'open',
		'export',
		'report',
		'tag',
		isRunning ? null : seal === null ? 'seal' : 'verify',
		seal === null ? null : 'reopen',
		isRunning ? null : archivedAt === null ? 'archive' : 'restore',
		isRunning ? null : 'delete',
	];
	return acts
		.filter((act) => act !== null)
		.map((act) => ({ id: act, name: t(`action.${act}`), icon: ICONS[act], ...(act === 'delete' ? { isDanger: true } : {}), onAction: () => onAct(act) }));
}

const ICONS: Readonly<Record<SessionAct, MenuAction['icon']>> = {
	open: <ChevronEndIcon />,
	export: <DownloadIcon />,
	report: <FileIcon />,
	tag: <NoteIcon />,
	seal: <LockIcon />,
	verify: <ConfirmIcon />,
	reopen: <LockIcon />,
	archive: <SessionsIcon />,
	restore: <RetryIcon />,
	delete: <DeleteIcon />,
};

import { type DragEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/model/show.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { ConfirmIcon, MoreIcon, SearchIcon, SessionsIcon, UploadIcon, WarningIcon } from '../components/icons.tsx';
import { Menu } from '../components/Menu.tsx';
import { Progress } from '../components/Progress.tsx';
import { TextField } from '../components/TextField.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { callDesk } from '../state/desk.ts';
import { navigate } from '../state/navigation.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { type AskedAct, SessionActDialogs } from './list/SessionActDialogs.tsx';
import { SessionFilterBar } from './list/SessionFilterBar.tsx';
import { choicesIn, chosenSessions, EVERY_SESSION, isFiltered } from './list/session-choice.ts';
import { filterSessionList, orderSessionList, useSessionListState } from './list/session-list-state.ts';
import type { SessionAct } from './list/use-session-actions.tsx';
import { routeTo, SessionTable } from './SessionTable.tsx';
import { VerifyFileDialog } from './sealing/VerifyFileDialog.tsx';
import { useExport } from './use-export.ts';
import { useSessions } from './use-sessions.ts';
import './sessions.css';
import './list/session-list.css';

/** Everything that was watched: it can be opened and exported, searched from here; transcripts can be brought in. */
export function SessionsScreen() {
	const { t } = useTranslation(['sessions', 'sessionList', 'seal']);
	const faultWords = useFaultWords();
	const { list, reload } = useSessions();
	const [typed, setTyped] = useState('');
	const exporting = useExport();
	const [exported, setExported] = useState<Session | null>(null);
	const [importing, setImporting] = useState<{ readonly file: File | null } | null>(null);
	const [isDropTarget, setIsDropTarget] = useState(false);
	const [asked, setAsked] = useState<AskedAct | null>(null);
	const [isVerifyingFile, setIsVerifyingFile] = useState(false);

	const knownTags = useMemo(() => (list.phase === 'loaded' ? choicesIn(list.sessions).tags : []), [list]);

	/** What needs no question is done at once; the rest is asked for. */
	async function perform(act: SessionAct, session: Session): Promise<void> {
		if (act === 'open') navigate(routeTo(session));
		else if (act === 'export') setExported(session);
		else if (act === 'archive' || act === 'restore') await archive(session, act === 'archive');
		else setAsked({ act, session });
	}

	async function archive(session: Session, isArchived: boolean): Promise<void> {
		const title = session.show.title || t('untitled');
		try {
			await callDesk('session.archive', { sessionId: session.id, isArchived });
			showToast({
				level: 'success',
				text: t(isArchived ? 'sessionList:archived' : 'sessionList:restored', { title }),
				action: { label: t('sessionList:undo'), onAction: () => void archive(session, !isArchived) },
			});
		} catch (error) {
			showToast({ level: 'error', text: faultWords(error) });
		}
	}

	// An import that was stopped half-way leaves a session nobody was told of.
	const endImport = () => {
		setImporting(null);
		reload();
	};
	const hasFile = (event: DragEvent) => event.dataTransfer.types.includes('Files');
	return (
		<main
			className="screen sessions-screen"
			onDragOver={(event) => {
				if (!hasFile(event)) return;
				event.preventDefault();
				setIsDropTarget(true);
			}}
			onDragLeave={(event) => {
				if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsDropTarget(false);
			}}
			onDrop={(event) => {
				if (!hasFile(event)) return;
				event.preventDefault();
				setIsDropTarget(false);
				setImporting({ file: event.dataTransfer.files[0] ?? null });
			}}
		>
			<header className="screen-header">
				<h1>{t('title')}</h1>
				<form
					className="sessions-search"
					onSubmit={(event) => {
						event.preventDefault();
						navigate({ screen: 'search', query: typed.trim() });
					}}
				>
					<TextField
						label={t('search')}
						isLabelHidden
						type="search"
						placeholder={t('searchPlaceholder')}
						icon={<SearchIcon />}
						value={typed}
						onChange={setTyped}
						maxLength={500}
					/>
				</form>
				<Button icon={<UploadIcon />} onPress={() => setImporting({ file: null })}>
					{t('import')}
				</Button>
				<Menu
					label={t('sessionList:moreOfScreen')}
					trigger={<IconButton size="medium" label={t('sessionList:moreOfScreen')} icon={<MoreIcon />} />}
					actions={[{ id: 'verify', name: t('seal:verifyFile.action'), icon: <ConfirmIcon />, onAction: () => setIsVerifyingFile(true) }]}
				/>
			</header>
			{exporting.running && (
				<div className="sessions-progress">
					<Progress
						label={t('exporting', { title: exporting.running.session.show.title || t('untitled') })}
						share={shareOf(exporting.running.done, exporting.running.session.messages)}
						onCancel={exporting.running.cancel}
					/>
				</div>
			)}
			<SessionListing list={list} onRetry={reload} onAct={(act, session) => void perform(act, session)} onImport={() => setImporting({ file: null })} />
			{isDropTarget && <div className="sessions-drop">{t('importDropHere')}</div>}
			{exported && (
				<ExportDialog
					session={exported}
					onClose={() => setExported(null)}
					onExport={(personalData) => {
						setExported(null);
						void exporting.start(exported, personalData);
					}}
				/>
			)}
			{asked && <SessionActDialogs asked={asked} knownTags={knownTags} onClose={() => setAsked(null)} />}
			{isVerifyingFile && <VerifyFileDialog onClose={() => setIsVerifyingFile(false)} />}
			{importing && <ImportDialog file={importing.file} onClose={endImport} />}
		</main>
	);
}

interface SessionListingProps {
	readonly list: ReturnType<typeof useSessions>['list'];
	readonly onRetry: () => void;
	readonly onAct: (act: SessionAct, session: Session) => void;
	readonly onImport: () => void;
}

function SessionListing({ list, onRetry, onAct, onImport }: SessionListingProps) {
	const { t } = useTranslation('sessions');
	const faultWords = useFaultWords();
	switch (list.phase) {
		case 'loading':
			return <EmptyState title={t('loading')} />;
		case 'failed':
			return (
				<EmptyState tone="error" icon={<WarningIcon size={24} />} title={t('failed')} action={<Button onPress={onRetry}>{t('retry')}</Button>}>
					{faultWords(list.error)}
				</EmptyState>
			);
		case 'loaded':
			if (list.sessions.length > 0) return <ChosenSessions sessions={list.sessions} onAct={onAct} />;
			return (
				<EmptyState
					icon={<SessionsIcon size={24} />}
					title={t('empty')}
					action={
						<Button icon={<UploadIcon />} onPress={onImport}>
							{t('import')}
						</Button>
					}
				>
					{t('emptyText')}
				</EmptyState>
			);
	}
}

function ChosenSessions({ sessions, onAct }: { readonly sessions: readonly Session[]; readonly onAct: SessionListingProps['onAct'] }) {
	const { t } = useTranslation(['sessionList', 'sessions']);
	const { filter, order } = useSessionListState();
	const { compare, countryName } = useFormatters();
	const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
	const chosen = useMemo(() => {
		const stateName = ({ ending }: Session) => t(`sessions:ending.${ending ?? 'running'}`);
		return chosenSessions(sessions, filter, order, { compare, stateName, marketName: countryName });
	}, [sessions, filter, order, compare, countryName, t]);
	return (
		<>
			<SessionFilterBar sessions={sessions} filter={filter} shown={chosen.length} onChange={filterSessionList} />
			<div className="sessions-content" ref={setScroller}>
				{chosen.length > 0 ? (
					<SessionTable sessions={chosen} order={order} onOrder={orderSessionList} onAct={onAct} scroller={scroller} />
				) : isFiltered(filter) ? (
					<EmptyState
						icon={<SessionsIcon size={24} />}
						title={t('none.title')}
						action={<Button onPress={() => filterSessionList({ ...EVERY_SESSION, showsArchived: filter.showsArchived })}>{t('filter.clear')}</Button>}
					>
						{t('none.text')}
					</EmptyState>
				) : filter.showsArchived ? (
					<EmptyState
						icon={<SessionsIcon size={24} />}
						title={t('noneArchived.title')}
						action={<Button onPress={() => filterSessionList(EVERY_SESSION)}>{t('noneArchived.back')}</Button>}
					>
						{t('noneArchived.text')}
					</EmptyState>
				) : (
					<EmptyState
						icon={<SessionsIcon size={24} />}
						title={t('allArchived.title')}
						action={<Button onPress={() => filterSessionList({ ...EVERY_SESSION, showsArchived: true })}>{t('allArchived.show')}</Button>}
					/>
				)}
			</div>
		</>
	);
}

/** Rows of annotations and gaps come on top of the messages, so the share is a floor; unknown for an empty session. */
function shareOf(done: number, messages: number): number | undefined {
	return messages === 0 ? undefined : Math.min(1, done / messages);
}

import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/model/show.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { SearchIcon, SessionsIcon, UploadIcon, WarningIcon } from '../components/icons.tsx';
import { Progress } from '../components/Progress.tsx';
import { TextField } from '../components/TextField.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { navigate } from '../state/navigation.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { SessionTable } from './SessionTable.tsx';
import { useExport } from './use-export.ts';
import { useSessions } from './use-sessions.ts';
import './sessions.css';

/** Everything that was watched: it can be opened and exported, searched from here; transcripts can be brought in. */
export function SessionsScreen() {
	const { t } = useTranslation('sessions');
	const { list, reload } = useSessions();
	const [typed, setTyped] = useState('');
	const exporting = useExport();
	const [exported, setExported] = useState<Session | null>(null);
	const [importing, setImporting] = useState<{ readonly file: File | null } | null>(null);
	const [isDropTarget, setIsDropTarget] = useState(false);

	// An import that was stopped half-way leaves a session nobody was told of.
	const endImport = () => {
		setImporting(null);
		reload();
	};
	const hasFile = (event: DragEvent) => event.dataTransfer.types.includes('Files');
	return (
		<main
			className="sessions-screen"
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
			<header className="sessions-header">
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
			<div className="sessions-content">
				<SessionListing list={list} onRetry={reload} onExport={setExported} onImport={() => setImporting({ file: null })} />
			</div>
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
			{importing && <ImportDialog file={importing.file} onClose={endImport} />}
		</main>
	);
}

interface SessionListingProps {
	readonly list: ReturnType<typeof useSessions>['list'];
	readonly onRetry: () => void;
	readonly onExport: Parameters<typeof SessionTable>[0]['onExport'];
	readonly onImport: () => void;
}

function SessionListing({ list, onRetry, onExport, onImport }: SessionListingProps) {
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
			if (list.sessions.length > 0) return <SessionTable sessions={list.sessions} onExport={onExport} />;
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

/** Rows of annotations and gaps come on top of the messages, so the share is a floor; unknown for an empty session. */
function shareOf(done: number, messages: number): number | undefined {
	return messages === 0 ? undefined : Math.min(1, done / messages);
}

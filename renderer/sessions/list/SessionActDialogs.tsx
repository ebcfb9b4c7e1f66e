import type { Session } from '../../../shared/model/show.ts';
import { ReportDialog } from '../../report/ReportDialog.tsx';
import { ReopenDialog } from '../sealing/ReopenDialog.tsx';
import { SealDialog } from '../sealing/SealDialog.tsx';
import { VerifyDialog } from '../sealing/VerifyDialog.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { TagsDialog } from './TagsDialog.tsx';
import type { SessionAct } from './use-session-actions.tsx';

/** What a person is asked about before something is done to a session. */
export interface AskedAct {
	readonly act: SessionAct;
	readonly session: Session;
}

interface SessionActDialogsProps {
	readonly asked: AskedAct;
	/** Tags of the other sessions, commonest first. */
	readonly knownTags: readonly string[];
	readonly onClose: () => void;
}

export function SessionActDialogs({ asked: { act, session }, knownTags, onClose }: SessionActDialogsProps) {
	switch (act) {
		case 'report':
			return <ReportDialog session={session} onClose={onClose} />;
		case 'tag':
			return <TagsDialog session={session} known={knownTags} onClose={onClose} />;
		case 'seal':
			return <SealDialog session={session} onClose={onClose} />;
		case 'verify':
			return <VerifyDialog session={session} onClose={onClose} />;
		case 'reopen':
			return <ReopenDialog session={session} onClose={onClose} />;
		case 'delete':
			return <DeleteDialog session={session} onClose={onClose} />;
		case 'open':
		case 'export':
		case 'archive':
		case 'restore':
			return null;
	}
}

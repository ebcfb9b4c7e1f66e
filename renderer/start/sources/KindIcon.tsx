import { FileIcon, LanesIcon, LinkIcon, LiveIcon, PlayIcon, SpeechIcon } from '../../components/icons.tsx';
import { type DraftKind, SOURCE_GROUPS } from './source-kinds.ts';

/** The mark of what a source is. */
export function KindIcon({ kind }: { readonly kind: DraftKind }) {
	if (kind === 'replay') return <FileIcon />;
	switch (SOURCE_GROUPS.find(({ kinds }) => kinds.some((each) => each === kind))?.id) {
		case 'relays':
			return <LanesIcon />;
		case 'feeds':
			return <LinkIcon />;
		case 'speech':
			return <SpeechIcon />;
		case 'recorded':
			return <PlayIcon />;
		default:
			return <LiveIcon />;
	}
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offsetText } from '../../shared/model/show-offset.ts';
import type { Stretch, Timeline } from '../../shared/model/timeline.ts';
import { IconButton } from '../components/IconButton.tsx';
import { AlignIcon, LanesIcon, LinkIcon, TableIcon, WholeIcon, ZoomInIcon, ZoomOutIcon } from '../components/icons.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { redirect } from '../state/navigation.ts';
import { hashOf } from '../state/route.ts';
import type { Player } from './player.ts';
import { TimelineTable } from './TimelineTable.tsx';
import { ZOOM_STEP, zoomed } from './zoom.ts';

interface TimelineToolsProps {
	readonly player: Player;
	readonly sessionId: string;
	readonly whole: Timeline;
	/** Null: the whole show. */
	readonly window: Stretch | null;
	readonly onWindow: (window: Stretch | null) => void;
	/** Null where there is nothing to stand side by side. */
	readonly hasLanes: boolean | null;
	readonly onLanes: (hasLanes: boolean) => void;
	/** Somebody sets how the lanes stand against each other. */
	readonly isAligning: boolean;
	readonly onAlign: (isAligning: boolean) => void;
}

/** What can be done with the timeline besides going along it: zoom, the numbers as a table, a link to the moment, the lanes. */
export function TimelineTools({ player, sessionId, whole, window, onWindow, hasLanes, onLanes, isAligning, onAlign }: TimelineToolsProps) {
	const { t } = useTranslation(['player', 'speech']);
	const [isTableOpen, setIsTableOpen] = useState(false);
	const stretch = whole.whole;
	const zoom = (factor: number) => onWindow(zoomed(window ?? whole.window, stretch, player.position, factor));
	const copyLink = () => {
		const offsetMs = Math.round(player.position - stretch.from);
		const hash = hashOf({ screen: 'sessions', sessionId, messageId: null, offsetMs });
		const url = new URL(hash, globalThis.location.href).href;
		navigator.clipboard.writeText(url).then(
			() => showToast({ level: 'success', text: t('linkCopied', { offset: offsetText(offsetMs) }) }),
			() => {
				redirect({ screen: 'sessions', sessionId, messageId: null, offsetMs });
				showToast({ level: 'warning', text: t('copyFailed') });
			},
		);
	};
	return (
		<div className="player-tools">
			<IconButton label={t('zoomIn')} icon={<ZoomInIcon />} onPress={() => zoom(1 / ZOOM_STEP)} />
			<IconButton label={t('zoomOut')} icon={<ZoomOutIcon />} isDisabled={window === null} onPress={() => zoom(ZOOM_STEP)} />
			<IconButton label={t('whole')} icon={<WholeIcon />} isDisabled={window === null} onPress={() => onWindow(null)} />
			<IconButton label={t('table.open')} icon={<TableIcon />} onPress={() => setIsTableOpen(true)} />
			<IconButton label={t('copyLink')} icon={<LinkIcon />} onPress={copyLink} />
			{hasLanes !== null && (
				<span className="player-lanes">
					<IconButton label={t('lanes')} icon={<LanesIcon />} isActive={hasLanes} onPress={() => onLanes(!hasLanes)} />
					{hasLanes && <IconButton label={t('speech:offset.open')} icon={<AlignIcon />} isActive={isAligning} onPress={() => onAlign(!isAligning)} />}
				</span>
			)}
			{isTableOpen && (
				<TimelineTable
					sessionId={sessionId}
					window={window}
					onClose={() => setIsTableOpen(false)}
					onGo={(at) => {
						setIsTableOpen(false);
						void player.seek(at);
					}}
				/>
			)}
		</div>
	);
}

import { useTranslation } from 'react-i18next';
import { MARK_KINDS, type MarkKind, type Timeline } from '../../shared/model/timeline.ts';
import { useShortcuts } from '../app/shortcuts.ts';
import { IconButton } from '../components/IconButton.tsx';
import { PauseIcon, PlayTimeIcon, TimeBackIcon, TimeForwardIcon } from '../components/icons.tsx';
import { Select } from '../components/Select.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { JUMP_KEYS, JumpButtons } from './JumpButtons.tsx';
import { PositionField } from './PositionField.tsx';
import { PLAY_SPEEDS, type Player } from './player.ts';
import { usePlayer } from './use-player.ts';

const SKIP_MS = 10_000;
const SKIP_FAR_MS = 60_000;

/** Playing, its speed, the moment, and the ways to the next of a kind; each by key as well. */
export function PlayerBar({ player, whole }: { readonly player: Player; readonly whole: Timeline }) {
	const { t } = useTranslation('player');
	const isPlaying = usePlayer(player, (snapshot) => snapshot.isPlaying);
	const speed = usePlayer(player, (snapshot) => snapshot.speed);

	const jump = (kind: MarkKind, direction: 'next' | 'previous') => {
		void player.jump(kind, direction).then((mark) => {
			if (mark === null && player.store.getState().error === null)
				showToast({ level: 'info', text: t(direction === 'next' ? 'jump.noNext' : 'jump.noPrevious') });
		});
	};
	useShortcuts([
		{ keys: 'Space', label: isPlaying ? t('pause') : t('play'), group: 'player', run: () => player.toggle() },
		{ keys: 'ArrowLeft', label: t('back'), group: 'player', run: () => void player.skip(-SKIP_MS) },
		{ keys: 'ArrowRight', label: t('forward'), group: 'player', run: () => void player.skip(SKIP_MS) },
		{ keys: 'Shift+ArrowLeft', label: t('backMinute'), group: 'player', run: () => void player.skip(-SKIP_FAR_MS) },
		{ keys: 'Shift+ArrowRight', label: t('forwardMinute'), group: 'player', run: () => void player.skip(SKIP_FAR_MS) },
		{ keys: ',', label: t('slower'), group: 'player', run: () => player.stepSpeed(-1) },
		{ keys: '.', label: t('faster'), group: 'player', run: () => player.stepSpeed(1) },
		...MARK_KINDS.flatMap((kind) =>
			(['next', 'previous'] as const).map((direction) => ({
				keys: JUMP_KEYS[kind][direction],
				label: t(`jump.${direction}.${kind}`),
				group: 'player' as const,
				run: () => jump(kind, direction),
			})),
		),
	]);
	return (
		<div className="player-bar">
			{/* biome-ignore lint/a11y/useSemanticElements: controls that belong together, not a form */}
			<div className="player-transport" dir="ltr" role="group" aria-label={t('transport')}>
				<IconButton label={t('back')} keys="←" icon={<TimeBackIcon />} onPress={() => void player.skip(-SKIP_MS)} />
				<IconButton
					label={isPlaying ? t('pause') : t('play')}
					keys="Space"
					icon={isPlaying ? <PauseIcon /> : <PlayTimeIcon />}
					onPress={() => player.toggle()}
				/>
				<IconButton label={t('forward')} keys="→" icon={<TimeForwardIcon />} onPress={() => void player.skip(SKIP_MS)} />
			</div>
			<div className="player-speed">
				<Select
					label={t('speed')}
					isLabelHidden
					choices={PLAY_SPEEDS.map((factor) => ({ id: String(factor), name: t('times', { factor }) }))}
					value={String(speed)}
					onChange={(id) => {
						const chosen = PLAY_SPEEDS.find((factor) => String(factor) === id);
						if (chosen !== undefined) player.choose(chosen);
					}}
				/>
			</div>
			<PositionField player={player} whole={whole.whole} />
			<JumpButtons marks={whole.marks} onJump={jump} />
		</div>
	);
}

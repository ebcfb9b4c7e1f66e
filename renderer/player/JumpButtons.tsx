import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MARK_KINDS, type MarkKind, type Timeline } from '../../shared/model/timeline.ts';
import { IconButton } from '../components/IconButton.tsx';
import { FlagIcon, NoteIcon, QuestionsIcon, TimeLeftIcon, TimeRightIcon, WarningIcon } from '../components/icons.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';

interface JumpButtonsProps {
	readonly marks: Timeline['marks'];
	readonly onJump: (kind: MarkKind, direction: 'next' | 'previous') => void;
}

/** To the next and the previous of each kind the show has, with their number between the two. */
export function JumpButtons({ marks, onJump }: JumpButtonsProps) {
	const { t } = useTranslation('player');
	const { number } = useFormatters();
	const kinds = MARK_KINDS.filter((kind) => marks[kind] > 0);
	if (kinds.length === 0) return null;
	return (
		<div className="player-jumps">
			{kinds.map((kind) => (
				// biome-ignore lint/a11y/useSemanticElements: three controls that belong together, not a form
				<div key={kind} className="player-jump" dir="ltr" role="group" aria-label={t('pair', { name: t(`count.${kind}`), count: marks[kind] })}>
					<IconButton
						label={t(`jump.previous.${kind}`)}
						keys={JUMP_KEYS[kind].previous.replace(' ', '+')}
						icon={<TimeLeftIcon size={14} />}
						onPress={() => onJump(kind, 'previous')}
					/>
					<span className="player-jump-count" title={t(`count.${kind}`)} aria-hidden="true">
						{ICONS[kind]}
						{number(marks[kind])}
					</span>
					<IconButton
						label={t(`jump.next.${kind}`)}
						keys={JUMP_KEYS[kind].next.replace(' ', '+')}
						icon={<TimeRightIcon size={14} />}
						onPress={() => onJump(kind, 'next')}
					/>
				</div>
			))}
		</div>
	);
}

/** One after the other: `s` skips to, `p` to the one before. */
export const JUMP_KEYS = {
	flag: { next: 's f', previous: 'p f' },
	escalation: { next: 's e', previous: 'p e' },
	question: { next: 's q', previous: 'p q' },
	gap: { next: 's g', previous: 'p g' },
	note: { next: 's n', previous: 'p n' },
} as const satisfies Record<MarkKind, { readonly next: string; readonly previous: string }>;

const ICONS: Readonly<Record<MarkKind, ReactNode>> = {
	flag: <FlagIcon size={13} />,
	escalation: <WarningIcon size={13} />,
	question: <QuestionsIcon size={13} />,
	gap: <span className="timeline-swatch timeline-swatch-gap" />,
	note: <NoteIcon size={13} />,
};

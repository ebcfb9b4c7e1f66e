import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../../app/shortcuts.ts';
import type { SessionFeed } from '../../../state/feed/session-feed.ts';
import { useTeamLabels } from '../../../state/labels.ts';
import { useLabelling } from './use-labelling.ts';

interface LabelKeysProps {
	readonly feed: SessionFeed;
	/** Of the selected message. */
	readonly messageId: number | null;
	/** A form is open, whose own keys may be the same. */
	readonly isResting: boolean;
}

/** The keys of the team's labels while a session is open, and what they did for whoever does not see it. */
export function LabelKeys({ feed, messageId, isResting }: LabelKeysProps) {
	const { t } = useTranslation('labels');
	const { labels } = useTeamLabels();
	const { give } = useLabelling(feed);
	const [said, setSaid] = useState('');
	useShortcuts(
		labels.flatMap((label) =>
			isResting || label.key === null || label.isRetired
				? []
				: [
						{
							keys: label.key,
							label: t('key', { label: label.name }),
							group: 'judging' as const,
							run: () => give(label, messageId, (done) => setSaid(t(`panel.${done}`, { label: label.name }))),
						},
					],
		),
	);
	return (
		<p className="visually-hidden" aria-live="polite">
			{said}
		</p>
	);
}

import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/IconButton.tsx';
import { CloseIcon } from '../../../components/icons.tsx';
import { Keys } from '../../../components/Keys.tsx';
import { LabelChip } from '../../../components/LabelChip.tsx';
import { useFormatters } from '../../../i18n/use-formatters.ts';
import { type MessageEntry, stateOf } from '../../../state/feed/message-book.ts';
import type { SessionFeed } from '../../../state/feed/session-feed.ts';
import { useTeamLabels } from '../../../state/labels.ts';
import { hashOf } from '../../../state/route.ts';
import { useLabelling } from './use-labelling.ts';
import './labels.css';

/** The team's labels: those the message has, and one button for each that can be given. */
export function LabelPanel({ feed, entry }: { readonly feed: SessionFeed; readonly entry: MessageEntry }) {
	const { t } = useTranslation('labels');
	const { timeOfDay } = useFormatters();
	const { phase, labels } = useTeamLabels();
	const { give, takeBack } = useLabelling(feed);
	const { message } = entry;
	const given = stateOf(entry).labels;
	const offered = labels.filter((label) => !label.isRetired);
	if (phase !== 'loaded' && given.length === 0) return null;
	return (
		<section className="inspector-section" aria-label={t('panel.name')}>
			<h2>{t('panel.name')}</h2>
			{given.length > 0 && (
				<ul className="given-labels">
					{given.map((label) => (
						<li key={label.annotation.id}>
							<div className="given-label">
								<LabelChip name={label.name} colour={label.colour} isOnWords={label.span !== null} />
								<span className="given-label-signed">
									<bdi>{label.annotation.author.name}</bdi> · {timeOfDay(label.annotation.at)}
								</span>
								<IconButton label={t('panel.takeBack', { label: label.name })} icon={<CloseIcon size={12} />} onPress={() => takeBack(label)} />
							</div>
							{label.span !== null && (
								<q className="inspector-quote" dir="auto">
									{message.text.slice(label.span.start, label.span.end)}
								</q>
							)}
						</li>
					))}
				</ul>
			)}
			{offered.length > 0 && (
				<>
					<fieldset className="label-buttons">
						<legend className="visually-hidden">{t('panel.give')}</legend>
						{offered.map((label) => (
							<button
								key={label.id}
								type="button"
								className="label-button"
								data-label-colour={label.colour}
								title={label.description === '' ? undefined : label.description}
								aria-pressed={given.some((other) => other.label === label.id && other.span === null)}
								// The press must not take the selection away before it is read.
								onPointerDown={(event) => event.preventDefault()}
								onMouseDown={(event) => event.preventDefault()}
								onClick={() => give(label, message.id)}
							>
								<bdi>{label.name}</bdi>
								{label.key !== null && <Keys keys={label.key} />}
							</button>
						))}
					</fieldset>
					<p className="label-hint">{t('panel.hint')}</p>
				</>
			)}
			{phase === 'loaded' && offered.length === 0 && (
				<p className="label-hint">
					{t('panel.none')} <a href={hashOf({ screen: 'settings', page: 'labels' })}>{t('panel.make')}</a>
				</p>
			)}
		</section>
	);
}

import { useTranslation } from 'react-i18next';
import type { SourceObjection } from '../use-new-show.ts';
import { SourceCard } from './SourceCard.tsx';
import { SourceFields } from './SourceFields.tsx';
import type { SourceDraft } from './source-draft.ts';

interface SourceListProps {
	readonly sources: readonly SourceDraft[];
	/** The one whose fields are in sight. */
	readonly openSource: string | null;
	/** The one that was just chosen. */
	readonly fresh: string | null;
	/** What the host is expected to speak; null where nobody said. */
	readonly expected: string | null;
	readonly objectionTo: (draft: SourceDraft) => SourceObjection | null;
	readonly onOpen: (sourceId: string | null) => void;
	readonly onChange: (draft: SourceDraft) => void;
	readonly onRemove: (sourceId: string) => void;
}

/** The sources of the show in the order they were chosen, one of them open at a time. */
export function SourceList({ sources, openSource, fresh, expected, objectionTo, onOpen, onChange, onRemove }: SourceListProps) {
	const { t } = useTranslation('start');
	return (
		<div className="field">
			<span className="field-label">{t('show.source')}</span>
			<ul className="source-list" aria-label={t('show.source')}>
				{sources.map((draft) => {
					const isOpen = openSource === draft.id;
					const objection = objectionTo(draft);
					const isAtField = isOpen && (objection?.problem?.field ?? null) !== null;
					return (
						<SourceCard
							key={`${draft.id} ${draft.kind}`}
							draft={draft}
							isOpen={isOpen}
							takesFocus={fresh === draft.id}
							problem={isAtField ? undefined : objection?.words}
							onToggle={() => onOpen(isOpen ? null : draft.id)}
							onRemove={() => onRemove(draft.id)}
						>
							<SourceFields
								draft={draft}
								onChange={onChange}
								expected={expected}
								errorOf={(field, place) =>
									objection?.problem?.field === field && (place === undefined || objection.problem.place === place) ? objection.words : undefined
								}
							/>
						</SourceCard>
					);
				})}
			</ul>
		</div>
	);
}

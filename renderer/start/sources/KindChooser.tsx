import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { type DraftKind, SOURCE_GROUPS } from './source-kinds.ts';
import { useKindName } from './use-kind-name.ts';

/** Every kind of source, by what it is for. */
export function KindChooser({ onChoose }: { readonly onChoose: (kind: DraftKind) => void }) {
	return (
		<div className="kind-groups">
			{SOURCE_GROUPS.map((group) => (
				<KindGroup key={group.id} group={group} onChoose={onChoose} />
			))}
		</div>
	);
}

function KindGroup({ group, onChoose }: { readonly group: (typeof SOURCE_GROUPS)[number]; readonly onChoose: (kind: DraftKind) => void }) {
	const { t } = useTranslation('start');
	const kindName = useKindName();
	const labelId = useId();
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out beside what it names.
		<div className="kind-group" role="group" aria-labelledby={labelId}>
			<span id={labelId} className="kind-group-name">
				{t(`group.${group.id}`)}
			</span>
			<div className="kind-choices">
				{group.kinds.map((kind) => (
					// The page's own tooltip would take Escape away from the dialog.
					<span key={kind} title={t(`needs.${kind}`)}>
						<Button size="small" onPress={() => onChoose(kind)}>
							{kindName(kind)}
						</Button>
					</span>
				))}
			</div>
		</div>
	);
}

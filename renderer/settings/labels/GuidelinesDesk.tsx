import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Label } from '../../../shared/model/label.ts';
import { Select } from '../../components/Select.tsx';
import { GuidelinesEditor } from './GuidelinesEditor.tsx';

const GENERAL = 'general';

/** The general guidelines and those of each label in use, one at a time. */
export function GuidelinesDesk({ labels }: { readonly labels: readonly Label[] }) {
	const { t } = useTranslation('labels');
	const [chosen, setChosen] = useState(GENERAL);
	const [hasDraft, setHasDraft] = useState(false);
	const offered = labels.filter((label) => !label.isRetired);
	// A label may be retired while its guidelines are open; what is written on them is not thrown away.
	const label = labels.find(({ id }) => id === chosen) ?? null;
	const shown = label?.isRetired && !hasDraft ? null : label;
	const choices = [...offered, ...(shown?.isRetired ? [shown] : [])];
	return (
		<section className="labels-part" aria-labelledby="labels-guidelines">
			<header className="labels-head">
				<div>
					<h2 id="labels-guidelines">{t('guide.title')}</h2>
					<p className="settings-text">{t('guide.intro')}</p>
				</div>
			</header>
			<div className="guidelines-which">
				<Select
					label={t('guide.which')}
					choices={[{ id: GENERAL, name: t('guide.general') }, ...choices.map(({ id, name }) => ({ id, name: t('guide.ofLabel', { label: name }) }))]}
					value={shown?.id ?? GENERAL}
					onChange={setChosen}
					isDisabled={hasDraft}
				/>
			</div>
			<GuidelinesEditor key={shown?.id ?? GENERAL} label={shown?.id ?? null} onDraft={setHasDraft} />
		</section>
	);
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Guidelines } from '../../../../shared/model/label.ts';
import { ChevronDownIcon } from '../../../components/icons.tsx';
import { LabelChip } from '../../../components/LabelChip.tsx';
import { Markdown } from '../../../components/Markdown.tsx';
import { useFormatters } from '../../../i18n/use-formatters.ts';
import { useTeamLabels } from '../../../state/labels.ts';
import './labels.css';

const STORAGE_KEY = 'showdesk.guidelines-open';

/** What the team has agreed on, beside what is to be judged: the general guidelines, and below them those of each label. */
export function GuidelinesPanel() {
	const { t } = useTranslation('labels');
	const { guidelines, labels } = useTeamLabels();
	const [isOpen, setIsOpen] = useState(readOpen);
	const [general] = guidelines.filter(({ label }) => label === null);
	const ofLabels = labels.flatMap((label) => {
		const own = label.isRetired ? undefined : guidelines.find((other) => other.label === label.id);
		return own === undefined ? [] : [{ label, own }];
	});
	if (general === undefined && ofLabels.length === 0) return null;
	return (
		<details
			className="guidelines"
			open={isOpen}
			onToggle={(event) => {
				if (event.target !== event.currentTarget) return;
				setIsOpen(event.currentTarget.open);
				keepOpen(event.currentTarget.open);
			}}
		>
			<summary>
				<ChevronDownIcon size={12} />
				{t('guide.title')}
			</summary>
			{general !== undefined && <Written guidelines={general} />}
			{ofLabels.map(({ label, own }) => (
				<details key={label.id} className="guidelines-of-label">
					<summary>
						<ChevronDownIcon size={12} />
						<LabelChip name={label.name} colour={label.colour} />
					</summary>
					<Written guidelines={own} />
				</details>
			))}
		</details>
	);
}

function Written({ guidelines: { text, version, author, at } }: { readonly guidelines: Guidelines }) {
	const { t } = useTranslation('labels');
	const { date } = useFormatters();
	return (
		<div className="guidelines-text">
			<Markdown text={text} />
			<p className="guidelines-signed">{t('guide.version', { version, name: author.name, date: date(at) })}</p>
		</div>
	);
}

function readOpen(): boolean {
	try {
		return localStorage.getItem(STORAGE_KEY) !== 'no';
	} catch {
		return true;
	}
}

function keepOpen(isOpen: boolean): void {
	try {
		localStorage.setItem(STORAGE_KEY, isOpen ? 'yes' : 'no');
	} catch {
		// A page that may not store anything still opens and closes them; it only forgets.
	}
}

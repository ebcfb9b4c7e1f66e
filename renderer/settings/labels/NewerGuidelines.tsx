import { useTranslation } from 'react-i18next';
import type { Guidelines } from '../../../shared/model/label.ts';
import { Button } from '../../components/Button.tsx';
import { WarningIcon } from '../../components/icons.tsx';
import { Markdown } from '../../components/Markdown.tsx';

interface NewerGuidelinesProps {
	readonly newer: Guidelines;
	/** What was written here is given up for it. */
	readonly onTake: () => void;
	/** What was written here becomes the version after it. */
	readonly onKeep: () => void;
}

/** Somebody else has saved while this person wrote: both texts are there, and one is chosen on purpose. */
export function NewerGuidelines({ newer, onTake, onKeep }: NewerGuidelinesProps) {
	const { t } = useTranslation('labels');
	return (
		<section className="guidelines-newer" role="alert">
			<p className="guidelines-newer-title">
				<WarningIcon />
				{t('guide.newer', { name: newer.author.name, version: newer.version })}
			</p>
			<p>{t('guide.newerText')}</p>
			{newer.comment !== '' && (
				<q className="guidelines-comment" dir="auto">
					{newer.comment}
				</q>
			)}
			<details>
				<summary>{t('guide.newerRead', { version: newer.version })}</summary>
				<div className="guidelines-newer-text">
					<Markdown text={newer.text} />
				</div>
			</details>
			<div className="settings-acts">
				<Button onPress={onTake}>{t('guide.newerTake')}</Button>
				<Button onPress={onKeep}>{t('guide.newerKeep')}</Button>
			</div>
		</section>
	);
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Label } from '../../../shared/model/label.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { ArrowDownIcon, ArrowUpIcon, PlusIcon } from '../../components/icons.tsx';
import { Keys } from '../../components/Keys.tsx';
import { LabelChip } from '../../components/LabelChip.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { callDesk } from '../../state/desk.ts';
import { withProfile } from '../../state/profile-prompt.ts';
import { LabelEditor } from './LabelEditor.tsx';

/** The labels in the order they are offered in, and below them those that are given no more. */
export function LabelSet({ labels }: { readonly labels: readonly Label[] }) {
	const { t } = useTranslation('labels');
	const faultWords = useFaultWords();
	const [edited, setEdited] = useState<Label | 'new' | null>(null);
	const inUse = labels.filter((label) => !label.isRetired);
	const retired = labels.filter((label) => label.isRetired);

	const attempt = (act: () => Promise<unknown>, then?: () => void) =>
		withProfile(() => {
			act().then(then, (error: unknown) => showToast({ level: 'error', text: faultWords(error) }));
		});
	const move = (index: number, by: 1 | -1) => {
		const ids = inUse.map(({ id }) => id);
		const [moved] = ids.splice(index, 1);
		if (moved === undefined) return;
		ids.splice(index + by, 0, moved);
		attempt(() => callDesk('label.order', { ids }));
	};
	const setRetired = (label: Label, isRetired: boolean) =>
		attempt(
			() => callDesk('label.retire', { id: label.id, isRetired }),
			() => {
				if (!isRetired) return;
				showToast({
					level: 'info',
					text: t('set.retiredNow', { label: label.name }),
					action: { label: t('set.bringBack'), onAction: () => setRetired(label, false) },
				});
			},
		);

	return (
		<section className="labels-part" aria-labelledby="labels-set">
			<header className="labels-head">
				<div>
					<h2 id="labels-set">{t('set.title')}</h2>
					<p className="settings-text">{t('set.intro')}</p>
				</div>
				<Button variant="primary" icon={<PlusIcon />} onPress={() => withProfile(() => setEdited('new'))}>
					{t('set.new')}
				</Button>
			</header>
			{inUse.length === 0 && <EmptyState title={t('set.emptyTitle')}>{t('set.emptyText')}</EmptyState>}
			{inUse.length > 0 && (
				<ul className="label-list">
					{inUse.map((label, index) => (
						<li key={label.id} className="label-line">
							<LabelChip name={label.name} colour={label.colour} />
							<span className="label-line-key">{label.key !== null && <Keys keys={label.key} />}</span>
							<span className="label-line-reach">{t(`reach.${label.reach}`)}</span>
							<span className="label-line-description">
								<bdi>{label.description}</bdi>
							</span>
							<span className="label-line-acts">
								<IconButton label={t('set.up', { label: label.name })} icon={<ArrowUpIcon />} isDisabled={index === 0} onPress={() => move(index, -1)} />
								<IconButton
									label={t('set.down', { label: label.name })}
									icon={<ArrowDownIcon />}
									isDisabled={index === inUse.length - 1}
									onPress={() => move(index, 1)}
								/>
								<Button size="small" onPress={() => setEdited(label)} aria-label={t('set.edit', { label: label.name })}>
									{t('set.editShort')}
								</Button>
								<Button size="small" variant="quiet" onPress={() => setRetired(label, true)} aria-label={t('set.retireLabel', { label: label.name })}>
									{t('set.retire')}
								</Button>
							</span>
						</li>
					))}
				</ul>
			)}
			{retired.length > 0 && (
				<details className="labels-retired">
					<summary>{t('set.retired', { count: retired.length })}</summary>
					<p className="settings-text">{t('set.retiredText')}</p>
					<ul className="label-list">
						{retired.map((label) => (
							<li key={label.id} className="label-line">
								<LabelChip name={label.name} colour={label.colour} />
								<span className="label-line-key" />
								<span className="label-line-reach">{t(`reach.${label.reach}`)}</span>
								<span className="label-line-description">
									<bdi>{label.description}</bdi>
								</span>
								<span className="label-line-acts">
									<Button size="small" variant="quiet" onPress={() => setRetired(label, false)} aria-label={t('set.bringBackLabel', { label: label.name })}>
										{t('set.bringBack')}
									</Button>
								</span>
							</li>
						))}
					</ul>
				</details>
			)}
			{edited !== null && <LabelEditor label={edited === 'new' ? null : edited} labels={labels} onClose={() => setEdited(null)} />}
		</section>
	);
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskEvent } from '../../shared/contract/contract.ts';
import type { SavedSearch } from '../../shared/model/search.ts';
import { Button } from '../components/Button.tsx';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { FormError } from '../components/FormError.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { MoreIcon } from '../components/icons.tsx';
import { Menu } from '../components/Menu.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { callDesk } from '../state/desk.ts';
import { withProfile } from '../state/profile-prompt.ts';
import { useKept } from '../state/use-kept.ts';
import { SaveSearchDialog } from './SaveSearchDialog.tsx';

/** The searches a team keeps, in its order. */
export function SavedSearches({ onSearch }: { readonly onSearch: (text: string) => void }) {
	const { t } = useTranslation('search');
	const faultWords = useFaultWords();
	const { date } = useFormatters();
	const { kept, reload } = useKept(loadSaved, followSaved);
	const [renamed, setRenamed] = useState<SavedSearch | null>(null);
	const [deleted, setDeleted] = useState<SavedSearch | null>(null);
	const [fault, setFault] = useState<unknown>(null);
	const searches = kept.phase === 'loaded' ? kept.value : [];

	const attempt = (work: Promise<unknown>) => {
		setFault(null);
		work.catch(setFault);
	};
	const move = (index: number, by: number) => {
		const ids = searches.map(({ id }) => id);
		const [id] = ids.splice(index, 1);
		if (id === undefined) return;
		ids.splice(index + by, 0, id);
		attempt(callDesk('search.order', { ids }));
	};
	return (
		<section aria-labelledby="search-saved" className="search-list">
			<h2 id="search-saved">{t('saved.title')}</h2>
			{kept.phase === 'failed' && (
				<FormError>
					{t('saved.failed')} {faultWords(kept.error)} <Button onPress={reload}>{t('retry')}</Button>
				</FormError>
			)}
			{fault !== null && <FormError>{faultWords(fault)}</FormError>}
			{kept.phase === 'loaded' && searches.length === 0 && <p className="search-list-empty">{t('saved.empty')}</p>}
			<ul>
				{searches.map((search, index) => (
					<li key={search.id}>
						<button type="button" className="search-list-item" onClick={() => onSearch(search.query)}>
							<bdi className="search-list-name">{search.name}</bdi>
							<bdi className="search-query">{search.query}</bdi>
							<span className="search-list-by">
								<bdi>{search.author.name}</bdi> · {date(search.at)}
							</span>
						</button>
						<Menu
							label={t('saved.actions', { name: search.name })}
							trigger={<IconButton label={t('saved.actions', { name: search.name })} icon={<MoreIcon />} />}
							actions={[
								{ id: 'rename', name: t('saved.rename'), onAction: () => withProfile(() => setRenamed(search)) },
								{ id: 'up', name: t('saved.up'), isDisabled: index === 0, onAction: () => move(index, -1) },
								{ id: 'down', name: t('saved.down'), isDisabled: index === searches.length - 1, onAction: () => move(index, 1) },
								{ id: 'delete', name: t('saved.delete'), isDanger: true, onAction: () => setDeleted(search) },
							]}
						/>
					</li>
				))}
			</ul>
			{renamed !== null && <SaveSearchDialog query={renamed.query} saved={renamed} onClose={() => setRenamed(null)} />}
			<ConfirmDialog
				title={t('saved.deleteTitle', { name: deleted?.name ?? '' })}
				isOpen={deleted !== null}
				confirmLabel={t('saved.delete')}
				isDanger
				onCancel={() => setDeleted(null)}
				onConfirm={() => {
					if (deleted !== null) attempt(callDesk('search.forget', { id: deleted.id }));
					setDeleted(null);
				}}
			>
				<p>{t('saved.deleteText')}</p>
			</ConfirmDialog>
		</section>
	);
}

function loadSaved(): Promise<readonly SavedSearch[]> {
	return callDesk('search.saved', {});
}

function followSaved(searches: readonly SavedSearch[], event: DeskEvent): readonly SavedSearch[] {
	return event.type === 'savedSearches' ? event.searches : searches;
}

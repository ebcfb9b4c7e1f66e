import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SavedSearch, SEARCH_NAME_LENGTH } from '../../shared/model/search.ts';
import { QUERY_LENGTH } from '../../shared/model/search-query.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { FormError } from '../components/FormError.tsx';
import { TextField } from '../components/TextField.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { callDesk } from '../state/desk.ts';

interface SaveSearchDialogProps {
	readonly query: string;
	/** The one that is changed; null: a new one. */
	readonly saved: SavedSearch | null;
	readonly onClose: () => void;
}

/** Gives a search a name, so that the whole team has it. */
export function SaveSearchDialog({ query, saved, onClose }: SaveSearchDialogProps) {
	const { t } = useTranslation('search');
	const faultWords = useFaultWords();
	const formId = useId();
	const [name, setName] = useState(saved?.name ?? '');
	const [text, setText] = useState(query);
	const [fault, setFault] = useState<unknown>(null);
	const [isBusy, setIsBusy] = useState(false);

	async function save(event: FormEvent): Promise<void> {
		event.preventDefault();
		setIsBusy(true);
		setFault(null);
		try {
			await callDesk('search.save', { ...(saved === null ? {} : { id: saved.id }), name, query: text });
			onClose();
		} catch (error) {
			setFault(error);
			setIsBusy(false);
		}
	}

	return (
		<Dialog
			title={saved === null ? t('save.title') : t('save.renameTitle')}
			isOpen
			onClose={onClose}
			footer={
				<Button type="submit" form={formId} variant="primary" isPending={isBusy} isDisabled={name.trim() === '' || text.trim() === ''}>
					{t('save.confirm')}
				</Button>
			}
		>
			<form id={formId} className="search-save" onSubmit={(event) => void save(event)}>
				<TextField label={t('save.name')} value={name} onChange={setName} maxLength={SEARCH_NAME_LENGTH} autoFocus />
				<TextField label={t('save.query')} value={text} onChange={setText} maxLength={QUERY_LENGTH} />
				{fault !== null && <FormError>{faultWords(fault)}</FormError>}
			</form>
		</Dialog>
	);
}

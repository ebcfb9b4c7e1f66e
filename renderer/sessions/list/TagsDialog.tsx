import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_TAGS, type Session, TAG_LENGTH } from '../../../shared/model/show.ts';
import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SuggestField } from '../../components/SuggestField.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { callDesk } from '../../state/desk.ts';

interface TagsDialogProps {
	readonly session: Session;
	/** Tags of other sessions, commonest first. */
	readonly known: readonly string[];
	readonly onClose: () => void;
}

/** What the team sorts its sessions by: its own words, offered again where they were used before. */
export function TagsDialog({ session, known, onClose }: TagsDialogProps) {
	const { t } = useTranslation('sessionList');
	const faultWords = useFaultWords();
	const [tags, setTags] = useState(session.tags);
	const [typed, setTyped] = useState('');
	const [error, setError] = useState<unknown>(null);
	const withTyped = typed.trim() === '' || tags.includes(typed.trim()) ? tags : [...tags, typed.trim()].slice(0, MOST_TAGS);

	async function save(): Promise<void> {
		try {
			await callDesk('session.tag', { sessionId: session.id, tags: [...withTyped] });
			onClose();
		} catch (failure) {
			setError(failure);
		}
	}

	return (
		<Dialog
			title={t('tags.title', { title: session.show.title || t('untitled') })}
			isOpen
			onClose={onClose}
			footer={
				<Button variant="primary" onPress={() => void save()}>
					{t('tags.save')}
				</Button>
			}
		>
			<form
				className="tags-form"
				onSubmit={(event) => {
					event.preventDefault();
					setTags(withTyped);
					setTyped('');
				}}
			>
				<SuggestField
					label={t('tags.add')}
					suggestions={known.filter((tag) => !tags.includes(tag)).map((tag) => ({ id: tag, name: tag }))}
					value={typed}
					onChange={setTyped}
					maxLength={TAG_LENGTH}
				/>
				<Button type="submit" isDisabled={withTyped === tags}>
					{t('tags.addButton')}
				</Button>
			</form>
			{tags.length === 0 ? (
				<p className="session-nothing">{t('tags.none')}</p>
			) : (
				<ul className="tags-chosen" aria-label={t('tags.chosen')}>
					{tags.map((tag) => (
						<li key={tag}>
							<Chip tone="outline" onRemove={() => setTags(tags.filter((other) => other !== tag))}>
								{tag}
							</Chip>
						</li>
					))}
				</ul>
			)}
			{error !== null && <FormError>{faultWords(error)}</FormError>}
		</Dialog>
	);
}

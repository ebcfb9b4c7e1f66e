import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton.tsx';
import { MoreIcon, UserIcon } from '../../components/icons.tsx';
import { Menu } from '../../components/Menu.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { AnonymiseDialog } from '../../settings/keeping/AnonymiseDialog.tsx';
import { callDesk } from '../../state/desk.ts';

/** What can be done with the person who wrote a message, in every session at once. */
export function AuthorMenu({ messageId }: { readonly messageId: number }) {
	const { t } = useTranslation('keeping');
	const faultWords = useFaultWords();
	const [person, setPerson] = useState<{ readonly realm: string; readonly id: string } | null>(null);
	const ask = () => void callDesk('person.behind', { messageId }).then(setPerson, (error: unknown) => showToast({ level: 'error', text: faultWords(error) }));
	return (
		<>
			<Menu
				label={t('person.title')}
				trigger={<IconButton label={t('person.title')} icon={<MoreIcon />} />}
				actions={[{ id: 'anonymise', name: t('person.inspect'), icon: <UserIcon size={14} />, isDanger: true, onAction: ask }]}
			/>
			{person !== null && <AnonymiseDialog {...person} onClose={() => setPerson(null)} onDone={() => setPerson(null)} />}
		</>
	);
}

import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { ComboBox } from '../components/ComboBox.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { TextField } from '../components/TextField.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';

export interface NewPackDialogProps {
	/** Languages that have packs. */
	readonly languages: readonly string[];
	/** Names that are taken. */
	readonly taken: ReadonlySet<string>;
	readonly onClose: () => void;
	readonly onBegin: (name: string) => void;
}

/** A pack of the team that stands alone: its language and its name. */
export function NewPackDialog({ languages, taken, onClose, onBegin }: NewPackDialogProps) {
	const { t } = useTranslation('rules');
	const { languageName } = useFormatters();
	const formId = useId();
	const [language, setLanguage] = useState<string>(languages[0] ?? 'es');
	const [typed, setTyped] = useState('');
	const [isTried, setIsTried] = useState(false);
	const name = `team/${language}/${typed.trim()}`;
	const error = !/^[a-z0-9][a-z0-9-]{0,60}$/.test(typed.trim()) ? t('problem.bad-name', { expected: '' }) : taken.has(name) ? t('nameTaken') : undefined;
	const begin = (event: FormEvent) => {
		event.preventDefault();
		setIsTried(true);
		if (error === undefined) onBegin(name);
	};
	return (
		<Dialog
			title={t('newPack')}
			isOpen
			onClose={onClose}
			footer={
				<Button variant="primary" type="submit" form={formId}>
					{t('begin')}
				</Button>
			}
		>
			<form id={formId} className="form" noValidate onSubmit={begin}>
				<ComboBox
					label={t('filter.language')}
					choices={[...languages, 'any'].map((id) => ({ id, name: id === 'any' ? t('anyLanguage') : languageName(id) }))}
					value={language}
					onChange={(chosen) => chosen !== null && setLanguage(chosen)}
				/>
				<TextField label={t('packName')} isCode value={typed} onChange={setTyped} placeholder="own-rules" autoFocus error={isTried ? error : undefined} />
			</form>
		</Dialog>
	);
}

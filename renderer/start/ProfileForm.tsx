import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Profile, STAFF_ROLES, type StaffRole } from '../../shared/model/staff.ts';
import { FormError } from '../components/FormError.tsx';
import { useFocusOnInvalid } from '../components/focus-invalid.ts';
import { Segmented } from '../components/Segmented.tsx';
import { TextField } from '../components/TextField.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { callDesk } from '../state/desk.ts';
import { LanguagePicker } from './LanguagePicker.tsx';
import './start.css';

export interface ProfileFormProps {
	/** Connects the button outside the form to it. */
	readonly id: string;
	/** What is known already; null the first time. */
	readonly profile: Profile | null;
	readonly onSaved: (profile: Profile) => void;
	/** Where the form is all there is, writing can begin at once. */
	readonly autoFocus?: boolean;
	/** Its buttons, where they belong inside. */
	readonly children?: ReactNode;
}

/** Name, role and languages of the person at the desk. */
export function ProfileForm({ id, profile, onSaved, autoFocus = false, children }: ProfileFormProps) {
	const { t } = useTranslation('start');
	const faultWords = useFaultWords();
	const [name, setName] = useState(profile?.name ?? '');
	const [role, setRole] = useState<StaffRole | null>(profile?.role ?? null);
	const [languages, setLanguages] = useState<readonly string[]>(profile?.languages ?? []);
	/** How often saving was tried; what is missing is said from the first time on. */
	const [tries, setTries] = useState(0);
	const wasTried = tries > 0;
	const [failure, setFailure] = useState<unknown>(null);
	const isNameMissing = name.trim() === '';

	const form = useRef<HTMLFormElement>(null);
	useFocusOnInvalid(form, tries);

	async function save(event: FormEvent): Promise<void> {
		event.preventDefault();
		setTries((before) => before + 1);
		setFailure(null);
		if (isNameMissing || role === null) return;
		try {
			onSaved(await callDesk('profile.set', { name, role, languages: [...languages] }));
		} catch (error) {
			setFailure(error);
		}
	}

	return (
		<form ref={form} id={id} className="form" noValidate onSubmit={(event) => void save(event)}>
			<TextField
				label={t('profile.name')}
				value={name}
				onChange={setName}
				maxLength={80}
				autoComplete="name"
				autoFocus={autoFocus}
				error={wasTried && isNameMissing ? t('profile.nameMissing') : undefined}
			/>
			<Segmented
				label={t('profile.role')}
				segments={STAFF_ROLES.map((staffRole) => ({ id: staffRole, name: t(`profile.${staffRole}`) }))}
				value={role}
				onChange={setRole}
				description={role === null ? undefined : t(`profile.${role}Meaning`)}
				error={wasTried && role === null ? t('profile.roleMissing') : undefined}
			/>
			<LanguagePicker label={t('profile.languages')} description={t('profile.languagesHint')} value={languages} onChange={setLanguages} />
			{failure !== null && <FormError>{faultWords(failure)}</FormError>}
			{children}
		</form>
	);
}

import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../shared/model/staff.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { ProfileForm } from './ProfileForm.tsx';

export interface ProfileDialogProps {
	readonly isOpen: boolean;
	/** Left out where the desk cannot be used without an answer. */
	readonly onClose?: () => void;
	readonly onSaved: (profile: Profile) => void;
}

/** Asks once who is at the desk. */
export function ProfileDialog({ isOpen, onClose, onSaved }: ProfileDialogProps) {
	const { t } = useTranslation('start');
	const formId = useId();
	return (
		<Dialog
			title={t('profile.title')}
			isOpen={isOpen}
			{...(onClose && { onClose })}
			footer={
				<Button variant="primary" type="submit" form={formId}>
					{t('profile.save')}
				</Button>
			}
		>
			<p className="form-intro">{t('profile.intro')}</p>
			<ProfileForm id={formId} profile={null} autoFocus onSaved={onSaved} />
		</Dialog>
	);
}

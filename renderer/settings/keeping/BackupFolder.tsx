import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupSettings, KeepingState } from '../../../shared/model/keeping.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { callDesk } from '../../state/desk.ts';

interface BackupFolderProps {
	readonly settings: BackupSettings;
	/** Where they lie now. */
	readonly current: string | null;
	readonly onChange: (state: KeepingState) => void;
}

/** Where backups go; another disk survives what this one does not. */
export function BackupFolder({ settings, current, onChange }: BackupFolderProps) {
	const { t } = useTranslation('keeping');
	const faultWords = useFaultWords();
	const [text, setText] = useState(settings.folder ?? '');
	const [error, setError] = useState<unknown>(null);
	const folder = text.trim() === '' ? null : text.trim();

	async function save(): Promise<void> {
		try {
			onChange(await callDesk('backup.settings', { isDaily: settings.isDaily, folder }));
			setError(null);
			showToast({ level: 'success', text: t('backups.folderSaved') });
		} catch (failure) {
			setError(failure);
		}
	}

	return (
		<form
			className="keeping-folder"
			onSubmit={(event) => {
				event.preventDefault();
				void save();
			}}
		>
			<TextField
				label={t('backups.folder')}
				isCode
				value={text}
				onChange={setText}
				placeholder={current ?? ''}
				description={t('backups.folderHint')}
				error={error === null ? undefined : faultWords(error)}
			/>
			{folder !== settings.folder && (
				<div>
					<Button type="submit" size="small">
						{t('backups.saveFolder')}
					</Button>
				</div>
			)}
		</form>
	);
}

import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DESK_ERROR_CODES, DeskError } from '../../../shared/contract/errors.ts';
import type { BackupFile, BackupList, KeepingState } from '../../../shared/model/keeping.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Progress } from '../../components/Progress.tsx';
import { Switch } from '../../components/Switch.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk } from '../../state/desk.ts';
import { SettingsSection } from '../SettingsSection.tsx';
import { BackupFolder } from './BackupFolder.tsx';
import { BackupRow } from './BackupRow.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { useOperation } from './use-operation.ts';

interface BackupsProps {
	readonly state: KeepingState;
	readonly onChange: (state: KeepingState) => void;
	readonly onMade: () => void;
}

/** Copies of the store: those that are there, how old they are, and what to do with them. */
export function Backups({ state, onChange, onMade }: BackupsProps) {
	const { t } = useTranslation('keeping');
	const { bytes, dateTime, relative } = useFormatters();
	const faultWords = useFaultWords();
	const backups = useBackupList(state);
	const making = useOperation();
	const [restoring, setRestoring] = useState<BackupFile | null>(null);
	const [deleting, setDeleting] = useState<BackupFile | null>(null);
	const { isDaily, folder } = state.backups;
	const newest = backups.list?.backups.find(({ kind }) => kind === 'daily' || kind === 'hand');

	async function make(): Promise<void> {
		const made = await making.run((operationId) => callDesk('backup.make', { operationId }));
		if (made !== null) showToast({ level: 'success', text: t('backups.made', { size: bytes(made.bytes) }) });
		onMade();
	}

	function remove({ name }: BackupFile): void {
		setDeleting(null);
		callDesk('backup.delete', { name }).then(
			() => {
				showToast({ level: 'success', text: t('backups.deleted') });
				backups.reload();
			},
			(error: unknown) => showToast({ level: 'error', text: faultWords(error) }),
		);
	}

	return (
		<SettingsSection title={t('backups.title')}>
			<p className="settings-text">{t('backups.intro')}</p>
			{state.backupTrouble !== null && (
				<FormError>
					{t('backups.failed', { when: dateTime(state.backupTrouble.at) })} {faultWords(faultNamed(state.backupTrouble.code))}
				</FormError>
			)}
			{making.error !== null && state.backupTrouble === null && <FormError>{faultWords(making.error)}</FormError>}
			{making.isRunning ? (
				<Progress label={t('backups.working')} share={making.share} onCancel={making.cancel} />
			) : (
				<div className="settings-acts keeping-now">
					<Button variant="primary" onPress={() => void make()}>
						{t('backups.now')}
					</Button>
					{newest !== undefined && <span className="settings-text">{t('backups.newest', { when: relative(newest.madeAt, Date.now()) })}</span>}
				</div>
			)}
			{backups.list !== null && (
				<p className="settings-text">
					{backups.list.freeBytes === null
						? t('backups.needsOnly', { size: bytes(backups.list.nextBytes) })
						: t('backups.needs', { size: bytes(backups.list.nextBytes), free: bytes(backups.list.freeBytes) })}
				</p>
			)}
			<div className="keeping-lines">
				<Switch
					label={t('backups.daily')}
					isSelected={isDaily}
					onChange={(isOn) =>
						void callDesk('backup.settings', { isDaily: isOn, folder }).then(onChange, (error: unknown) =>
							showToast({ level: 'error', text: faultWords(error) }),
						)
					}
				>
					{t('backups.daily')}
				</Switch>
				<p className="settings-text">{t('backups.kept')}</p>
			</div>
			<BackupFolder key={folder} settings={state.backups} current={backups.list?.folder ?? null} onChange={onChange} />
			{backups.error !== null && <EmptyState tone="error" title={faultWords(backups.error)} action={<Button onPress={backups.reload}>{t('retry')}</Button>} />}
			{backups.list?.backups.length === 0 && <EmptyState title={t('backups.none')}>{t('backups.noneText')}</EmptyState>}
			{backups.list !== null && backups.list.backups.length > 0 && (
				<ul className="keeping-list" aria-label={t('backups.title')}>
					{backups.list.backups.map((backup) => (
						<BackupRow key={backup.name} backup={backup} onRestore={() => setRestoring(backup)} onDelete={() => setDeleting(backup)} />
					))}
				</ul>
			)}
			{restoring !== null && <RestoreDialog backup={restoring} onClose={() => setRestoring(null)} />}
			{deleting !== null && (
				<ConfirmDialog
					title={t('backups.deleteTitle')}
					isOpen
					isDanger
					confirmLabel={t('backups.deleteConfirm')}
					onConfirm={() => remove(deleting)}
					onCancel={() => setDeleting(null)}
				>
					<p>{t('backups.deleteText', { when: dateTime(deleting.madeAt) })}</p>
				</ConfirmDialog>
			)}
		</SettingsSection>
	);
}

/** A code as the desk told it, which a page of another version may not know. */
function faultNamed(code: string): DeskError {
	return new DeskError(DESK_ERROR_CODES.find((known) => known === code) ?? 'internal', code);
}

/** Anew whenever the state is: a backup was made, or the folder is another. */
function useBackupList(state: KeepingState) {
	const [loaded, setLoaded] = useState<{ readonly list: BackupList | null; readonly error: unknown }>({ list: null, error: null });
	const reload = useCallback(() => {
		callDesk('backup.list', {}).then(
			(list) => setLoaded({ list, error: null }),
			(error: unknown) => setLoaded(({ list }) => ({ list, error })),
		);
	}, []);
	useEffect(reload, [reload, state]);
	return { ...loaded, reload };
}

import { useTranslation } from 'react-i18next';
import type { BackupFile } from '../../../shared/model/keeping.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { DeleteIcon, MoreIcon, RetryIcon } from '../../components/icons.tsx';
import { Menu } from '../../components/Menu.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';

interface BackupRowProps {
	readonly backup: BackupFile;
	readonly onRestore: () => void;
	readonly onDelete: () => void;
}

/** When it was made, how, and what is in it. */
export function BackupRow({ backup, onRestore, onDelete }: BackupRowProps) {
	const { t } = useTranslation('keeping');
	const { dateTime, bytes, relative } = useFormatters();
	const { kind, madeAt, content } = backup;
	const when = dateTime(madeAt);
	return (
		<li className="keeping-row">
			<div className="keeping-row-words">
				<span className="keeping-row-name">
					<time dateTime={new Date(madeAt).toISOString()}>{when}</time> <span className="keeping-kind">{t(`backups.kinds.${kind}`)}</span>
				</span>
				<span className="settings-text">
					{content === null ? t('backups.unreadable') : `${t('sessions', { count: content.sessions })} · ${t('messages', { count: content.messages })}`} ·{' '}
					<bdi>{bytes(backup.bytes)}</bdi> · {relative(madeAt, Date.now())}
				</span>
			</div>
			<Menu
				label={t('backups.more', { when })}
				trigger={<IconButton label={t('backups.more', { when })} icon={<MoreIcon />} />}
				actions={[
					{ id: 'restore', name: t('backups.restore'), icon: <RetryIcon size={14} />, isDisabled: content === null, onAction: onRestore },
					{ id: 'delete', name: t('backups.delete'), icon: <DeleteIcon size={14} />, isDanger: true, onAction: onDelete },
				]}
			/>
		</li>
	);
}

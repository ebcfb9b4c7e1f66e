import { useTranslation } from 'react-i18next';
import type { KeepingState, StoreRecovery } from '../../../shared/model/keeping.ts';
import { Button } from '../../components/Button.tsx';
import { WarningIcon } from '../../components/icons.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk } from '../../state/desk.ts';

/** A damaged store was brought back: from when, what is lost, and where the damaged one is. Stands until somebody has read it. */
export function Recovered({ recovery, onRead }: { readonly recovery: StoreRecovery; readonly onRead: (state: KeepingState) => void }) {
	const { t } = useTranslation('keeping');
	const { dateTime } = useFormatters();
	const { backupMadeAt, damagedAt, savedMessages, sessions, messages, keptAs } = recovery;
	const held = { sessions: t('sessions', { count: sessions }), messages: t('messages', { count: messages }) };
	return (
		<section className="keeping-recovered" role="alert" aria-label={t('recovered.title')}>
			<WarningIcon />
			<div className="keeping-lines">
				<h2>{t('recovered.title')}</h2>
				<p>{backupMadeAt === null ? t('recovered.salvaged') : t('recovered.fromBackup', { made: dateTime(backupMadeAt), damaged: dateTime(damagedAt) })}</p>
				{backupMadeAt !== null && savedMessages > 0 && <p>{t('recovered.saved', { count: savedMessages })}</p>}
				<p>{t('recovered.holds', held)}</p>
				{backupMadeAt !== null && <p>{t('recovered.again')}</p>}
				<p>
					{t('recovered.file')} <code dir="ltr">{keptAs}</code>
				</p>
				<div>
					<Button size="small" onPress={() => void callDesk('keeping.acknowledge', {}).then(onRead, () => undefined)}>
						{t('recovered.read')}
					</Button>
				</div>
			</div>
		</section>
	);
}

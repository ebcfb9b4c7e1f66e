import { useTranslation } from 'react-i18next';
import type { RetentionPreview, RetentionRule } from '../../../shared/model/keeping.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';

interface RetentionDialogProps {
	readonly rule: RetentionRule;
	readonly preview: RetentionPreview;
	readonly onKeep: () => void;
	readonly onClose: () => void;
}

/** What a rule does now, session by session, before it is kept. */
export function RetentionDialog({ rule, preview, onKeep, onClose }: RetentionDialogProps) {
	const { t } = useTranslation(['keeping', 'components']);
	const { date } = useFormatters();
	const { sessions, total, excepted } = preview;
	const isNothing = total.sessions === 0;
	const isDelete = rule.action === 'delete';
	return (
		<Dialog
			title={t('retentionPreview.title')}
			isOpen
			width="wide"
			role="alertdialog"
			onClose={onClose}
			footer={
				<>
					<Button onPress={onClose}>{t('components:cancel')}</Button>
					<Button variant={isNothing ? 'primary' : 'danger'} onPress={onKeep}>
						{isNothing ? t('retentionPreview.keep') : t(isDelete ? 'retentionPreview.doDelete' : 'retentionPreview.doAnonymise')}
					</Button>
				</>
			}
		>
			<div className="keeping-lines">
				{isNothing && <p>{t('retentionPreview.none')}</p>}
				{!isNothing && (
					<>
						<p className="keeping-loss">
							{t(isDelete ? 'retentionPreview.delete' : 'retentionPreview.anonymise')}{' '}
							{t('retentionPreview.total', {
								sessions: t('sessions', { count: total.sessions }),
								messages: t('messages', { count: total.messages }),
								people: t('people', { count: total.authors }),
							})}
						</p>
						<ul className="keeping-list keeping-scroll" aria-label={t('retentionPreview.title')}>
							{sessions.map((session) => (
								<li key={session.sessionId} className="keeping-row">
									<div className="keeping-row-words">
										<bdi className="keeping-row-name">{session.title}</bdi>
										<span className="settings-text">
											{t('retentionPreview.ended', { when: date(session.endedAt) })} · {t('messages', { count: session.messages })} ·{' '}
											{t('people', { count: session.authors })}
											{session.isSealed && ` · ${t('retentionPreview.sealed')}`}
										</span>
									</div>
								</li>
							))}
						</ul>
						{total.sessions > sessions.length && <p className="settings-text">{t('retentionPreview.more', { count: total.sessions - sessions.length })}</p>}
						<p>{t('retentionPreview.backups')}</p>
					</>
				)}
				{excepted > 0 && <p>{t('retentionPreview.excepted', { count: excepted })}</p>}
				{!isNothing && <p>{t('retentionPreview.daily')}</p>}
			</div>
		</Dialog>
	);
}

import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ArrowUpIcon, DownloadIcon } from '../../components/icons.tsx';
import { Menu } from '../../components/Menu.tsx';
import { Progress } from '../../components/Progress.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { LogFilters } from './LogFilters.tsx';
import { LogList } from './LogList.tsx';
import { EVERY_ACT, type LogChoice, logFilterOf } from './log-choice.ts';
import { useLog } from './use-log.ts';
import { useLogExport } from './use-log-export.ts';
import './audit.css';

/** Who did what when. */
export function AuditPage() {
	const { t } = useTranslation(['audit', 'settings']);
	const faultWords = useFaultWords();
	const [choice, setChoice] = useState<LogChoice>(EVERY_ACT);
	const filter = useMemo(() => logFilterOf(choice), [choice]);
	const isNarrowed = Object.keys(filter).length > 0;
	const log = useLog(filter);
	const { running, start } = useLogExport();
	const top = useRef<HTMLHeadingElement>(null);
	const showFresh = () => {
		log.reload();
		top.current?.scrollIntoView({ block: 'end' });
	};
	return (
		<div className="settings-column audit-column">
			<header className="audit-head">
				<div>
					<h1 ref={top}>{t('settings:tabs.audit')}</h1>
					<p className="settings-text">{t('intro')}</p>
				</div>
				<Menu
					label={t('export.button')}
					trigger={
						<Button icon={<DownloadIcon />} isDisabled={running !== null}>
							{t('export.button')}
						</Button>
					}
					actions={[
						{ id: 'csv', name: t('export.csv'), onAction: () => void start('csv', filter) },
						{ id: 'jsonl', name: t('export.jsonl'), onAction: () => void start('jsonl', filter) },
					]}
				/>
			</header>
			{running !== null && <Progress label={t('export.running')} valueText={t('export.done', { count: running.done })} onCancel={running.cancel} />}
			<LogFilters choice={choice} isNarrowed={isNarrowed} onChange={setChoice} />
			<div className="audit-fresh" role="status">
				{log.fresh > 0 && (
					<Button size="small" variant="primary" icon={<ArrowUpIcon />} onPress={showFresh}>
						{Number.isFinite(log.fresh) ? t('fresh', { count: log.fresh }) : t('freshMany')}
					</Button>
				)}
			</div>
			{log.phase === 'loading' && <p role="status">{t('loading')}</p>}
			{log.phase === 'failed' && (
				<EmptyState tone="error" title={t('failed')} action={<Button onPress={log.reload}>{t('retry')}</Button>}>
					{faultWords(log.error)}
				</EmptyState>
			)}
			{log.phase === 'loaded' && log.lines.length === 0 && !isNarrowed && <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
			{log.phase === 'loaded' && log.lines.length === 0 && isNarrowed && (
				<EmptyState title={t('nothingFits')} action={<Button onPress={() => setChoice(EVERY_ACT)}>{t('filter.clear')}</Button>}>
					{t('nothingFitsText')}
				</EmptyState>
			)}
			{log.lines.length > 0 && <LogList lines={log.lines} />}
			{log.phase === 'loaded' && log.lines.length > 0 && (
				<div className="audit-foot">
					{log.hasOlder ? (
						<Button onPress={log.loadOlder} isDisabled={log.isLoadingOlder}>
							{t('older')}
						</Button>
					) : (
						<p className="settings-text">{t('end')}</p>
					)}
				</div>
			)}
		</div>
	);
}

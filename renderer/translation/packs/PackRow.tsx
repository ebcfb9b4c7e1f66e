import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LanguagePack } from '../../../shared/model/language-pack.ts';
import { Chip } from '../../components/Chip.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { CheckIcon, DeleteIcon, DownloadIcon, RetryIcon } from '../../components/icons.tsx';
import { Progress } from '../../components/Progress.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk } from '../../state/desk.ts';
import { usePairWords } from './use-pair-words.ts';

/** One direction: what it is, how it stands, and what can be done with it. */
export function PackRow({ pack }: { readonly pack: LanguagePack }) {
	const { t } = useTranslation('engines');
	const { bytes, number } = useFormatters();
	const faultWords = useFaultWords();
	const words = usePairWords()(pack);
	const [isRemoving, setIsRemoving] = useState(false);
	const { state } = pack;
	const pair = { from: pack.from, to: pack.to };
	const report = (error: unknown) => showToast({ level: 'error', text: faultWords(error) });
	const download = () => void callDesk('languagePack.download', pair).catch(report);
	const stop = () => void callDesk('languagePack.stop', pair).catch(report);
	const remove = () => {
		setIsRemoving(false);
		callDesk('languagePack.remove', pair).then(() => showToast({ level: 'info', text: t('packs.removed', { pair: words }) }), report);
	};
	return (
		<li className="pack" data-phase={state.phase}>
			<div className="pack-words">
				<p className="pack-pair">{words}</p>
				<p className="pack-facts">
					{pack.bytes !== null && <span>{bytes(pack.bytes)}</span>}
					{pack.quality !== null && <span title={t('packs.qualityHint')}>{t('packs.quality', { quality: number(pack.quality * 100) })}</span>}
					{pack.architecture !== 'unknown' && (
						<span>
							<bdi>{t('packs.architecture', { architecture: pack.architecture })}</bdi>
						</span>
					)}
					{!pack.isReleased && (
						<Chip tone="warning" title={t('packs.unreleasedHint')}>
							{t('packs.unreleased')}
						</Chip>
					)}
				</p>
			</div>
			{state.phase === 'downloading' && (
				<Progress
					label={t('packs.downloading')}
					share={state.total === null || state.total === 0 ? undefined : state.done / state.total}
					valueText={state.total === null ? bytes(state.done) : t('packs.progress', { done: bytes(state.done), total: bytes(state.total) })}
					onCancel={stop}
				/>
			)}
			{state.phase === 'stopped' && (
				<p className="pack-stopped" data-failed={state.trouble !== null || undefined}>
					{state.trouble === null ? t('packs.stopped', { done: bytes(state.done) }) : t(`packs.trouble.${state.trouble}`)}
				</p>
			)}
			{state.phase === 'installed' && (
				<p className="pack-installed">
					<CheckIcon size={14} />
					<span>{t('packs.installed')}</span>
				</p>
			)}
			{state.phase === 'available' && <IconButton label={t('packs.download', { pair: words })} icon={<DownloadIcon />} onPress={download} />}
			{state.phase === 'stopped' && <IconButton label={t('packs.resume', { pair: words })} icon={<RetryIcon />} onPress={download} />}
			{state.phase === 'installed' && <IconButton label={t('packs.remove', { pair: words })} icon={<DeleteIcon />} onPress={() => setIsRemoving(true)} />}
			<ConfirmDialog
				title={t('packs.removeQuestion', { pair: words })}
				isOpen={isRemoving}
				confirmLabel={t('packs.removeYes')}
				isDanger
				onCancel={() => setIsRemoving(false)}
				onConfirm={remove}
			>
				<p>{t('packs.removeText')}</p>
			</ConfirmDialog>
		</li>
	);
}

import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOf } from '../../../shared/model/language.ts';
import type { LanguagePack } from '../../../shared/model/language-pack.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmIcon, DownloadIcon } from '../../components/icons.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters, useInterfaceLanguage } from '../../i18n/use-formatters.ts';
import { callDesk, useProfile } from '../../state/desk.ts';
import { neededPacks, pairsToRead, READ_LANGUAGES, type ReadLanguage } from './pack-groups.ts';
import { usePairWords } from './use-pair-words.ts';

/** All that somebody needs to read every show in their language, at one press. */
export function NeededPacks({ packs }: { readonly packs: readonly LanguagePack[] }) {
	const { t } = useTranslation('engines');
	const { bytes, languageName, list } = useFormatters();
	const faultWords = useFaultWords();
	const pairWords = usePairWords();
	const headingId = useId();
	const profile = useProfile();
	const isChinese = useInterfaceLanguage() === 'zh-CN';
	const [language, setLanguage] = useState<ReadLanguage>(isChinese ? 'zh' : 'en');
	const { toFetch, missing, isUnderWay } = neededPacks(packs, pairsToRead(language, (profile?.languages ?? []).map(languageOf)));
	const sizes = toFetch.map((pack) => pack.bytes);
	const size = sizes.includes(null) ? null : sizes.reduce<number>((sum, each) => sum + (each ?? 0), 0);

	async function fetchAll(): Promise<void> {
		try {
			for (const { from, to } of toFetch) await callDesk('languagePack.download', { from, to });
		} catch (error) {
			showToast({ level: 'error', text: faultWords(error) });
		}
	}

	return (
		<section className="packs-needed" aria-labelledby={headingId}>
			<h2 id={headingId}>{t('packs.need.title')}</h2>
			<div className="packs-needed-line">
				<Segmented
					label={t('packs.need.label')}
					isLabelHidden
					segments={READ_LANGUAGES.map((id) => ({ id, name: languageName(id) }))}
					value={language}
					onChange={setLanguage}
				/>
				{toFetch.length > 0 && (
					<Button variant="primary" icon={<DownloadIcon />} onPress={() => void fetchAll()}>
						{t('packs.need.take', { n: toFetch.length })}
					</Button>
				)}
				{toFetch.length > 0 && size !== null && <span className="engine-aside">{t('packs.need.size', { size: bytes(size) })}</span>}
				{toFetch.length === 0 && missing.length === 0 && !isUnderWay && (
					<p className="pack-installed">
						<ConfirmIcon size={14} />
						<span>{t('packs.need.complete', { language: languageName(language) })}</span>
					</p>
				)}
			</div>
			{missing.length > 0 && <p className="engine-aside">{t('packs.need.missing', { pairs: list(missing.map(pairWords)) })}</p>}
		</section>
	);
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
	type KeepingState,
	LEAST_RETENTION_DAYS,
	MOST_RETENTION_DAYS,
	RETENTION_ACTIONS,
	type RetentionPreview,
	type RetentionRule,
} from '../../../shared/model/keeping.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Progress } from '../../components/Progress.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { TextField } from '../../components/TextField.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk } from '../../state/desk.ts';
import { SettingsSection } from '../SettingsSection.tsx';
import { RetentionDialog } from './RetentionDialog.tsx';
import { useOperation } from './use-operation.ts';

/** How long sessions stay. What a rule would do is shown before it is kept. */
export function Retention({ state, onSaved }: { readonly state: KeepingState; readonly onSaved: () => void }) {
	const { t } = useTranslation('keeping');
	const { dateTime } = useFormatters();
	const faultWords = useFaultWords();
	const [draft, setDraft] = useState<RetentionDraft>(() => draftOf(state.retention));
	const [preview, setPreview] = useState<RetentionPreview | null>(null);
	const previewing = useOperation();
	const applying = useOperation();
	const { rule, problems } = ruleOf(draft);
	const isOff = draft.action === 'off';
	const change = (changed: Partial<RetentionDraft>) => setDraft((before) => ({ ...before, ...changed }));

	async function look(): Promise<void> {
		if (rule !== null) setPreview(await previewing.run(() => callDesk('retention.preview', { rule })));
	}

	async function keep(): Promise<void> {
		if (rule === null) return;
		setPreview(null);
		const outcome = await applying.run((operationId) => callDesk('retention.set', { rule, operationId }));
		if (outcome === null) return;
		const text = outcome.isCancelled ? t('retention.cancelled') : t(isOff ? 'retention.off' : 'retention.saved');
		showToast({ level: outcome.isCancelled ? 'info' : 'success', text });
		onSaved();
	}

	const failure = previewing.error ?? applying.error;
	return (
		<SettingsSection title={t('retention.title')}>
			<Segmented
				label={t('retention.action')}
				segments={RETENTION_ACTIONS.map((id) => ({ id, name: t(`retention.actions.${id}`) }))}
				value={draft.action}
				onChange={(action) => change({ action })}
			/>
			<p className="settings-text">
				{t(`retention.meaning.${draft.action}`)} {!isOff && t('retention.intro')}
			</p>
			{!isOff && (
				<>
					<div className="keeping-days">
						<TextField
							label={t('retention.days')}
							inputMode="numeric"
							value={draft.days}
							onChange={(days) => change({ days })}
							error={problems.days ? t('retention.daysProblem') : undefined}
						/>
					</div>
					<TextField
						label={t('retention.markets')}
						isCode
						value={draft.markets}
						onChange={(markets) => change({ markets })}
						description={t('retention.marketsHint')}
						error={problems.markets ? t('retention.marketsProblem') : undefined}
					/>
					<TextField label={t('retention.tags')} value={draft.tags} onChange={(tags) => change({ tags })} description={t('retention.tagsHint')} />
					<div className="keeping-lines">
						<Checkbox isSelected={draft.keepsArchived} onChange={(keepsArchived) => change({ keepsArchived })}>
							{t('retention.keepsArchived')}
						</Checkbox>
						<Checkbox isSelected={draft.keepsSealed} onChange={(keepsSealed) => change({ keepsSealed })}>
							{t('retention.keepsSealed')}
						</Checkbox>
					</div>
				</>
			)}
			{state.retention.action !== 'off' && (
				<p className="settings-text">
					{state.retentionAppliedAt === null ? t('retention.neverApplied') : t('retention.applied', { when: dateTime(state.retentionAppliedAt) })}
				</p>
			)}
			{failure !== null && <FormError>{faultWords(failure)}</FormError>}
			{applying.isRunning && <Progress label={t('retention.working')} share={applying.share} onCancel={applying.cancel} />}
			{!applying.isRunning && !(isOff && state.retention.action === 'off') && (
				<div>
					<Button isDisabled={rule === null || previewing.isRunning} onPress={() => void (isOff ? keep() : look())}>
						{t(isOff ? 'retentionPreview.keep' : 'retention.preview')}
					</Button>
				</div>
			)}
			{preview !== null && rule !== null && <RetentionDialog rule={rule} preview={preview} onKeep={() => void keep()} onClose={() => setPreview(null)} />}
		</SettingsSection>
	);
}

/** As it is typed. */
interface RetentionDraft extends Pick<RetentionRule, 'action' | 'keepsArchived' | 'keepsSealed'> {
	readonly days: string;
	readonly markets: string;
	readonly tags: string;
}

function draftOf({ afterDays, exceptMarkets, exceptTags, ...rest }: RetentionRule): RetentionDraft {
	return { ...rest, days: String(afterDays), markets: exceptMarkets.join(', '), tags: exceptTags.join(', ') };
}

/** A list's commas are those of every script. */
const COMMA = /[,،，、]/u;

function ruleOf(draft: RetentionDraft): { readonly rule: RetentionRule | null; readonly problems: { readonly days: boolean; readonly markets: boolean } } {
	const { action, keepsArchived, keepsSealed } = draft;
	const afterDays = Number(draft.days);
	const parts = (text: string) => [...new Set(text.split(COMMA).map((part) => part.trim()))].filter((part) => part !== '');
	const exceptMarkets = parts(draft.markets.toUpperCase());
	const problems = {
		days: !Number.isInteger(afterDays) || afterDays < LEAST_RETENTION_DAYS || afterDays > MOST_RETENTION_DAYS,
		markets: !exceptMarkets.every((market) => /^[A-Z]{2}$/.test(market)),
	};
	const isWrong = problems.days || problems.markets;
	return { rule: isWrong ? null : { action, afterDays, exceptMarkets, exceptTags: parts(draft.tags), keepsArchived, keepsSealed }, problems };
}

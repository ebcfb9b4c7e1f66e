import { useTranslation } from 'react-i18next';
import { type RuleRecord as Recorded, verdictsOf } from '../../../shared/model/rule-record.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ConfirmIcon, WarningIcon } from '../../components/icons.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk } from '../../state/desk.ts';
import { withProfile } from '../../state/profile-prompt.ts';
import { hashOf } from '../../state/route.ts';
import { CommonWords } from './CommonWords.tsx';
import { RuleRecord } from './RuleRecord.tsx';
import { RuleTable } from './RuleTable.tsx';
import { ThresholdForm } from './ThresholdForm.tsx';
import { usePackOf } from './use-pack-of.ts';
import { rulesToLookAt, useRecords } from './use-records.ts';
import { VerdictBar } from './VerdictBar.tsx';
import './records.css';

/**
 * What the team's verdicts say of the rules: those dismissed too often, with what to do about each, and all others below.
 * @param rule one whose record is open; null for the list
 */
export function RulesToLookAt({ rule }: { readonly rule: string | null }) {
	const { t } = useTranslation('records');
	const faultWords = useFaultWords();
	const { kept, reload } = useRecords();
	if (rule !== null)
		return <OneRule rule={rule} record={kept.phase === 'loaded' ? (kept.value.records.find((record) => record.rule === rule) ?? null) : null} />;
	switch (kept.phase) {
		case 'loading':
			return <EmptyState title={t('record.loading')} />;
		case 'failed':
			return (
				<EmptyState tone="error" icon={<WarningIcon size={24} />} title={t('record.failed')} action={<Button onPress={reload}>{t('record.retry')}</Button>}>
					{faultWords(kept.error)}
				</EmptyState>
			);
		case 'loaded': {
			const { records, settings } = kept.value;
			const bad = rulesToLookAt(kept.value);
			return (
				<div className="screen-page records-page">
					<section aria-label={t('lookAt.title')}>
						<h2>{t('lookAt.title')}</h2>
						<p className="records-aside">{t('lookAt.intro')}</p>
						{bad.length === 0 ? (
							<EmptyState icon={<ConfirmIcon size={24} />} title={t('lookAt.none')}>
								{t('lookAt.noneText', { count: settings.leastVerdicts })}
							</EmptyState>
						) : (
							<ul className="look-at-list">
								{bad.map((record) => (
									<LookAt key={record.rule} record={record} />
								))}
							</ul>
						)}
					</section>
					<ThresholdForm settings={settings} />
					{records.length > 0 && <RuleTable records={records} />}
				</div>
			);
		}
	}
}

function OneRule({ rule, record }: { readonly rule: string; readonly record: Recorded | null }) {
	const { t } = useTranslation(['records', 'flags']);
	return (
		<div className="screen-page records-page records-page-one">
			<a className="records-back" href={hashOf({ screen: 'rules', pack: 'records', rule: null })}>
				{t('lookAt.back')}
			</a>
			<header className="look-at-head">
				<h2>
					<code dir="ltr">{rule}</code>
				</h2>
				{record !== null && <span>{t(`flags:category.${record.category}.name`)}</span>}
			</header>
			{record !== null && <WhatToDo record={record} />}
			<RuleRecord rule={rule} />
		</div>
	);
}

/** A rule that is dismissed too often. */
function LookAt({ record }: { readonly record: Recorded }) {
	const { t } = useTranslation(['records', 'flags']);
	const { rule, category, total } = record;
	return (
		<li className="look-at">
			<header className="look-at-head">
				<h3>
					<a href={hashOf({ screen: 'rules', pack: 'records', rule })}>
						<code dir="ltr">{rule}</code>
					</a>
				</h3>
				<span>{t(`flags:category.${category}.name`)}</span>
			</header>
			<p>{t('lookAt.dismissedOf', { dismissed: total.dismissed, verdicts: verdictsOf(total) })}</p>
			<VerdictBar tally={total} />
			<WhatToDo record={record} />
		</li>
	);
}

function WhatToDo({ record }: { readonly record: Recorded }) {
	const { t } = useTranslation('records');
	const faultWords = useFaultWords();
	const { dateTime } = useFormatters();
	const { rule, category, looked, total } = record;
	const pack = usePackOf(rule);
	const noteLook = () =>
		withProfile(() => {
			callDesk('rule.looked', { rule }).then(
				() => showToast({ level: 'success', text: t('lookAt.lookedDone') }),
				(error: unknown) => showToast({ level: 'error', text: faultWords(error) }),
			);
		});
	return (
		<section className="what-to-do" aria-label={t('lookAt.todo')}>
			{total.dismissed > 0 && <CommonWords rule={rule} category={category} version={total.dismissed} />}
			<div className="what-to-do-acts">
				{pack !== null && (
					<a className="button button-secondary button-small" href={hashOf({ screen: 'rules', pack, rule })}>
						<span className="button-words">{t('lookAt.todoOpen')}</span>
					</a>
				)}
				{total.dismissed > 0 && (
					<Button size="small" onPress={noteLook}>
						{t('lookAt.looked')}
					</Button>
				)}
			</div>
			<p className="records-aside">{pack === null ? t('lookAt.todoDetector') : t('lookAt.todoRule')}</p>
			{looked !== null && <p className="records-aside">{t('lookAt.lookedBy', { name: looked.by, date: dateTime(looked.at) })}</p>}
		</section>
	);
}

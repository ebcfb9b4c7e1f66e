import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTeamPack, type PackSummary, type RuleSummary } from '../../shared/model/rule-pack.ts';
import { Button } from '../components/Button.tsx';
import { Chip } from '../components/Chip.tsx';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { FormError } from '../components/FormError.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { ChevronStartIcon, CopyIcon, DeleteIcon, DownloadIcon, MoreIcon, PlusIcon, RetryIcon, WarningIcon } from '../components/icons.tsx';
import { LeavingQuestion } from '../components/LeavingQuestion.tsx';
import { Menu } from '../components/Menu.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { callDesk } from '../state/desk.ts';
import { navigate, redirect } from '../state/navigation.ts';
import { withProfile } from '../state/profile-prompt.ts';
import { hashOf } from '../state/route.ts';
import { PackHistoryDialog } from './PackHistoryDialog.tsx';
import { PackTextEditor } from './PackTextEditor.tsx';
import { newRule, type RuleField, type RuleFields, withList, withOff, withoutRule, withRule, withRuleField } from './pack-draft.ts';
import type { PackGroup } from './pack-groups.ts';
import { RuleForm } from './RuleForm.tsx';
import { TryPanel } from './TryPanel.tsx';
import { type Checked, useCheck } from './use-check.ts';
import { type PackDesk, usePackDesk } from './use-pack-desk.ts';
import { useShippedExamples } from './use-shipped-examples.ts';
import { WordLists } from './WordLists.tsx';

export interface PackDeskViewProps {
	readonly packs: readonly PackSummary[];
	readonly group: PackGroup;
	/** Null: the pack as a whole. */
	readonly ruleId: string | null;
	readonly onExport: (names: readonly string[]) => void;
}

/** One pack and one of its rules, to read, to change, to try and to save for the team. */
export function PackDeskView(props: PackDeskViewProps) {
	const { t } = useTranslation('rules');
	const faultWords = useFaultWords();
	const desk = usePackDesk(props.group);
	if (desk.phase === 'loading') return <EmptyState title={t('loading')} />;
	if (desk.phase === 'failed') {
		return (
			<EmptyState tone="error" icon={<WarningIcon size={24} />} title={t('packFailed')} action={<Button onPress={desk.reload}>{t('retry')}</Button>}>
				{faultWords(desk.error)}
			</EmptyState>
		);
	}
	return <OpenPack {...props} desk={desk} />;
}

type LoadedDesk = Extract<PackDesk, { phase: 'loaded' }>;
type View = 'rule' | 'lists' | 'text' | 'shipped';

function OpenPack({ packs, group, ruleId, onExport, desk }: PackDeskViewProps & { readonly desk: LoadedDesk }) {
	const { t } = useTranslation('rules');
	const faultWords = useFaultWords();
	const { dateTime } = useFormatters();
	const [view, setView] = useState<View>('rule');
	const [isSaving, setIsSaving] = useState(false);
	const [failure, setFailure] = useState<unknown>(null);
	const [isDeleting, setIsDeleting] = useState(false);
	const [isHistoryOpen, setIsHistoryOpen] = useState(false);
	const checked = useCheck(group.teamName, desk.isDirty || desk.isSaved ? desk.text : null);
	const problems = checked?.problems ?? [];
	const hasErrors = problems.some(({ severity }) => severity === 'error');
	const { draft, text, write } = desk;

	const ownIndex = draft?.rules.findIndex(({ id }) => id === ruleId) ?? -1;
	const own = draft?.rules[ownIndex] ?? null;
	const summary = group.rules.find(({ id }) => id === ruleId) ?? null;
	const shippedRule = desk.shipped?.rules.find(({ id }) => id === ruleId) ?? null;
	const rule = own ?? shippedRule;
	const isOff = ruleId !== null && (draft?.off.includes(ruleId) ?? false);
	const shippedExamples = useShippedExamples(group.teamName, own === null ? shippedRule : null);
	const ofDraft = hasErrors ? null : (checked?.examples ?? null);
	const ofRule = own === null ? shippedExamples : (ofDraft?.filter((example) => example.rule === ruleId) ?? null);

	const change = (next: RuleFields, field: RuleField) => {
		if (own !== null) write(withRuleField(text, ownIndex, next, field));
		else write(withRule(text, { ...next, replaces: originOf(group, summary) }));
	};
	const rename = (id: string) => {
		if (own === null) return;
		write(withRuleField(text, ownIndex, { ...own, id }, 'id'));
		redirect({ screen: 'rules', pack: group.name, rule: id });
	};
	const addRule = (from: RuleFields | null) => {
		const taken = new Set([...packs.flatMap(({ rules }) => rules.map(({ id }) => id)), ...(draft?.rules.map(({ id }) => id) ?? [])]);
		const fresh = newRule(group.language, taken);
		write(withRule(text, from === null ? fresh : { ...from, id: fresh.id, replaces: null }));
		setView('rule');
		navigate({ screen: 'rules', pack: group.name, rule: fresh.id });
	};

	async function keep(): Promise<void> {
		if (isSaving) return;
		setIsSaving(true);
		setFailure(null);
		try {
			const outcome = await desk.save();
			showToast({ level: 'success', text: outcome === 'saved' ? t('saved', { pack: group.teamName }) : t('deleted', { pack: group.teamName }) });
		} catch (error) {
			setFailure(error);
		} finally {
			setIsSaving(false);
		}
	}
	// Every version carries a name.
	const save = () => withProfile(() => void keep());
	async function remove(): Promise<void> {
		setIsDeleting(false);
		try {
			await callDesk('pack.delete', { name: group.teamName });
			desk.revert();
			showToast({ level: 'success', text: t('deleted', { pack: group.teamName }) });
			if (isTeamPack(group.name)) redirect({ screen: 'rules', pack: null, rule: null });
		} catch (error) {
			setFailure(error);
		}
	}
	const onKeys = (event: KeyboardEvent) => {
		if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
		event.preventDefault();
		if (desk.isDirty && !hasErrors) save();
	};

	const views: readonly { readonly id: View; readonly name: string }[] = [
		{ id: 'rule', name: ruleId === null ? t('view.pack') : t('view.rule') },
		{ id: 'lists', name: t('view.lists') },
		{ id: 'text', name: t('view.text') },
		...(desk.shippedText === null ? [] : [{ id: 'shipped', name: t('view.shipped') } as const]),
	];
	return (
		<>
			<section className="pack-desk" aria-label={ruleId ?? group.name} onKeyDown={onKeys}>
				<LeavingQuestion
					isAsked={desk.isDirty}
					title={t('leaveQuestion')}
					text={t('leaveText', { pack: group.name })}
					leaveLabel={t('leave')}
					staysWithin={(to) => to.screen === 'rules' && (to.pack === group.name || to.pack === group.teamName)}
				/>
				<a className="back-link pack-back" href={hashOf({ screen: 'rules', pack: null, rule: null })}>
					<ChevronStartIcon size={14} />
					{t('back')}
				</a>
				<header className="pack-header">
					<div className="pack-title">
						<h2>
							<bdi dir="ltr">{ruleId ?? group.name}</bdi>
						</h2>
						<p>
							{ruleId !== null && (
								<>
									<bdi dir="ltr">{group.name}</bdi>
									{' · '}
								</>
							)}
							{desk.isDirty
								? t('unsaved')
								: group.team?.saved
									? t('savedBy', { author: group.team.saved.author, time: dateTime(group.team.saved.at), version: group.team.version })
									: group.shipped !== null
										? t('asShipped', { version: group.shipped.version })
										: t('newPackState')}
						</p>
					</div>
					<Button variant="primary" isPending={isSaving} isDisabled={!desk.isDirty || hasErrors} onPress={() => save()}>
						{t('save')}
					</Button>
					<Menu
						label={t('actions', { name: group.name })}
						trigger={<IconButton label={t('actions', { name: group.name })} icon={<MoreIcon />} size="medium" />}
						actions={[
							{ id: 'new', name: t('newRule'), icon: <PlusIcon />, isDisabled: draft === null, onAction: () => addRule(null) },
							{ id: 'copy', name: t('copyRule'), icon: <CopyIcon />, isDisabled: rule === null || draft === null, onAction: () => addRule(rule) },
							{ id: 'revert', name: t('revert'), icon: <RetryIcon />, isDisabled: !desk.isDirty, onAction: desk.revert },
							{ id: 'history', name: t('history'), onAction: () => setIsHistoryOpen(true) },
							{ id: 'export', name: t('export'), icon: <DownloadIcon />, onAction: () => onExport([desk.isSaved ? group.teamName : group.name]) },
							{ id: 'delete', name: t('deletePack'), icon: <DeleteIcon />, isDanger: true, isDisabled: !desk.isSaved, onAction: () => setIsDeleting(true) },
						]}
					/>
				</header>
				<div className="pack-views">
					<Segmented label={t('view.label')} isLabelHidden segments={views} value={view} onChange={setView} />
					<CheckState checked={checked} text={text} hasErrors={hasErrors} onShow={() => setView('text')} />
				</div>
				<div className="pack-body">
					{desk.isOutdated && <p className="sheet-notice">{t('changedElsewhere')}</p>}
					{failure !== null && <FormError>{faultWords(failure)}</FormError>}
					{group.team !== null && group.team.problems.length > 0 && !desk.isDirty && <FormError>{t('notInForceText')}</FormError>}
					{view === 'text' && <PackTextEditor label={t('textOf', { name: group.teamName })} text={text} problems={problems} onChange={write} />}
					{view === 'shipped' && desk.shippedText !== null && (
						<PackTextEditor label={t('textOf', { name: group.name })} text={desk.shippedText} problems={[]} />
					)}
					{view !== 'text' && view !== 'shipped' && draft === null && (
						<EmptyState icon={<WarningIcon size={24} />} title={t('unreadable')} action={<Button onPress={() => setView('text')}>{t('view.text')}</Button>} />
					)}
					{view === 'lists' && draft !== null && (
						<WordLists
							packs={packs}
							language={group.language}
							teamName={group.teamName}
							draft={draft}
							problems={problems}
							onChange={(name, entries) => write(withList(text, name, entries))}
						/>
					)}
					{view === 'rule' && draft !== null && ruleId === null && (
						<PackOverview group={group} draftIds={draft.rules.map(({ id }) => id)} onNew={() => addRule(null)} />
					)}
					{view === 'rule' && draft !== null && ruleId !== null && rule === null && (
						<EmptyState
							title={t('ruleGone')}
							action={<Button onPress={() => navigate({ screen: 'rules', pack: group.name, rule: null })}>{t('toPack')}</Button>}
						/>
					)}
					{view === 'rule' && draft !== null && rule !== null && ruleId !== null && (
						<>
							<RuleStanding
								summary={summary}
								isOwn={own !== null}
								isOff={isOff}
								hasShipped={shippedRule !== null}
								hasShippedChanged={own !== null && summary?.fingerprint != null && own.replaces !== null && own.replaces.as !== summary.fingerprint}
								onBack={() => write(withoutRule(text, ownIndex))}
								onKeep={() => own !== null && write(withRuleField(text, ownIndex, { ...own, replaces: originOf(group, summary) }, 'replaces'))}
								onCompare={() => setView('shipped')}
								onSwitch={(off) => write(withOff(text, ruleId, off))}
								onDelete={() => {
									write(withoutRule(text, ownIndex));
									redirect({ screen: 'rules', pack: group.name, rule: null });
								}}
							/>
							<RuleForm
								key={`${group.teamName} ${ruleId}`}
								rule={rule}
								problems={problems.filter(({ path }) => own !== null && path[0] === 'rules' && path[1] === ownIndex)}
								isIdFixed={shippedRule !== null || own === null || summary?.state === 'replaced'}
								onChange={change}
								onRename={rename}
							/>
						</>
					)}
				</div>
				<ConfirmDialog
					title={t('deleteQuestion', { pack: group.teamName })}
					isOpen={isDeleting}
					isDanger
					confirmLabel={t('deletePack')}
					onConfirm={() => void remove()}
					onCancel={() => setIsDeleting(false)}
				>
					<p>{group.shipped === null ? t('deleteText') : t('deleteTextOver')}</p>
				</ConfirmDialog>
				{isHistoryOpen && (
					<PackHistoryDialog
						name={group.teamName}
						onClose={() => setIsHistoryOpen(false)}
						onRestore={(restored) => {
							setIsHistoryOpen(false);
							write(restored);
						}}
					/>
				)}
			</section>
			<TryPanel
				trial={{ name: group.teamName, text: desk.isDirty && !hasErrors ? text : null, rule: ruleId, language: group.language }}
				examples={ruleId === null ? ofDraft : ofRule}
				isBroken={desk.isDirty && hasErrors}
			/>
		</>
	);
}

/** What a rule that takes a shipped one's place was made from. */
function originOf({ shipped }: PackGroup, summary: RuleSummary | null): RuleFields['replaces'] {
	return shipped === null || summary?.fingerprint == null ? null : { pack: `${shipped.name}@${shipped.version}`, as: summary.fingerprint };
}

interface CheckStateProps {
	readonly checked: Checked | null;
	readonly text: string;
	readonly hasErrors: boolean;
	readonly onShow: () => void;
}

/** Whether what is written holds, in a place that does not move. */
function CheckState({ checked, text, hasErrors, onShow }: CheckStateProps) {
	const { t } = useTranslation('rules');
	if (checked === null) return null;
	const { problems } = checked;
	return (
		<p className="check-state" data-has-errors={hasErrors || undefined} data-is-older={checked.text !== text || undefined} aria-live="polite">
			{problems.length === 0 ? (
				t('noProblems')
			) : (
				<button type="button" className="link-button" onClick={onShow}>
					{hasErrors
						? t('errorCount', { number: problems.filter(({ severity }) => severity === 'error').length })
						: t('warningCount', { number: problems.length })}
				</button>
			)}
		</p>
	);
}

interface RuleStandingProps {
	readonly summary: RuleSummary | null;
	/** It stands in the team's pack as written. */
	readonly isOwn: boolean;
	readonly isOff: boolean;
	readonly hasShipped: boolean;
	readonly hasShippedChanged: boolean;
	readonly onBack: () => void;
	readonly onKeep: () => void;
	readonly onCompare: () => void;
	readonly onSwitch: (isOff: boolean) => void;
	readonly onDelete: () => void;
}

/** Whose rule it is, and the way back. */
function RuleStanding({ isOwn, isOff, hasShipped, hasShippedChanged, onBack, onKeep, onCompare, onSwitch, onDelete }: RuleStandingProps) {
	const { t } = useTranslation('rules');
	return (
		<div className="rule-standing">
			{isOff ? (
				<Chip tone="warning">{t('mark.off')}</Chip>
			) : isOwn ? (
				<Chip tone="accent">{hasShipped ? t('mark.replaced') : t('mark.team')}</Chip>
			) : (
				<Chip>{t('mark.shipped')}</Chip>
			)}
			{isOwn && hasShipped && (
				<Button size="small" onPress={onBack}>
					{t('backToShipped')}
				</Button>
			)}
			{hasShipped && !isOwn && (
				<Button size="small" onPress={() => onSwitch(!isOff)}>
					{isOff ? t('switchOn') : t('switchOff')}
				</Button>
			)}
			{isOwn && !hasShipped && (
				<Button size="small" icon={<DeleteIcon size={14} />} onPress={onDelete}>
					{t('deleteRule')}
				</Button>
			)}
			{hasShippedChanged && (
				<div className="rule-outdated">
					<p>{t('shippedChanged')}</p>
					<Button size="small" onPress={onCompare}>
						{t('view.shipped')}
					</Button>
					<Button size="small" onPress={onKeep}>
						{t('keepOurs')}
					</Button>
				</div>
			)}
		</div>
	);
}

/** A pack without one of its rules being open. */
function PackOverview({ group, draftIds, onNew }: { readonly group: PackGroup; readonly draftIds: readonly string[]; readonly onNew: () => void }) {
	const { t } = useTranslation('rules');
	const { t: flags } = useTranslation('flags');
	const unsaved = draftIds.filter((id) => !group.rules.some((rule) => rule.id === id));
	const byCategory = useMemo(() => {
		const counts = new Map<string, { readonly name: string; readonly count: number }>();
		for (const { category } of group.rules) {
			const name = flags(`category.${category}.name`);
			counts.set(category, { name, count: (counts.get(category)?.count ?? 0) + 1 });
		}
		return [...counts];
	}, [group, flags]);
	return (
		<div className="pack-overview">
			<p>{group.shipped === null ? t('overviewTeam') : t('overviewShipped')}</p>
			<ul className="pack-overview-categories">
				{byCategory.map(([id, { name, count }]) => (
					<li key={id} data-category={id}>
						{name} <span>{count}</span>
					</li>
				))}
			</ul>
			{unsaved.length > 0 && (
				<ul className="pack-overview-unsaved" aria-label={t('unsaved')}>
					{unsaved.map((id) => (
						<li key={id}>
							<a href={hashOf({ screen: 'rules', pack: group.name, rule: id })}>
								<bdi dir="ltr">{id}</bdi>
							</a>
						</li>
					))}
				</ul>
			)}
			<Button icon={<PlusIcon size={14} />} onPress={onNew}>
				{t('newRule')}
			</Button>
		</div>
	);
}

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTeamPack, type PackProblem, type PackSummary } from '../../shared/model/rule-pack.ts';
import { Button } from '../components/Button.tsx';
import { Chip } from '../components/Chip.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { PlusIcon } from '../components/icons.tsx';
import { TextField } from '../components/TextField.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { LinesField } from './LinesField.tsx';
import { type PackParts, partsOf, type WordList } from './pack-draft.ts';
import { useProblemWords } from './problem-words.ts';
import { usePackTexts } from './use-packs.ts';

export interface WordListsProps {
	readonly packs: readonly PackSummary[];
	readonly language: string;
	readonly teamName: string;
	readonly draft: PackParts;
	readonly problems: readonly PackProblem[];
	/** Without entries the list is the shipped one again, or gone. */
	readonly onChange: (name: string, entries: readonly string[]) => void;
}

interface KnownList extends WordList {
	/** Where it stands; null for one of this draft alone. */
	readonly pack: string | null;
	readonly isOwn: boolean;
	readonly isShipped: boolean;
}

/** The word lists a rule of this language may name, to be read and, for the team, changed. */
export function WordLists({ packs, language, teamName, draft, problems, onChange }: WordListsProps) {
	const { t } = useTranslation('rules');
	const faultWords = useFaultWords();
	const problemWords = useProblemWords();
	const names = useMemo(
		() => packs.filter((pack) => pack.language === language && pack.lists.length > 0 && pack.name !== teamName).map(({ name }) => name),
		[packs, language, teamName],
	);
	const texts = usePackTexts(names);
	const [openName, setOpenName] = useState<string | null>(null);
	const [newName, setNewName] = useState('');
	const lists = useMemo(() => (texts.phase === 'loaded' ? knownLists(texts.value, draft) : []), [texts, draft]);
	if (texts.phase === 'failed')
		return (
			<EmptyState tone="error" title={t('listsFailed')}>
				{faultWords(texts.error)}
			</EmptyState>
		);
	const open = lists.find(({ name }) => name === openName) ?? null;
	const isNewNameUsable = /^[a-z][a-z0-9-]*$/.test(newName) && !lists.some(({ name }) => name === newName);
	const listProblem = problems.find(({ path, severity }) => path[0] === 'lists' && path[1] === openName && severity === 'error');
	return (
		<div className="word-lists">
			<p className="form-intro">{t('listsIntro')}</p>
			<div className="word-lists-new">
				<TextField label={t('newList')} isCode value={newName} onChange={setNewName} placeholder="own-brand" description={t('newListHint')} maxLength={40} />
				<Button
					icon={<PlusIcon size={14} />}
					isDisabled={!isNewNameUsable}
					onPress={() => {
						onChange(newName, [newName]);
						setOpenName(newName);
						setNewName('');
					}}
				>
					{t('addList')}
				</Button>
			</div>
			<ul className="word-lists-names" aria-label={t('lists')}>
				{lists.map(({ name, entries, pack, isOwn, isShipped }) => (
					<li key={name}>
						<button type="button" className="word-list-name" aria-expanded={name === openName} onClick={() => setOpenName(name === openName ? null : name)}>
							<code dir="ltr">{`{${name}}`}</code>
							<span>{t('entryCount', { number: entries.length })}</span>
							<bdi dir="ltr">{pack ?? ''}</bdi>
							{isOwn && <Chip tone="accent">{isShipped ? t('mark.replaced') : t('mark.team')}</Chip>}
						</button>
						{name === openName && open !== null && (
							<div className="word-list-entries">
								<LinesField
									key={name}
									label={t('entriesOf', { name })}
									description={t('entriesHint')}
									rows={6}
									lines={open.entries}
									isReadOnly={pack !== null && isTeamPack(pack) && !isOwn}
									onChange={(next) => onChange(name, next)}
									error={listProblem === undefined ? undefined : problemWords(listProblem)}
								/>
								{isOwn && (
									<Button size="small" onPress={() => onChange(name, [])}>
										{isShipped ? t('backToShipped') : t('deleteList')}
									</Button>
								)}
							</div>
						)}
					</li>
				))}
			</ul>
		</div>
	);
}

function knownLists(texts: ReadonlyMap<string, string>, draft: PackParts): readonly KnownList[] {
	const lists = new Map<string, KnownList>();
	for (const [pack, text] of texts) {
		for (const list of partsOf(text)?.lists ?? []) lists.set(list.name, { ...list, pack, isOwn: false, isShipped: !isTeamPack(pack) });
	}
	for (const list of draft.lists) {
		const before = lists.get(list.name);
		lists.set(list.name, { ...list, pack: before?.pack ?? null, isOwn: true, isShipped: before?.isShipped ?? false });
	}
	return [...lists.values()].sort((one, other) => one.name.localeCompare(other.name));
}

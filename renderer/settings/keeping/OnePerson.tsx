import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolated } from '../../../shared/model/explanation.ts';
import type { FoundPerson } from '../../../shared/model/keeping.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SearchIcon } from '../../components/icons.tsx';
import { Progress } from '../../components/Progress.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk } from '../../state/desk.ts';
import { SettingsSection } from '../SettingsSection.tsx';
import { AnonymiseDialog } from './AnonymiseDialog.tsx';
import { useOperation } from './use-operation.ts';

/** Finds somebody who asks to be forgotten, and forgets them. */
export function OnePerson() {
	const { t } = useTranslation('keeping');
	const faultWords = useFaultWords();
	const [text, setText] = useState('');
	const [people, setPeople] = useState<readonly FoundPerson[] | null>(null);
	const [chosen, setChosen] = useState<FoundPerson | null>(null);
	const { isRunning, error, run } = useOperation();

	async function find(): Promise<void> {
		const wanted = text.trim();
		if (wanted !== '') setPeople(await run(() => callDesk('person.find', { text: wanted })));
	}

	return (
		<SettingsSection title={t('person.title')}>
			<p className="settings-text">{t('person.intro')}</p>
			<form
				className="keeping-search"
				onSubmit={(event) => {
					event.preventDefault();
					void find();
				}}
			>
				<TextField label={t('person.search')} description={t('person.searchHint')} icon={<SearchIcon />} value={text} onChange={setText} maxLength={200} />
				<Button type="submit" isDisabled={text.trim() === ''} isPending={isRunning}>
					{t('person.find')}
				</Button>
			</form>
			{isRunning && <Progress label={t('person.find')} />}
			{error !== null && <FormError>{faultWords(error)}</FormError>}
			<div aria-live="polite">
				{people?.length === 0 && <EmptyState title={t('person.none')}>{t('person.noneNext')}</EmptyState>}
				{people !== null && people.length > 0 && (
					<ul className="keeping-list" aria-label={t('person.title')}>
						{people.map((person) => (
							<PersonRow key={`${person.realm} ${person.id}`} person={person} onChoose={() => setChosen(person)} />
						))}
					</ul>
				)}
			</div>
			{chosen !== null && (
				<AnonymiseDialog
					realm={chosen.realm}
					id={chosen.id}
					onClose={() => setChosen(null)}
					onDone={() => {
						setChosen(null);
						setPeople(null);
						setText('');
					}}
				/>
			)}
		</SettingsSection>
	);
}

function PersonRow({ person, onChoose }: { readonly person: FoundPerson; readonly onChoose: () => void }) {
	const { t } = useTranslation('keeping');
	const { list, date } = useFormatters();
	const [name, ...others] = person.names;
	return (
		<li className="keeping-row">
			<div className="keeping-row-words">
				<span className="keeping-row-name">
					<bdi>{name ?? person.id}</bdi>
					{name !== person.id && (
						<code className="keeping-kind" dir="ltr">
							{person.id}
						</code>
					)}
				</span>
				<span className="settings-text">
					{person.channels.length > 0 && `${t('person.channels', { channels: list(person.channels.map(isolated)) })} · `}
					{t('messages', { count: person.messages })} · {t('sessions', { count: person.sessions })} · {t('person.lastSeen', { when: date(person.lastAt) })}
					{others.length > 0 && ` · ${t('person.also', { names: list(others.map(isolated)) })}`}
				</span>
			</div>
			<Button size="small" onPress={onChoose}>
				{t('person.anonymise')}
			</Button>
		</li>
	);
}

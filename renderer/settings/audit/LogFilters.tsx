import { useTranslation } from 'react-i18next';
import type { DeskEvent } from '../../../shared/contract/contract.ts';
import { LOG_KINDS } from '../../../shared/model/audit.ts';
import type { Session } from '../../../shared/model/show.ts';
import { Chip } from '../../components/Chip.tsx';
import { ComboBox } from '../../components/ComboBox.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { MultiChoice } from '../../live/MultiChoice.tsx';
import { callDesk } from '../../state/desk.ts';
import { useKept } from '../../state/use-kept.ts';
import { EVERY_ACT, type LogChoice, THE_DESK } from './log-choice.ts';

interface LogFiltersProps {
	readonly choice: LogChoice;
	/** There is something to clear. */
	readonly isNarrowed: boolean;
	readonly onChange: (choice: LogChoice) => void;
}

const EVERYBODY = '';
const ANY_SESSION = 'any';

/** What the log is narrowed to. */
export function LogFilters({ choice, isNarrowed, onChange }: LogFiltersProps) {
	const { t } = useTranslation(['audit', 'live']);
	const { dateTime } = useFormatters();
	const people = useKept(loadPeople, followPeople).kept;
	const sessions = useKept(loadSessions, followSessions).kept;
	const names = people.phase === 'loaded' ? people.value : [];
	const offered = choice.person === null || choice.person === THE_DESK || names.includes(choice.person) ? names : [...names, choice.person];
	const sessionChoices = (sessions.phase === 'loaded' ? sessions.value : []).map(({ id, show, startedAt }) => ({
		id,
		name: show.title || t('live:session.untitled'),
		description: dateTime(startedAt),
	}));
	return (
		<search className="audit-filters" aria-label={t('filter.name')}>
			<Select
				label={t('filter.person')}
				choices={[{ id: EVERYBODY, name: t('filter.everybody') }, ...offered.map((name) => ({ id: name, name })), { id: THE_DESK, name: t('filter.desk') }]}
				value={choice.person ?? EVERYBODY}
				onChange={(person) => onChange({ ...choice, person: person === EVERYBODY ? null : person })}
			/>
			{/* A list that arrives later would not be taken up: it is made anew with it. */}
			<ComboBox
				key={sessionChoices.length}
				label={t('filter.session')}
				choices={[{ id: ANY_SESSION, name: t('filter.anySession') }, ...sessionChoices]}
				value={choice.sessionId ?? ANY_SESSION}
				onChange={(id) => onChange({ ...choice, sessionId: id === ANY_SESSION ? null : id })}
			/>
			<TextField
				label={t('filter.from')}
				type="date"
				value={choice.fromDay}
				onChange={(fromDay) => onChange({ ...choice, fromDay })}
				{...(choice.toDay === '' ? {} : { max: choice.toDay })}
			/>
			<TextField label={t('filter.to')} type="date" value={choice.toDay} onChange={(toDay) => onChange({ ...choice, toDay })} />
			<div className="audit-kinds">
				<MultiChoice
					label={t('filter.kind')}
					choices={LOG_KINDS.map((id) => ({ id, name: t(`kind.${id}`) }))}
					chosen={choice.kinds}
					onChange={(kinds) => onChange({ ...choice, kinds })}
				/>
				{choice.kinds.map((kind) => (
					<Chip key={kind} onRemove={() => onChange({ ...choice, kinds: choice.kinds.filter((other) => other !== kind) })}>
						{t(`kind.${kind}`)}
					</Chip>
				))}
				{isNarrowed && (
					<button type="button" className="link-button" onClick={() => onChange(EVERY_ACT)}>
						{t('filter.clear')}
					</button>
				)}
			</div>
		</search>
	);
}

function loadPeople(): Promise<readonly string[]> {
	return callDesk('audit.people', {});
}

/** Somebody who acts for the first time can be chosen at once. */
function followPeople(people: readonly string[], event: DeskEvent): readonly string[] {
	const name = event.type === 'annotation' ? event.annotation.author.name : event.type === 'audit' ? event.entry.author?.name : undefined;
	return name === undefined || people.includes(name) ? people : [...people, name];
}

function loadSessions(): Promise<readonly Session[]> {
	return callDesk('session.list', {});
}

function followSessions(sessions: readonly Session[], event: DeskEvent): readonly Session[] {
	if (event.type !== 'session') return sessions;
	const { session } = event;
	return sessions.some(({ id }) => id === session.id) ? sessions.map((other) => (other.id === session.id ? session : other)) : [session, ...sessions];
}

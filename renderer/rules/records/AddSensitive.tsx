import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Severity } from '../../../shared/model/category.ts';
import { isolated } from '../../../shared/model/explanation.ts';
import { CORRECTABLE_LANGUAGES } from '../../../shared/model/language.ts';
import { NOTE_LENGTH, PATTERN_LENGTH } from '../../../shared/model/team-exception.ts';
import { Button } from '../../components/Button.tsx';
import { PlusIcon } from '../../components/icons.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { SeverityChoice } from '../../live/SeverityChoice.tsx';
import { useDecision } from './use-decision.tsx';

const ANY = 'any';
/** Those that rules are applied by. */
const LANGUAGES = CORRECTABLE_LANGUAGES.filter((tag) => tag !== 'und' && !tag.includes('-'));

/** What the team watches for from now on. */
export function AddSensitive() {
	const { t } = useTranslation(['records', 'flags']);
	const { languageName } = useFormatters();
	const { decide, question } = useDecision();
	const [pattern, setPattern] = useState('');
	const [severity, setSeverity] = useState<Severity>('medium');
	const [language, setLanguage] = useState<string>(ANY);
	const [note, setNote] = useState('');
	const add = () =>
		decide(
			{
				exception: { type: 'sensitive', pattern: pattern.trim(), severity, language: language === ANY ? null : language, note: note.trim() },
				done: t('done.sensitive', { pattern: isolated(pattern) }),
				risks: null,
			},
			() => {
				setPattern('');
				setNote('');
			},
		);
	return (
		<form
			className="team-list-add"
			onSubmit={(event) => {
				event.preventDefault();
				if (pattern.trim() !== '') add();
			}}
		>
			<TextField label={t('lists.patternLabel')} description={t('lists.patternHint')} value={pattern} onChange={setPattern} maxLength={PATTERN_LENGTH} />
			<TextField label={t('lists.noteLabel')} description={t('lists.noteHint')} value={note} onChange={setNote} maxLength={NOTE_LENGTH} />
			<SeverityChoice label={t('lists.severity')} value={severity} onChange={setSeverity} />
			<Select
				label={t('record.language')}
				choices={[{ id: ANY, name: t('lists.anyLanguage') }, ...LANGUAGES.map((tag) => ({ id: tag as string, name: languageName(tag) }))]}
				value={language}
				onChange={setLanguage}
			/>
			<Button type="submit" icon={<PlusIcon />} isDisabled={pattern.trim() === ''}>
				{t('lists.add')}
			</Button>
			{question}
		</form>
	);
}

import { useTranslation } from 'react-i18next';
import { CATEGORIES } from '../../shared/model/category.ts';
import { ROLES } from '../../shared/model/message.ts';
import type { PackProblem } from '../../shared/model/rule-pack.ts';
import { Checkbox } from '../components/Checkbox.tsx';
import { ComboBox } from '../components/ComboBox.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { Select } from '../components/Select.tsx';
import { TextField } from '../components/TextField.tsx';
import { SeverityChoice } from '../live/SeverityChoice.tsx';
import { LinesField } from './LinesField.tsx';
import type { CitationFields, RuleField, RuleFields } from './pack-draft.ts';
import { useProblemWords } from './problem-words.ts';

export interface RuleFormProps {
	readonly rule: RuleFields;
	/** Of this rule, as the desk found them last. */
	readonly problems: readonly PackProblem[];
	/** A shipped rule keeps its id, which stored flags name. */
	readonly isIdFixed: boolean;
	readonly onChange: (rule: RuleFields, field: RuleField) => void;
	readonly onRename: (id: string) => void;
}

/** One rule, part by part, with what is wrong beside each part. */
export function RuleForm({ rule, problems, isIdFixed, onChange, onRename }: RuleFormProps) {
	const { t } = useTranslation('rules');
	const { t: flags } = useTranslation('flags');
	const words = useProblemWords();
	const change = <Field extends RuleField>(field: Field, value: RuleFields[Field]) => onChange({ ...rule, [field]: value }, field);
	/** The first one, with the line it stands in where the part has several. */
	const errorOf = (field: RuleField): string | undefined => {
		const problem = problems.find(({ path, severity }) => path[2] === field && severity === 'error');
		if (problem === undefined) return undefined;
		const entry = problem.path[3];
		return typeof entry === 'number' ? t('problemAtEntry', { number: entry + 1, problem: words(problem) }) : words(problem);
	};
	const lines = (field: 'patterns' | 'unless' | 'examples' | 'counterexamples', rows: number) => (
		<LinesField
			key={`${rule.id} ${field}`}
			label={t(`field.${field}`)}
			description={t(`hint.${field}`)}
			rows={rows}
			lines={rule[field]}
			onChange={(value) => change(field, value)}
			error={errorOf(field)}
		/>
	);
	const tristate = (field: 'asQuestion' | 'asDenial') => (
		<Select
			label={t(`field.${field}`)}
			choices={[
				{ id: 'usual', name: t('usual') },
				{ id: 'yes', name: t('yes') },
				{ id: 'no', name: t('no') },
			]}
			value={rule[field] === null ? 'usual' : rule[field] ? 'yes' : 'no'}
			onChange={(choice) => change(field, choice === 'usual' ? null : choice === 'yes')}
		/>
	);
	const cite = (part: keyof CitationFields, text: string) => change('citation', { ...rule.citation, [part]: text });
	return (
		<div className="form rule-form">
			<div className="rule-form-row">
				<TextField
					key={rule.id}
					label={t('field.id')}
					isCode
					defaultValue={rule.id}
					isReadOnly={isIdFixed}
					error={errorOf('id')}
					onBlur={(event) => {
						const id = event.target instanceof HTMLInputElement ? event.target.value.trim() : rule.id;
						if (!isIdFixed && id !== rule.id && id !== '') onRename(id);
					}}
				/>
			</div>
			<div className="rule-form-row">
				<ComboBox
					label={t('field.category')}
					choices={CATEGORIES.map((id) => ({ id, name: flags(`category.${id}.name`) }))}
					value={rule.category}
					onChange={(category) => category !== null && change('category', category)}
				/>
				<SeverityChoice label={t('field.severity')} value={rule.severity} onChange={(severity) => change('severity', severity)} />
			</div>
			{lines('patterns', 4)}
			{lines('unless', 2)}
			<div className="rule-form-row">
				<fieldset className="rule-roles">
					<legend className="field-label">{t('field.roles')}</legend>
					<div className="rule-roles-boxes">
						{ROLES.map((role) => (
							<Checkbox
								key={role}
								isSelected={rule.roles.includes(role)}
								onChange={(isOn) =>
									change(
										'roles',
										ROLES.filter((other) => (other === role ? isOn : rule.roles.includes(other))),
									)
								}
							>
								{flags(`role.${role}`)}
							</Checkbox>
						))}
					</div>
					<p className="field-description">{t('hint.roles')}</p>
				</fieldset>
				<Segmented
					label={t('field.kinds')}
					segments={[
						{ id: 'both', name: t('kinds.both') },
						{ id: 'chat', name: flags('kind.chat') },
						{ id: 'speech', name: flags('kind.speech') },
					]}
					value={rule.kinds.length === 1 && rule.kinds[0] !== 'system' ? (rule.kinds[0] ?? 'both') : 'both'}
					onChange={(kind) => change('kinds', kind === 'both' ? [] : [kind])}
				/>
			</div>
			<div className="rule-form-row">
				{tristate('asQuestion')}
				{tristate('asDenial')}
			</div>
			<Checkbox isSelected={rule.ignoreQuoted} onChange={(isOn) => change('ignoreQuoted', isOn)}>
				{t('field.ignoreQuoted')}
			</Checkbox>
			<fieldset className="rule-citation">
				<legend className="field-label">{t('field.citation')}</legend>
				<div className="rule-form-row">
					<TextField
						label={t('citation.country')}
						placeholder="ES"
						maxLength={2}
						value={rule.citation.country}
						onChange={(text) => cite('country', text.toUpperCase())}
					/>
					<TextField label={t('citation.law')} placeholder="RD 1907/1996" maxLength={200} value={rule.citation.law} onChange={(text) => cite('law', text)} />
					<TextField label={t('citation.article')} placeholder="4.1" maxLength={40} value={rule.citation.article} onChange={(text) => cite('article', text)} />
					<TextField label={t('citation.read')} placeholder="2026-11-22" maxLength={10} value={rule.citation.read} onChange={(text) => cite('read', text)} />
				</div>
				{errorOf('citation') !== undefined && <p className="field-error">{errorOf('citation')}</p>}
			</fieldset>
			{lines('examples', 3)}
			{lines('counterexamples', 3)}
		</div>
	);
}

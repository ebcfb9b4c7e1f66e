import { useTranslation } from 'react-i18next';
import {
	CAPTION_KINDS,
	EXPORTED_PARTS,
	OFFSET_UNITS,
	OPTIONS_OF,
	TABLE_COLUMNS,
	type TableColumn,
	type WrittenFormat,
} from '../../shared/model/session-export.ts';
import { Checkbox } from '../components/Checkbox.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { Select } from '../components/Select.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { READING_LANGUAGES, type ReadingLanguage } from '../state/translation/reading.ts';
import { type ExportDraft, translationOf } from './export-draft.ts';

interface ExportOptionFieldsProps {
	readonly format: WrittenFormat;
	readonly draft: ExportDraft;
	readonly onChange: (draft: ExportDraft) => void;
	/** What a table is translated to where nobody chooses. */
	readonly tableLanguage: ReadingLanguage;
}

/** What can be chosen about a file of one format. */
export function ExportOptionFields({ format, draft, onChange, tableLanguage }: ExportOptionFieldsProps) {
	const { t } = useTranslation('exporting');
	const { languageName } = useFormatters();
	const takes = OPTIONS_OF[format];
	const languages = [{ id: 'none', name: t('translation.none') }, ...READING_LANGUAGES.map((id) => ({ id, name: languageName(id) }))] as const;
	return (
		<>
			{takes.includes('captions') && (
				<Segmented
					label={t('captions.label')}
					segments={CAPTION_KINDS.map((id) => ({ id, name: t(`captions.choice.${id}`) }))}
					value={draft.captions}
					onChange={(captions) => onChange({ ...draft, captions })}
				/>
			)}
			{takes.includes('part') && (
				<Segmented
					label={t('part.label')}
					description={t(`part.meaning.${draft.part}`)}
					segments={EXPORTED_PARTS.map((id) => ({ id, name: t(`part.choice.${id}`) }))}
					value={draft.part}
					onChange={(part) => onChange({ ...draft, part })}
				/>
			)}
			{takes.includes('translation') && (
				<Select
					label={t('translation.label')}
					description={t('translation.meaning')}
					choices={languages}
					value={translationOf(draft, format, tableLanguage) ?? 'none'}
					onChange={(id) => onChange({ ...draft, translation: id === 'none' ? null : id })}
				/>
			)}
			{takes.includes('offsets') && (
				<Segmented
					label={t('offsets.label')}
					description={t(`offsets.meaning.${draft.offsets}`)}
					segments={OFFSET_UNITS.map((id) => ({ id, name: t(`offsets.choice.${id}`) }))}
					value={draft.offsets}
					onChange={(offsets) => onChange({ ...draft, offsets })}
				/>
			)}
			{takes.includes('columns') && <ColumnFields draft={draft} onChange={onChange} />}
			{takes.includes('byteOrderMark') && (
				<Checkbox isSelected={draft.byteOrderMark} onChange={(byteOrderMark) => onChange({ ...draft, byteOrderMark })}>
					{t('byteOrderMark')}
				</Checkbox>
			)}
		</>
	);
}

function ColumnFields({ draft, onChange }: Pick<ExportOptionFieldsProps, 'draft' | 'onChange'>) {
	const { t } = useTranslation('exporting');
	const set = (column: TableColumn, isWanted: boolean) =>
		onChange({ ...draft, columns: TABLE_COLUMNS.filter((other) => (other === column ? isWanted : draft.columns.includes(other))) });
	return (
		<>
			<Segmented
				label={t('columns.label')}
				segments={(['all', 'chosen'] as const).map((id) => ({ id, name: t(`columns.choice.${id}`) }))}
				value={draft.hasAllColumns ? 'all' : 'chosen'}
				onChange={(id) => onChange({ ...draft, hasAllColumns: id === 'all' })}
			/>
			{!draft.hasAllColumns && (
				<fieldset className="export-columns" aria-label={t('columns.chosen')}>
					{TABLE_COLUMNS.map((column) => (
						// Without its kind nobody could tell a gap from a message.
						<Checkbox key={column} isSelected={draft.columns.includes(column)} isDisabled={column === 'kind'} onChange={(isWanted) => set(column, isWanted)}>
							{t(`columns.name.${column}`)}
						</Checkbox>
					))}
				</fieldset>
			)}
		</>
	);
}

import { useTranslation } from 'react-i18next';
import { CSV_FIELDS, CSV_TIME_FORMATS, type CsvField, type CsvTable } from '../../../shared/model/transcript-import.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Select } from '../../components/Select.tsx';
import { type ColumnDraft, columnsOf, fieldOf, withField } from './column-draft.ts';

interface ColumnPickerProps {
	readonly table: CsvTable;
	readonly draft: ColumnDraft;
	readonly onChange: (draft: ColumnDraft) => void;
}

const SHOWN_ROWS = 6;

/** The first rows of a table under what their columns are. */
export function ColumnPicker({ table, draft, onChange }: ColumnPickerProps) {
	const { t } = useTranslation('importing');
	const [headings = []] = table.rows;
	const rows = (draft.hasHeader ? table.rows.slice(1) : table.rows).slice(0, SHOWN_ROWS);
	const width = Math.max(...table.rows.map(({ length }) => length));
	const columns = Array.from({ length: width }, (_, column) => column);
	const nameOf = (column: number) => (draft.hasHeader && headings[column]?.trim()) || t('columns.column', { number: column + 1 });
	const choices = [{ id: 'none' as const, name: t('columns.none') }, ...CSV_FIELDS.map((id) => ({ id, name: t(`columns.field.${id}`) }))];
	return (
		<>
			<p className="form-intro">{t('columns.text')}</p>
			<Checkbox isSelected={draft.hasHeader} onChange={(hasHeader) => onChange({ ...draft, hasHeader })}>
				{t('columns.hasHeader')}
			</Checkbox>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard. */}
			<section className="import-table" aria-label={t('columns.preview')} tabIndex={0}>
				<table>
					<thead>
						<tr>
							{columns.map((column) => (
								<th key={column} scope="col">
									<bdi className="import-heading">{nameOf(column)}</bdi>
									<Select<CsvField | 'none'>
										label={nameOf(column)}
										isLabelHidden
										choices={choices}
										value={fieldOf(draft, column) ?? 'none'}
										onChange={(field) => onChange(withField(draft, column, field === 'none' ? null : field))}
									/>
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{rows.map((cells, index) => (
							<tr key={index}>
								{columns.map((column) => (
									<td key={column} className={fieldOf(draft, column) === null ? 'import-unused' : undefined}>
										<bdi>{cells[column] ?? ''}</bdi>
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
			{draft.places.time !== undefined && (
				<Select
					label={t('columns.timeFormat')}
					choices={CSV_TIME_FORMATS.map((id) => ({ id, name: t(`columns.format.${id}`) }))}
					value={draft.timeFormat ?? 'iso'}
					onChange={(timeFormat) => onChange({ ...draft, timeFormat })}
				/>
			)}
			{columnsOf(draft) === null && <p role="status">{t('columns.needsText')}</p>}
		</>
	);
}

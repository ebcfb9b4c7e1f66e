import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { WRITTEN_FORMATS, type WrittenFormat } from '../../shared/model/session-export.ts';
import './export-dialog.css';

/** The forms a session can leave the desk in, each with what it is for. */
export function ExportFormats({ value, onChange }: { readonly value: WrittenFormat; readonly onChange: (format: WrittenFormat) => void }) {
	const { t } = useTranslation('exporting');
	return (
		<RadioGroup
			className="field"
			value={value}
			onChange={(id) => {
				const chosen = WRITTEN_FORMATS.find((format) => format === id);
				if (chosen) onChange(chosen);
			}}
		>
			<Label className="field-label">{t('format')}</Label>
			<div className="export-formats">
				{WRITTEN_FORMATS.map((format) => (
					<RadioField key={format} value={format}>
						<RadioButton className="export-format">
							<span className="export-dot" />
							<span className="export-format-words">
								<span className="export-format-name">
									<bdi>{t(`name.${format}`)}</bdi>
								</span>
								<span className="export-format-purpose">{t(`purpose.${format}`)}</span>
							</span>
						</RadioButton>
					</RadioField>
				))}
			</div>
		</RadioGroup>
	);
}

import { Label, Tag, TagGroup, TagList, Text } from 'react-aria-components';
import { CORRECTABLE_LANGUAGES } from '../../shared/model/language.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import './language-picker.css';

export interface LanguagePickerProps {
	readonly label: string;
	readonly description?: string;
	/** BCP 47 tags in the order they were chosen. */
	readonly value: readonly string[];
	readonly onChange: (languages: readonly string[]) => void;
}

/** Transliterated text is read by whoever reads the language; `und` is none. */
const LANGUAGES = CORRECTABLE_LANGUAGES.filter((tag) => !tag.includes('-') && tag !== 'und');

/** Any number of languages, all in sight. */
export function LanguagePicker({ label, description, value, onChange }: LanguagePickerProps) {
	const { languageName } = useFormatters();
	return (
		<TagGroup
			className="field"
			selectionMode="multiple"
			selectedKeys={value}
			onSelectionChange={(keys) => onChange(keys === 'all' ? LANGUAGES : [...keys].map(String))}
		>
			<Label className="field-label">{label}</Label>
			<TagList className="language-list">
				{LANGUAGES.map((tag) => (
					<Tag key={tag} id={tag} textValue={languageName(tag)} className="language-choice">
						{languageName(tag)}
					</Tag>
				))}
			</TagList>
			{description !== undefined && (
				<Text slot="description" className="field-description">
					{description}
				</Text>
			)}
		</TagGroup>
	);
}

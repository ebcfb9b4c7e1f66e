import { ComboBox as AriaComboBox, Button, Group, Input, ListBox, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { FieldLabel, FieldNotes, type FieldProps } from './Field.tsx';
import { ChevronDownIcon } from './icons.tsx';
import { type Choice, ChoiceItem } from './Select.tsx';
import './field.css';
import './list.css';

export interface ComboBoxProps<Id extends string> extends FieldProps {
	readonly choices: readonly Choice<Id>[];
	/** Null while nothing is chosen. */
	readonly value: Id | null;
	readonly onChange: (id: Id | null) => void;
	readonly placeholder?: string;
}

/** One of many, found by typing a part of its name. */
export function ComboBox<Id extends string>({ label, isLabelHidden = false, description, error, choices, value, onChange, placeholder }: ComboBoxProps<Id>) {
	const { t } = useTranslation('components');
	return (
		<AriaComboBox
			className="field"
			defaultItems={choices}
			value={value}
			onChange={(key) => onChange(choices.find((choice) => choice.id === key)?.id ?? null)}
			isInvalid={error !== undefined}
			menuTrigger="focus"
			allowsEmptyCollection
		>
			<FieldLabel label={label} isLabelHidden={isLabelHidden} />
			<Group className="field-box" isInvalid={error !== undefined}>
				<Input className="field-input" {...(placeholder === undefined ? {} : { placeholder })} />
				<Button className="field-button">
					<ChevronDownIcon />
				</Button>
			</Group>
			<FieldNotes description={description} error={error} />
			<Popover className="popover" offset={4}>
				<ListBox<Choice<Id>> className="list" renderEmptyState={() => <p className="list-empty">{t('noMatch')}</p>}>
					{(choice) => <ChoiceItem choice={choice} />}
				</ListBox>
			</Popover>
		</AriaComboBox>
	);
}

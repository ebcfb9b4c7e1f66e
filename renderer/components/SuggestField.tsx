import { ComboBox as AriaComboBox, Button, Group, Input, ListBox, Popover } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldProps, textDirection } from './Field.tsx';
import { ChevronDownIcon } from './icons.tsx';
import { type Choice, ChoiceItem } from './Select.tsx';
import './field.css';
import './list.css';

export interface SuggestFieldProps extends FieldProps {
	/** Offered while a person writes; anything else may be written too. */
	readonly suggestions: readonly Choice<string>[];
	readonly value: string;
	readonly onChange: (text: string) => void;
	readonly placeholder?: string;
	readonly maxLength?: number;
}

/** One line of text for which there are usual words. */
export function SuggestField({ label, isLabelHidden = false, description, error, suggestions, value, onChange, placeholder, maxLength }: SuggestFieldProps) {
	return (
		<AriaComboBox className="field" defaultItems={suggestions} inputValue={value} onInputChange={onChange} isInvalid={error !== undefined} allowsCustomValue>
			<FieldLabel label={label} isLabelHidden={isLabelHidden} />
			<Group className="field-box" isInvalid={error !== undefined}>
				<Input
					className="field-input"
					dir={textDirection(value)}
					{...(placeholder === undefined ? {} : { placeholder })}
					{...(maxLength === undefined ? {} : { maxLength })}
				/>
				<Button className="field-button">
					<ChevronDownIcon />
				</Button>
			</Group>
			<FieldNotes description={description} error={error} />
			<Popover className="popover" offset={4}>
				<ListBox<Choice<string>> className="list">{(choice) => <ChoiceItem choice={choice} />}</ListBox>
			</Popover>
		</AriaComboBox>
	);
}

import { Select as AriaSelect, Button, ListBox, ListBoxItem, Popover, SelectValue, Text } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldProps } from './Field.tsx';
import { CheckIcon, ChevronDownIcon } from './icons.tsx';
import './field.css';
import './list.css';

export interface Choice<Id extends string> {
	readonly id: Id;
	readonly name: string;
	readonly description?: string;
}

export interface SelectProps<Id extends string> extends FieldProps {
	readonly choices: readonly Choice<Id>[];
	/** Null while nothing is chosen. */
	readonly value: Id | null;
	readonly onChange: (id: Id) => void;
	readonly placeholder?: string;
	readonly isDisabled?: boolean;
}

/** One of a few: up to about ten. For more, `ComboBox`. */
export function Select<Id extends string>(props: SelectProps<Id>) {
	const { label, isLabelHidden = false, description, error, choices, value, onChange, placeholder, isDisabled = false } = props;
	return (
		<AriaSelect
			className="field"
			value={value}
			onChange={(key) => {
				const chosen = choices.find((choice) => choice.id === key);
				if (chosen) onChange(chosen.id);
			}}
			isInvalid={error !== undefined}
			isDisabled={isDisabled}
			{...(placeholder === undefined ? {} : { placeholder })}
		>
			<FieldLabel label={label} isLabelHidden={isLabelHidden} />
			<Button className="field-box select-button">
				<SelectValue className="select-value">{({ selectedText, defaultChildren }) => selectedText || defaultChildren}</SelectValue>
				<ChevronDownIcon />
			</Button>
			<FieldNotes description={description} error={error} />
			<Popover className="popover" offset={4}>
				<ListBox className="list" items={choices}>
					{(choice) => <ChoiceItem choice={choice} />}
				</ListBox>
			</Popover>
		</AriaSelect>
	);
}

/** A line of a list of choices. */
export function ChoiceItem<Id extends string>({ choice }: { readonly choice: Choice<Id> }) {
	return (
		<ListBoxItem id={choice.id} textValue={choice.name} className="list-item">
			{({ isSelected }) => (
				<>
					<span className="list-check">{isSelected && <CheckIcon size={14} />}</span>
					<span className="list-words">
						<Text slot="label">{choice.name}</Text>
						{choice.description !== undefined && (
							<Text slot="description" className="list-description">
								{choice.description}
							</Text>
						)}
					</span>
				</>
			)}
		</ListBoxItem>
	);
}

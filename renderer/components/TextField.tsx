import type { ReactNode, Ref } from 'react';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, Group, Input } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldProps } from './Field.tsx';
import './field.css';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'>, FieldProps {
	readonly placeholder?: string;
	/** Drawn inside, before the text. */
	readonly icon?: ReactNode;
	readonly inputRef?: Ref<HTMLInputElement>;
}

/** One line of text. What a person types may be of any language: it finds its own direction. */
export function TextField({ label, isLabelHidden = false, description, error, placeholder, icon, inputRef, ...rest }: TextFieldProps) {
	return (
		<AriaTextField dir="auto" {...rest} isInvalid={error !== undefined} className="field">
			<FieldLabel label={label} isLabelHidden={isLabelHidden} />
			<Group className="field-box" isInvalid={error !== undefined}>
				{icon}
				<Input className="field-input" ref={inputRef ?? null} {...(placeholder === undefined ? {} : { placeholder })} dir="auto" />
			</Group>
			<FieldNotes description={description} error={error} />
		</AriaTextField>
	);
}

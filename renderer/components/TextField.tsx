import type { ReactNode, Ref } from 'react';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, Group, Input } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldProps, textDirection } from './Field.tsx';
import './field.css';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'>, FieldProps {
	readonly placeholder?: string;
	/** Drawn inside, before the text. */
	readonly icon?: ReactNode;
	/** For addresses and code: fixed-width and left to right in every language. */
	readonly isCode?: boolean;
	readonly inputRef?: Ref<HTMLInputElement>;
}

/** One line of text. What a person types may be of any language: it finds its own direction. */
export function TextField({ label, isLabelHidden = false, description, error, placeholder, icon, isCode = false, inputRef, ...rest }: TextFieldProps) {
	return (
		<AriaTextField {...rest} isInvalid={error !== undefined} className="field">
			<FieldLabel label={label} isLabelHidden={isLabelHidden} />
			<Group className="field-box" isInvalid={error !== undefined}>
				{icon}
				<Input
					className={isCode ? 'field-input field-code' : 'field-input'}
					ref={inputRef ?? null}
					{...(placeholder === undefined ? {} : { placeholder })}
					dir={isCode ? 'ltr' : textDirection(rest.value)}
				/>
			</Group>
			<FieldNotes description={description} error={error} />
		</AriaTextField>
	);
}

import type { Ref } from 'react';
import { TextArea as AriaTextArea, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldProps, textDirection } from './Field.tsx';
import './field.css';

export interface TextAreaProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'lang'>, FieldProps {
	readonly placeholder?: string;
	readonly rows?: number;
	/** For addresses and code: fixed-width and left to right in every language. */
	readonly isCode?: boolean;
	readonly areaRef?: Ref<HTMLTextAreaElement>;
	/** Of what is typed, where that is known; BCP 47. */
	readonly lang?: string;
}

/** Several lines of text. */
export function TextArea({ label, isLabelHidden = false, description, error, placeholder, rows = 3, isCode = false, areaRef, lang, ...rest }: TextAreaProps) {
	return (
		<AriaTextField {...rest} isInvalid={error !== undefined} className="field">
			<FieldLabel label={label} isLabelHidden={isLabelHidden} />
			<AriaTextArea
				className={isCode ? 'field-box field-area field-code' : 'field-box field-area'}
				rows={rows}
				ref={areaRef ?? null}
				{...(lang === undefined ? {} : { lang })}
				{...(placeholder === undefined ? {} : { placeholder })}
				dir={isCode ? 'ltr' : textDirection(rest.value)}
			/>
			<FieldNotes description={description} error={error} />
		</AriaTextField>
	);
}

import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';

/** What every field with words around it takes. */
export interface FieldProps {
	readonly label: string;
	/** The label is spoken, not drawn: only where the place says what the field is. */
	readonly isLabelHidden?: boolean;
	/** What to put in, in one line below. */
	readonly description?: ReactNode;
	/** What is wrong and what to do, below the field; also marks it invalid. */
	readonly error?: string | undefined;
}

export function FieldLabel({ label, isLabelHidden }: Pick<FieldProps, 'label' | 'isLabelHidden'>) {
	return <Label className={isLabelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>;
}

export function FieldNotes({ description, error }: Pick<FieldProps, 'description' | 'error'>) {
	return (
		<>
			{description !== undefined && error === undefined && (
				<Text slot="description" className="field-description">
					{description}
				</Text>
			)}
			<FieldError className="field-error">{error}</FieldError>
		</>
	);
}

/** What is typed may be of any language and finds its own direction; while there is nothing, the hint keeps the page's. */
export function textDirection(value: string | undefined): 'auto' | undefined {
	return value === '' ? undefined : 'auto';
}

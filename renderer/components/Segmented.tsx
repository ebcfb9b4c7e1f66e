import type { ReactNode } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { FieldNotes, type FieldProps } from './Field.tsx';
import './field.css';
import './segmented.css';

export interface Segment<Id extends string> {
	readonly id: Id;
	readonly name: ReactNode;
	/** Said instead of the name where that is only a picture or a count. */
	readonly label?: string;
}

export interface SegmentedProps<Id extends string> extends FieldProps {
	readonly segments: readonly Segment<Id>[];
	/** Null while nothing is chosen. */
	readonly value: Id | null;
	readonly onChange: (id: Id) => void;
}

/** Two to five choices that exclude each other, all in sight: a radio group in the look of joined buttons. */
export function Segmented<Id extends string>({ label, isLabelHidden = false, description, error, segments, value, onChange }: SegmentedProps<Id>) {
	return (
		<RadioGroup
			className="field"
			orientation="horizontal"
			value={value}
			isInvalid={error !== undefined}
			onChange={(id) => {
				const chosen = segments.find((segment) => segment.id === id);
				if (chosen) onChange(chosen.id);
			}}
		>
			<Label className={isLabelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>
			<div className="segmented">
				{segments.map((segment) => (
					<RadioField key={segment.id} value={segment.id} {...(segment.label === undefined ? {} : { 'aria-label': segment.label })}>
						<RadioButton className="segment">{segment.name}</RadioButton>
					</RadioField>
				))}
			</div>
			<FieldNotes description={description} error={error} />
		</RadioGroup>
	);
}

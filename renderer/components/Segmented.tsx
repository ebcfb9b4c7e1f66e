import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import './segmented.css';

export interface Segment<Id extends string> {
	readonly id: Id;
	readonly name: ReactNode;
	/** Said instead of the name where that is only a picture or a count. */
	readonly label?: string;
}

export interface SegmentedProps<Id extends string> {
	readonly label: string;
	readonly isLabelHidden?: boolean;
	readonly segments: readonly Segment<Id>[];
	readonly value: Id;
	readonly onChange: (id: Id) => void;
}

/** Two to five choices that exclude each other, all in sight: a radio group in the look of joined buttons. */
export function Segmented<Id extends string>({ label, isLabelHidden = false, segments, value, onChange }: SegmentedProps<Id>) {
	return (
		<RadioGroup
			className="field"
			orientation="horizontal"
			value={value}
			onChange={(id) => {
				const chosen = segments.find((segment) => segment.id === id);
				if (chosen) onChange(chosen.id);
			}}
		>
			<Label className={isLabelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>
			<div className="segmented">
				{segments.map((segment) => (
					<Radio key={segment.id} value={segment.id} className="segment" {...(segment.label === undefined ? {} : { 'aria-label': segment.label })}>
						{segment.name}
					</Radio>
				))}
			</div>
		</RadioGroup>
	);
}

import { type ReactNode, useId } from 'react';
import type { ProductSheet } from '../../shared/model/product-sheet.ts';
import { Checkbox } from '../components/Checkbox.tsx';
import './sheet-picker.css';

/** A sheet that claims can be checked against. */
export interface SheetChoice {
	/** Of the team's sheet, or of a copy that only this show has. */
	readonly id: string;
	readonly sheet: ProductSheet;
	/** What else there is to know of it. */
	readonly note?: ReactNode;
}

export interface SheetPickerProps {
	readonly label: string;
	/** Shown where there is nothing to choose from, and below what there is. */
	readonly description?: ReactNode;
	readonly choices: readonly SheetChoice[];
	readonly chosen: readonly SheetChoice[];
	/** In the order of the choices. */
	readonly onChange: (chosen: readonly SheetChoice[]) => void;
}

/** Any number of product sheets, all in sight. */
export function SheetPicker({ label, description, choices, chosen, onChange }: SheetPickerProps) {
	const labelId = useId();
	const isChosen = ({ id }: SheetChoice) => chosen.some((choice) => choice.id === id);
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out like the other labels.
		<div className="field" role="group" aria-labelledby={labelId}>
			<span id={labelId} className="field-label">
				{label}
			</span>
			{choices.length > 0 && (
				<div className="sheet-choices">
					{choices.map((choice) => (
						<Checkbox
							key={choice.id}
							isSelected={isChosen(choice)}
							onChange={(isSelected) => onChange(choices.filter((other) => (other.id === choice.id ? isSelected : isChosen(other))))}
						>
							<bdi>{choice.sheet.product}</bdi>
							{choice.note !== undefined && <span className="sheet-choice-note">{choice.note}</span>}
						</Checkbox>
					))}
				</div>
			)}
			{description !== undefined && <p className="field-description">{description}</p>}
		</div>
	);
}

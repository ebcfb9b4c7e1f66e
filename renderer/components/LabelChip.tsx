import type { LabelColour } from '../../shared/model/label.ts';
import './label-chip.css';

export interface LabelChipProps {
	readonly name: string;
	readonly colour: LabelColour;
	/** Given to words: drawn with the line that stands under them. */
	readonly isOnWords?: boolean;
	/** Said on hover, e.g. "Label: Ask the brand". */
	readonly title?: string;
}

/** One of the team's own labels. Its form tells it from a flag without its colour. */
export function LabelChip({ name, colour, isOnWords = false, title }: LabelChipProps) {
	return (
		<span className="label-chip" data-label-colour={colour} data-on-words={isOnWords || undefined} title={title}>
			<bdi>{name}</bdi>
		</span>
	);
}

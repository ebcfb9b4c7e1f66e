import { Label as FieldName, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { LABEL_COLOURS, type LabelColour } from '../../../shared/model/label.ts';
import { CheckIcon } from '../../components/icons.tsx';

interface ColourChoiceProps {
	readonly label: string;
	readonly value: LabelColour;
	readonly onChange: (colour: LabelColour) => void;
}

/** One of the fixed hues, all in sight; each says its name. */
export function ColourChoice({ label, value, onChange }: ColourChoiceProps) {
	const { t } = useTranslation('labels');
	return (
		<RadioGroup
			className="field"
			orientation="horizontal"
			value={value}
			onChange={(id) => {
				const colour = LABEL_COLOURS.find((other) => other === id);
				if (colour !== undefined) onChange(colour);
			}}
		>
			<FieldName className="field-label">{label}</FieldName>
			<div className="label-colours">
				{LABEL_COLOURS.map((colour) => (
					<RadioField key={colour} value={colour} aria-label={t(`colour.${colour}`)}>
						<RadioButton className="label-colour" data-label-colour={colour}>
							<span className="label-colour-disc">
								<CheckIcon size={12} />
							</span>
						</RadioButton>
					</RadioField>
				))}
			</div>
		</RadioGroup>
	);
}

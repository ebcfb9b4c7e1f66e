import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import { CheckIcon } from './icons.tsx';
import './toggle.css';

export interface CheckboxProps {
	readonly isSelected: boolean;
	readonly onChange: (isSelected: boolean) => void;
	readonly isDisabled?: boolean;
	readonly children: ReactNode;
}

/** One thing that is so or not, taken over when the form is. */
export function Checkbox({ isSelected, onChange, isDisabled = false, children }: CheckboxProps) {
	return (
		<CheckboxField isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
			<CheckboxButton className="toggle">
				<span className="toggle-box">
					<CheckIcon size={12} />
				</span>
				<span>{children}</span>
			</CheckboxButton>
		</CheckboxField>
	);
}

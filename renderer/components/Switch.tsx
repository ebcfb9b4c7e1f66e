import type { ReactNode } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components';
import './toggle.css';

export interface SwitchProps {
	readonly isSelected: boolean;
	/** Acts at once: there is no other button to press. */
	readonly onChange: (isSelected: boolean) => void;
	readonly isDisabled?: boolean;
	readonly children: ReactNode;
}

export function Switch({ isSelected, onChange, isDisabled = false, children }: SwitchProps) {
	return (
		<SwitchField isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
			<SwitchButton className="toggle">
				<span className="toggle-track">
					<span className="toggle-knob" />
				</span>
				<span>{children}</span>
			</SwitchButton>
		</SwitchField>
	);
}

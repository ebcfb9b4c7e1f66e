import type { ReactNode } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components';
import './toggle.css';
import './switch.css';

export interface SwitchProps {
	/** Its accessible name. */
	readonly label: string;
	readonly isSelected: boolean;
	readonly onChange: (isSelected: boolean) => void;
	/** Words beside it; left out where the place says what it switches. */
	readonly children?: ReactNode;
}

/** Something that is on or off from the moment it is pressed. */
export function Switch({ label, isSelected, onChange, children }: SwitchProps) {
	return (
		<SwitchField isSelected={isSelected} onChange={onChange} aria-label={label}>
			<SwitchButton className="toggle switch">
				<span className="switch-track" />
				{children !== undefined && <span>{children}</span>}
			</SwitchButton>
		</SwitchField>
	);
}

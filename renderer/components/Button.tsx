import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import './button.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
	/** At most one `primary` on a screen; `quiet` has no border; `danger` destroys something. */
	readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
	/** 28 or 32 px high. */
	readonly size?: 'small' | 'medium';
	/** One of `icons.tsx`, before the words. */
	readonly icon?: ReactNode;
	/** The words. Without them an `aria-label` must name it. */
	readonly children?: ReactNode;
}

export function Button({ variant = 'secondary', size = 'medium', icon, children, ...rest }: ButtonProps) {
	return (
		<AriaButton {...rest} className={`button button-${variant} button-${size}`}>
			{icon}
			{children !== undefined && <span className="button-words">{children}</span>}
		</AriaButton>
	);
}

import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Tooltip } from './Tooltip.tsx';
import './button.css';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
	/** What it does, in words: its accessible name and its tooltip. */
	readonly label: string;
	readonly icon: ReactNode;
	/** The key that does the same, e.g. `N`. */
	readonly keys?: string;
	readonly size?: 'small' | 'medium';
	/** Draws it as the chosen one of its kind; announced as pressed. */
	readonly isActive?: boolean;
}

export function IconButton({ label, icon, keys, size = 'small', isActive, ...rest }: IconButtonProps) {
	const button = (
		<AriaButton
			{...rest}
			aria-label={label}
			{...(isActive === undefined ? {} : { 'aria-pressed': isActive })}
			className={`button button-quiet button-icon button-${size}${isActive ? ' button-active' : ''}`}
		>
			{icon}
		</AriaButton>
	);
	return (
		<Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
			{button}
		</Tooltip>
	);
}

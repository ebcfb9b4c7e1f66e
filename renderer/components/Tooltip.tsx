import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Keys } from './Keys.tsx';
import './tooltip.css';

export interface TooltipProps {
	readonly text: string;
	/** The keyboard shortcut of the same act. */
	readonly keys?: string;
	/** A react-aria control: it shows the tooltip on hover and on keyboard focus. */
	readonly children: ReactElement;
}

export function Tooltip({ text, keys, children }: TooltipProps) {
	return (
		<TooltipTrigger delay={600} closeDelay={0}>
			{children}
			<AriaTooltip className="tooltip" offset={6}>
				<span dir="auto">{text}</span>
				{keys !== undefined && <Keys keys={keys} />}
			</AriaTooltip>
		</TooltipTrigger>
	);
}

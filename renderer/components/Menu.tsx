import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { Keys } from './Keys.tsx';
import './list.css';

export interface MenuAction {
	readonly id: string;
	readonly name: string;
	readonly icon?: ReactNode;
	/** The keyboard shortcut of the same act. */
	readonly keys?: string;
	readonly isDisabled?: boolean;
	readonly isDanger?: boolean;
	readonly onAction: () => void;
}

export interface MenuProps {
	/** The name of the list of actions. */
	readonly label: string;
	/** A `Button` or `IconButton` that opens it. */
	readonly trigger: ReactElement;
	readonly actions: readonly MenuAction[];
}

export function Menu({ label, trigger, actions }: MenuProps) {
	return (
		<MenuTrigger>
			{trigger}
			<Popover className="popover" placement="bottom end" offset={4}>
				<AriaMenu className="list" aria-label={label}>
					{actions.map((action) => (
						<MenuItem
							key={action.id}
							id={action.id}
							textValue={action.name}
							isDisabled={action.isDisabled ?? false}
							className={action.isDanger ? 'list-item list-item-danger' : 'list-item'}
							onAction={action.onAction}
						>
							<span className="list-check">{action.icon}</span>
							<Text slot="label" className="list-words">
								{action.name}
							</Text>
							{action.keys !== undefined && <Keys keys={action.keys} />}
						</MenuItem>
					))}
				</AriaMenu>
			</Popover>
		</MenuTrigger>
	);
}

import { Button, DialogTrigger, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { CheckIcon, ChevronDownIcon } from '../components/icons.tsx';
import '../components/list.css';
import './filter-bar.css';

interface MultiChoiceProps<Id extends string> {
	readonly label: string;
	readonly choices: readonly { readonly id: Id; readonly name: string }[];
	readonly chosen: readonly Id[];
	readonly onChange: (chosen: readonly Id[]) => void;
}

/** Any number of a list, in a popover that stays open while choosing. */
export function MultiChoice<Id extends string>({ label, choices, chosen, onChange }: MultiChoiceProps<Id>) {
	return (
		<DialogTrigger>
			<Button className="filter-toggle" data-is-on={chosen.length > 0 || undefined}>
				{label}
				{chosen.length > 0 && <span className="filter-count">{chosen.length}</span>}
				<ChevronDownIcon size={12} />
			</Button>
			<Popover className="popover" placement="bottom start" offset={4}>
				<ListBox
					className="list"
					aria-label={label}
					selectionMode="multiple"
					// Escape closes the list; it does not throw away what was chosen.
					escapeKeyBehavior="none"
					items={choices}
					selectedKeys={chosen}
					onSelectionChange={(keys) => onChange(choices.map((choice) => choice.id).filter((id) => keys === 'all' || keys.has(id)))}
				>
					{(choice) => (
						<ListBoxItem id={choice.id} textValue={choice.name} className="list-item">
							{({ isSelected }) => (
								<>
									<span className="list-check">{isSelected && <CheckIcon size={14} />}</span>
									<span className="list-words">{choice.name}</span>
								</>
							)}
						</ListBoxItem>
					)}
				</ListBox>
			</Popover>
		</DialogTrigger>
	);
}

import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { CloseIcon } from './icons.tsx';
import './chip.css';

export interface ChipProps {
	/** `accent`, `warning` and `danger` take the tokens of those names; `outline` has no ground. */
	readonly tone?: 'neutral' | 'outline' | 'accent' | 'warning' | 'danger';
	/** Said on hover where the chip is an abbreviation, e.g. "Spanish" for `es`. */
	readonly title?: string;
	/** Gives it a cross. */
	readonly onRemove?: () => void;
	readonly children: ReactNode;
}

/** A small fact in a line: a language, a role, a filter that is on. */
export function Chip({ tone = 'neutral', title, onRemove, children }: ChipProps) {
	const { t } = useTranslation('components');
	return (
		<span className={`chip chip-${tone}`} title={title}>
			{children}
			{onRemove && (
				<Button className="chip-remove" onPress={onRemove} aria-label={t('remove', { name: typeof children === 'string' ? children : '' }).trim()}>
					<CloseIcon size={12} />
				</Button>
			)}
		</span>
	);
}

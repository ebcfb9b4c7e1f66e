import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FlagIcon } from '../components/icons.tsx';
import { Keys } from '../components/Keys.tsx';
import { type SelectedText, selectedText } from './selection-span.ts';
import './add-flag-button.css';

/** Appears beside words somebody selected in a message: the desk missed something there. */
export function AddFlagButton({ onFlag }: { readonly onFlag: () => void }) {
	const { t } = useTranslation('live');
	const [selected, setSelected] = useState<SelectedText | null>(null);
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | null = null;
		const look = () => {
			if (timer !== null) clearTimeout(timer);
			// While the pointer still drags, a button under it would be in the way.
			timer = setTimeout(() => setSelected(selectedText(document.getSelection())), 200);
		};
		const hide = () => setSelected(null);
		document.addEventListener('selectionchange', look);
		window.addEventListener('scroll', hide, true);
		window.addEventListener('resize', hide);
		return () => {
			if (timer !== null) clearTimeout(timer);
			document.removeEventListener('selectionchange', look);
			window.removeEventListener('scroll', hide, true);
			window.removeEventListener('resize', hide);
		};
	}, []);
	if (selected === null) return null;
	const { rect } = selected;
	const hasRoomAbove = rect.top > 48;
	return (
		<button
			type="button"
			className="add-flag-button"
			style={{ left: rect.left + rect.width / 2, top: hasRoomAbove ? rect.top - 36 : rect.bottom + 6 }}
			// The press must not take the selection away before it is read.
			onPointerDown={(event) => event.preventDefault()}
			onClick={() => {
				onFlag();
				setSelected(null);
			}}
		>
			<FlagIcon size={14} />
			{t('addFlag.button')}
			<Keys keys="f" />
		</button>
	);
}

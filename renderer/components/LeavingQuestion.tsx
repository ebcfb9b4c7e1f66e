import { useEffect, useState } from 'react';
import { guardLeaving } from '../state/navigation.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';

export interface LeavingQuestionProps {
	/** Is there something to lose? */
	readonly isAsked: boolean;
	readonly title: string;
	/** What is lost. */
	readonly text: string;
	/** The verb of leaving it behind. */
	readonly leaveLabel: string;
}

/** Stands between a person and the way out for as long as there is something to lose. */
export function LeavingQuestion({ isAsked, title, text, leaveLabel }: LeavingQuestionProps) {
	const [leave, setLeave] = useState<(() => void) | null>(null);
	useEffect(() => {
		if (!isAsked) return;
		const release = guardLeaving((go) => setLeave(() => go));
		// The desktop window would not close at all, and could not say why.
		const isBrowser = window.showdesk === undefined;
		const warn = (event: BeforeUnloadEvent) => event.preventDefault();
		if (isBrowser) window.addEventListener('beforeunload', warn);
		return () => {
			release();
			window.removeEventListener('beforeunload', warn);
		};
	}, [isAsked]);
	return (
		<ConfirmDialog
			title={title}
			isOpen={leave !== null}
			isDanger
			confirmLabel={leaveLabel}
			onConfirm={() => {
				setLeave(null);
				leave?.();
			}}
			onCancel={() => setLeave(null)}
		>
			<p>{text}</p>
		</ConfirmDialog>
	);
}

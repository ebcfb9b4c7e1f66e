import { useEffect, useEffectEvent, useState } from 'react';
import { guardLeaving } from '../state/navigation.ts';
import type { Route } from '../state/route.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';

export interface LeavingQuestionProps {
	/** Is there something to lose? */
	readonly isAsked: boolean;
	readonly title: string;
	/** What is lost. */
	readonly text: string;
	/** The verb of leaving it behind. */
	readonly leaveLabel: string;
	/** Is this no way out, because what is unfinished stays where it is? Left out: every way is one. */
	readonly staysWithin?: (to: Route) => boolean;
}

/** Stands between a person and the way out for as long as there is something to lose. */
export function LeavingQuestion({ isAsked, title, text, leaveLabel, staysWithin }: LeavingQuestionProps) {
	const [leave, setLeave] = useState<(() => void) | null>(null);
	const ask = useEffectEvent((go: () => void, to: Route) => {
		if (staysWithin?.(to)) go();
		else setLeave(() => go);
	});
	useEffect(() => {
		if (!isAsked) return;
		const release = guardLeaving((go, to) => ask(go, to));
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

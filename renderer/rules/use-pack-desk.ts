import { useCallback, useEffect, useMemo, useState } from 'react';
import { isTeamPack } from '../../shared/model/rule-pack.ts';
import { callDesk, onDeskEvent, useGeneration, useIsConnected } from '../state/desk.ts';
import { emptyPack, isEmptyPack, type PackParts, partsOf } from './pack-draft.ts';
import type { PackGroup } from './pack-groups.ts';

/** A pack while a person has it open: what is shipped, what the team has saved, and what is written now. */
export type PackDesk =
	| { readonly phase: 'loading' }
	| { readonly phase: 'failed'; readonly error: unknown; readonly reload: () => void }
	| {
			readonly phase: 'loaded';
			/** Null for a pack of the team that stands alone. */
			readonly shippedText: string | null;
			readonly shipped: PackParts | null;
			/** The team's pack as it is being written. */
			readonly text: string;
			/** Null while the text cannot be read. */
			readonly draft: PackParts | null;
			readonly isDirty: boolean;
			readonly isSaved: boolean;
			/** Somebody else has saved it since. */
			readonly isOutdated: boolean;
			readonly write: (text: string) => void;
			/** Rejects with DeskErrors. A pack that says nothing any more is deleted. */
			readonly save: () => Promise<'saved' | 'deleted'>;
			readonly revert: () => void;
	  };

interface Loaded {
	readonly shippedText: string | null;
	/** Null where the team has none. */
	readonly saved: string | null;
}

/** Keep it mounted under the key `group.teamName`: what is written belongs to that pack. */
export function usePackDesk(group: PackGroup): PackDesk {
	const { teamName } = group;
	const shippedName = isTeamPack(group.name) ? null : group.name;
	const hasTeam = group.team !== null;
	const isConnected = useIsConnected();
	const generation = useGeneration();
	const [loaded, setLoaded] = useState<Loaded | null>(null);
	const [error, setError] = useState<unknown>(null);
	const [written, setWritten] = useState<string | null>(null);
	/** What the draft was begun from; null for nothing. */
	const [base, setBase] = useState<string | null>(null);
	const [round, setRound] = useState(0);
	const reload = useCallback(() => setRound((before) => before + 1), []);

	useEffect(() => onDeskEvent((event) => event.type === 'packs' && event.changed.includes(teamName) && reload()), [teamName, reload]);
	// Another round, or a connection that came back, loads the same again.
	useEffect(() => {
		if (!isConnected) return;
		let isCurrent = true;
		const shipped = shippedName === null ? null : callDesk('pack.read', { name: shippedName }).then(({ text }) => text);
		const team = hasTeam ? callDesk('pack.read', { name: teamName }).then(({ text }) => text) : null;
		Promise.all([shipped, team]).then(
			([shippedText, saved]) => {
				if (!isCurrent) return;
				setLoaded({ shippedText, saved });
				setError(null);
			},
			(reason: unknown) => isCurrent && setError(reason),
		);
		return () => {
			isCurrent = false;
		};
	}, [shippedName, teamName, hasTeam, isConnected, generation, round]);

	const fresh = emptyPack(teamName);
	const savedText = loaded?.saved ?? null;
	const text = written ?? savedText ?? fresh;
	const isDirty = written !== null && written !== (savedText ?? fresh);
	const draft = useMemo(() => partsOf(text), [text]);
	const shippedText = loaded?.shippedText ?? null;
	const shipped = useMemo(() => (shippedText === null ? null : partsOf(shippedText)), [shippedText]);

	const write = useCallback(
		(next: string) => {
			if (written === null) setBase(savedText);
			setWritten(next);
		},
		[written, savedText],
	);
	const save = useCallback(async (): Promise<'saved' | 'deleted'> => {
		if (savedText !== null && draft !== null && isEmptyPack(draft)) {
			await callDesk('pack.delete', { name: teamName });
			setLoaded((before) => before && { ...before, saved: null });
			setWritten(null);
			return 'deleted';
		}
		const kept = await callDesk('pack.save', { name: teamName, text });
		setLoaded((before) => before && { ...before, saved: kept.text });
		// What was written while it was on its way stays.
		setWritten((now) => (now === text ? null : now));
		setBase(kept.text);
		return 'saved';
	}, [savedText, draft, teamName, text]);
	const revert = useCallback(() => setWritten(null), []);

	if (loaded === null) return error === null ? { phase: 'loading' } : { phase: 'failed', error, reload };
	const isOutdated = isDirty && base !== savedText;
	return { phase: 'loaded', shippedText, shipped, text, draft, isDirty, isSaved: savedText !== null, isOutdated, write, save, revert };
}

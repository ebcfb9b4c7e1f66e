import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskEvent } from '../../../shared/contract/contract.ts';
import type { LogFilter, LogLine } from '../../../shared/model/audit.ts';
import { callDesk, onDeskEvent, useGeneration, useIsConnected } from '../../state/desk.ts';

const PAGE_LINES = 100;
/** People judge by the second; a line above the list needs not move with each. */
const GATHER_MS = 700;

export interface Log {
	readonly phase: 'loading' | 'failed' | 'loaded';
	readonly error: unknown;
	/** Newest first; they stay where they are until the person asks for what is new. */
	readonly lines: readonly LogLine[];
	readonly hasOlder: boolean;
	readonly isLoadingOlder: boolean;
	/** Lines above the first; Infinity where there are more than a page. */
	readonly fresh: number;
	/** Loads it anew from the newest line on. */
	readonly reload: () => void;
	readonly loadOlder: () => void;
}

/** The log through a filter. What is done meanwhile is counted, and shown when the person asks for it. */
export function useLog(filter: LogFilter): Log {
	const generation = useGeneration();
	const isConnected = useIsConnected();
	const [attempt, setAttempt] = useState(0);
	const [kept, setKept] = useState<Omit<Log, 'reload' | 'loadOlder' | 'hasOlder' | 'isLoadingOlder'> & { readonly cursor: string | null }>(NOTHING_YET);
	const [isLoadingOlder, setIsLoadingOlder] = useState(false);
	/** Counts loads: the answer to an overtaken one is ignored. */
	const load = useRef(0);

	// A new generation or another attempt loads afresh.
	useEffect(() => {
		if (!isConnected) return;
		load.current += 1;
		const mine = load.current;
		setIsLoadingOlder(false);
		callDesk('audit.page', { filter, cursor: null, limit: PAGE_LINES }).then(
			({ lines, cursor }) => {
				if (mine === load.current) setKept({ phase: 'loaded', error: null, lines, cursor, fresh: 0 });
			},
			(error: unknown) => {
				if (mine === load.current) setKept((before) => ({ ...before, phase: 'failed', error }));
			},
		);
	}, [filter, isConnected, generation, attempt]);

	const newest = kept.lines[0]?.id ?? null;
	const isLoaded = kept.phase === 'loaded';
	useEffect(() => {
		if (!isLoaded) return;
		let timer: ReturnType<typeof setTimeout> | null = null;
		const look = () => {
			timer = null;
			const mine = load.current;
			callDesk('audit.page', { filter, cursor: null, limit: PAGE_LINES }).then(
				({ lines, cursor }) => {
					if (mine !== load.current) return;
					// Nothing is read that could be moved away.
					if (newest === null) setKept({ phase: 'loaded', error: null, lines, cursor, fresh: 0 });
					else {
						const index = lines.findIndex(({ id }) => id === newest);
						setKept((before) => ({ ...before, fresh: index === -1 ? Number.POSITIVE_INFINITY : index }));
					}
				},
				// The next act asks again; what is shown stays true.
				() => {},
			);
		};
		const end = onDeskEvent((event) => {
			if (isAct(event)) timer ??= setTimeout(look, GATHER_MS);
		});
		return () => {
			end();
			if (timer !== null) clearTimeout(timer);
		};
	}, [filter, newest, isLoaded]);

	const reload = useCallback(() => setAttempt((before) => before + 1), []);
	const loadOlder = () => {
		if (kept.cursor === null || isLoadingOlder) return;
		const mine = load.current;
		setIsLoadingOlder(true);
		callDesk('audit.page', { filter, cursor: kept.cursor, limit: PAGE_LINES })
			.then(
				({ lines, cursor }) => {
					if (mine === load.current) setKept((before) => ({ ...before, lines: [...before.lines, ...lines], cursor }));
				},
				(error: unknown) => {
					if (mine === load.current) setKept((before) => ({ ...before, phase: 'failed', error }));
				},
			)
			.finally(() => {
				if (mine === load.current) setIsLoadingOlder(false);
			});
	};
	const { cursor, ...shown } = kept;
	return { ...shown, hasOlder: cursor !== null, isLoadingOlder, reload, loadOlder };
}

const NOTHING_YET = { phase: 'loading', error: null, lines: [], cursor: null, fresh: 0 } as const;

/** Does it tell of something the log has a line for? */
function isAct({ type }: DeskEvent): boolean {
	return ['audit', 'annotation', 'question', 'answers', 'packs', 'exceptions', 'learning', 'review'].includes(type);
}

import { useEffect, useRef, useState } from 'react';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { CsvColumns, CsvTable, FileInspection, ImportResult } from '../../../shared/model/transcript-import.ts';
import { isCancelled } from '../../i18n/use-fault-words.ts';
import { callDesk } from '../../state/desk.ts';
import { type FileProgress, handOverFile, inspectFile, storeFile } from '../import-file.ts';
import { type ColumnDraft, columnsOf, draftOf } from './column-draft.ts';
import { importedShow, type ShowDraft, showDraftOf } from './show-draft.ts';

/** A file that the desk has. */
interface HandedOver {
	readonly file: File;
	readonly uploadId: string;
}

export type ImportState =
	/** `isStopped`: the person ended it. */
	| { readonly phase: 'choosing'; readonly error: unknown; readonly isStopped: boolean }
	| { readonly phase: 'working'; readonly step: 'uploading' | 'looking' | 'storing'; readonly file: File; readonly progress: FileProgress }
	| ({ readonly phase: 'columns'; readonly table: CsvTable; readonly draft: ColumnDraft; readonly error: unknown } & HandedOver)
	| FoundState
	| { readonly phase: 'done'; readonly file: File; readonly result: ImportResult };

export interface FoundState extends HandedOver {
	readonly phase: 'found';
	readonly found: FileInspection;
	readonly show: ShowDraft;
	/** Of a table: to go back to. */
	readonly table: { readonly table: CsvTable; readonly draft: ColumnDraft } | null;
	/** A line that was only found while the file was being stored; or another failure. */
	readonly error: unknown;
}

const CHOOSING: ImportState = { phase: 'choosing', error: null, isStopped: false };

/** The way of a file into the desk, step by step: handed over, looked into, completed by a person, stored. */
export interface Importing {
	readonly state: ImportState;
	readonly choose: (file: File) => void;
	readonly changeColumns: (draft: ColumnDraft) => void;
	readonly readColumns: () => void;
	readonly changeShow: (show: ShowDraft) => void;
	/** @param takesPartial lines that cannot be taken are left out */
	readonly store: (takesPartial: boolean) => void;
	readonly backToColumns: () => void;
	/** Gives the file up. */
	readonly startOver: () => void;
	readonly cancel: () => void;
}

export function useImport(dropped: File | null): Importing {
	const [state, setState] = useState<ImportState>(CHOOSING);
	const running = useRef<AbortController | null>(null);
	/** What the desk holds for this dialog. */
	const held = useRef<string | null>(null);

	/** One piece of work at a time; what an abandoned one brings is not shown. */
	async function work(task: (signal: AbortSignal, show: (next: ImportState) => void) => Promise<void>, failed: (error: unknown) => ImportState): Promise<void> {
		running.current?.abort();
		const controller = new AbortController();
		running.current = controller;
		const show = (next: ImportState) => {
			if (running.current === controller) setState(next);
		};
		try {
			await task(controller.signal, show);
		} catch (error) {
			show(isCancelled(error) ? { phase: 'choosing', error: null, isStopped: true } : failed(error));
		}
	}

	function discard(): void {
		const uploadId = held.current;
		held.current = null;
		// A desk that is gone has forgotten its uploads anyway.
		if (uploadId !== null) void callDesk('upload.discard', { uploadId }).catch(() => null);
	}

	const chooseAgain = (error: unknown): ImportState => ({ phase: 'choosing', error, isStopped: false });

	async function look(
		handed: HandedOver,
		columns: CsvColumns | null,
		table: FoundState['table'],
		signal: AbortSignal,
		show: (next: ImportState) => void,
	): Promise<void> {
		const { file, uploadId } = handed;
		const follow = (progress: FileProgress) => show({ phase: 'working', step: 'looking', file, progress });
		const looked = await inspectFile({ uploadId, ...(columns !== null && { columns }) }, follow, signal);
		if (looked.type === 'table') show({ phase: 'columns', ...handed, table: looked.table, draft: draftOf(looked.table), error: null });
		else show({ phase: 'found', ...handed, found: looked.found, show: showDraftOf(looked.found, Date.now()), table, error: null });
	}

	function choose(file: File): void {
		discard();
		void work(async (signal, show) => {
			const uploadId = await handOverFile(file, (progress) => show({ phase: 'working', step: 'uploading', file, progress }), signal);
			held.current = uploadId;
			await look({ file, uploadId }, null, null, signal, show);
		}, chooseAgain);
	}

	function store(takesPartial: boolean): void {
		if (state.phase !== 'found') return;
		const before = state;
		const { file, uploadId, found, show: draft, table } = before;
		const columns = table === null ? null : columnsOf(table.draft);
		void work(
			async (signal, show) => {
				const input = { uploadId, takesPartial, ...(columns !== null && { columns }), ...(found.format === 'jsonl' ? {} : importedShow(draft)) };
				const result = await storeFile(input, (progress) => show({ phase: 'working', step: 'storing', file, progress }), signal);
				held.current = null;
				show({ phase: 'done', file, result });
			},
			(error) => (isMendable(error) ? { ...before, error } : chooseAgain(error)),
		);
	}

	// A dropped file is taken once, when the dialog opens.
	useEffect(() => {
		if (dropped) choose(dropped);
		return () => {
			running.current?.abort();
			running.current = null;
			discard();
		};
	}, []);

	return {
		state,
		choose,
		store,
		changeColumns(draft) {
			setState((now) => (now.phase === 'columns' ? { ...now, draft, error: null } : now));
		},
		readColumns() {
			if (state.phase !== 'columns') return;
			const before = state;
			const columns = columnsOf(before.draft);
			if (columns === null) return;
			const { file, uploadId, table, draft } = before;
			void work(
				(signal, show) => look({ file, uploadId }, columns, { table, draft }, signal, show),
				(error) => ({ ...before, error }),
			);
		},
		changeShow(show) {
			setState((now) => (now.phase === 'found' ? { ...now, show } : now));
		},
		backToColumns() {
			setState((now) =>
				now.phase === 'found' && now.table !== null ? { phase: 'columns', file: now.file, uploadId: now.uploadId, ...now.table, error: null } : now,
			);
		},
		startOver() {
			running.current?.abort();
			running.current = null;
			discard();
			setState(CHOOSING);
		},
		cancel: () => running.current?.abort(),
	};
}

/** The file is still with the desk, and can be asked for in another way. */
function isMendable(error: unknown): boolean {
	return error instanceof DeskError && error.code === 'file-has-problems';
}

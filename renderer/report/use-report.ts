import { useEffect, useRef, useState } from 'react';
import type { MadeReport } from '../../shared/contract/report-calls.ts';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import type { PersonalDataChoice } from '../../shared/model/personal-data.ts';
import { isCancelled } from '../i18n/use-fault-words.ts';
import { callDesk, onDeskEvent } from '../state/desk.ts';

export interface ReportChoice {
	readonly language: InterfaceLanguage;
	readonly personalData: PersonalDataChoice;
}

export type ReportState =
	| { readonly phase: 'choosing'; readonly error: unknown }
	/** Lines that are translated; the total is null until it is known. */
	| { readonly phase: 'making'; readonly done: number; readonly total: number | null }
	| { readonly phase: 'made'; readonly report: MadeReport };

const CHOOSING: ReportState = { phase: 'choosing', error: null };

/** Has the desk make a report of a session, and follows it. */
export function useReport(sessionId: string): {
	readonly state: ReportState;
	readonly make: (choice: ReportChoice) => Promise<void>;
	/** Stops what is being made, or goes back from what was. */
	readonly leave: () => void;
} {
	const [state, setState] = useState<ReportState>(CHOOSING);
	const operation = useRef<string | null>(null);

	useEffect(
		() =>
			onDeskEvent((event) => {
				if (event.type === 'progress' && event.operationId === operation.current) setState({ phase: 'making', done: event.done, total: event.total });
			}),
		[],
	);
	useEffect(() => stop, []);

	function stop(): void {
		const operationId = operation.current;
		operation.current = null;
		if (operationId !== null) callDesk('operation.cancel', { operationId }).catch(() => undefined);
	}

	async function make({ language, personalData }: ReportChoice): Promise<void> {
		stop();
		const operationId = crypto.randomUUID();
		operation.current = operationId;
		setState({ phase: 'making', done: 0, total: null });
		try {
			const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
			const report = await callDesk('report.make', { sessionId, operationId, language, timeZone, personalData });
			if (operation.current === operationId) setState({ phase: 'made', report });
		} catch (error) {
			if (operation.current === operationId) setState({ phase: 'choosing', error: isCancelled(error) ? null : error });
		} finally {
			if (operation.current === operationId) operation.current = null;
		}
	}

	return {
		state,
		make,
		leave() {
			stop();
			setState(CHOOSING);
		},
	};
}

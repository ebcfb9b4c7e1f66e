import { randomUUID } from 'node:crypto';
import packageJson from '../../../package.json' with { type: 'json' };
import type { CallName, CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { ReportTranslation } from '../../../shared/model/report.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import type { TranslatedLine } from '../../../shared/model/translation-desk.ts';
import type { Acts } from '../acts.ts';
import type { Compliance } from '../compliance/compliance.ts';
import type { EventJournal } from '../event-journal.ts';
import type { Reader } from '../reading/reader.ts';
import type { Translations } from '../translation/translations.ts';

/** The contract's commands about reports: the reader gathers, the translator fills in, and the file is written here. */

type ReportCall = Extract<CallName, `report.${string}`>;

export interface Reports {
	readonly handlers: { readonly [Name in ReportCall]: (input: ParsedInput<Name>) => Promise<CallOutput<Name>> };
	/** Ends the making of a report; an unknown id is ignored. */
	cancel(operationId: string): void;
}

export interface ReportsOptions {
	readonly reader: Reader;
	readonly compliance: Pick<Compliance, 'rulesOf'>;
	readonly translations: Pick<Translations, 'translateMessages'>;
	readonly journal: EventJournal;
	readonly acts: Acts;
	readonly profile: () => Profile | null;
	/** Turns a report into PDF; null where the host cannot print. */
	readonly printPdf: ((html: string) => Promise<Uint8Array>) | null;
	readonly log: (line: string) => void;
}

/** Reports kept for their PDF. */
const MOST_KEPT = 3;
/** Lines translated between two looks at the clock. */
const LINES_AT_ONCE = 20;
/** A report with some lines untranslated is better than none. */
const MOST_TRANSLATING_MS = 90_000;

export function createReports({ reader, compliance, translations, journal, acts, profile, printPdf, log }: ReportsOptions): Reports {
	const kept = new Map<string, string>();
	const running = new Set<string>();

	async function translate(sessionId: string, operationId: string, to: string): Promise<ReadonlyMap<number, ReportTranslation>> {
		const wanted = await reader.call('quotedMessages', { sessionId });
		const made = new Map<number, ReportTranslation>();
		const until = Date.now() + MOST_TRANSLATING_MS;
		for (let done = 0; done < wanted.length && Date.now() < until; done += LINES_AT_ONCE) {
			refuseIfCancelled(operationId);
			journal.publish({ type: 'progress', operationId, done, total: wanted.length });
			try {
				const lines = await translations.translateMessages(sessionId, wanted.slice(done, done + LINES_AT_ONCE), to);
				for (const { messageId, translation } of lines) if (translation.origin !== 'none') made.set(messageId, reportTranslation(translation));
			} catch (error) {
				// The translator is not there: the report says what it can.
				log(`a report goes without translations: ${error instanceof Error ? error.name : 'unknown fault'}`);
				break;
			}
		}
		refuseIfCancelled(operationId);
		return made;
	}

	function refuseIfCancelled(operationId: string): void {
		if (!running.has(operationId)) throw new DeskError('cancelled', 'The report was cancelled.');
	}

	return {
		handlers: {
			'report.make': async ({ sessionId, operationId, language, timeZone, personalData }) => {
				running.add(operationId);
				try {
					const made = await translate(sessionId, operationId, language);
					const facts = await reader.call('reportFacts', {
						sessionId,
						personalData,
						to: language,
						translations: made,
						rules: await compliance.rulesOf(sessionId),
					});
					const [{ writeReport }, { reportWords }] = await Promise.all([import('./write-report.ts'), import('./report-words.ts')]);
					const html = writeReport(facts, await reportWords(language, timeZone), {
						at: Date.now(),
						by: profile()?.name ?? null,
						version: packageJson.version,
					});
					const reportId = randomUUID();
					kept.set(reportId, html);
					for (const id of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(id);
					await acts.note('report.made', sessionId, { language, personalData });
					return { reportId, html };
				} finally {
					running.delete(operationId);
				}
			},
			'report.pdf': async ({ reportId }) => {
				const html = kept.get(reportId);
				if (html === undefined) throw new DeskError('report-not-found', 'This report is no longer kept: make it again.');
				if (printPdf === null) throw new DeskError('cannot-print', 'The desk cannot print here: save the report and print it from the browser.');
				return { base64: Buffer.from(await printPdf(html)).toString('base64') };
			},
		},
		cancel: (operationId) => void running.delete(operationId),
	};
}

function reportTranslation({ text, origin }: TranslatedLine['translation']): ReportTranslation {
	return { text, origin: origin === 'memory' || origin === 'gist' ? origin : 'machine' };
}

import type { Annotation } from '../../shared/model/annotation.ts';
import type { Category } from '../../shared/model/category.ts';
import type { QuestionAnswer } from '../../shared/model/question.ts';
import type { LiveShow, Session } from '../../shared/model/show.ts';
import type { AudioInput } from './captions/audio-input.ts';
import type { EventJournal } from './event-journal.ts';
import { createIntake } from './intake/intake.ts';
import type { Source } from './intake/source.ts';
import { createOpenQuestions } from './questions/open-questions.ts';
import type { Recorder } from './recording/recorder.ts';
import { createUnreviewedFlags } from './unreviewed-flags.ts';

/** One session while it is recorded: its intake, and what the left column shows of it. */
export interface RunningShow {
	read(): LiveShow;
	/** Ends the sources and stores what has arrived; the ended session. Further calls return the same. */
	stop(ending: 'stopped' | 'finished'): Promise<Session>;
	/** False where it has no such source. */
	retry(sourceId: string): boolean;
	noteAnnotation(annotation: Annotation): void;
	noteAnswer(answer: QuestionAnswer): void;
	/** Where a source takes sound; null where it takes none or is not there. */
	audioInput(sourceId: string): AudioInput | null;
	/** Sources by kind and channel, so that no channel is recorded twice at once. */
	readonly channels: ReadonlySet<string>;
}

export interface RunningShowOptions {
	readonly session: Session;
	readonly sources: readonly { readonly id: string; readonly source: Source }[];
	readonly recorder: Recorder;
	readonly journal: EventJournal;
	/** A source's state changed: worth telling before the next second. */
	readonly onChange: () => void;
	/** All sources have ended by themselves. */
	readonly onAllEnded: () => void;
	readonly log: (line: string) => void;
}

export function channelKey(source: Pick<Source, 'kind' | 'channel'>): string {
	return `${source.kind} ${source.channel}`;
}

export function startRunningShow(options: RunningShowOptions): RunningShow {
	const { session, sources, recorder, journal, onChange, log } = options;
	const sessionId = session.id;
	const unreviewed = createUnreviewedFlags();
	const questions = createOpenQuestions();
	let counted = { messages: session.messages, flags: session.flags, gaps: session.gaps };
	const languages = new Map<string, number>();
	const categories = new Map<Category, number>();
	let sealedDeletions = 0;
	let stopping: Promise<Session> | null = null;

	const intake = createIntake({
		sources,
		record: (items) => recorder.call('record', { sessionId, items }),
		openGap: (gap) => recorder.call('openGap', { sessionId, ...gap }),
		closeGap: (gap) => recorder.call('closeGap', gap),
		onRecorded({ messages, deletions, sealedDeletions: inVain }) {
			if (messages.length > 0) {
				unreviewed.addMessages(messages);
				questions.addMessages(messages);
				const flags = messages.reduce((sum, message) => sum + message.flags.length, 0);
				counted = { ...counted, messages: counted.messages + messages.length, flags: counted.flags + flags };
				for (const message of messages) {
					count(languages, message.language.tag);
					for (const { category } of message.flags) count(categories, category);
				}
				journal.publish({ type: 'messages', sessionId, messages });
			}
			if (deletions.length > 0) {
				questions.addDeletions(deletions);
				journal.publish({ type: 'deletions', sessionId, deletions });
			}
			if (inVain > 0) tellOfSealed(inVain);
		},
		onState: onChange,
		onGap(gap) {
			if (gap.endedAt === null) counted = { ...counted, gaps: counted.gaps + 1 };
			journal.publish({ type: 'gap', gap });
		},
		onPartial: (partial) => journal.publish({ type: 'partial', line: { sessionId, ...partial } }),
		onNotice: ({ level, code, detail }) => journal.publish({ type: 'notice', level, code, detail: { ...detail, sessionId } }),
		onStoreFailure(error) {
			const why = error instanceof Error ? error.message : 'The store did not answer.';
			log(`recording of ${sessionId} failed: ${why}`);
			journal.publish({ type: 'notice', level: 'error', code: 'store-failed', detail: { detail: why, sessionId } });
		},
		onAllEnded: options.onAllEnded,
	});
	intake.start();

	/** People are told once: the platform may take away a whole evening's messages one by one. */
	function tellOfSealed(inVain: number): void {
		if (sealedDeletions === 0) journal.publish({ type: 'notice', level: 'warning', code: 'deletion-of-sealed', detail: { sessionId } });
		sealedDeletions += inVain;
		log(`${sealedDeletions} deletions by the platform were of messages in sealed sessions, which stay as they were sealed`);
	}

	async function stop(ending: 'stopped' | 'finished'): Promise<Session> {
		await intake.stop();
		return recorder.call('endSession', { sessionId, endedAt: Date.now(), ending });
	}

	return {
		channels: new Set(sources.map(({ source }) => channelKey(source))),
		read() {
			const counts = unreviewed.counts();
			const total = counts.low + counts.medium + counts.high;
			return {
				session: {
					...session,
					...counted,
					unreviewed: total,
					languages: commonestFirst(languages).map(([tag, messages]) => ({ tag, messages })),
					categories: commonestFirst(categories).map(([category, flags]) => ({ category, flags, reviewed: 0, added: 0 })),
				},
				sources: intake.sourceStates(),
				unreviewed: counts,
				openQuestions: questions.count(),
				...intake.pulse(),
			};
		},
		stop(ending) {
			stopping ??= stop(ending);
			return stopping;
		},
		retry: (sourceId) => intake.retry(sourceId),
		audioInput: (sourceId) => sources.find(({ id }) => id === sourceId)?.source.audio ?? null,
		noteAnnotation: (annotation) => unreviewed.addAnnotation(annotation),
		noteAnswer: (answer) => questions.addAnswer(answer),
	};
}

function count<Name extends string>(counts: Map<Name, number>, name: Name): void {
	counts.set(name, (counts.get(name) ?? 0) + 1);
}

function commonestFirst<Name extends string>(counts: ReadonlyMap<Name, number>): readonly (readonly [Name, number])[] {
	return [...counts].sort(([, one], [, other]) => other - one);
}

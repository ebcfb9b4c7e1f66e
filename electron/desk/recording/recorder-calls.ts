import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { Session } from '../../../shared/model/show.ts';
import type { DescribingAnalyser } from '../analysis/analyser.ts';
import { annotate, undo, withdrawReply } from '../annotation/annotating.ts';
import { createComplianceRecorderCalls } from '../compliance/compliance-recorder-calls.ts';
import { createKeepingRecorderCalls } from '../keeping/keeping-recorder-calls.ts';
import { createLabelRecorderCalls } from '../labels/label-recorder-calls.ts';
import { noteLook } from '../learning/rule-records.ts';
import { addExceptions, standingLists, takeBack } from '../learning/team-exceptions.ts';
import { createPresetRecorderCalls } from '../presets/preset-worker-calls.ts';
import { answerQuestion, approveAnswer, withdrawAnswer } from '../questions/answering.ts';
import { createReviewRecorderCalls } from '../reviewing/recorder-calls.ts';
import { createSealRecorderCalls } from '../sealing/recorder-calls.ts';
import { createSearchWrites } from '../searching/search-calls.ts';
import { insertAudit } from '../store/audit-table.ts';
import { setOwnDisclosureMinutes } from '../store/compliance-table.ts';
import { deleteConcept, saveConcept } from '../store/concept-table.ts';
import { closeGap, closeOpenGaps, insertGap } from '../store/gap-table.ts';
import { insertMemoryUnit } from '../store/memory-table.ts';
import { messagesByIds } from '../store/message-table.ts';
import { openForWriting, storeFile } from '../store/open-store.ts';
import { deleteSheet, saveSheet, setSessionSheets } from '../store/product-sheet-table.ts';
import { settleSealed } from '../store/seal-table.ts';
import { endSession, insertSession, sessionByUuid, sessionRowId } from '../store/session-table.ts';
import {
	storedProfile,
	storedYouTubeUnits,
	storeLearning,
	storeProfile,
	storeTranslation,
	storeTwitchAccount,
	storeYouTubeUnits,
} from '../store/setting-table.ts';
import { insertSource } from '../store/source-table.ts';
import type { WritableStore } from '../store/store.ts';
import { insertPackRevision, teamPacks } from '../store/team-pack-table.ts';
import { addUsage, insertTranslation } from '../store/translation-table.ts';
import { createUuidV7 } from '../store/uuid-v7.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { createIdleIndexing, type IdleIndexing } from './idle-indexing.ts';
import { createImportRecorderCalls } from './import-recorder-calls.ts';
import { closeInterruptedSessions } from './interrupted-sessions.ts';
import { authorKey, type LiveSession, rememberShow } from './live-session.ts';
import type { RecorderCalls, RecorderNotice } from './protocol.ts';
import { recordItems } from './record-items.ts';
import { createSessionRecorderCalls } from './session-calls.ts';
import { createSessionErasing, type SessionErasing } from './session-erasing.ts';
import { takeBackAtStart } from './unfinished-import.ts';

export interface RecorderSurroundings {
	/** Fails with bad-rule-pack where the rules cannot be read. */
	readonly loadAnalyser: (resourcesFolder: string) => Promise<DescribingAnalyser>;
	readonly notify: (notice: RecorderNotice) => void;
	/** A fault in idle time, which no call can answer with. */
	readonly onIdleFault: (error: unknown) => void;
}

/** The recorder's calls on one store, which `open` opens. They run one after the other; only imports and indexing give way in between. */
export function createRecorderCalls({ loadAnalyser, notify, onIdleFault }: RecorderSurroundings): CallHandlers<RecorderCalls> {
	const newUuid = createUuidV7(randomBytes);
	const live = new Map<string, LiveSession>();
	let opened: {
		readonly store: WritableStore;
		readonly analyser: DescribingAnalyser;
		readonly indexing: IdleIndexing;
		readonly erasing: SessionErasing;
	} | null = null;

	function parts() {
		if (!opened) throw new DeskError('desk-closed', 'The store is closed.');
		return opened;
	}

	function liveSession(sessionId: string): LiveSession {
		const session = live.get(sessionId);
		if (session) return session;
		if (sessionRowId(parts().store, sessionId) === null) throw sessionNotFound(sessionId);
		throw new DeskError('session-ended', 'This show has ended: nothing more can be recorded in it.', { sessionId });
	}

	function storedSession(sessionId: string): Session {
		const session = sessionByUuid(parts().store, sessionId);
		if (!session) throw sessionNotFound(sessionId);
		return session;
	}

	/** What a person corrected counts from the author's next message on. */
	function teach({ sessionId, messageId, body }: Annotation): void {
		const session = live.get(sessionId);
		if (!session || body.type !== 'language') return;
		const [message] = messagesByIds(parts().store, [messageId]);
		const source = message ? session.sources.get(message.sourceId) : undefined;
		if (message && source) session.memory.teach(authorKey(source.channel, message.author.id), body.tag);
	}

	return {
		...createKeepingRecorderCalls(() => ({
			...parts(),
			newUuid,
			isRunning: (sessionId) => live.has(sessionId),
			runningShows: () => live.size,
			notify,
			onListsChanged: () => parts().analyser.apply(standingLists(parts().store)),
		})),
		...createSessionRecorderCalls(() => ({ ...parts(), newUuid, isRunning: (sessionId) => live.has(sessionId) })),
		...createImportRecorderCalls(() => ({
			...parts(),
			onProgress: (operationId, done, total) => notify({ type: 'import-progress', operationId, done, total }),
			isOpen: () => opened !== null,
		})),
		...createSealRecorderCalls(() => ({ ...parts(), newUuid, isRunning: (sessionId) => live.has(sessionId) })),

		async open({ dataFolder, resourcesFolder }) {
			const store = openForWriting(storeFile(dataFolder), (query) => notify({ type: 'slow-query', ...query }));
			try {
				const analyser = await loadAnalyser(resourcesFolder);
				analyser.apply(standingLists(store));
				const packs = teamPacks(store);
				const packProblems = packs.length === 0 ? [] : await analyser.usePacks(packs, async () => undefined);
				const indexing = createIdleIndexing(store, onIdleFault);
				takeBackAtStart(store);
				const erasing = createSessionErasing(store, onIdleFault);
				opened = { store, analyser, indexing, erasing };
				const interrupted = closeInterruptedSessions(store);
				settleSealed(store);
				indexing.wake();
				return { interrupted, profile: storedProfile(store), packProblems, youtubeUnits: storedYouTubeUnits(store) };
			} catch (error) {
				opened = null;
				store.close();
				throw error;
			}
		},

		beginSession({ id, show, sources, sheets, disclosureMinutes, startedAt }) {
			const { store, analyser } = parts();
			const begun = store.transaction(() => {
				const row = insertSession(store, { uuid: id, show, startedAt, endedAt: null, ending: null, isImported: false });
				if (sheets.length > 0) setSessionSheets(store, row, startedAt, sheets);
				if (disclosureMinutes !== undefined) setOwnDisclosureMinutes(store, row, disclosureMinutes);
				return { row, sources: new Map(sources.map((source) => [source.id, insertSource(store, row, { ...source, name: source.id })])) };
			});
			const channels = [...begun.sources.values()].map(({ channel }) => channel);
			const memory = rememberShow(store, analyser, show, channels);
			memory.checkAgainst(sheets);
			live.set(id, { ...begun, uuid: id, memory });
			return storedSession(id);
		},

		endSession({ sessionId, endedAt, ending }) {
			const { store } = parts();
			const { row } = liveSession(sessionId);
			store.transaction(() => {
				closeOpenGaps(store, row, endedAt);
				endSession(store, row, endedAt, ending);
			});
			live.delete(sessionId);
			return storedSession(sessionId);
		},

		record({ sessionId, items }) {
			const { store, analyser, indexing } = parts();
			const batch = recordItems(store, analyser, liveSession(sessionId), items);
			indexing.wake();
			return batch;
		},

		openGap({ sessionId, sourceId, startedAt, reason }) {
			const session = liveSession(sessionId);
			const source = session.sources.get(sourceId);
			if (!source) throw new DeskError('invalid-input', 'The session has no such source.', { field: 'sourceId' });
			return insertGap(parts().store, { session: session.row, source: source.id, startedAt, endedAt: null, reason });
		},

		closeGap({ gapId, endedAt }) {
			const gap = closeGap(parts().store, gapId, endedAt);
			if (!gap) throw new DeskError('invalid-input', 'There is no such gap.', { field: 'gapId' });
			return gap;
		},

		annotate({ messageId, body, profile, at }) {
			const annotation = annotate(parts().store, messageId, body, { profile, at, id: newUuid(at) });
			teach(annotation);
			return annotation;
		},

		undo({ sessionId, annotationId, profile, at }) {
			return undo(parts().store, sessionId, annotationId, { profile, at, id: newUuid(at) });
		},

		withdrawReply({ annotationId, profile, at }) {
			return withdrawReply(parts().store, annotationId, { profile, at, id: newUuid(at) });
		},

		describeRule: ({ rule }) => parts().analyser.describe(rule),

		setProfile({ profile }) {
			storeProfile(parts().store, profile);
			return profile;
		},

		understandFacts({ facts }) {
			const { analyser } = parts();
			return facts.map(({ name, text }) => analyser.understand(name, text));
		},

		async keepPack(input) {
			const { store, analyser } = parts();
			const { id } = insertPackRevision(store, input);
			// A language takes a tenth of a second to compile: batches are recorded in between.
			return { revision: id, problems: await analyser.usePacks(teamPacks(store), nextTurn) };
		},

		saveSheet(sheet) {
			saveSheet(parts().store, sheet);
			return sheet;
		},

		deleteSheet({ id }) {
			if (!deleteSheet(parts().store, id)) throw new DeskError('sheet-not-found', 'There is no such product sheet any more.', { id });
			return null;
		},

		setSheets({ sessionId, sheets, at }) {
			const { store } = parts();
			const row = sessionRowId(store, sessionId);
			if (row === null) throw sessionNotFound(sessionId);
			setSessionSheets(store, row, at, sheets);
			live.get(sessionId)?.memory.checkAgainst(sheets);
			return null;
		},

		answersOfSheets: ({ sheets }) => parts().analyser.answersOf(sheets),

		answerQuestion: ({ sessionId, key, act, profile, at }) => answerQuestion(parts().store, sessionId, key, act, { profile, at, id: newUuid(at) }),

		approveAnswer: (answer) => approveAnswer(parts().store, answer),

		withdrawAnswer(answer) {
			withdrawAnswer(parts().store, answer);
			return null;
		},

		addExceptions({ exceptions, acceptsRisk, profile, at }) {
			const { store, analyser } = parts();
			const outcome = addExceptions(store, exceptions, acceptsRisk, { profile, at, newId: () => newUuid(at) });
			if (outcome.added.length > 0) analyser.apply(standingLists(store));
			return outcome;
		},

		takeBackException({ id, comment, profile, at }) {
			const { store, analyser } = parts();
			const takenBack = takeBack(store, id, comment, { profile, at, newId: () => newUuid(at) });
			analyser.apply(standingLists(store));
			return takenBack;
		},

		noteLook: ({ rule, profile, at }) => noteLook(parts().store, rule, profile, at),

		setLearning({ settings }) {
			storeLearning(parts().store, settings);
			return settings;
		},

		keepTranslations({ translations }) {
			const { store } = parts();
			store.transaction(() => {
				for (const translation of translations) insertTranslation(store, translation);
			});
			return null;
		},

		noteSent({ sessionId, engine, characters, day }) {
			const { store } = parts();
			const session = sessionRowId(store, sessionId);
			if (session !== null) addUsage(store, day, session, engine, characters);
			return null;
		},

		setTranslation({ settings }) {
			storeTranslation(parts().store, settings);
			return settings;
		},

		setTwitchAccount({ account }) {
			storeTwitchAccount(parts().store, account);
			return account;
		},

		keepYouTubeUnits({ units }) {
			storeYouTubeUnits(parts().store, units);
			return null;
		},

		saveConcept(saved) {
			saveConcept(parts().store, saved);
			return saved;
		},

		deleteConcept({ id }) {
			if (!deleteConcept(parts().store, id)) throw new DeskError('term-not-found', 'This term is not there any more.', { id });
			return null;
		},

		importUnits({ units }) {
			const { store } = parts();
			return store.transaction(() => units.filter((unit) => insertMemoryUnit(store, unit)).length);
		},

		noteAct(act) {
			const entry: AuditEntry = { ...act, id: newUuid(act.at) };
			insertAudit(parts().store, entry);
			return entry;
		},

		...createSearchWrites(() => parts().store),
		...createLabelRecorderCalls(() => parts().store, newUuid),
		...createPresetRecorderCalls(() => parts().store),
		...createComplianceRecorderCalls(() => parts().store, newUuid),
		...createReviewRecorderCalls(() => parts().store, newUuid),

		async indexAll() {
			await parts().indexing.finish();
			return null;
		},

		close() {
			const { store, indexing, erasing } = parts();
			indexing.close();
			erasing.stop();
			opened = null;
			store.close();
			return null;
		},
	};
}

function sessionNotFound(sessionId: string): DeskError {
	return new DeskError('session-not-found', `There is no session ${sessionId} in this store.`, { sessionId });
}

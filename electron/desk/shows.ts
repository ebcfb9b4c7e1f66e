import { randomBytes } from 'node:crypto';
import type { ShowRequest } from '../../shared/contract/contract.ts';
import { DeskError } from '../../shared/contract/errors.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { QuestionAnswer } from '../../shared/model/question.ts';
import type { LiveShow, Session } from '../../shared/model/show.ts';
import type { AudioInput } from './captions/audio-input.ts';
import type { EventJournal } from './event-journal.ts';
import { systemClock } from './intake/clock.ts';
import type { PlatformServers } from './intake/sources/platform-servers.ts';
import { createYouTubeQuota } from './intake/sources/youtube-quota.ts';
import type { KeyVault } from './key-vault.ts';
import type { Recorder } from './recording/recorder.ts';
import { channelKey, type RunningShow, startRunningShow } from './running-show.ts';
import { aboutSource, describeShow, openSource, type RequestedSource, sheetsOf } from './show-request.ts';
import { createUuidV7 } from './store/uuid-v7.ts';
import type { Upload, Uploads } from './uploads.ts';
import type { Webhooks } from './webhooks/webhooks.ts';

/** The shows being recorded now: any number of them, each with any number of sources. */
export interface Shows {
	start(request: ShowRequest): Promise<Session>;
	stop(sessionId: string): Promise<Session>;
	list(): readonly LiveShow[];
	retry(sessionId: string, sourceId: string): void;
	/** Where a source takes sound. @throws DeskError `session-ended`, `no-audio-wanted` */
	audioInput(sessionId: string, sourceId: string): AudioInput;
	noteAnnotation(annotation: Annotation): void;
	noteAnswer(answer: QuestionAnswer): void;
	close(): Promise<void>;
}

export interface ShowsOptions {
	readonly recorder: Recorder;
	readonly journal: EventJournal;
	readonly uploads: Uploads;
	readonly resourcesFolder: string;
	readonly twitchServer: string | undefined;
	readonly vault: KeyVault;
	readonly platformServers?: PlatformServers | undefined;
	readonly webhooks: Webhooks;
	readonly log: (line: string) => void;
}

const TICK_MS = 1_000;
/** A change of state is told this soon, several at once together. */
const CHANGE_MS = 100;

export function createShows(options: ShowsOptions): Shows {
	const { recorder, journal, uploads, resourcesFolder, twitchServer, vault, platformServers = {}, webhooks, log } = options;
	const youtubeQuota = createYouTubeQuota(systemClock, {
		kept: recorder.opened.youtubeUnits,
		keep: (units) => recorder.call('keepYouTubeUnits', { units }),
	});
	const running = new Map<string, { readonly show: RunningShow; readonly uploadIds: readonly string[] }>();
	const uuid = createUuidV7(randomBytes);
	/** Channels of shows that are just being started. */
	const starting = new Set<string>();
	let changeTimer: NodeJS.Timeout | null = null;
	let tickTimer: NodeJS.Timeout | null = null;

	const list = () => [...running.values()].map(({ show }) => show.read());
	const tell = () => journal.publish({ type: 'shows', shows: list() });

	function tellSoon(): void {
		changeTimer ??= setTimeout(() => {
			changeTimer = null;
			tell();
		}, CHANGE_MS);
	}

	function find(sessionId: string) {
		const found = running.get(sessionId);
		if (!found) throw new DeskError('session-ended', 'This show is not being recorded any more.', { sessionId });
		return found;
	}

	/** Uploads are claimed first: a replay that cannot be read starts nothing. */
	async function claimUploads(request: ShowRequest): Promise<ReadonlyMap<string, Upload>> {
		const claimed = new Map<string, Upload>();
		for (const [index, source] of request.sources.entries()) {
			if (source.kind !== 'replay' && source.kind !== 'caption-file') continue;
			claimed.set(source.uploadId, await aboutSource(index, () => uploads.complete(source.uploadId)));
		}
		return claimed;
	}

	function refuseWatchedTwice(sources: readonly RequestedSource[]): void {
		const taken = new Set([...starting, ...[...running.values()].flatMap(({ show }) => [...show.channels])]);
		for (const [index, { source }] of sources.entries()) {
			const key = channelKey(source);
			if (taken.has(key)) {
				const detail = { source: source.label, field: `sources.${index}` };
				throw new DeskError('already-watched', `${source.label} is being recorded already; stop that show first.`, detail);
			}
			taken.add(key);
		}
	}

	function run(session: Session, sources: readonly RequestedSource[], uploadIds: readonly string[]): void {
		journal.publish({ type: 'session', session });
		const finishByItself = () =>
			void finish(session.id, 'finished').catch((error: unknown) =>
				log(`session ${session.id} could not be ended: ${error instanceof Error ? error.message : 'unknown fault'}`),
			);
		const show = startRunningShow({ session, sources, recorder, journal, onChange: tellSoon, onAllEnded: finishByItself, log });
		running.set(session.id, { show, uploadIds });
		tickTimer ??= setInterval(tell, TICK_MS);
		tell();
	}

	async function finish(sessionId: string, ending: 'stopped' | 'finished'): Promise<Session> {
		const { show, uploadIds } = find(sessionId);
		const session = await show.stop(ending);
		if (running.delete(sessionId)) {
			// A replayed file has served its purpose.
			for (const uploadId of uploadIds) await uploads.discard(uploadId);
			if (running.size === 0 && tickTimer !== null) {
				clearInterval(tickTimer);
				tickTimer = null;
			}
			journal.publish({ type: 'session', session });
			tell();
		}
		return session;
	}

	return {
		async start(request) {
			const sessionId = uuid(Date.now());
			const claimed = await claimUploads(request);
			const described = await describeShow(request, claimed, resourcesFolder);
			const sheets = await sheetsOf(request, resourcesFolder);
			const context = { sessionId, claimed, resourcesFolder, twitchServer, vault, platformServers, youtubeQuota, webhooks, host: described.host };
			const sources = request.sources.map((source) => openSource(source, context));
			refuseWatchedTwice(sources);
			const channels = sources.map(({ source }) => channelKey(source));
			for (const channel of channels) starting.add(channel);
			try {
				const session = await recorder.call('beginSession', {
					id: sessionId,
					show: described,
					sources: sources.map(({ id, source }) => ({ id, kind: source.kind, channel: source.channel, label: source.label })),
					sheets,
					disclosureMinutes: request.disclosureMinutes,
					startedAt: Date.now(),
				});
				run(session, sources, [...claimed.keys()]);
				return session;
			} finally {
				for (const channel of channels) starting.delete(channel);
			}
		},
		stop: (sessionId) => finish(sessionId, 'stopped'),
		list,
		retry(sessionId, sourceId) {
			if (!find(sessionId).show.retry(sourceId)) throw new DeskError('session-ended', 'This show has no such source any more.', { sessionId });
		},
		audioInput(sessionId, sourceId) {
			const input = find(sessionId).show.audioInput(sourceId);
			if (input === null) throw new DeskError('no-audio-wanted', 'This source takes no sound: choose one that listens.', { sourceId });
			return input;
		},
		noteAnnotation: (annotation) => running.get(annotation.sessionId)?.show.noteAnnotation(annotation),
		noteAnswer(answer) {
			const found = running.get(answer.sessionId);
			if (found === undefined) return;
			found.show.noteAnswer(answer);
			tellSoon();
		},
		async close() {
			await Promise.allSettled([...running.keys()].map((sessionId) => finish(sessionId, 'stopped')));
			if (tickTimer !== null) clearInterval(tickTimer);
			if (changeTimer !== null) clearTimeout(changeTimer);
			await youtubeQuota.close();
		},
	};
}

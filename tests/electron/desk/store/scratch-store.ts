import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createReaderCalls } from '../../../../electron/desk/reading/reader-calls.ts';
import type { IntakeItem, IntakeMessage, RecorderCalls, RecorderNotice } from '../../../../electron/desk/recording/protocol.ts';
import { createRecorderCalls } from '../../../../electron/desk/recording/recorder-calls.ts';
import type { Show } from '../../../../shared/model/show.ts';
import type { Profile } from '../../../../shared/model/staff.ts';
import { createStandInAnalyser } from '../recording/stand-in-analyser.ts';

/** A folder that is gone after the test. */
export function scratchFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'showdesk-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** Recorder and reader of one store in this thread, with an analyser whose findings can be foretold. */
export async function scratchDesk(dataFolder = scratchFolder(), notify: (notice: RecorderNotice) => void = () => undefined) {
	const recorder = createRecorderCalls({
		loadAnalyser: async () => createStandInAnalyser(),
		notify,
		onIdleFault: (error) => {
			throw error;
		},
	});
	const reader = createReaderCalls(() => undefined);
	const opened = await recorder.open({ dataFolder, resourcesFolder: '' });
	await reader.open({ dataFolder });
	let isOpen = true;
	const close = async () => {
		if (!isOpen) return;
		isOpen = false;
		await reader.close({});
		await recorder.close({});
	};
	onTestFinished(close);
	return { dataFolder, opened, recorder, reader, close };
}

export const SHOW: Show = { title: 'W1 watch', host: 'Lucía', platform: 'twitch', market: 'ES', languages: ['es', 'ru'] };
export const SESSION = '01990000-0000-7000-8000-0000000000aa';
export const SPECIALIST: Profile = { name: 'Ana', role: 'specialist', languages: ['es'] };
export const LEAD: Profile = { name: 'Wei', role: 'lead', languages: ['zh'] };

export function twitchSource(id = 'source-1', channel = 'lucia') {
	return { id, kind: 'twitch', channel, label: `#${channel}` } as const;
}

export function sessionStart(id = SESSION, startedAt = 1_000): Parameters<RecorderCalls['beginSession']>[0] {
	return { id, show: SHOW, sources: [twitchSource()], sheets: [], startedAt };
}

/** A chat message; its number is its platform id and, in seconds, its time. */
export function said(number: number, text: string, differing: Partial<IntakeMessage> = {}): IntakeItem {
	return {
		type: 'message',
		message: {
			sourceId: 'source-1',
			platformId: `p${number}`,
			kind: 'chat',
			role: 'viewer',
			author: { id: 'u1', name: 'Marta' },
			text,
			sentAt: null,
			receivedAt: number * 1_000,
			clock: 'missing',
			emotes: [],
			replyTo: null,
			...differing,
		},
	};
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAnalyser } from '../../../../electron/desk/analysis/analyser.ts';
import { createReaderCalls } from '../../../../electron/desk/reading/reader-calls.ts';
import { createRecorderCalls } from '../../../../electron/desk/recording/recorder-calls.ts';
import { RULES_FOLDER } from '../analysis/rules-folder.ts';
import { SESSION, SHOW, SPECIALIST, said, scratchFolder, sessionStart, twitchSource } from '../store/scratch-store.ts';

const CLAIM = 'este reloj cura la diabetes';
const health = { type: 'category', category: 'health' } as const;

test('what the team decided holds in a running show, in another show, in an import, and after a restart; what was flagged stays flagged', {
	timeout: 30_000,
}, async () => {
	const analyser = await createAnalyser({ rulesFolder: RULES_FOLDER });
	const dataFolder = scratchFolder();
	const open = async () => {
		const recorder = createRecorderCalls({ loadAnalyser: async () => analyser, notify: () => undefined, onIdleFault: () => undefined });
		await recorder.open({ dataFolder, resourcesFolder: join(RULES_FOLDER, '..') });
		return recorder;
	};
	const first = await open();
	let number = 0;
	const say = async (recorder: typeof first, sessionId: string, author = 'u1') => {
		number += 1;
		const { messages } = await recorder.record({ sessionId, items: [said(number, CLAIM, { author: { id: author, name: author } })] });
		return messages[0]?.flags.filter(({ category }) => category === 'health').length;
	};
	await first.beginSession(sessionStart());
	expect(await say(first, SESSION)).toBe(1);
	const { standing } = await first.addExceptions({
		exceptions: [{ type: 'author', messageId: 1, scope: health }],
		acceptsRisk: false,
		profile: SPECIALIST,
		at: 5,
	});
	expect(await say(first, SESSION)).toBe(0);
	expect(await say(first, SESSION, 'u2')).toBe(1);

	const other = '01990000-0000-7000-8000-0000000000bb';
	await first.beginSession({ ...sessionStart(other), sources: [twitchSource('source-1', 'oleg')] });
	expect(await say(first, other)).toBe(0);

	const file = join(scratchFolder(), 'raw.jsonl');
	const line = (id: string, author: string) => ({
		type: 'message',
		id,
		author: { id: author, name: author },
		text: CLAIM,
		receivedAt: 9,
		source: { kind: 'twitch', channel: 'nadia' },
	});
	const session = { type: 'session', version: 1, id: '01990000-0000-7000-8000-0000000000cc', show: { ...SHOW, title: 'raw' }, startedAt: 1, endedAt: 9 };
	writeFileSync(file, [session, line('a', 'u1'), line('b', 'u2')].map((entry) => `${JSON.stringify(entry)}\n`).join(''));
	expect(await first.importTranscript({ file, name: 'show.jsonl', operationId: SESSION, takesPartial: false })).toMatchObject({ added: 2 });

	await first.close({});
	const again = await open();
	onTestFinished(async () => void (await again.close({})));
	const third = '01990000-0000-7000-8000-0000000000dd';
	await again.beginSession(sessionStart(third));
	expect(await say(again, third)).toBe(0);
	await again.takeBackException({ id: standing[0]?.id ?? '', profile: SPECIALIST, at: 9 });
	expect(await say(again, third)).toBe(1);

	const reader = createReaderCalls(() => undefined);
	await reader.open({ dataFolder });
	const flagsOf = async (sessionId: string) =>
		(await reader.feedPage({ sessionId, limit: 10 })).messages.map(({ flags }) => flags.filter(({ category }) => category === 'health').length);
	expect(await flagsOf(session.id)).toEqual([0, 1]);
	expect(await flagsOf(SESSION)).toEqual([1, 0, 1]);
	await reader.close({});
});

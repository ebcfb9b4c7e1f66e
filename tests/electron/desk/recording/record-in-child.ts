import { randomUUID } from 'node:crypto';
import { openRecorder } from '../../../../electron/desk/recording/recorder.ts';
import { DeskError } from '../../../../shared/contract/errors.ts';

/**
 * Records until it is ended, and says on standard output what was acknowledged, one JSON line a batch.
 * A refusal is said too, and ends it. Arguments: data folder, units of text in each message.
 */

const [dataFolder = '', textUnits = '40'] = process.argv.slice(2);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
	const recorder = await openRecorder({
		dataFolder,
		resourcesFolder: '',
		workerUrl: new URL('./stand-in-recorder-worker.ts', import.meta.url),
		onCrash: (error) => say({ crash: error.code }),
	});
	const sessionId = randomUUID();
	const show = { title: 'child', host: '', platform: 'twitch', market: 'ES', languages: [] };
	await recorder.call('beginSession', { id: sessionId, show, sources: [{ id: 's', kind: 'twitch', channel: 'c', label: '#c' }], sheets: [], startedAt: 1 });
	await recorder.call('openGap', { sessionId, sourceId: 's', startedAt: 2, reason: 'connection-lost' });
	for (let batch = 0; ; batch += 1) {
		const items = Array.from({ length: 20 }, (_, index) => ({
			type: 'message' as const,
			message: {
				sourceId: 's',
				platformId: `${batch}-${index}`,
				kind: 'chat' as const,
				role: 'viewer' as const,
				author: { id: 'a', name: 'a' },
				text: `cura ${'x'.repeat(Number(textUnits))}`,
				sentAt: null,
				receivedAt: batch,
				clock: 'missing' as const,
				emotes: [],
				replyTo: null,
			},
		}));
		const { messages } = await recorder.call('record', { sessionId, items });
		say({ ids: messages.map(({ platformId }) => platformId) });
	}
} catch (error) {
	if (!(error instanceof DeskError)) throw error;
	say({ refused: error.code, message: error.message });
	process.exit(0);
}

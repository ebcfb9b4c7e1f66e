import { randomUUID } from 'node:crypto';
import type { OpenDesk } from '../../electron/desk/desk.ts';

/** What a made-up saved session is like. */
export interface MadeSession {
	readonly title: string;
	readonly host: string;
	readonly market: string;
	readonly startedAt: number;
	readonly minutes: number;
	/** Language tag -> messages. */
	readonly languages: Readonly<Record<string, number>>;
	/** Category -> flags; at most one a message. */
	readonly categories: Readonly<Record<string, number>>;
	readonly gaps?: number;
}

/** A transcript of ours, as another desk would have exported it. */
export function transcriptOf({ title, host, market, startedAt, minutes, languages, categories, gaps = 0 }: MadeSession): string {
	const id = randomUUID();
	const endedAt = startedAt + minutes * 60_000;
	const show = { title, host, platform: 'twitch', market, languages: Object.keys(languages) };
	const tags = Object.entries(languages).flatMap(([tag, count]) => Array.from({ length: count }, () => tag));
	const found = Object.entries(categories).flatMap(([category, count]) => Array.from({ length: count }, () => category));
	const source = { kind: 'twitch', channel: id };
	const messages = tags.map((tag, index) => {
		const category = found[index];
		const flag = {
			category,
			severity: 'high',
			start: 0,
			end: 4,
			rule: `made.${category}`,
			pack: 'made@1',
			explanation: { matched: 'line', factors: [] },
		};
		return {
			type: 'message',
			id: `${id}-${index}`,
			kind: 'chat',
			role: 'viewer',
			author: { id: `u${index % 40}`, name: `viewer ${index % 40}` },
			text: `line ${index}`,
			receivedAt: startedAt + Math.floor((index / tags.length) * (endedAt - startedAt)),
			source,
			language: { tag, script: 'Zyyy', confidence: 0.9 },
			...(category === undefined ? {} : { flags: [flag] }),
		};
	});
	const lines = [
		{ type: 'session', version: 1, id, show, startedAt, endedAt, ending: 'stopped' },
		...Array.from({ length: gaps }, (_, index) => ({
			type: 'gap',
			startedAt: startedAt + index * 1_000,
			endedAt: startedAt + index * 1_000 + 500,
			reason: 'x',
			source,
		})),
		...messages,
	];
	return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

/** Brings it in as a person would; its id. */
export async function importSession(desk: OpenDesk, made: MadeSession): Promise<string> {
	const bytes = Buffer.from(transcriptOf(made));
	const { uploadId } = await desk.call('upload.begin', { name: `${made.title}.jsonl`, bytes: bytes.length });
	for (let start = 0; start < bytes.length; start += 400_000) {
		await desk.call('upload.append', { uploadId, base64: bytes.subarray(start, start + 400_000).toString('base64') });
	}
	return (await desk.call('session.import', { uploadId })).sessionId;
}

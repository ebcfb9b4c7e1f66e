import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type BenchLine, benchChat } from './chat.ts';
import { atLeast, below, type Figure, type Section } from './figures.ts';
import type { ImportTaken } from './import-in-child.ts';

const DISTINCT_LINES = 20_000;
const STARTED_AT = Date.UTC(2026, 4, 1, 19);
/** Slower ones would be no import beside a live recording. */
const LONGEST_WAIT_MS = 250;

/** How fast files of other tools are looked into and stored with the real analysis, and that a long one takes no more memory than a short one. */
export async function measureImport({ messages }: { readonly messages: number }): Promise<Section> {
	const folder = await mkdtemp(join(tmpdir(), 'showdesk-import-'));
	try {
		const details: Record<string, { readonly megabytes: number; readonly inspect: ImportTaken; readonly import: ImportTaken }> = {};
		const figures: Figure[] = [];
		for (const [format, write] of Object.entries(FILES)) {
			const file = join(folder, format);
			await writeFile(file, write, messages);
			const inspect = await takeIn(await mkdtemp(join(folder, 'data-')), file, 'inspect');
			const stored = await takeIn(await mkdtemp(join(folder, 'data-')), file, 'import');
			if (inspect.messages !== messages || stored.messages !== messages) throw new Error(`${format}: not every message was taken`);
			details[format] = { megabytes: (await stat(file)).size / 2 ** 20, inspect, import: stored };
			const growth = stored.peakMb - stored.startMb;
			figures.push(
				{ name: `${format}, looked into`, value: inspect.messagesPerSecond, unit: '/s', aim: atLeast(inspect.messagesPerSecond, 20_000) },
				{
					name: `${format}, looked into, peak above the start`,
					value: inspect.peakMb - inspect.startMb,
					unit: 'MB',
					aim: below(inspect.peakMb - inspect.startMb, 250),
				},
				{ name: `${format}, stored and analysed`, value: stored.messagesPerSecond, unit: '/s', aim: atLeast(stored.messagesPerSecond, 1_500) },
				{ name: `${format}, stored, peak above the start`, value: growth, unit: 'MB', aim: below(growth, 350) },
				{ name: `${format}, longest wait of a live batch`, value: stored.longestWaitMs, unit: 'ms', aim: below(stored.longestWaitMs, LONGEST_WAIT_MS) },
			);
		}
		return { title: `Import of ${messages.toLocaleString('en')} messages`, figures, details };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function takeIn(dataFolder: string, file: string, step: 'inspect' | 'import'): Promise<ImportTaken> {
	const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(new URL('./import-in-child.ts', import.meta.url)), dataFolder, file, step]);
	return JSON.parse(stdout);
}

interface FileShape {
	readonly head: string;
	readonly line: (line: BenchLine, index: number) => string;
	readonly tail: string;
}

const FILES: Readonly<Record<string, FileShape>> = {
	twitchdownloader: {
		head: `{"FileInfo":{"Version":{"Major":1,"Minor":4,"Patch":0}},"streamer":{"name":"Lucía","login":"lucia","id":1},"video":{"title":"Bench","id":"1","created_at":"${new Date(STARTED_AT).toISOString()}","start":0,"end":9},"comments":[`,
		line: ({ author, text }, index) =>
			`${index === 0 ? '' : ','}${JSON.stringify({
				_id: idOf(index),
				created_at: new Date(STARTED_AT + index * 7).toISOString(),
				channel_id: '1',
				content_type: 'video',
				content_id: '1',
				content_offset_seconds: index * 0.007,
				commenter: {
					display_name: author.name,
					_id: author.id,
					name: author.name,
					bio: null,
					created_at: '2016-01-01T00:00:00Z',
					logo: 'https://example.invalid/logo.png',
				},
				message: {
					body: text,
					bits_spent: 0,
					fragments: [{ text, emoticon: null }],
					user_badges: [{ _id: 'subscriber', version: '12' }],
					user_color: '#1E90FF',
					emoticons: [],
				},
			})}`,
		tail: `],"embeddedData":{"thirdParty":[{"id":"a","data":"${'A'.repeat(2_000_000)}"}]}}`,
	},
	'chat-downloader': {
		head: '',
		line: ({ author, text }, index) =>
			`${JSON.stringify({ author: { id: author.id, name: author.name, badges: [] }, message: text, message_id: idOf(index), message_type: 'text_message', timestamp: (STARTED_AT + index * 7) * 1_000, time_in_seconds: index * 0.007 })}\n`,
		tail: '',
	},
};

function idOf(index: number): string {
	return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

async function writeFile(path: string, { head, line, tail }: FileShape, messages: number): Promise<void> {
	const lines = benchChat(Math.min(messages, DISTINCT_LINES), 5);
	const file = createWriteStream(path);
	file.write(head);
	for (let index = 0; index < messages; index += 1) {
		const said = lines[index % lines.length];
		if (said && !file.write(line(said, index))) await once(file, 'drain');
	}
	file.end(tail);
	await once(file, 'finish');
}

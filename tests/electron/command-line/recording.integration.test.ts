import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPLICATION_ID } from '../../../electron/desk/store/open-store.ts';
import { startWebSocketFeed } from '../../fixtures/websocket-feed.ts';
import { jsonLines, showdesk, startShowdesk } from './run-showdesk.ts';

interface ListedSession {
	readonly id: string;
	readonly show: string;
	readonly startedAt: string;
	readonly endedAt: string | null;
	readonly messages: number;
	readonly flags: number;
}

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'showdesk-command-line-'));
});

afterAll(async () => {
	await rm(folder, { recursive: true, force: true });
});

async function sessionsIn(data: string): Promise<readonly ListedSession[]> {
	const { exitCode, stdout, errors } = await showdesk(['sessions', '--json', '--data', data]);
	expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
	return JSON.parse(stdout);
}

describe('the command line as such', () => {
	it.each([
		['no command', [], 2],
		['help', ['help'], 0],
	])('prints how it is used for %s', async (_what, args, code) => {
		const { exitCode, stdout } = await showdesk(args);
		expect(exitCode).toBe(code);
		for (const command of ['serve', 'watch', 'analyze', 'sessions', 'export', 'import']) expect(stdout).toContain(command);
	});

	it.each([
		['an unknown command', ['fly'], /fly is no command/],
		['a command named like a part of every object', ['constructor'], /constructor is no command/],
		['an unknown option', ['sessions', '--colour'], /--colour/],
		['watching nothing', ['watch', '--data', 'DATA'], /name a source/],
		['a speed that is none', ['watch', '--demo', '--speed', 'fast', '--data', 'DATA'], /fast.*factor/],
		['a duration that is none', ['watch', '--demo', '--for', 'soon', '--data', 'DATA'], /soon.*60s/],
		['a channel name with a space', ['watch', '--twitch', 'two words', '--data', 'DATA'], /Twitch channel/],
		['a mapping without a feed', ['serve', '--mapping', 'm.json', '--data', 'DATA', '--port', '0'], /--mapping goes with --websocket/],
		['an engine nobody knows', ['serve', '--captions', 'siri', '--data', 'DATA', '--port', '0'], /siri.*vosk, whisperlive/],
		['an engine that listens where no page gives sound', ['watch', '--captions', 'vosk:ws://127.0.0.1:2700', '--data', 'DATA'], /vosk listens.*serve/],
		['a port beyond the last', ['serve', '--port', '70000'], /70000.*65535/],
		['a format nobody knows', ['export', 'x', '--format', 'pdf'], /pdf/],
		['a choice nobody has', ['export', 'x', '--personal-data', 'shown'], /shown.*masked or kept/],
		['no session to export', ['export'], /name one session/],
		['no file to import', ['import'], /name one file/],
	])('says in one line what is wrong with %s, and ends with 2', async (_what, args, message) => {
		const { exitCode, stdout, errors } = await showdesk(args.map((arg) => (arg === 'DATA' ? join(folder, 'usage') : arg)));
		expect(errors).toHaveLength(1);
		expect(errors[0]).toMatch(/^showdesk: /);
		expect(errors[0]).toMatch(message);
		expect(stdout).toBe('');
		expect(exitCode).toBe(2);
	});
});

/** Numbers that people write in the demo show. */
const PHONE = /612 34 56 78|39 98 12 34|555-01-23/;

describe('a recorded show, from watch to import', () => {
	let data: string;
	let exported: string;
	let session: ListedSession;

	beforeAll(() => {
		data = join(folder, 'recorded');
		exported = join(folder, 'show.jsonl');
	});

	it('records the whole demo show and says what came of it', async () => {
		const { exitCode, stdout } = await showdesk(['watch', '--demo', '--speed', 'unlimited', '--data', data]);
		expect(exitCode).toBe(0);
		const [listed] = await sessionsIn(data);
		if (listed === undefined) throw new Error('nothing was recorded');
		session = listed;
		// The demo has a gap of its own.
		expect(stdout).toBe(`${session.id}  ${session.messages} messages, ${session.flags} flags, 1 gaps\n`);
		expect(session.messages).toBeGreaterThan(400);
		expect(session.flags).toBeGreaterThan(30);
	});

	it('records for as long as it was told to, newest first in the list', async () => {
		const started = Date.now();
		const { exitCode } = await showdesk(['watch', '--demo', '--for', '1500ms', '--data', data]);
		expect(exitCode).toBe(0);
		expect(Date.now() - started).toBeGreaterThan(1_500);
		const list = await sessionsIn(data);
		expect(list).toHaveLength(2);
		expect(list[1]).toEqual(session);
		expect(list[0]?.messages).toBeGreaterThan(0);
		for (const listed of list) {
			expect(Object.keys(listed)).toEqual(['id', 'show', 'startedAt', 'endedAt', 'messages', 'flags']);
			expect(new Date(listed.startedAt).toISOString()).toBe(listed.startedAt);
			expect(Date.parse(listed.endedAt ?? '')).toBeGreaterThan(Date.parse(listed.startedAt));
		}
	});

	it('writes a report for people, without anybody’s number, and says in the audit log that it did', async () => {
		const report = join(folder, 'report.html');
		expect(await showdesk(['export', session.id, '--format', 'html', '--language', 'zh-CN', '--out', report, '--data', data])).toMatchObject({ exitCode: 0 });
		const html = await readFile(report, 'utf8');
		expect(html).toContain('<html lang="zh-CN" dir="ltr">');
		expect(html).not.toMatch(PHONE);
		expect((await showdesk(['audit', '--json', '--data', data])).stdout).toContain('report.made');
		expect(await showdesk(['export', session.id, '--format', 'html', '--language', 'xx', '--data', data])).toMatchObject({ exitCode: 2 });
	});

	it('exports to a file what it exports to standard output', async () => {
		const toFile = await showdesk(['export', session.id, '--out', exported, '--data', data]);
		expect(toFile).toEqual({ exitCode: 0, stdout: '', errors: [] });
		const toOutput = await showdesk(['export', session.id, '--data', data]);
		expect(toOutput.exitCode).toBe(0);
		const text = await readFile(exported, 'utf8');
		expect(toOutput.stdout).toBe(text);
		const lines = jsonLines<{ readonly type: string }>(text);
		expect(lines[0]?.type).toBe('session');
		expect(lines.filter(({ type }) => type === 'message')).toHaveLength(session.messages);
	});

	it('shows personal data only where it is asked for', async () => {
		expect(await readFile(exported, 'utf8')).not.toMatch(PHONE);
		const kept = await showdesk(['export', session.id, '--personal-data', 'kept', '--data', data]);
		expect(kept.stdout).toMatch(PHONE);
		expect((await showdesk(['export', session.id, '--personal-data', 'masked', '--data', data])).stdout).toBe(await readFile(exported, 'utf8'));
	});

	it('imports it elsewhere once, and nothing of it twice', async () => {
		const elsewhere = join(folder, 'elsewhere');
		const first = await showdesk(['import', exported, '--data', elsewhere]);
		expect(first).toMatchObject({ exitCode: 0, errors: [] });
		expect(first.stdout).toContain(`${session.messages} messages added, 0 known already, 0 lines left out`);
		const second = await showdesk(['import', exported, '--data', elsewhere]);
		expect(second.stdout).toContain(`0 messages added, ${session.messages} known already, 0 lines left out`);
		expect(await sessionsIn(elsewhere)).toHaveLength(1);
	});

	it.each([
		['a session nobody recorded', ['export', '01990000-0000-7000-8000-00000000dead', '--data', 'DATA'], /session/],
		['a transcript that is not there', ['import', '/nowhere/show.jsonl', '--data', 'DATA'], /nowhere\/show\.jsonl/],
		['a place nobody can write', ['export', 'SESSION', '--out', '/nowhere/out.jsonl', '--data', 'DATA'], /nowhere\/out\.jsonl/],
	])('says in one line that there is %s, and ends with 1', async (_what, args, message) => {
		const { exitCode, errors } = await showdesk(args.map((arg) => arg.replace(/^DATA$/, data).replace(/^SESSION$/, session.id)));
		expect(errors).toHaveLength(1);
		expect(errors[0]).toMatch(message);
		expect(exitCode).toBe(1);
	});

	it('imports captions, all of them or with leave only those that can be read', async () => {
		const file = join(folder, 'captions.vtt');
		await writeFile(file, 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Lucía>hola\n\n00:09.000 --> 00:03.000\nbackwards\n');
		const into = join(folder, 'captions');
		const refused = await showdesk(['import', file, '--data', into]);
		expect(refused.exitCode).toBe(1);
		expect(refused.errors[0]).toMatch(/captions\.vtt, line 6: its time cannot be read: nothing was imported/);
		expect(await sessionsIn(into)).toEqual([]);
		const partial = await showdesk(['import', file, '--partial', '--market', 'es', '--title', 'W1', '--started', '2026-05-01T19:00Z', '--data', into]);
		expect(partial).toMatchObject({ exitCode: 0, errors: ['line 6: its time cannot be read'] });
		expect(partial.stdout).toContain('1 messages added, 0 known already, 1 lines left out');
		expect(await sessionsIn(into)).toMatchObject([{ show: 'W1', startedAt: '2026-05-01T19:00:00.000Z', messages: 1 }]);
	});

	it('imports a table by the columns that are named, and says which names it has not', async () => {
		const file = join(folder, 'comments.csv');
		await writeFile(file, 'A;B;C\nmarta;hola;2026-05-01 19:04Z\n');
		const into = join(folder, 'comments');
		const wrong = await showdesk(['import', file, '--columns', 'text=Comment', '--data', into]);
		expect(wrong.exitCode).toBe(2);
		expect(wrong.errors[0]).toMatch(/no column Comment/);
		const right = await showdesk(['import', file, '--columns', 'text=2,author=1,time=3', '--data', into]);
		expect(right.stdout).toContain('messages added, 0 known already, 0 lines left out');
		expect((await showdesk(['import', file, '--format', 'pdf', '--data', into])).exitCode).toBe(2);
	});

	it('refuses to import what is no transcript', async () => {
		const file = join(folder, 'letter.txt');
		await writeFile(file, 'Dear Lucía,\n');
		const { exitCode, errors } = await showdesk(['import', file, '--data', data]);
		expect(errors).toHaveLength(1);
		expect(exitCode).toBe(1);
	});
});

describe('serve and watch while they run', () => {
	it('serve prints one line with the address, refuses a second start in words, and stops its show at Ctrl-C', async () => {
		const data = join(folder, 'served');
		const first = startShowdesk(['serve', '--port', '0', '--demo', '--data', data]);
		const printed = await first.says('stdout', /\n/);
		const address = /^Showdesk is open at (http:\/\/127\.0\.0\.1:\d+\/)#token=\S+\n$/.exec(printed)?.[1];
		if (address === undefined) throw new Error(`it printed: ${printed}`);
		expect((await fetch(address)).status).toBe(200);

		const second = await showdesk(['watch', '--demo', '--data', data]);
		expect(second.errors).toHaveLength(1);
		expect(second.errors[0]).toMatch(/desk|use/);
		expect(second.errors[0]).toContain(data);
		expect(second.exitCode).toBe(1);
		// Reading alone works beside it.
		expect((await sessionsIn(data))[0]?.endedAt).toBeNull();

		first.process.kill('SIGINT');
		expect(await first.finished).toMatchObject({ exitCode: 0, stdout: printed });
		const [session] = await sessionsIn(data);
		expect(session?.endedAt).not.toBeNull();
		await expect(fetch(address)).rejects.toThrow();
	});

	it('watch keeps at Ctrl-C what has arrived, and says where', async () => {
		const data = join(folder, 'watched');
		const feed = await startWebSocketFeed();
		try {
			const watching = startShowdesk(['watch', '--websocket', feed.address, '--data', data]);
			await expect.poll(() => feed.connected(), { timeout: 20_000 }).toBe(1);
			feed.send({ id: '1', author: 'marta', text: 'hola' }, { id: '2', author: 'sami', text: 'مرحبا' }, 'not JSON', { id: '1', author: 'marta', text: 'hola' });
			await expect.poll(async () => (await sessionsIn(data))[0]?.messages, { timeout: 15_000, interval: 300 }).toBe(2);
			watching.process.kill('SIGINT');
			const { exitCode, stdout } = await watching.finished;
			expect(exitCode).toBe(0);
			const [session] = await sessionsIn(data);
			expect(stdout).toBe(`${session?.id}  2 messages, 0 flags, 0 gaps\n`);
			expect(session?.endedAt).not.toBeNull();
		} finally {
			await feed.close();
		}
	});
});

describe('a data folder that cannot be used', () => {
	async function databaseIn(name: string, make: (file: string) => void | Promise<void>): Promise<{ readonly data: string; readonly file: string }> {
		const data = join(folder, name);
		await mkdir(data);
		const file = join(data, 'showdesk.sqlite');
		await make(file);
		return { data, file };
	}

	function makeNewerStore(file: string): void {
		const database = new Database(file);
		database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 9990; CREATE TABLE session (id TEXT) STRICT`);
		database.close();
	}

	it.each([
		['newer than the program', 'newer', makeNewerStore, /newer/],
		['no database at all', 'letter', (file: string) => writeFile(file, 'Dear Lucía, this is a letter. '.repeat(200)), /not a Showdesk store/],
	])('says in one line that the file is %s, and leaves it as it was', async (_what, name, make, message) => {
		const { data, file } = await databaseIn(name, make);
		const before = await readFile(file);
		for (const command of [
			['watch', '--demo', '--for', '1s'],
			['serve', '--port', '0'],
		]) {
			const { exitCode, stdout, errors } = await showdesk([...command, '--data', data]);
			expect(errors).toHaveLength(1);
			expect(errors[0]).toMatch(message);
			expect(errors[0]).toContain(data);
			expect(stdout).toBe('');
			expect(exitCode).toBe(1);
		}
		expect((await readFile(file)).equals(before)).toBe(true);
	});

	it('says in one line that the folder is a file', async () => {
		const data = join(folder, 'a-file');
		await writeFile(data, '');
		for (const command of [['sessions'], ['watch', '--demo']]) {
			const { exitCode, errors } = await showdesk([...command, '--data', data]);
			expect(errors).toHaveLength(1);
			expect(errors[0]).toContain(data);
			expect(exitCode).toBe(1);
		}
	});

	const mayWriteAnywhere = process.getuid === undefined || process.getuid() === 0;
	if (mayWriteAnywhere) process.stderr.write('skipped: root may write into any folder, so none can be sealed against it\n');
	it.skipIf(mayWriteAnywhere)('says in one line that the folder may not be written', async () => {
		const data = join(folder, 'sealed');
		await mkdir(data);
		await chmod(data, 0o500);
		const { exitCode, errors } = await showdesk(['watch', '--demo', '--data', data]);
		await chmod(data, 0o700);
		expect(errors).toHaveLength(1);
		expect(errors[0]).toContain(data);
		expect(exitCode).toBe(1);
	});
});

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { MIGRATIONS, migrate, NEWEST_VERSION } from '../../../../electron/desk/store/migrations/migrations.ts';
import { APPLICATION_ID, openForReading, openForWriting, storeFile } from '../../../../electron/desk/store/open-store.ts';
import { writableStore } from '../../../../electron/desk/store/store.ts';
import { scratchFolder } from './scratch-store.ts';

const quiet = () => undefined;
const code = (wanted: string) => expect.objectContaining({ code: wanted });

function newStore(): string {
	const file = storeFile(scratchFolder());
	openForWriting(file, quiet).close();
	return file;
}

function changed(file: string, sql: string): Buffer {
	const database = new Database(file);
	database.exec(sql);
	database.pragma('wal_checkpoint(TRUNCATE)');
	database.close();
	return readFileSync(file);
}

test('a new folder gets a store that is named, up to date and in WAL mode', () => {
	const file = storeFile(join(scratchFolder(), 'not', 'there', 'yet'));
	openForWriting(file, quiet).close();
	const database = new Database(file, { readonly: true });
	expect(database.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
	expect(database.pragma('user_version', { simple: true })).toBe(NEWEST_VERSION);
	expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
	database.close();
	openForWriting(file, quiet).close();
	openForReading(file, quiet).close();
});

test('a newer store is refused with its version named, and not a byte of the folder changes', () => {
	const file = newStore();
	const before = changed(file, 'PRAGMA user_version = 9990');
	const files = readdirSync(join(file, '..'));
	expect(() => openForWriting(file, quiet)).toThrow(code('database-newer'));
	expect(() => openForWriting(file, quiet)).toThrow(/9990.*update Showdesk/);
	expect(readdirSync(join(file, '..'))).toEqual(files);
	expect(() => openForReading(file, quiet)).toThrow(code('database-newer'));
	expect(readFileSync(file)).toEqual(before);
});

test.each([
	['text', Buffer.from('dear diary, '.repeat(100))],
	['a short file', Buffer.from('x')],
	['a damaged header', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4_080, 7)])],
])('a file that is no database (%s) is refused and left as it was', (_, bytes) => {
	const file = storeFile(scratchFolder());
	writeFileSync(file, bytes);
	expect(() => openForWriting(file, quiet)).toThrow(code('not-a-database'));
	expect(() => openForReading(file, quiet)).toThrow(code('not-a-database'));
	expect(readFileSync(file)).toEqual(bytes);
	expect(readdirSync(join(file, '..'))).toEqual(['showdesk.sqlite']);
});

test("another program's database is refused and left as it was", () => {
	const file = storeFile(scratchFolder());
	const before = changed(file, 'CREATE TABLE recipe (name TEXT)');
	expect(() => openForWriting(file, quiet)).toThrow(code('not-a-database'));
	expect(readFileSync(file)).toEqual(before);
});

test('a database with a newer version and nothing else is not taken for an empty one', () => {
	const file = storeFile(scratchFolder());
	const before = changed(file, 'PRAGMA user_version = 9990');
	expect(() => openForWriting(file, quiet)).toThrow(code('database-newer'));
	expect(readFileSync(file)).toEqual(before);
});

test('a store that died before its first table is made anew', () => {
	const file = storeFile(scratchFolder());
	changed(file, 'PRAGMA journal_mode = WAL');
	openForWriting(file, quiet).close();
	openForReading(file, quiet).close();
});

test('reading where nothing was recorded yet says so and makes no file', () => {
	const folder = scratchFolder();
	expect(() => openForReading(storeFile(folder), quiet)).toThrow(code('file-unreadable'));
	expect(readdirSync(folder)).toEqual([]);
});

test('a folder that is a file is told apart from a damaged store', () => {
	const folder = join(scratchFolder(), 'file');
	writeFileSync(folder, '');
	expect(() => openForWriting(storeFile(folder), quiet)).toThrow(code('folder-read-only'));
});

test('a full disk is named as such and the transaction leaves nothing behind', () => {
	const database = new Database(newStore());
	database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true })) + 2}`);
	const store = writableStore(database, 'showdesk.sqlite', quiet);
	const insert = () => store.change<[string, string]>('INSERT INTO setting (name, value) VALUES (?, ?)').run(String(Math.random()), 'x'.repeat(2_000));
	expect(() =>
		store.transaction(() => {
			for (let row = 0; row < 100; row += 1) insert();
		}),
	).toThrow(code('disk-full'));
	expect(store.query<[], { rows: number }>('SELECT count(*) AS rows FROM setting').get()).toEqual({ rows: 0 });
	store.close();
});

test('a store can be brought up from every earlier version', () => {
	for (const { version } of MIGRATIONS) {
		const file = storeFile(scratchFolder());
		const database = new Database(file);
		database.pragma(`application_id = ${APPLICATION_ID}`);
		migrate(database, version);
		expect(database.pragma('user_version', { simple: true })).toBe(version);
		database.close();
		openForWriting(file, quiet).close();
		openForReading(file, quiet).close();
	}
	const versions = MIGRATIONS.map(({ version }) => version);
	expect(versions, 'in ascending order, none twice').toEqual([...new Set(versions)].sort((one, other) => one - other));
});

test('a step that fails takes all of itself back', () => {
	const database = new Database(':memory:');
	database.exec('CREATE TABLE channel (taken INTEGER)');
	expect(() => migrate(database)).toThrow();
	expect(database.pragma('user_version', { simple: true })).toBe(0);
	expect(database.prepare("SELECT name FROM sqlite_schema WHERE name = 'session'").all()).toEqual([]);
	database.close();
});

test('slow queries are told with placeholders, never with values', () => {
	const slow: string[] = [];
	const store = openForWriting(newStore(), ({ sql }) => slow.push(sql));
	const count = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000) SELECT count(*) AS rows, ? AS secret FROM n';
	store.query<[string], { rows: number }>(count).get('a secret');
	expect(slow).toEqual([count]);
	store.close();
});

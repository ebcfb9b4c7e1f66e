import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openUploads, type Uploads } from '../../../electron/desk/uploads.ts';

let folder: string;
let uploads: Uploads;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'showdesk-uploads-'));
	uploads = await openUploads(folder);
});
afterEach(async () => {
	await uploads.close();
	await rm(folder, { recursive: true });
});

test('pieces become the whole file, under a name of ours whatever the page called it', async () => {
	const { uploadId } = await uploads.begin('../../etc/passwd', 10);
	expect(await uploads.append(uploadId, Buffer.from('hello'))).toBe(5);
	expect(await uploads.append(uploadId, Buffer.from('world'))).toBe(10);
	const upload = await uploads.complete(uploadId);
	expect(upload.name).toBe('passwd');
	expect(upload.path.startsWith(join(folder, 'uploads'))).toBe(true);
	expect(await readFile(upload.path, 'utf8')).toBe('helloworld');
});

test('a file that is not complete cannot be used', async () => {
	const { uploadId } = await uploads.begin('show.jsonl', 10);
	await uploads.append(uploadId, Buffer.from('hello'));
	await expect(uploads.complete(uploadId)).rejects.toMatchObject({ code: 'upload-not-found' });
});

test('more bytes than announced are refused and the file is gone', async () => {
	const { uploadId } = await uploads.begin('show.jsonl', 3);
	await expect(uploads.append(uploadId, Buffer.from('hello'))).rejects.toMatchObject({ code: 'upload-not-found' });
	expect(await readdir(join(folder, 'uploads'))).toEqual([]);
});

test('uploads do not outlive the desk, also after a crash', async () => {
	await uploads.begin('show.jsonl', 3);
	const afterCrash = await openUploads(folder);
	await expect(readdir(join(folder, 'uploads'))).rejects.toMatchObject({ code: 'ENOENT' });
	await afterCrash.close();
});

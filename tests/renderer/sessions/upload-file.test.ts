import { beforeEach, describe, expect, it } from 'vitest';
import { uploadFile } from '../../../renderer/sessions/upload-file.ts';
import { type CallInput, calls, type Desk } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';

/** Takes pieces as the desk does: checked against the contract, counted, refused on demand. */
function receiver(refuseAfterBytes = Number.POSITIVE_INFINITY) {
	const uploadId = '0f6f6a4e-7b1c-4f6e-9c39-0f2b7f0a1f11';
	const received: Buffer[] = [];
	let isDiscarded = false;
	const call = (async (name: keyof typeof calls, input: unknown) => {
		calls[name].input.parse(input);
		if (name === 'upload.begin') return { uploadId };
		if (name === 'upload.discard') {
			isDiscarded = true;
			return null;
		}
		received.push(Buffer.from((input as CallInput<'upload.append'>).base64, 'base64'));
		const bytes = received.reduce((sum, piece) => sum + piece.length, 0);
		if (bytes > refuseAfterBytes) throw new DeskError('disk-full', 'No room.');
		return { bytes };
	}) as Desk['call'];
	return { call, uploadId, content: () => Buffer.concat(received), isDiscarded: () => isDiscarded };
}

const content = Buffer.from(Array.from({ length: 700_001 }, (_, index) => (index * 31) % 251));
let file: File;

beforeEach(() => {
	file = new File([content], 'show.jsonl');
});

describe('handing a file over', () => {
	it('arrives byte for byte, in pieces the contract admits, with progress to the end', async () => {
		const desk = receiver();
		const progress: number[] = [];
		const uploadId = await uploadFile(file, desk.call, { onProgress: ({ doneBytes }) => progress.push(doneBytes), signal: new AbortController().signal });
		expect(uploadId).toBe(desk.uploadId);
		expect(desk.content().equals(content)).toBe(true);
		expect(progress).toEqual([262_144, 524_288, 700_001]);
		expect(desk.isDiscarded()).toBe(false);
	});

	it('leaves nothing behind when the person cancels', async () => {
		const desk = receiver();
		const controller = new AbortController();
		const uploading = uploadFile(file, desk.call, { onProgress: () => controller.abort(), signal: controller.signal });
		await expect(uploading).rejects.toMatchObject({ code: 'cancelled' });
		expect(desk.content().length).toBe(262_144);
		expect(desk.isDiscarded()).toBe(true);
	});

	it('passes on why the desk refused, and discards what had arrived', async () => {
		const desk = receiver(300_000);
		await expect(uploadFile(file, desk.call, { onProgress: () => {}, signal: new AbortController().signal })).rejects.toMatchObject({ code: 'disk-full' });
		expect(desk.isDiscarded()).toBe(true);
	});
});

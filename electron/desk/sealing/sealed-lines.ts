import { SEALED_KINDS, type SealedKind } from '../../../shared/model/seal.ts';
import { DIGEST_BYTES } from './field-digests.ts';

/** What a seal keeps of each line: which row it was written from, its hash, and what tells which part of it was changed. */
export interface SealedLine {
	readonly kind: SealedKind;
	/** Row number within the kind's table. */
	readonly row: number;
	readonly hash: Buffer;
	readonly digests: Buffer;
}

/** One byte, six, thirty-two, and the digests. */
export const ENTRY_BYTES = 1 + 6 + 32 + DIGEST_BYTES;

export function packLines(lines: readonly SealedLine[]): Buffer {
	const packed = Buffer.alloc(lines.length * ENTRY_BYTES);
	for (const [index, { kind, row, hash, digests }] of lines.entries()) {
		const start = index * ENTRY_BYTES;
		packed.writeUInt8(SEALED_KINDS.indexOf(kind), start);
		packed.writeUIntBE(row, start + 1, 6);
		hash.copy(packed, start + 7);
		digests.copy(packed, start + 39);
	}
	return packed;
}

/** A block that was tampered with gives lines that fit nothing. */
export function unpackLines(packed: Buffer): readonly SealedLine[] {
	return Array.from({ length: Math.floor(packed.length / ENTRY_BYTES) }, (_, index) => {
		const start = index * ENTRY_BYTES;
		return {
			kind: SEALED_KINDS[packed.readUInt8(start)] ?? 'seal',
			row: packed.readUIntBE(start + 1, 6),
			hash: packed.subarray(start + 7, start + 39),
			digests: packed.subarray(start + 39, start + ENTRY_BYTES),
		};
	});
}

export function isSameRow(one: Pick<SealedLine, 'kind' | 'row'>, other: Pick<SealedLine, 'kind' | 'row'>): boolean {
	return one.kind === other.kind && one.row === other.row;
}

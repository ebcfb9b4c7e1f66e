import { hash } from 'node:crypto';
import { SEAL_ALGORITHM, type SealRecord } from '../../../shared/model/seal.ts';

/**
 * The chain of a sealed transcript. Each line is hashed with a salt of its own, so that the hash of a line whose personal data was
 * masked tells nothing of it, not even to who tries every telephone number; each link holds all lines before it; the root
 * holds the last link and what the seal says of itself.
 */

/** The link before the first line. */
export function chainStart(sessionId: string): Buffer {
	return sha256(`${SEAL_ALGORITHM}\n${sessionId}`);
}

/** @param key of the seal; @param line its number, from 0 */
export function saltOf(key: Buffer, line: number): Buffer {
	const numbered = Buffer.allocUnsafe(key.length + 8);
	key.copy(numbered);
	numbered.writeBigUInt64BE(BigInt(line), key.length);
	return sha256(numbered).subarray(0, SALT_BYTES);
}

const SALT_BYTES = 16;

/** @param text the line as JSON, with all personal data, without what the seal adds to it and without a line feed */
export function lineHash(salt: Buffer, text: string): Buffer {
	return sha256(Buffer.concat([salt, Buffer.from(text, 'utf8')]));
}

export function nextLink(link: Buffer, lineHashed: Buffer): Buffer {
	return sha256(Buffer.concat([link, lineHashed]));
}

/** What a seal says of itself, without its root. */
export interface SealStatement {
	readonly version: number;
	readonly lines: number;
	readonly act: SealRecord['act'];
	readonly by: SealRecord['by'];
	readonly at: number;
	readonly reason: string | null;
	/** Oldest first. */
	readonly history: readonly SealRecord[];
}

/** The end of the chain. */
export function rootOf(lastLink: Buffer, sessionId: string, statement: SealStatement): Buffer {
	return nextLink(lastLink, sha256(statementText(sessionId, statement)));
}

function statementText(sessionId: string, { version, lines, act, by, at, reason, history }: SealStatement): string {
	return JSON.stringify([SEAL_ALGORITHM, sessionId, version, lines, act, ...authorOf(by), at, reason, history.map(recordText)]);
}

function recordText({ act, by, at, reason, version, lines, root }: SealRecord): readonly unknown[] {
	return [act, ...authorOf(by), at, reason, version, lines, root];
}

function authorOf(by: SealRecord['by']): readonly (string | null)[] {
	return by === null ? [null, null] : [by.name, by.role];
}

function sha256(input: string | Buffer): Buffer {
	return hash('sha256', input, 'buffer');
}

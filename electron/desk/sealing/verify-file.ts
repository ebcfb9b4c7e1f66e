import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { SealedField, SealedKind, SealFinding, SealReport } from '../../../shared/model/seal.ts';
import { chainStart, lineHash, nextLink, rootOf, saltOf } from './chain.ts';
import { changedFields, fieldDigests } from './field-digests.ts';
import { type LineSeal, type SealLine, sealLineOf, withoutSeal } from './line-seal.ts';

/** No line may be longer, so that no file fills the memory. */
const MAX_LINE_BYTES = 2 * 1024 * 1024;

/**
 * Holds an exported transcript to the seal it carries, in memory that does not grow with the file. Every edit is found: the
 * lines are taken by their bytes. Throws a DeskError: file-unreadable, not-a-transcript.
 * @param onBytes told how much of the file has been read
 */
export async function verifyFile(path: string, name: string, onBytes: (bytes: number) => void): Promise<Omit<SealReport, 'store'>> {
	const reading = beginReading();
	let session: { readonly id: string; readonly title: string } | null = null;
	let bytes = 0;
	for await (const { text, size } of linesOf(path, name)) {
		bytes += size;
		onBytes(bytes);
		if (session === null) {
			session = sessionOf(text);
			if (session === null)
				throw new DeskError('not-a-transcript', `${name} is not a Showdesk transcript: its first line is not a session.`, { file: name, why: '' });
			reading.begin(session.id);
		}
		reading.line(text);
	}
	if (session === null) throw new DeskError('not-a-transcript', `${name} is not a Showdesk transcript: it is empty.`, { file: name, why: '' });
	return { sessionId: session.id, title: session.title, ...reading.end() };
}

interface Waiting {
	/** Number of the line in the file, from 1. */
	readonly line: number;
	readonly text: string;
}

/** Goes through the lines of a file, keeping the first place where they are not what was sealed. */
function beginReading() {
	let sessionId = '';
	let link: Buffer = Buffer.alloc(0);
	let key: Buffer | null = null;
	let expected = 0;
	let line = 0;
	let masked = 0;
	let sealedLines = 0;
	let seal: SealLine | null = null;
	let finding: SealFinding | null = null;
	/** A line without a seal: whether it was added or changed, the next one tells. */
	let unsealed: Waiting | null = null;
	/** The line that was not where it should be; further down it may turn up. */
	let missing: number | null = null;

	function found(next: SealFinding): void {
		finding ??= next;
	}

	function sealedLine(text: string, { text: bare, seal: added }: { readonly text: string; readonly seal: LineSeal }): void {
		sealedLines += 1;
		if (unsealed !== null) {
			const isNew = added.n === expected;
			found(findingOf(isNew ? 'added' : 'changed', unsealed.text, unsealed.line, []));
			unsealed = null;
		}
		if (missing === added.n && finding?.how === 'removed') finding = { ...findingOf('moved', bare, missing + 1, []), line: missing + 1 };
		if (finding !== null) return;
		if (added.key !== undefined && added.n === 0) key = Buffer.from(added.key, 'base64url');
		const isMasked = added.hash !== undefined;
		const salt = added.salt !== undefined ? Buffer.from(added.salt, 'base64url') : key === null ? null : saltOf(key, expected);
		const hash = added.hash !== undefined ? Buffer.from(added.hash, 'base64url') : salt === null ? Buffer.alloc(0) : lineHash(salt, bare);
		const next = nextLink(link, hash);
		const isLinked = next.toString('base64url') === added.link;
		const digests = isMasked ? null : digestsOrNull(bare);
		const isDigested = isMasked ? added.fields === undefined : digests?.toString('base64url') === added.fields;
		if (isLinked && added.n === expected && isDigested) {
			link = next;
			expected += 1;
			if (isMasked) masked += 1;
			return;
		}
		if (isLinked || added.n === expected) {
			const fields = digests === null || added.fields === undefined ? [] : changedFields(Buffer.from(added.fields, 'base64url'), digests);
			found(findingOf('changed', text, line, isLinked || fields.length === 0 ? ['other'] : fields));
		} else if (added.n > expected) {
			missing = expected;
			found({ how: 'removed', kind: 'line', line: expected + 1, row: null, at: null, fields: [] });
		} else {
			found(findingOf('added', bare, line, []));
		}
	}

	return {
		begin(id: string): void {
			sessionId = id;
			link = chainStart(id);
		},
		line(text: string): void {
			line += 1;
			if (seal !== null) {
				found(findingOf('added', text, line, []));
				return;
			}
			const sealed = withoutSeal(text);
			if (sealed !== null) {
				sealedLine(text, sealed);
				return;
			}
			const trailer = sealLineOf(text);
			if (trailer !== null) {
				if (unsealed !== null) found(findingOf(expected < trailer.lines ? 'changed' : 'added', unsealed.text, unsealed.line, []));
				unsealed = null;
				seal = trailer;
				return;
			}
			if (looksLikeSeal(text)) {
				if (unsealed !== null) found(findingOf('changed', unsealed.text, unsealed.line, []));
				unsealed = null;
				found({ how: 'changed', kind: 'seal', line, row: null, at: null, fields: [] });
				return;
			}
			unsealed ??= { line, text };
		},
		end(): Pick<SealReport, 'outcome' | 'finding' | 'lines' | 'masked' | 'history'> {
			const isSealed = sealedLines > 0 || seal !== null;
			if (!isSealed && finding === null) return { outcome: 'unsealed', finding: null, lines: line, masked: 0, history: [] };
			if (unsealed !== null) found(findingOf('changed', unsealed.text, unsealed.line, []));
			const end = finding ?? endOf();
			return {
				outcome: end === null ? 'whole' : 'changed',
				finding: end,
				lines: seal?.lines ?? expected,
				masked,
				history:
					seal === null ? [] : [...seal.history, seal].map(({ act, by, at, reason, version, lines, root }) => ({ act, by, at, reason, version, lines, root })),
			};
		},
	};

	function endOf(): SealFinding | null {
		if (seal === null) return { how: 'removed', kind: 'seal', line: null, row: null, at: null, fields: [] };
		if (expected < seal.lines) return { how: 'removed', kind: 'line', line: expected + 1, row: null, at: null, fields: [] };
		const isItself = expected === seal.lines && rootOf(link, sessionId, seal).toString('base64url') === seal.root;
		return isItself ? null : { how: 'changed', kind: 'seal', line, row: null, at: null, fields: [] };
	}
}

function findingOf(how: SealFinding['how'], text: string, line: number, fields: readonly SealedField[]): SealFinding {
	const parsed = readable.safeParse(jsonOrNull(text));
	const { type, at, receivedAt, startedAt } = parsed.success ? parsed.data : {};
	return { how, kind: type ?? 'line', line, row: null, at: at ?? receivedAt ?? startedAt ?? null, fields };
}

const time = z.number().optional().catch(undefined);
const readable = z.object({
	type: z
		.enum(['session', 'message', 'gap', 'deletion', 'annotation', 'answer', 'seal'] as const satisfies readonly SealedKind[])
		.optional()
		.catch(undefined),
	at: time,
	receivedAt: time,
	startedAt: time,
});

const sessionLineSchema = z.object({ type: z.literal('session'), id: z.uuid(), show: z.object({ title: z.string() }) });

function sessionOf(text: string): { readonly id: string; readonly title: string } | null {
	const parsed = sessionLineSchema.safeParse(jsonOrNull(text.replace(/^\uFEFF/, '')));
	return parsed.success ? { id: parsed.data.id, title: parsed.data.show.title } : null;
}

function looksLikeSeal(text: string): boolean {
	return /"type"\s*:\s*"seal"/.test(text);
}

function digestsOrNull(text: string): Buffer | null {
	try {
		return fieldDigests(JSON.parse(text) as object);
	} catch {
		return null;
	}
}

function jsonOrNull(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** Splits at line feeds alone, before decoding: a seal holds bytes. */
async function* linesOf(path: string, name: string): AsyncGenerator<{ readonly text: string; readonly size: number }> {
	let pieces: Buffer[] = [];
	let size = 0;
	const take = () => {
		const text = size > MAX_LINE_BYTES ? '' : Buffer.concat(pieces).toString('utf8');
		const taken = { text, size: size + 1 };
		pieces = [];
		size = 0;
		return taken;
	};
	const keep = (piece: Buffer) => {
		size += piece.length;
		if (size <= MAX_LINE_BYTES) pieces.push(piece);
		else pieces = [];
	};
	try {
		for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
			let start = 0;
			for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
				keep(chunk.subarray(start, end));
				yield take();
				start = end + 1;
			}
			keep(chunk.subarray(start));
		}
		if (size > 0) yield take();
	} catch (error) {
		if (error instanceof Error && 'code' in error && !(error instanceof DeskError)) {
			throw new DeskError('file-unreadable', `${basename(name)} cannot be read (${String(error.code)}): check that it is there and may be read.`, {
				file: name,
			});
		}
		throw error;
	}
}

const LINE_FEED = 0x0a;

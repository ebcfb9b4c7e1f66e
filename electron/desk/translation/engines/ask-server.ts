import type { z } from 'zod';
import type { EngineTrouble } from '../../../../shared/model/translation-desk.ts';
import { EngineError } from '../engine.ts';

export interface Question<Schema extends z.ZodType> {
	readonly url: URL;
	/** Left out: GET. */
	readonly json?: unknown;
	readonly form?: URLSearchParams;
	readonly headers?: Readonly<Record<string, string>>;
	readonly answer: Schema;
	readonly timeoutMs: number;
	/** What this server means by a status of its own, before what all mean by it. */
	readonly troubles?: Readonly<Record<number, EngineTrouble>>;
}

/** More is no translation of a few chat lines. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Asks an engine's server and checks the answer. Redirects are not followed: a key and a chat go nowhere but where the person said.
 * @throws EngineError for everything that can go wrong; its message holds neither text nor key
 */
export async function askServer<Schema extends z.ZodType>(
	{ url, json, form, headers = {}, answer, timeoutMs, troubles = {} }: Question<Schema>,
	signal: AbortSignal,
): Promise<z.output<Schema>> {
	const inTime = AbortSignal.timeout(timeoutMs);
	try {
		const response = await fetch(url, {
			method: json === undefined && form === undefined ? 'GET' : 'POST',
			headers: { accept: 'application/json', ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
			body: json === undefined ? (form ?? null) : JSON.stringify(json),
			redirect: 'error',
			signal: AbortSignal.any([signal, inTime]),
		});
		const body = await textOf(response);
		if (!response.ok) throw refusal(response, troubles);
		return parsed(body, answer);
	} catch (error) {
		if (error instanceof EngineError) throw error;
		if (signal.aborted) throw new EngineError('cancelled', 'nobody waits for this translation any more');
		if (inTime.aborted) throw new EngineError('too-slow', `no answer within ${Math.round(timeoutMs / 1_000)} s`);
		throw new EngineError('unreachable', `no answer from ${url.host}: ${causeOf(error)}`, { cause: error });
	}
}

/** A server may go on for ever; what is read of it is bounded. */
async function textOf(response: Response): Promise<string> {
	const pieces: Uint8Array[] = [];
	let bytes = 0;
	for await (const piece of response.body ?? []) {
		bytes += piece.byteLength;
		if (bytes > MOST_BYTES) throw new EngineError('nonsense', 'the answer does not end');
		pieces.push(piece);
	}
	return Buffer.concat(pieces).toString('utf8');
}

function parsed<Schema extends z.ZodType>(body: string, schema: Schema): z.output<Schema> {
	let value: unknown;
	try {
		value = JSON.parse(body);
	} catch {
		throw new EngineError(
			'nonsense',
			/^\s*</.test(body) ? 'it answers with a web page instead of JSON' : body.trim() === '' ? 'its answer is empty' : 'its answer is no JSON',
		);
	}
	const result = schema.safeParse(value);
	if (!result.success) throw new EngineError('nonsense', `its answer has another shape: ${result.error.issues[0]?.path.join('.') ?? ''}`);
	return result.data;
}

function refusal(response: Response, troubles: Readonly<Record<number, EngineTrouble>>): EngineError {
	const { status } = response;
	return new EngineError(troubles[status] ?? troubleOf(status), `it answers with status ${status}`, {
		retryAfterMs: retryAfter(response.headers.get('retry-after')),
	});
}

function troubleOf(status: number): EngineTrouble {
	if (status === 401 || status === 403) return 'refused';
	if (status === 402) return 'quota';
	if (status === 408 || status === 504) return 'too-slow';
	if (status === 429 || status === 503) return 'busy';
	return status >= 500 ? 'failing' : 'nonsense';
}

/** Seconds, or a date. */
function retryAfter(header: string | null): number | null {
	if (header === null) return null;
	const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
	return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

function causeOf(error: unknown): string {
	const cause = error instanceof Error ? (error.cause ?? error) : error;
	if (typeof cause === 'object' && cause !== null && 'code' in cause) return String(cause.code);
	return cause instanceof Error ? cause.message : 'unknown cause';
}

/** As many texts as were asked for. */
export function counted(texts: readonly string[], expected: number): readonly string[] {
	if (texts.length !== expected) throw new EngineError('nonsense', `it gave ${texts.length} translations for ${expected} texts`);
	return texts;
}

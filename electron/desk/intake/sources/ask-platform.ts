import type { SourceTrouble } from '../../../../shared/model/show.ts';
import { retryAfterMs } from './retry-after.ts';
import { socketProblem } from './socket-problem.ts';

/** What a platform's HTTP interface answered, whatever its status; or why there is no answer that can be read. */
export type PlatformAnswer =
	| {
			readonly isAnswered: true;
			readonly status: number;
			readonly body: unknown;
			/** How long the platform asks to be left alone; null where it does not say. */
			readonly retryAfterMs: number | null;
	  }
	| { readonly isAnswered: false; readonly trouble: SourceTrouble };

export interface PlatformQuestion {
	readonly url: URL;
	/** Keys go here, never into the address. */
	readonly headers: Readonly<Record<string, string>>;
	/** Sent as JSON with POST; without it and `form` it is a GET. */
	readonly json?: unknown;
	/** Sent as a form with POST. */
	readonly form?: Readonly<Record<string, string>>;
	/** The source is stopped. */
	readonly signal: AbortSignal;
}

const ANSWER_LIMIT_MS = 15_000;
const LARGEST_ANSWER_BYTES = 8 * 1024 * 1024;

/** One question to a platform's HTTP interface that answers in JSON. Never throws; follows no redirect, which could carry the key elsewhere. */
export async function askPlatform({ url, headers, json, form, signal }: PlatformQuestion): Promise<PlatformAnswer> {
	try {
		const response = await fetch(url, {
			method: json === undefined && form === undefined ? 'GET' : 'POST',
			headers: { accept: 'application/json', ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
			...(json === undefined ? {} : { body: JSON.stringify(json) }),
			...(form === undefined ? {} : { body: new URLSearchParams(form) }),
			redirect: 'manual',
			signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_LIMIT_MS)]),
		});
		const text = await boundedText(response);
		if (text === null) return unread({ code: 'not-a-feed', detail: `The answer of ${url.host} is larger than 8 MiB.` });
		return readAnswer(response, text, url.host);
	} catch (error) {
		return unread(networkTrouble(error));
	}
}

/** Trouble for a status that means nothing particular to the platform; it is tried again. */
export function statusTrouble(status: number, host: string): SourceTrouble {
	if (status === 429) return { code: 'rate-limited', detail: `${host} asks for fewer questions; the desk waits.` };
	return { code: 'http-status', values: { status: String(status) }, detail: `${host} answered with HTTP ${status}; it is tried again.` };
}

function readAnswer({ status, headers }: Response, text: string, host: string): PlatformAnswer {
	const asked = retryAfterMs(headers.get('retry-after'));
	try {
		return { isAnswered: true, status, body: JSON.parse(text), retryAfterMs: asked };
	} catch {
		// A refusal says enough by its status; a page of HTML under 200 is somebody else answering.
		if (status !== 200) return { isAnswered: true, status, body: null, retryAfterMs: asked };
		return unread({ code: 'not-a-feed', detail: `${host} answers, but not in JSON.` });
	}
}

async function boundedText(response: Response): Promise<string | null> {
	const pieces: Uint8Array[] = [];
	let bytes = 0;
	for await (const piece of response.body ?? []) {
		bytes += piece.byteLength;
		if (bytes > LARGEST_ANSWER_BYTES) return null;
		pieces.push(piece);
	}
	return Buffer.concat(pieces).toString('utf8');
}

function networkTrouble(error: unknown): SourceTrouble {
	if (error instanceof Error && error.name === 'TimeoutError') return { code: 'unreachable', detail: 'The server did not answer in time.' };
	// `fetch` hides Node's own error, with its code, in the cause.
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	return cause instanceof Error ? socketProblem(cause) : { code: 'unreachable', detail: 'The server cannot be reached.' };
}

function unread(trouble: SourceTrouble): PlatformAnswer {
	return { isAnswered: false, trouble };
}

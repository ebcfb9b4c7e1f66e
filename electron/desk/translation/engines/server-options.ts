/** What every engine that is asked over the network needs. */
export interface ServerOptions {
	/** `https://translate.example.org`, with or without a path before the interface's own. */
	readonly address: string;
	/** Kept outside the database; null where none is needed, or none was given. */
	readonly key: () => string | null;
	readonly timeoutMs?: number;
}

export const TIMEOUT_MS = 8_000;

/** An address of the interface below the one the person gave. */
export function below(address: string, path: string): URL {
	return new URL(path, address.endsWith('/') ? address : `${address}/`);
}

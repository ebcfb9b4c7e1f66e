import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from '../source.ts';

/** A relay that hears one chat twice sends both within this time; a person who writes the same again takes longer. */
const ECHO_MS = 2_000;

/** Names messages of a relay so that an echo bears the name of what it repeats: the store then takes it once and counts it. */
export interface Echoes {
	named(message: IncomingMessage): IncomingMessage;
}

export function createEchoes(): Echoes {
	/** By who wrote what; oldest first, none older than an echo can be. */
	const heard = new Map<string, { readonly platformId: string; readonly at: number }>();

	function forget(before: number): void {
		for (const [said, { at }] of heard) {
			if (at >= before) return;
			heard.delete(said);
		}
	}

	return {
		named(message) {
			const { receivedAt, author, text } = message;
			forget(receivedAt - ECHO_MS);
			const said = JSON.stringify([author.name, message.origin?.platform ?? '', text]);
			const earlier = heard.get(said);
			const platformId = earlier?.platformId ?? message.platformId ?? randomUUID();
			if (earlier === undefined) heard.set(said, { platformId, at: receivedAt });
			return { ...message, platformId };
		},
	};
}

import { z } from 'zod';
import type { Annotation } from './annotation.ts';
import type { KeyState } from './translation-desk.ts';

/** As whom the desk answers in Twitch's chats. Its token is kept elsewhere and never comes out. */
export const twitchAccountSchema = z.strictObject({
	isOn: z.boolean(),
	/** As it logs in, lower case; empty: none. */
	userName: z
		.string()
		.trim()
		.toLowerCase()
		.regex(/^(?:[a-z0-9_]{1,25})?$/, 'a Twitch name has 1 to 25 letters, digits or _'),
});

export type TwitchAccount = z.output<typeof twitchAccountSchema>;

export const NO_TWITCH_ACCOUNT: TwitchAccount = { isOn: false, userName: '' };

export interface TwitchAccountState {
	readonly account: TwitchAccount;
	readonly token: KeyState;
	/** Can this host keep a token that a person types? */
	readonly canKeepToken: boolean;
}

/** Characters of one line, as Twitch counts them: code points. */
export const CHAT_LINE_LENGTH = 500;

/** What became of a line that was sent. */
export interface SentReply {
	readonly annotation: Annotation;
	/** Without #. */
	readonly channel: string;
	/** False where Twitch has said neither yes nor no. */
	readonly isConfirmed: boolean;
}

export function chatLineLength(text: string): number {
	return [...text].length;
}

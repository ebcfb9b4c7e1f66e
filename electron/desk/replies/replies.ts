import type { CallName, CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { LiveShow } from '../../../shared/model/show.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import { CHAT_LINE_LENGTH, chatLineLength, type SentReply, type TwitchAccount, type TwitchAccountState } from '../../../shared/model/twitch-account.ts';
import type { EventJournal } from '../event-journal.ts';
import { TWITCH_SERVER } from '../intake/sources/twitch.ts';
import type { KeyVault } from '../key-vault.ts';
import type { Reader } from '../reading/reader.ts';
import type { Recorder } from '../recording/recorder.ts';
import { type ChatConnection, openChat } from './chat-connection.ts';
import { inOneLine } from './irc-line.ts';
import { createLineBudget } from './line-budget.ts';

/** The contract's commands about answering in a Twitch chat. What is said is noted on its message first: no line goes out unrecorded. */

type ReplyCall = Extract<CallName, 'reply.send' | `twitchAccount.${string}`>;
export type ReplyHandlers = { readonly [Name in ReplyCall]: (input: ParsedInput<Name>) => Promise<CallOutput<Name>> };

export interface Replies {
	readonly handlers: ReplyHandlers;
	close(): Promise<void>;
}

export interface RepliesOptions {
	readonly recorder: Recorder;
	readonly reader: Reader;
	readonly journal: EventJournal;
	readonly vault: KeyVault;
	/** Shows that are being recorded. */
	readonly liveShows: () => readonly LiveShow[];
	/** A stand-in for Twitch's chat server. */
	readonly twitchServer: string | undefined;
	/** @throws DeskError `no-profile` */
	readonly requireProfile: () => Profile;
	/** Tells everyone what a person did to a message. */
	readonly tell: (annotation: Annotation) => void;
	readonly now?: () => number;
}

/** A connection that says nothing for so long is given up. */
const IDLE_MS = 5 * 60_000;

export async function createReplies(options: RepliesOptions): Promise<Replies> {
	const { recorder, reader, journal, vault, liveShows, requireProfile, tell, twitchServer: server = TWITCH_SERVER, now = Date.now } = options;
	let account: TwitchAccount = await reader.call('twitchAccount', {});
	const budget = createLineBudget(now);
	/** Sessions in which somebody knows that everyone reads what is sent. */
	const accepted = new Set<string>();
	let chat: ChatConnection | null = null;
	let idleTimer: NodeJS.Timeout | undefined;
	/** Lines are said one after the other, so that Twitch's answers belong to the line before them. */
	let lastTurn: Promise<unknown> = Promise.resolve();

	const state = (): TwitchAccountState => ({ account, token: vault.state('twitch'), canKeepToken: vault.canKeep });

	function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
		const turn = lastTurn.then(act, act);
		lastTurn = turn.catch(() => undefined);
		return turn;
	}

	async function leave(): Promise<void> {
		clearTimeout(idleTimer);
		const left = chat;
		chat = null;
		await left?.close();
	}

	async function changed(): Promise<TwitchAccountState> {
		await inTurn(leave);
		journal.publish({ type: 'twitchAccount', state: state() });
		return state();
	}

	function login() {
		const token = vault.key('twitch');
		if (account.userName === '' || token === undefined)
			throw new DeskError('chat-not-connected', 'No Twitch account is connected; give its name and token in the settings.');
		return { server, userName: account.userName, token };
	}

	async function enter(): Promise<ChatConnection> {
		if (chat?.isOpen !== true) {
			await leave();
			chat = await openChat(login());
		}
		clearTimeout(idleTimer);
		idleTimer = setTimeout(() => void inTurn(leave), IDLE_MS);
		idleTimer.unref();
		return chat;
	}

	async function messageOf(messageId: number): Promise<Message> {
		const message = await reader.call('message', { messageId });
		if (message === null) throw new DeskError('message-not-found', `There is no message ${messageId} in this store.`, { messageId: String(messageId) });
		return message;
	}

	/** The channel a message came from, or the only one of its show. */
	function channelOf({ sessionId, sourceId }: Message): { readonly channel: string; readonly isItsOwn: boolean } {
		const sources = liveShows().find(({ session }) => session.id === sessionId)?.sources ?? [];
		const channels = sources.filter(({ kind }) => kind === 'twitch');
		const own = channels.find((source) => source.sourceId === sourceId);
		const chosen = own ?? (channels.length === 1 ? channels[0] : undefined);
		if (chosen === undefined)
			throw new DeskError('not-a-twitch-show', 'This message did not come from a Twitch channel that is being watched now; copy the reply instead.');
		return { channel: chosen.label.replace(/^#/, ''), isItsOwn: own !== undefined };
	}

	function checkBudget(): void {
		const waitMs = budget.waitMs();
		if (waitMs > 0) throw new DeskError('chat-too-fast', 'Twitch takes 20 lines in 30 seconds; wait a moment.', { seconds: String(Math.ceil(waitMs / 1_000)) });
	}

	async function send({ messageId, to, text, draft, acceptsPublic }: ParsedInput<'reply.send'>): Promise<SentReply> {
		const profile = requireProfile();
		const message = await messageOf(messageId);
		if (!account.isOn) throw new DeskError('chat-not-connected', 'Sending to Twitch is switched off in the settings.');
		login();
		const { channel, isItsOwn } = channelOf(message);
		const line = chatLine(text);
		if (!acceptsPublic && !accepted.has(message.sessionId))
			throw new DeskError('public-not-accepted', `Everyone in #${channel} will read this line.`, { channel });
		checkBudget();
		const open = await enter();
		await open.join(channel);
		accepted.add(message.sessionId);
		const body = { type: 'reply', to, text: line, draft, sent: 'twitch' } as const;
		const annotation = await recorder.call('annotate', { messageId, body, profile, at: now() });
		tell(annotation);
		budget.take();
		try {
			return { annotation, channel, isConfirmed: await open.say(channel, line, isItsOwn ? threadOf(message) : null) };
		} catch (error) {
			tell(await recorder.call('withdrawReply', { annotationId: annotation.id, profile, at: now() }));
			throw error;
		}
	}

	return {
		handlers: {
			'reply.send': (input) => inTurn(() => send(input)),
			'twitchAccount.get': async () => state(),
			'twitchAccount.set': async ({ account: chosen }) => {
				account = await recorder.call('setTwitchAccount', { account: chosen });
				return changed();
			},
			'twitchAccount.setToken': async ({ token }) => {
				vault.keep('twitch', token);
				return changed();
			},
			'twitchAccount.try': () =>
				inTurn(async () => {
					await leave();
					await (await openChat(login())).close();
					return null;
				}),
		},
		close: () => inTurn(leave),
	};
}

/** As it is said. @throws DeskError `chat-line-unfit` */
function chatLine(text: string): string {
	const line = inOneLine(text);
	if (/^[/.]/.test(line)) throw new DeskError('chat-line-unfit', 'A line that begins with / or . would be a command.', { why: 'command' });
	if (line === '' || chatLineLength(line) > CHAT_LINE_LENGTH)
		throw new DeskError('chat-line-unfit', `A line has 1 to ${CHAT_LINE_LENGTH} characters.`, { why: 'length' });
	return line;
}

/** Where Twitch gave no id (it then gives no time either) intake made one, which Twitch does not know. */
function threadOf({ platformId, kind, sentAt }: Message): string | null {
	return kind === 'chat' && sentAt !== null && /^[A-Za-z0-9-]{1,64}$/.test(platformId) ? platformId : null;
}

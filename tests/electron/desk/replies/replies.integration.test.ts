import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type OpenDesk, openDesk } from '../../../../electron/desk/desk.ts';
import { createKeyVault } from '../../../../electron/desk/key-vault.ts';
import type { DeskEvent } from '../../../../shared/contract/contract.ts';
import { annotationState } from '../../../../shared/model/annotation.ts';
import type { Message } from '../../../../shared/model/message.ts';
import { useFewRules } from '../../../fixtures/few-rules.ts';
import { startTwitchServer, TWITCH_LINES, type TwitchServer, type TwitchServerOptions } from '../../../fixtures/twitch.ts';
import { startWebSocketFeed } from '../../../fixtures/websocket-feed.ts';

const fewRules = useFewRules();

const TOKEN = 'oauth:atokenthatmustnotbefound';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const close of open.splice(0).reverse()) await close();
});

interface Watched {
	readonly server: TwitchServer;
	readonly desk: OpenDesk;
	readonly folder: string;
	readonly sessionId: string;
	readonly told: DeskEvent[];
	readonly logged: string[];
	/** What a viewer asked. */
	readonly asked: Message;
	messages(): readonly Message[];
	reply(text: string, more?: { readonly acceptsPublic?: boolean }): ReturnType<typeof send>;
}

function send(desk: OpenDesk, messageId: number, text: string, acceptsPublic: boolean) {
	return desk.call('reply.send', { messageId, to: 'es', text, draft: 'Yes, 1 m for 30 min', acceptsPublic });
}

/** A desk that watches #lucia on a local server of Twitch's kind, in which a viewer has asked something. */
async function watch(options: TwitchServerOptions = {}, token: string | undefined = TOKEN): Promise<Watched> {
	const folder = await mkdtemp(join(tmpdir(), 'showdesk-replies-'));
	open.push(() => rm(folder, { recursive: true, force: true }));
	const server = await startTwitchServer({ token: TOKEN, ...options });
	open.push(() => server.close());
	const logged: string[] = [];
	const desk = await openDesk({
		dataFolder: folder,
		resourcesFolder: fewRules(),
		host: 'browser',
		twitchServer: server.address,
		vault: createKeyVault(token === undefined ? {} : { SHOWDESK_TWITCH_TOKEN: token }, null),
		log: (line) => logged.push(line),
	});
	open.push(() => desk.close());
	const told: DeskEvent[] = [];
	desk.subscribe((event) => told.push(event));
	await desk.call('profile.set', { name: 'Ana', role: 'specialist', languages: ['es'] });
	const { id: sessionId } = await desk.call('show.start', { sources: [{ kind: 'twitch', channel: 'lucia' }] });
	await expect.poll(() => server.joined(), { timeout: 5_000 }).toBe(1);
	server.send(TWITCH_LINES.viewer);
	const messages = () => told.flatMap((event) => (event.type === 'messages' ? event.messages : []));
	await expect.poll(() => messages().length).toBe(1);
	const [asked] = messages();
	if (asked === undefined) throw new Error('nothing was asked');
	const reply: Watched['reply'] = (text, { acceptsPublic = true } = {}) => send(desk, asked.id, text, acceptsPublic);
	return { server, desk, folder, sessionId, told, logged, asked, messages, reply };
}

const switchOn = (desk: OpenDesk) => desk.call('twitchAccount.set', { account: { isOn: true, userName: 'Desk_Ana' } });

/** What stands of the replies to a message, as every window folds it. */
async function repliesTo({ desk, sessionId, asked }: Watched) {
	const { messages, annotations } = await desk.call('feed.page', { sessionId });
	const message = messages.find(({ id }) => id === asked.id);
	if (message === undefined) throw new Error('the message is gone');
	const own = annotations.filter(({ messageId }) => messageId === asked.id);
	return { own, standing: annotationState(message, own).replies };
}

describe('a reply to a Twitch chat', () => {
	it('is sent by nobody before somebody switches it on', async () => {
		const watched = await watch();
		expect(await watched.desk.call('twitchAccount.get', {})).toEqual({
			account: { isOn: false, userName: '' },
			token: 'environment',
			canKeepToken: false,
		});
		await expect(watched.reply('Sí')).rejects.toMatchObject({ code: 'chat-not-connected' });
		expect(watched.server.connections()).toBe(1);
	});

	it('asks once in a session whether the person knows that it is public, then is said in the thread, noted, and heard back', async () => {
		const watched = await watch();
		const { desk, server } = watched;
		await switchOn(desk);
		await expect(watched.reply('Sí, 1 m', { acceptsPublic: false })).rejects.toMatchObject({ code: 'public-not-accepted', detail: { channel: 'lucia' } });
		expect((await repliesTo(watched)).own).toEqual([]);
		const sent = await watched.reply('Sí,\r\n1 m durante 30 min');
		expect(sent).toMatchObject({ channel: 'lucia', isConfirmed: true, annotation: { author: { name: 'Ana' } } });
		expect(server.received).toContain('@reply-parent-msg-id=m-viewer PRIVMSG #lucia :Sí, 1 m durante 30 min');
		expect((await repliesTo(watched)).standing).toMatchObject([
			{ to: 'es', text: 'Sí, 1 m durante 30 min', draft: 'Yes, 1 m for 30 min', sent: 'twitch', annotation: { author: { name: 'Ana' } } },
		]);
		await expect
			.poll(() => watched.messages().at(-1))
			.toMatchObject({ text: 'Sí, 1 m durante 30 min', role: 'moderator', replyTo: { platformId: 'm-viewer' } });
		await watched.reply('Otra cosa', { acceptsPublic: false });
		expect(server.connections()).toBe(2);
	});

	it('cannot be taken back, by its id or by the last undo', async () => {
		const watched = await watch();
		const { desk, sessionId } = watched;
		await switchOn(desk);
		const { annotation } = await watched.reply('Sí');
		await expect(desk.call('annotation.undo', { sessionId, annotationId: annotation.id })).rejects.toMatchObject({ code: 'already-sent' });
		await expect(desk.call('annotation.undo', { sessionId })).rejects.toMatchObject({ code: 'annotation-not-found' });
	});

	it('says what Twitch says of a token it does not take, and keeps the token to itself', async () => {
		const wrong = 'oauth:expired';
		const watched = await watch({}, wrong);
		await switchOn(watched.desk);
		const refused = { code: 'chat-login-refused', detail: { said: 'Login authentication failed' } };
		await expect(watched.desk.call('twitchAccount.try', {})).rejects.toMatchObject(refused);
		await expect(watched.reply('Sí')).rejects.toMatchObject(refused);
		expect((await repliesTo(watched)).own).toEqual([]);
		expect(JSON.stringify([watched.logged, watched.told])).not.toContain('expired');
	});

	it('keeps the token out of the data folder', async () => {
		const watched = await watch();
		await switchOn(watched.desk);
		expect(await watched.desk.call('twitchAccount.try', {})).toBeNull();
		await watched.reply('Sí');
		await watched.desk.close();
		for (const file of await readdir(watched.folder, { recursive: true, withFileTypes: true })) {
			if (file.isFile()) expect((await readFile(join(file.parentPath, file.name))).includes(TOKEN.slice(6))).toBe(false);
		}
		expect(watched.logged.join('\n')).not.toContain(TOKEN.slice(6));
	});

	it('that Twitch refuses is noted as not sent, with Twitch’s own words told', async () => {
		const said = 'Your message wasn’t posted due to conflicts with the channel’s moderation settings.';
		const watched = await watch({ onSay: () => [`@msg-id=msg_rejected :tmi.twitch.tv NOTICE #lucia :${said}`] });
		await switchOn(watched.desk);
		await expect(watched.reply('Sí')).rejects.toMatchObject({ code: 'chat-line-refused', detail: { said } });
		const { own, standing } = await repliesTo(watched);
		expect(own.map(({ body }) => body.type)).toEqual(['reply', 'undo']);
		expect(standing).toEqual([]);
	});

	it('that was cut off on its way stays noted, since somebody may have read it', async () => {
		const cut: { by?: TwitchServer } = {};
		const watched = await watch({
			onSay: () => {
				cut.by?.cut();
				return 'nothing';
			},
		});
		cut.by = watched.server;
		await switchOn(watched.desk);
		expect(await watched.reply('Sí')).toMatchObject({ isConfirmed: false });
		expect((await repliesTo(watched)).standing).toHaveLength(1);
	});

	it('connects again for the next line where the connection was lost', async () => {
		const watched = await watch();
		await switchOn(watched.desk);
		await watched.reply('uno');
		watched.server.cut();
		await expect.poll(() => watched.server.joined(), { timeout: 5_000 }).toBe(1);
		expect(await watched.reply('dos')).toMatchObject({ isConfirmed: true });
	});

	it('is no command and no more than Twitch takes', async () => {
		const watched = await watch();
		await switchOn(watched.desk);
		await expect(watched.reply('/ban marta_vlc')).rejects.toMatchObject({ code: 'chat-line-unfit', detail: { why: 'command' } });
		await expect(watched.reply('a'.repeat(501))).rejects.toMatchObject({ code: 'chat-line-unfit', detail: { why: 'length' } });
		expect(await watched.reply('😀'.repeat(500))).toMatchObject({ isConfirmed: true });
	});

	it('is held back after twenty lines in half a minute', async () => {
		const watched = await watch();
		await switchOn(watched.desk);
		for (let line = 1; line <= 20; line += 1) await watched.reply(`línea ${line}`);
		await expect(watched.reply('una más')).rejects.toMatchObject({ code: 'chat-too-fast', detail: { seconds: expect.stringMatching(/^\d+$/) } });
		expect((await repliesTo(watched)).standing).toHaveLength(20);
		expect(watched.server.received.filter((line) => line.includes('PRIVMSG'))).toHaveLength(20);
	});

	it('has nowhere to go from a show of another platform, or once the show is over', async () => {
		const watched = await watch();
		const { desk, sessionId } = watched;
		await switchOn(desk);
		const feed = await startWebSocketFeed();
		open.push(() => feed.close());
		await desk.call('show.start', { sources: [{ kind: 'websocket', url: feed.address }] });
		await expect.poll(() => feed.connected()).toBe(1);
		feed.send([{ id: 'w-1', author: 'sami', text: 'hola' }]);
		await expect.poll(() => watched.messages().at(-1)?.text).toBe('hola');
		await expect(send(desk, watched.messages().at(-1)?.id ?? 0, 'Sí', true)).rejects.toMatchObject({ code: 'not-a-twitch-show' });
		await desk.call('show.stop', { sessionId });
		await expect(watched.reply('Sí')).rejects.toMatchObject({ code: 'not-a-twitch-show' });
	});

	it('by copying is noted by the person alone: nobody can claim that the desk sent it', async () => {
		const watched = await watch();
		const { desk, asked, sessionId } = watched;
		const body = { type: 'reply', to: 'es', text: 'Sí', draft: null } as const;
		await desk.call('annotation.add', { messageId: asked.id, body: { ...body, sent: 'copied' } });
		const forged: unknown = { messageId: asked.id, body: { ...body, sent: 'twitch' } };
		await expect(desk.call('annotation.add', forged as Parameters<typeof desk.call<'annotation.add'>>[1])).rejects.toMatchObject({ code: 'invalid-input' });
		expect((await repliesTo(watched)).standing).toMatchObject([{ sent: 'copied', draft: null }]);
		await desk.call('annotation.undo', { sessionId });
		expect((await repliesTo(watched)).standing).toEqual([]);
	});
});

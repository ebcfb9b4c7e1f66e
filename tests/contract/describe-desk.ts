import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput, CallName, Desk, DeskEvent } from '../../shared/contract/contract.ts';
import { DeskError, type DeskErrorCode } from '../../shared/contract/errors.ts';
import { severityRank } from '../../shared/model/category.ts';
import type { Message } from '../../shared/model/message.ts';
import type { Session } from '../../shared/model/show.ts';

export interface OpenedDesk {
	/** What the page would hold: the desk, or a transport to it. */
	readonly desk: Desk;
	close(): Promise<void>;
}

const LONG_MS = 60_000;

/**
 * What every way to the desk must keep. One desk is opened on an empty data folder and taken through a show; the tests
 * follow each other as a person's day does.
 */
export function describeDesk(name: string, open: () => Promise<OpenedDesk>): void {
	describe(`the contract over ${name}`, () => {
		let opened: OpenedDesk;
		let desk: Desk;
		let session: Session;
		const events: DeskEvent[] = [];

		beforeAll(async () => {
			opened = await open();
			desk = opened.desk;
			desk.subscribe((event) => events.push(event));
		}, LONG_MS);

		afterAll(async () => {
			await opened?.close();
		}, LONG_MS);

		const eventsOf = <Type extends DeskEvent['type']>(type: Type) => events.filter((event): event is Extract<DeskEvent, { type: Type }> => event.type === type);
		const received = (): readonly Message[] => eventsOf('messages').flatMap((event) => event.messages);

		it('says what it is and that nobody has introduced themselves', async () => {
			const status = await desk.call('desk.status', {});
			expect(status).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+/), profile: null, sendsTextTo: [] });
			expect(status.run).toMatch(/^[0-9a-f-]{36}$/);
		});

		it('keeps who is at the desk and tells every window', async () => {
			const profile: CallInput<'profile.set'> = { name: 'Нина', role: 'specialist', languages: ['ru', 'es'] };
			expect(await desk.call('profile.set', profile)).toEqual(profile);
			expect((await desk.call('desk.status', {})).profile).toEqual(profile);
			await expect.poll(() => eventsOf('profile').at(-1)?.profile).toEqual(profile);
		});

		it(
			'records the demo show from its first line to its last',
			async () => {
				session = await desk.call('show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] });
				expect(session).toMatchObject({ endedAt: null, show: { platform: 'demo' } });
				await expect.poll(() => received().length, { timeout: LONG_MS, interval: 200 }).toBeGreaterThan(400);
				await expect
					.poll(async () => (await desk.call('show.list', {})).flatMap((live) => live.sources).some((source) => source.connection !== 'ended'), {
						timeout: LONG_MS,
					})
					.toBe(false);
				if ((await desk.call('session.get', { sessionId: session.id })).endedAt === null) await desk.call('show.stop', { sessionId: session.id });
				session = await desk.call('session.get', { sessionId: session.id });
				expect(session.endedAt).not.toBeNull();
				expect(session.messages).toBe(received().length);
			},
			LONG_MS,
		);

		it('numbers its events without a hole and its messages in the order of arrival', () => {
			const seqs = events.map((event) => event.seq);
			expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
			const ids = received().map((message) => message.id);
			expect(ids).toEqual([...ids].sort((a, b) => a - b));
			expect(new Set(ids).size).toBe(ids.length);
		});

		it('gives a window that missed events exactly those', async () => {
			const { run, seq } = await desk.call('desk.status', {});
			await expect.poll(() => events.at(-1)?.seq).toBeGreaterThanOrEqual(seq);
			const missed = await desk.call('desk.catchUp', { run, afterSeq: seq - 3 });
			expect(missed?.events.slice(0, 3)).toEqual(events.filter((event) => event.seq > seq - 3 && event.seq <= seq));
			expect(await desk.call('desk.catchUp', { run: 'another run', afterSeq: 0 })).toBeNull();
		});

		it('carries every script unharmed', () => {
			const texts = received().map((message) => message.text);
			for (const script of [/\p{Script=Cyrillic}/u, /\p{Script=Arabic}/u, /\p{Script=Han}/u, /\p{Extended_Pictographic}/u, /[¿¡ñé]/]) {
				expect(
					texts.some((text) => script.test(text)),
					String(script),
				).toBe(true);
			}
		});

		it('shows the feed page by page: all of it, in order, nothing twice', async () => {
			let page = await desk.call('feed.page', { sessionId: session.id, limit: 150 });
			const ids = page.messages.map((message) => message.id);
			while (page.hasOlder) {
				page = await desk.call('feed.page', { sessionId: session.id, limit: 150, cursor: { before: ids[0] ?? 0 } });
				ids.unshift(...page.messages.map((message) => message.id));
			}
			expect(ids).toEqual(received().map((message) => message.id));
		});

		it('narrows the feed to what was asked for', async () => {
			const { messages } = await desk.call('feed.page', { sessionId: session.id, filter: { languages: ['ru'], onlyFlagged: true }, limit: 500 });
			expect(messages.length).toBeGreaterThan(0);
			for (const message of messages) {
				expect(message.language.tag).toBe('ru');
				expect(message.flags.length).toBeGreaterThan(0);
			}
		});

		it('takes a verdict, tells every window, and takes it back', async () => {
			const before = await desk.call('feed.toReview', { sessionId: session.id, limit: 500 });
			const worst = before.messages.map((message) => Math.max(...message.flags.map((flag) => severityRank(flag.severity))));
			expect(worst).toEqual([...worst].sort((a, b) => b - a));
			const [message] = before.messages;
			const flag = message?.flags.find((candidate) => candidate.severity === 'high');
			if (message === undefined || flag === undefined) throw new Error('the demo show has a high flag');

			const annotation = await desk.call('annotation.add', { messageId: message.id, body: { type: 'verdict', flagId: flag.id, verdict: 'confirmed' } });
			expect(annotation).toMatchObject({ messageId: message.id, author: { name: 'Нина', role: 'specialist' }, body: { verdict: 'confirmed' } });
			await expect.poll(() => eventsOf('annotation').at(-1)?.annotation).toEqual(annotation);
			expect((await desk.call('session.get', { sessionId: session.id })).unreviewed).toBe(session.unreviewed - 1);

			const undo = await desk.call('annotation.undo', { sessionId: session.id });
			expect(undo.body).toEqual({ type: 'undo', annotationId: annotation.id });
			expect((await desk.call('session.get', { sessionId: session.id })).unreviewed).toBe(session.unreviewed);
		});

		it('keeps what the team decides, tells every window, and takes it back and forth', async () => {
			const scope = { type: 'category', category: 'health' } as const;
			const excused = await desk.call('exception.add', { exception: { type: 'phrase', words: 'cura la diabetes', scope, comment: 'a quotation' } });
			expect(excused).toMatchObject({
				author: { name: 'Нина', role: 'specialist' },
				comment: 'a quotation',
				body: { type: 'phrase', words: 'cura la diabetes' },
			});
			await expect.poll(() => eventsOf('exceptions').at(-1)).toMatchObject({ added: [excused], removed: [] });
			expect(await desk.call('exception.add', { exception: { type: 'phrase', words: 'Cura la DIABETES', scope } })).toEqual(excused);
			expect(await desk.call('exception.list', {})).toEqual([excused]);

			const back = await desk.call('exception.remove', { id: excused.id });
			await expect.poll(() => eventsOf('exceptions').at(-1)).toMatchObject({ added: [], removed: [excused.id] });
			expect(await desk.call('exception.list', {})).toEqual([]);
			await desk.call('exception.remove', { id: back.id });
			await expect.poll(() => eventsOf('exceptions').at(-1)).toMatchObject({ added: [excused], removed: [] });
			await desk.call('exception.remove', { id: excused.id });
		});

		it('refuses to silence security unasked, and takes of a list what it can', async () => {
			const exception = { type: 'domain', domain: 'https://www.example.shop/sale', withSubdomains: true } as const;
			expect(await codeOf(desk.call('exception.add', { exception }))).toBe('risk-not-accepted');
			const allowed = await desk.call('exception.add', { exception, acceptsRisk: true });
			expect(allowed.body).toEqual({ type: 'domain', domain: 'example.shop', withSubdomains: true });
			expect(await codeOf(desk.call('exception.add', { exception: { type: 'sensitive', pattern: '[', severity: 'low' } }))).toBe('bad-pattern');
			const listed = await desk.call('exception.addAll', {
				exceptions: [exception, { ...exception, domain: 'co.uk' }, { type: 'sensitive', pattern: 'guerra', severity: 'high', language: 'es' }],
				acceptsRisk: true,
			});
			expect(listed).toMatchObject({ added: 1, known: 1, refused: [{ index: 1, fault: { code: 'bad-domain', detail: { problem: 'shared' } } }] });
			for (const { id } of await desk.call('exception.list', {})) await desk.call('exception.remove', { id });
		});

		it('counts for each rule what people made of its flags, with examples', async () => {
			const [message] = (await desk.call('feed.toReview', { sessionId: session.id, limit: 1 })).messages;
			const [flag] = message?.flags ?? [];
			if (message === undefined || flag === undefined) throw new Error('the demo show has flags');
			const record = async () => (await desk.call('rule.records', { rule: flag.rule }))[0];
			const before = await record();
			await desk.call('annotation.add', { messageId: message.id, body: { type: 'verdict', flagId: flag.id, verdict: 'dismissed', reason: 'joke' } });
			const after = await record();
			expect(after?.total.dismissed).toBe((before?.total.dismissed ?? 0) + 1);
			expect(after?.slices.find(({ language }) => language === message.language.tag)?.reasons.joke).toBeGreaterThan(0);
			const { examples } = await desk.call('rule.examples', { rule: flag.rule, verdict: 'dismissed' });
			expect(examples).toMatchObject([{ flag, message: { id: message.id, text: message.text }, verdict: { by: 'Нина', reason: 'joke' } }]);
			expect((await desk.call('rule.looked', { rule: flag.rule })).looked).toMatchObject({ by: 'Нина', dismissed: after?.total.dismissed });
			await desk.call('annotation.undo', { sessionId: session.id });
			expect((await record())?.total).toEqual(before?.total);
		});

		it('keeps when a rule is one to look at', async () => {
			const settings = { leastVerdicts: 5, dismissedShare: 0.4 };
			expect(await desk.call('learning.set', settings)).toEqual(settings);
			await expect.poll(() => eventsOf('learning').at(-1)?.settings).toEqual(settings);
			expect(await desk.call('learning.get', {})).toEqual(settings);
		});

		it('groups what viewers asked, whatever the language, with the fact that answers it', async () => {
			const { groups, hasMore } = await desk.call('question.groups', { sessionId: session.id });
			expect(hasMore).toBe(false);
			const minutes = groups.find(({ key }) => key === 'water.minutes');
			expect(minutes).toMatchObject({ intent: 'water.minutes', topic: 'water', askings: 8, viewers: 8, answer: null });
			expect(new Set(minutes?.languages.map(({ tag }) => tag))).toEqual(new Set(['es', 'ru', 'fr', 'ar', 'uk', 'en', 'zh', 'ar-Latn']));
			const { askings } = await desk.call('question.askings', { sessionId: session.id, key: 'water.minutes' });
			expect(askings).toHaveLength(8);
			expect(askings.slice(0, 3)).toEqual(minutes?.newest);
			expect((await desk.call('question.counts', { sessionId: session.id }))['water.minutes']).toBe(8);
			const inFeed = received().filter(({ question }) => question?.key === 'water.minutes');
			expect(inFeed.map(({ id }) => id).reverse()).toEqual(askings.map(({ messageId }) => messageId));
			const facts = await desk.call('question.facts', { sessionId: session.id });
			expect(facts.find(({ topic }) => topic === 'water')).toMatchObject({
				text: 'IP67, 1 m for 30 min',
				sentences: { ru: expect.stringContaining('30 минут'), zh: expect.stringContaining('IP67') },
				values: { ru: 'IP67, 1 метр, 30 минут', zh: expect.stringContaining('IP67，') },
			});
		});

		it('takes who answered a question, tells every window, and opens it again', async () => {
			const question = { sessionId: session.id, key: 'water.minutes' };
			const group = async () => (await desk.call('question.groups', { sessionId: session.id })).groups.find(({ key }) => key === question.key);
			const answer = await desk.call('question.answer', { ...question, by: 'host' });
			expect(answer).toMatchObject({ ...question, act: 'host', author: { name: 'Нина', role: 'specialist' } });
			await expect.poll(() => eventsOf('question').at(-1)?.answer).toEqual(answer);
			expect(await group()).toMatchObject({ open: null, answer });
			const reopened = await desk.call('question.reopen', question);
			await expect.poll(() => eventsOf('question').at(-1)?.answer).toEqual(reopened);
			expect(await group()).toMatchObject({ open: { askings: 8 }, answer: null });
		});

		it('keeps the team’s approved answers and tells every window', async () => {
			const place = { key: 'water.minutes', product: null, language: 'es' } as const;
			await desk.call('answer.save', { ...place, text: 'Primero así.' });
			const saved = await desk.call('answer.save', { ...place, text: 'Treinta minutos, a un metro.' });
			expect(saved).toMatchObject({ ...place, author: { name: 'Нина' } });
			await expect.poll(() => eventsOf('answers').at(-1)?.answers).toEqual([saved]);
			expect(await desk.call('answer.list', {})).toEqual([saved]);
			expect(await desk.call('answer.delete', place)).toBeNull();
			await expect.poll(() => eventsOf('answers').at(-1)?.answers).toEqual([]);
		});

		it('notes a reply that was copied, and sends none for an account nobody has switched on', async () => {
			const { askings } = await desk.call('question.askings', { sessionId: session.id, key: 'water.minutes', limit: 1 });
			const messageId = askings[0]?.messageId ?? 0;
			const body = { type: 'reply', to: 'es', text: '30 minutos', draft: '30 minutes', sent: 'copied' } as const;
			const annotation = await desk.call('annotation.add', { messageId, body });
			expect(annotation).toMatchObject({ messageId, body });
			await expect.poll(() => eventsOf('annotation').at(-1)?.annotation).toEqual(annotation);
			expect(await desk.call('twitchAccount.get', {})).toMatchObject({ account: { isOn: false, userName: '' }, token: 'none' });
			const line = { messageId, to: 'es', text: '30 minutos', draft: null, acceptsPublic: true };
			await expect(desk.call('reply.send', line)).rejects.toMatchObject({ code: 'chat-not-connected' });
			const state = await desk.call('twitchAccount.set', { account: { isOn: true, userName: 'Desk_Nina' } });
			expect(state.account).toEqual({ isOn: true, userName: 'desk_nina' });
			await expect.poll(() => eventsOf('twitchAccount').at(-1)?.state).toEqual(state);
			await expect(desk.call('reply.send', line)).rejects.toMatchObject({ code: 'chat-not-connected' });
			const keeping = desk.call('twitchAccount.setToken', { token: 'oauth:abc' });
			if (state.canKeepToken) expect(await keeping).toMatchObject({ token: 'kept' });
			else await expect(keeping).rejects.toMatchObject({ code: 'no-key-storage' });
		});

		it('searches in its own words, says what would find more, and keeps searches for the team', async () => {
			const { hits, count } = await desk.call('session.search', { text: 'reloj', timeZone: 'Europe/Madrid', translateTo: 'en' });
			expect(hits[0]).toMatchObject({ session: { id: session.id }, message: { sessionId: session.id } });
			expect(count).toEqual({ messages: hits.length, isMore: false });
			expect((await desk.call('session.search', { text: 'reloj -in:"nowhere" before:2001' })).hits).toEqual([]);
			expect(await desk.call('search.newer', { text: 'reloj', after: 0 })).toEqual(count);
			expect(await desk.call('search.loosen', { text: 'reloj lang:zz' })).toEqual([{ text: 'reloj', without: 'lang:zz', count }]);
			const author = hits[0]?.message.author.name ?? '';
			expect(await desk.call('search.suggest', { predicate: 'from', text: author.slice(0, 3) })).toContain(author);
			await expect(desk.call('session.search', { text: 'reloj', timeZone: 'Mars/Olympus' })).rejects.toMatchObject({ code: 'invalid-input' });
			const saved = await desk.call('search.save', { name: ' Watches ', query: 'reloj' });
			expect(saved).toMatchObject({ name: 'Watches', query: 'reloj', author: { name: 'Нина' } });
			await expect.poll(() => eventsOf('savedSearches').at(-1)?.searches).toEqual([saved]);
			await desk.call('search.order', { ids: [saved.id] });
			expect(await desk.call('search.saved', {})).toEqual([saved]);
			await desk.call('search.forget', { id: saved.id });
			await expect(desk.call('search.forget', { id: saved.id })).rejects.toMatchObject({ code: 'search-not-found' });
		});

		it("keeps the team's labels and guidelines, gives them out with a message, and tells every window", async () => {
			const draft = { name: 'Ask the brand', colour: 'teal', key: '1', description: '', reach: 'both' } as const;
			const label = await desk.call('label.save', { label: draft });
			await expect.poll(() => eventsOf('labels').at(-1)?.labels).toEqual([label]);
			await expect(desk.call('label.save', { label: draft })).rejects.toMatchObject({ code: 'label-taken', detail: { field: 'name' } });
			const guidelines = await desk.call('guidelines.save', { label: label.id, basedOn: 0, text: '**When** the sheet is silent.' });
			expect(guidelines).toMatchObject({ version: 1, label: label.id, author: { name: 'Нина' } });
			await expect.poll(() => eventsOf('guidelines').at(-1)?.guidelines).toEqual(guidelines);
			await expect(desk.call('guidelines.save', { label: label.id, basedOn: 0, text: 'later' })).rejects.toMatchObject({
				code: 'guidelines-newer',
				detail: { version: '1', author: 'Нина' },
			});
			expect(await desk.call('guidelines.list', {})).toEqual([guidelines]);
			const messageId = received()[0]?.id ?? 0;
			const given = await desk.call('annotation.add', { messageId, body: { type: 'label', label: label.id } });
			expect(given.body).toEqual({ type: 'label', label: label.id, name: 'Ask the brand', colour: 'teal', guidelines: { label: 1 } });
			await expect(desk.call('annotation.add', { messageId, body: { type: 'label', label: label.id } })).rejects.toMatchObject({ code: 'already-labelled' });
			const { messages } = await desk.call('feed.page', { sessionId: session.id, filter: { labels: [label.id] } });
			expect(messages.map(({ id }) => id)).toEqual([messageId]);
			expect((await desk.call('label.retire', { id: label.id, isRetired: true })).isRetired).toBe(true);
		});

		it('tells who did what, newest first, and notes that the log was exported in the log', async () => {
			const { lines } = await desk.call('audit.page', { filter: { kinds: ['labels', 'marks'], person: 'Нина' }, cursor: null, limit: 4 });
			expect(lines.map(({ act }) => act)).toEqual(['labels.changed', 'label.given', 'guidelines.changed', 'labels.changed']);
			expect(lines[1]).toMatchObject({ session: { id: session.id }, messageId: received()[0]?.id, detail: { label: 'Ask the brand' } });
			expect(await desk.call('audit.people', {})).toContain('Нина');
			const { text } = await desk.call('audit.export', { format: 'jsonl', cursor: null });
			expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({ act: 'audit.exported', detail: { format: 'jsonl' } });
			await expect.poll(() => eventsOf('audit').at(-1)?.entry.act).toBe('audit.exported');
			await expect(desk.call('audit.page', { cursor: "1'; --" })).rejects.toMatchObject({ code: 'invalid-input' });
		});

		it('finds a word in the saved session', async () => {
			const { hits } = await desk.call('session.search', { text: 'reloj' });
			expect(hits.length).toBeGreaterThan(0);
			expect(hits[0]?.session.id).toBe(session.id);
		});

		it(
			'hands the transcript out in pieces and knows every line of it when it is handed back',
			async () => {
				const pieces: string[] = [];
				let cursor: string | null = null;
				do {
					const piece: { text: string; cursor: string | null } = await desk.call('session.export', { sessionId: session.id, format: 'jsonl', cursor });
					pieces.push(piece.text);
					cursor = piece.cursor;
				} while (cursor !== null);
				const bytes = Buffer.from(pieces.join(''));
				expect(bytes.toString().trim().split('\n').length).toBeGreaterThan(session.messages);

				const { uploadId } = await desk.call('upload.begin', { name: 'show.jsonl', bytes: bytes.length });
				for (let start = 0; start < bytes.length; start += 300_000) {
					const { bytes: soFar } = await desk.call('upload.append', { uploadId, base64: bytes.subarray(start, start + 300_000).toString('base64') });
					expect(soFar).toBe(Math.min(start + 300_000, bytes.length));
				}
				expect(await desk.call('session.import', { uploadId })).toMatchObject({ added: 0, known: session.messages });
			},
			LONG_MS,
		);

		it('lists the session among the saved ones', async () => {
			const sessions = await desk.call('session.list', {});
			expect(sessions.map(({ id }) => id)).toContain(session.id);
		});

		async function codeOf(answer: Promise<unknown>): Promise<DeskErrorCode | 'answered' | 'not a DeskError'> {
			try {
				await answer;
				return 'answered';
			} catch (error) {
				return error instanceof DeskError ? error.code : 'not a DeskError';
			}
		}

		it(
			'checks, tries, keeps, hands out and takes back a pack of the team, and tells every window',
			async () => {
				const name = 'team/es/contract';
				const text = `pack: ${name}\nlanguage: es\nrules:\n  - { id: es.team.contract, category: scam, severity: low, patterns: ["palabra inventada"], examples: ["palabra inventada"] }\n`;
				const shipped = await desk.call('pack.list', {});
				expect(shipped.length).toBeGreaterThan(10);
				expect(await desk.call('pack.check', { name, text })).toEqual({
					problems: [],
					examples: [{ rule: 'es.team.contract', text: 'palabra inventada', isCounterexample: false, isMet: true }],
				});
				expect(await desk.call('pack.check', { name, text: text.replace('["palabra', '["[palabra') })).toMatchObject({
					problems: [{ pack: name, line: 4, severity: 'error', code: 'pattern-unclosed', values: { sign: ']' } }],
				});
				const [tried] = await desk.call('pack.try', { name, text, lines: [{ text: 'la palabra inventada' }] });
				expect(tried).toMatchObject({ before: [], after: [{ rule: 'es.team.contract', start: 3, end: 20 }] });
				const operationId = crypto.randomUUID();
				const trial = await desk.call('pack.trySession', { name, text, rule: null, sessionId: session.id, operationId });
				expect(trial).toMatchObject({ counts: { new: 0, gone: 0, severity: 0 } });
				expect(trial.messages).toBeGreaterThan(400);
				await expect.poll(() => eventsOf('progress').some((event) => event.operationId === operationId)).toBe(true);

				await desk.call('pack.save', { name, text });
				await expect.poll(() => eventsOf('packs').at(-1)?.changed).toEqual([name]);
				expect((await desk.call('pack.list', {})).map((pack) => pack.name)).toEqual([...shipped.map((pack) => pack.name), name]);
				const exported = await desk.call('pack.export', { names: [name] });
				expect(await desk.call('pack.preview', exported)).toMatchObject([{ name, rules: 1, isKnown: true, problems: [] }]);
				await desk.call('pack.delete', { name });
				expect((await desk.call('pack.history', { name })).map(({ author, isDeleted }) => [author, isDeleted])).toEqual([
					['Нина', true],
					['Нина', false],
				]);
				expect(await codeOf(desk.call('pack.read', { name }))).toBe('pack-not-found');
			},
			LONG_MS,
		);

		it('says by code what it refuses', async () => {
			const nobody = '01990000-0000-7000-8000-00000000dead';
			expect(await codeOf(desk.call('session.get', { sessionId: nobody }))).toBe('session-not-found');
			expect(await codeOf(desk.call('annotation.add', { messageId: 999_999_999, body: { type: 'note', text: 'nobody' } }))).toBe('message-not-found');
			expect(await codeOf(desk.call('question.groups', { sessionId: nobody }))).toBe('session-not-found');
			expect(await codeOf(desk.call('question.answer', { sessionId: session.id, key: 'nobody asked', by: 'staff' }))).toBe('invalid-input');
			expect(await codeOf(desk.call('upload.append', { uploadId: crypto.randomUUID(), base64: '' }))).toBe('upload-not-found');
			expect(await codeOf(desk.call('desk.shutdown' as CallName, {} as never))).toBe('unknown-command');
			expect(await codeOf(desk.call('constructor' as CallName, {} as never))).toBe('unknown-command');
		});

		it.each([
			['a field missing', 'session.get', {}],
			['a field too many', 'desk.status', { verbose: true }],
			['a wrong type', 'feed.page', { sessionId: 7 }],
			['a number out of range', 'feed.page', { sessionId: '01990000-0000-7000-8000-000000000001', limit: 501 }],
			['no object', 'session.list', []],
			['nothing', 'session.list', null],
			['an address that is no WebSocket', 'show.start', { sources: [{ kind: 'websocket', url: 'file:///etc/passwd' }] }],
		] as const)('refuses input with %s and names the field', async (_what, call, input) => {
			const failure = await desk.call(call, input as never).catch((error: unknown) => error);
			expect(failure).toBeInstanceOf(DeskError);
			expect(failure).toMatchObject({ code: 'invalid-input', detail: { field: expect.any(String) } });
		});

		it('goes on as before after all that', async () => {
			expect((await desk.call('desk.status', {})).profile?.name).toBe('Нина');
		});
	});
}

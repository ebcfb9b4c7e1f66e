import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type OpenDesk, openDesk } from '../../../../electron/desk/desk.ts';
import { resourcesFolder } from '../../../../electron/paths.ts';
import type { DeskEvent } from '../../../../shared/contract/contract.ts';
import type { Message } from '../../../../shared/model/message.ts';
import { isTeamPack } from '../../../../shared/model/rule-pack.ts';
import { startWebSocketFeed } from '../../../fixtures/websocket-feed.ts';

const NAME = 'team/es/health';
const OWN = `pack: ${NAME}
language: es
off: [es.health.harmless]
rules:
  # the agency's own wording
  - id: es.health.cures
    category: health
    severity: high
    patterns: ["esto zurce {disease}"]
    examples: ["esto zurce la diabetes", "esto zurce diabetes"]
    counterexamples: ["esto zurce artritis"]
`;

let folder: string;
let desk: OpenDesk;
const logged: string[] = [];
const open = () => openDesk({ dataFolder: folder, resourcesFolder: resourcesFolder(), host: 'browser', log: (line) => logged.push(line) });

const LONG_MS = 120_000;

// A desk takes seconds to open: the tests share one, and each takes its packs away.
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'showdesk-packs-'));
	desk = await open();
	await desk.call('profile.set', { name: 'Marta', role: 'specialist', languages: ['es'] });
}, LONG_MS);
afterEach(async () => {
	const packs = await desk.call('pack.list', {});
	for (const { name } of packs) if (isTeamPack(name)) await desk.call('pack.delete', { name });
});
afterAll(async () => {
	await desk.close();
	await rm(folder, { recursive: true });
}, LONG_MS);

async function ruleState(id: string): Promise<string | undefined> {
	const packs = await desk.call('pack.list', {});
	return packs.find(({ name }) => name === 'es/health')?.rules.find((rule) => rule.id === id)?.state;
}

describe('a pack of the team', () => {
	test('is told what is wrong with it at its place, and what comes of its examples', async () => {
		const { problems, examples } = await desk.call('pack.check', { name: NAME, text: OWN });
		expect(examples.map(({ isCounterexample, isMet }) => [isCounterexample, isMet])).toEqual([
			[false, false],
			[false, true],
			[true, false],
		]);
		expect(problems).toMatchObject([
			{ code: 'example-missed', severity: 'warning', rule: 'es.health.cures', line: 10, path: ['rules', 0, 'examples', 0] },
			{ code: 'counterexample-found', severity: 'warning', line: 11, path: ['rules', 0, 'counterexamples', 0] },
		]);
		const broken = await desk.call('pack.check', { name: NAME, text: OWN.replace('{disease}', '{sickness}') });
		expect(broken).toMatchObject({ problems: [{ code: 'pattern-no-list', severity: 'error', line: 9, path: ['rules', 0, 'patterns', 0] }], examples: [] });
		await expect(desk.call('pack.save', { name: NAME, text: OWN.replace('{disease}', '{sickness}') })).rejects.toMatchObject({
			code: 'bad-rule-pack',
			detail: { file: NAME, line: '9' },
		});
		expect(await ruleState('es.health.cures')).toBe('shipped');
	});

	test(
		'is in force from the next message of a running show on, named by its flags, and over a restart',
		async () => {
			const feed = await startWebSocketFeed();
			try {
				const said: Message[] = [];
				const told: DeskEvent[] = [];
				desk.subscribe((event) => event.type === 'messages' && said.push(...event.messages));
				desk.subscribe((event) => event.type === 'packs' && told.push(event));
				await desk.call('show.start', { sources: [{ kind: 'websocket', url: feed.address }], languages: ['es'], market: 'ES' });
				await expect.poll(() => feed.connected()).toBe(1);
				let count = 0;
				const say = async (text: string) => {
					count += 1;
					const id = `m${count}`;
					feed.send({ id, author: `Lola ${count}`, text });
					await expect.poll(() => said.some((message) => message.platformId === id)).toBe(true);
					return said.find((message) => message.platformId === id)?.flags.map(({ rule, pack }) => `${rule} ${pack}`);
				};
				// Twice before, so that what was found in the line is remembered.
				for (let round = 0; round < 3; round += 1)
					expect(await say('esto cura la diabetes')).toEqual([expect.stringMatching(/^es\.health\.cures es\/health@/)]);
				const saved = await desk.call('pack.save', { name: NAME, text: OWN });
				const version = Number(/^version: (\d+)$/m.exec(saved.text)?.[1]);
				expect(saved.text).toContain("# the agency's own wording");
				expect(saved.text).toMatch(/replaces: \{pack: es\/health@\d+, as: r[0-9a-f]{8}\}/);
				await expect.poll(() => told).toMatchObject([{ changed: [NAME] }]);
				expect(await say('esto cura la diabetes')).toEqual([]);
				expect(await say('esto zurce diabetes')).toEqual([`es.health.cures ${NAME}@${version}`]);
				expect(await desk.call('rule.describe', { rule: 'es.health.cures' })).toMatchObject({ pack: `${NAME}@${version}`, file: null });
			} finally {
				await feed.close();
			}
			await desk.close();
			desk = await open();
			expect((await desk.call('desk.status', {})).packProblems).toEqual([]);
			expect(await ruleState('es.health.cures')).toBe('replaced');
			expect(await ruleState('es.health.harmless')).toBe('off');
			expect(await desk.call('rule.describe', { rule: 'es.health.cures' })).toMatchObject({ pack: expect.stringContaining(`${NAME}@`) });
		},
		LONG_MS,
	);

	test('keeps every version with its author, can be looked at as it was, deleted, and brought back', async () => {
		await desk.call('pack.save', { name: NAME, text: OWN });
		await desk.call('profile.set', { name: 'Wei', role: 'lead', languages: ['zh'] });
		await desk.call('pack.save', { name: NAME, text: OWN.replace('esto zurce', 'esto remienda') });
		await desk.call('pack.delete', { name: NAME });
		expect(await ruleState('es.health.cures')).toBe('shipped');
		const history = (await desk.call('pack.history', { name: NAME })).slice(0, 3);
		const last = history[0]?.version ?? 0;
		expect(history.map(({ version, author, isDeleted }) => [version, author, isDeleted])).toEqual([
			[last, 'Wei', true],
			[last - 1, 'Wei', false],
			[last - 2, 'Marta', false],
		]);
		const first = await desk.call('pack.read', { name: NAME, revision: history[2]?.id ?? 0 });
		expect(first.text).toContain('esto zurce');
		await expect(desk.call('pack.read', { name: NAME })).rejects.toMatchObject({ code: 'pack-not-found' });
		await expect(desk.call('pack.delete', { name: NAME })).rejects.toMatchObject({ code: 'pack-not-found' });
		const again = await desk.call('pack.save', { name: NAME, text: first.text });
		expect(again.text).toContain(`version: ${last + 1}`);
		expect(await ruleState('es.health.cures')).toBe('replaced');
	});

	test('says when the shipped rule is not what it was made from any more', async () => {
		await desk.call('pack.save', { name: NAME, text: `${OWN}    replaces: {pack: es/health@0, as: r00000000}\n` });
		const packs = await desk.call('pack.list', {});
		const rule = packs.find(({ name }) => name === NAME)?.rules.find(({ id }) => id === 'es.health.cures');
		expect(rule).toMatchObject({ state: 'replaced', hasShippedChanged: true });
		await desk.call('pack.save', { name: NAME, text: OWN });
		const after = await desk.call('pack.list', {});
		expect(after.find(({ name }) => name === NAME)?.rules[0]).toMatchObject({ hasShippedChanged: false });
	});

	test(
		'that went bad does not keep the desk from starting: the shipped rules go on, and it is said why',
		async () => {
			await desk.call('pack.save', { name: NAME, text: OWN });
			await desk.close();
			// As if an update had taken away a list that it names.
			const store = new Database(join(folder, 'showdesk.sqlite'));
			store.exec('DROP TRIGGER team_pack_revision_stays');
			store.prepare('UPDATE team_pack_revision SET text = replace(text, ?, ?)').run('{disease}', '{taken-away}');
			store.close();
			desk = await open();
			const { packProblems } = await desk.call('desk.status', {});
			expect(packProblems).toMatchObject([{ pack: NAME, code: 'pattern-no-list', severity: 'error' }]);
			expect(logged.some((line) => line.includes(NAME))).toBe(true);
			expect(await ruleState('es.health.cures')).toBe('shipped');
			const packs = await desk.call('pack.list', {});
			expect(packs.find(({ name }) => name === NAME)).toMatchObject({ rules: [], problems: [{ code: 'pattern-no-list' }] });
			expect((await desk.call('pack.read', { name: NAME })).text).toContain('{taken-away}');
			await desk.call('pack.save', { name: NAME, text: OWN });
			expect((await desk.call('desk.status', {})).packProblems).toEqual([]);
			expect(await ruleState('es.health.cures')).toBe('replaced');
		},
		LONG_MS,
	);

	test('goes out as text and comes back, beside what is wrong with others in the file', async () => {
		await desk.call('pack.save', { name: NAME, text: OWN });
		await desk.call('pack.save', {
			name: 'team/fr/own',
			text: 'pack: team/fr/own\nlanguage: fr\nrules: [{ id: fr.team.own, category: scam, severity: low, patterns: ["gratuit"] }]\n',
		});
		const { text } = await desk.call('pack.export', { names: [NAME, 'team/fr/own'] });
		await desk.call('pack.delete', { name: NAME });
		const preview = await desk.call('pack.preview', { text: `${text}---\npack: es/security\nversion: 1\nlanguage: es\nrules: [oops]\n---\n# nothing\n` });
		expect(preview.map(({ name, rules, isKnown, problems }) => [name, rules, isKnown, problems.some(({ severity }) => severity === 'error')])).toEqual([
			[NAME, 1, false, false],
			['team/fr/own', 1, true, false],
			['team/es/security', 0, false, true],
		]);
		await desk.call('pack.save', { name: NAME, text: preview[0]?.text ?? '' });
		expect(await ruleState('es.health.cures')).toBe('replaced');
	});

	test('needs a person’s name and never takes a shipped one', async () => {
		await expect(desk.call('pack.save', { name: 'es/health', text: OWN })).rejects.toMatchObject({ code: 'invalid-input', detail: { field: 'name' } });
		await expect(desk.call('pack.read', { name: '../../../etc/passwd' })).rejects.toMatchObject({ code: 'invalid-input' });
		await expect(desk.call('pack.read', { name: 'es/context' })).rejects.toMatchObject({ code: 'pack-not-found' });
	});
});

describe('trying rules', () => {
	test('on typed lines shows what is found now and what would be', async () => {
		const lines = [{ text: 'esto cura la diabetes' }, { text: '¿esto zurce diabetes?' }, { text: 'esto zurce diabetes', role: 'host' as const }];
		const tried = await desk.call('pack.try', { name: NAME, text: OWN, lines });
		const ids = (flags: readonly { readonly rule: string }[]) => [...new Set(flags.map(({ rule }) => rule))];
		expect(tried.map(({ before, after, isQuestion }) => [ids(before), ids(after), isQuestion])).toEqual([
			[['es.health.cures'], [], false],
			[[], [], true],
			[[], ['es.health.cures'], false],
		]);
		expect(tried[2]?.after[0]).toMatchObject({ start: 0, end: 19, severity: 'high' });
		expect((await desk.call('pack.try', { name: NAME, text: null, lines }))[0]?.after).toHaveLength(tried[0]?.before.length ?? 0);
	});

	test(
		'on a saved session counts what is new, gone and weighed otherwise, tells how far it is, and can be ended',
		async () => {
			const { id: sessionId } = await desk.call('show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] });
			await expect.poll(async () => (await desk.call('session.get', { sessionId })).endedAt).not.toBeNull();
			const { messages } = await desk.call('session.get', { sessionId });
			const progress: DeskEvent[] = [];
			desk.subscribe((event) => event.type === 'progress' && progress.push(event));
			const text = OWN.replace('esto zurce {disease}', 'la bateria').replace('severity: high', 'severity: low');
			const operationId = crypto.randomUUID();
			const trial = await desk.call('pack.trySession', { name: NAME, text, rule: 'es.health.cures', sessionId, operationId });
			expect(trial.messages).toBeLessThanOrEqual(messages);
			expect(trial.counts.gone).toBeGreaterThan(0);
			expect(trial.counts.new).toBeGreaterThan(0);
			expect(trial.before).toBe(trial.counts.gone + trial.counts.same + trial.counts.severity);
			expect(trial.after).toBe(trial.counts.new + trial.counts.same + trial.counts.severity);
			expect(trial.found.every(({ before, after }) => [...before, ...after].every(({ rule }) => rule === 'es.health.cures'))).toBe(true);
			expect(trial.found[0]?.change).not.toBe('same');
			expect(progress.every((event) => event.type === 'progress' && event.operationId === operationId)).toBe(true);

			const asNow = await desk.call('pack.trySession', { name: NAME, text: null, rule: null, sessionId, operationId: crypto.randomUUID() });
			expect(asNow.counts).toMatchObject({ new: 0, gone: 0, severity: 0 });
			expect(asNow.before).toBe(asNow.after);

			const ended = crypto.randomUUID();
			const running = desk.call('pack.trySession', { name: NAME, text, rule: null, sessionId, operationId: ended });
			const stopped = desk.subscribe((event) => {
				if (event.type === 'progress' && event.operationId === ended) void desk.call('operation.cancel', { operationId: ended });
			});
			await Promise.allSettled([running]);
			stopped();
			await expect(desk.call('pack.trySession', { name: NAME, text, rule: null, sessionId: crypto.randomUUID(), operationId: ended })).rejects.toMatchObject({
				code: 'session-not-found',
			});
		},
		LONG_MS,
	);
});

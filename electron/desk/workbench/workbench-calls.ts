import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DeskError } from '../../../shared/contract/errors.ts';
import { isTeamPack, type PackImport, type PackText, packNameSchema, teamPackOver } from '../../../shared/model/rule-pack.ts';
import { type RuleBook, readRuleBook } from '../analysis/rules/rule-book.ts';
import { readTeamPack } from '../analysis/rules/team-packs.ts';
import { openForReading, storeFile } from '../store/open-store.ts';
import { sessionLinesAfter } from '../store/session-lines-query.ts';
import { sessionByUuid, sessionRowId } from '../store/session-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { newestOfPack, newestPackRevision, packHistory, packRevision, type TeamPackRow, teamPacks } from '../store/team-pack-table.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { checkPack } from './pack-check.ts';
import { listPacks } from './pack-list.ts';
import { joinPacks, splitPacks } from './pack-stream.ts';
import type { TrialInput, WorkbenchCalls, WorkbenchNotice } from './protocol.ts';
import { judgeByRules, sayingOf } from './rule-judgement.ts';
import { SessionTally } from './session-trial.ts';
import { settledPack } from './settled-pack.ts';

/** A page of this many lines is judged in some 20 ms: a cancel waits no longer. */
const LINES_AT_ONCE = 500;

/** The workbench's calls on one store, which `open` opens. */
export function createWorkbenchCalls(notify: (notice: WorkbenchNotice) => void): CallHandlers<WorkbenchCalls> {
	let opened: { readonly store: ReadableStore; readonly rulesFolder: string; readonly shipped: RuleBook } | null = null;
	/** The rules in force, of which revision of the team's packs. */
	let current: { readonly revision: number; readonly book: RuleBook } | null = null;
	/** What was tried last, to be used again while a person looks at it. */
	let candidate: { readonly of: RuleBook; readonly name: string; readonly text: string; readonly book: RuleBook } | null = null;
	const cancelled = new Set<string>();
	const running = new Set<string>();

	function parts() {
		if (!opened) throw new DeskError('desk-closed', 'The workbench is closed.');
		return opened;
	}

	function inForce(): RuleBook {
		const { store, shipped } = parts();
		const revision = newestPackRevision(store);
		if (current?.revision !== revision) current = { revision, book: (current?.book ?? shipped).withTeamPacks(teamPacks(store)) };
		return current.book;
	}

	/** The rules with this text in place of the pack's. */
	function bookWith(name: string, text: string): RuleBook {
		const of = inForce();
		if (candidate?.of !== of || candidate.name !== name || candidate.text !== text) {
			const others = teamPacks(parts().store).filter((pack) => pack.name !== name);
			candidate = { of, name, text, book: of.withTeamPacks([...others, { name, text }]) };
		}
		return candidate.book;
	}

	function afterOf({ name, text }: TrialInput): RuleBook {
		return text === null ? inForce() : bookWith(name, text);
	}

	async function readPack(name: string, revision?: number): Promise<PackText> {
		const { store, rulesFolder, shipped } = parts();
		if (!isTeamPack(name)) {
			if (!shipped.shipped.packs.some(({ content }) => content.pack === name)) throw packNotFound(name);
			return { name, text: await readFile(join(rulesFolder, `${name}.yaml`), 'utf8'), revision: null };
		}
		const row = revision === undefined ? newestOfPack(store, name) : packRevision(store, revision);
		if (row === null || row.name !== name || (row.isDeleted && revision === undefined)) throw packNotFound(name);
		return { name, text: row.text, revision: row.id };
	}

	return {
		async open({ dataFolder, resourcesFolder }) {
			const rulesFolder = join(resourcesFolder, 'rules');
			const shipped = await readRuleBook(rulesFolder);
			opened = { store: openForReading(storeFile(dataFolder), () => undefined), rulesFolder, shipped };
			return null;
		},

		listPacks: () => listPacks(inForce(), teamPacks(parts().store)),

		readPack: ({ name, revision }) => readPack(name, revision),

		packHistory: ({ name }) => packHistory(parts().store, name),

		checkPack: ({ name, text }) => checkPack(inForce(), name, text),

		tryLines({ lines, ...trial }) {
			const before = inForce();
			const after = afterOf(trial);
			const language = languageIn(trial.name);
			return lines.map((line) => {
				const saying = sayingOf({ ...line, emotes: [], language: { tag: language, script: 'Zyyy', confidence: 1 } });
				const then = judgeByRules(after, saying, [language]);
				return { text: line.text, isQuestion: then.isQuestion, before: judgeByRules(before, saying, [language]).flags, after: then.flags };
			});
		},

		async trySession({ sessionId, rule, operationId, ...trial }) {
			const { store } = parts();
			const session = sessionByUuid(store, sessionId);
			const row = sessionRowId(store, sessionId);
			if (!session || row === null) throw new DeskError('session-not-found', `There is no session ${sessionId} in this store.`, { sessionId });
			const expected = session.show.languages;
			const tally = new SessionTally({ before: inForce(), after: afterOf(trial), language: languageIn(trial.name), rule, expected });
			running.add(operationId);
			try {
				let after = 0;
				let done = 0;
				for (;;) {
					const lines = sessionLinesAfter(store, row, after, LINES_AT_ONCE);
					for (const line of lines) tally.add(line);
					const last = lines.at(-1);
					if (last === undefined) return tally.result();
					after = last.id;
					done += lines.length;
					notify({ type: 'trial-progress', operationId, done, total: Math.max(session.messages, done) });
					await nextTurn();
					if (opened === null || cancelled.has(operationId)) throw new DeskError('cancelled', 'The trial was cancelled.');
				}
			} finally {
				running.delete(operationId);
				cancelled.delete(operationId);
			}
		},

		cancel({ operationId }) {
			if (running.has(operationId)) cancelled.add(operationId);
			return null;
		},

		settlePack({ name, text }) {
			const book = inForce();
			const others = book.team.filter(({ file }) => file !== name);
			const { read, faults } = readTeamPack(name, text, { shipped: book.shipped.packs, others });
			if (read === null) throw faults.find(({ problem }) => problem.severity === 'error') ?? new Error(`${name} was refused without a reason`);
			const version = (newestOfPack(parts().store, name)?.version ?? 0) + 1;
			return { version, text: settledPack(text, read, book.shipped, version) };
		},

		settleDeletion({ name }) {
			const newest = newestOfPack(parts().store, name);
			if (newest === null || newest.isDeleted) throw packNotFound(name);
			return { version: newest.version + 1, text: newest.text };
		},

		exportPacks: async ({ names }) => joinPacks(await Promise.all(names.map(async (name) => (await readPack(name)).text))),

		readStream({ text }) {
			const book = inForce();
			const known = new Set(teamPacks(parts().store).map((pack: TeamPackRow) => pack.name));
			const imported: PackImport[] = [];
			for (const part of splitPacks(text)) {
				const { name, text: own } = asTeamPack(part);
				const others = book.team.filter(({ file }) => file !== name);
				const { read, faults } = readTeamPack(name, own, { shipped: book.shipped.packs, others });
				const isRepeated = imported.some((other) => other.name === name);
				imported.push({
					name: name ?? '',
					rules: read?.content.rules.length ?? 0,
					lists: Object.keys(read?.content.lists ?? {}).length,
					isKnown: (name !== null && known.has(name)) || isRepeated,
					problems: faults.map(({ problem }) => problem),
					text: own,
				});
			}
			return imported;
		},

		close() {
			parts().store.close();
			opened = null;
			return null;
		},
	};
}

/** A shipped pack that was exported and mended comes back as the team's over it: the shipped one itself never changes. */
function asTeamPack({ name, text }: { readonly name: string | null; readonly text: string }): { readonly name: string | null; readonly text: string } {
	if (name === null || !packNameSchema.safeParse(name).success) return { name: null, text };
	if (isTeamPack(name)) return { name, text };
	return { name: teamPackOver(name), text: text.replace(/^(pack:[ \t]*["']?)/m, '$1team/') };
}

function languageIn(name: string): string {
	const parts = name.split('/');
	return (isTeamPack(name) ? parts[1] : parts[0]) ?? 'any';
}

function packNotFound(name: string): DeskError {
	return new DeskError('pack-not-found', `There is no rule pack ${name}.`, { pack: name });
}

import type { CallName, CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import type { PackProblem, PackText } from '../../../shared/model/rule-pack.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import type { EventJournal } from '../event-journal.ts';
import type { Recorder } from '../recording/recorder.ts';
import type { Workbench } from './workbench.ts';

/** The contract's commands about rule packs: the workbench reads, checks and tries them, the recorder alone keeps them. */

type PackCall = Extract<CallName, `pack.${string}`>;
export type PackHandlers = { readonly [Name in PackCall]: (input: ParsedInput<Name>) => Promise<CallOutput<Name>> };

export interface Packs {
	readonly handlers: PackHandlers;
	/** Why packs of the team are not in force now. */
	problems(): readonly PackProblem[];
}

export interface PacksOptions {
	readonly workbench: Workbench;
	readonly recorder: Recorder;
	readonly journal: EventJournal;
	/** Every revision carries a name. Fails with no-profile. */
	readonly requireProfile: () => Profile;
	readonly log: (line: string) => void;
}

export function createPacks({ workbench, recorder, journal, requireProfile, log }: PacksOptions): Packs {
	let problems = recorder.opened.packProblems;
	// The status tells windows; nobody is there yet to hear a notice.
	logLeftOut(problems);
	/** One after the other: each gets the next version of its pack. */
	let keeping: Promise<unknown> = Promise.resolve();

	function logLeftOut(found: readonly PackProblem[]): void {
		for (const { pack, line, code } of found) log(`rule pack ${pack} is not in force: line ${line}: ${code}`);
	}

	function tellLeftOut(found: readonly PackProblem[]): void {
		logLeftOut(found);
		const [first] = found;
		if (first !== undefined)
			journal.publish({ type: 'notice', level: 'warning', code: 'pack-left-out', detail: { pack: first.pack, line: String(first.line) } });
	}

	async function keep(name: string, settle: () => Promise<{ readonly version: number; readonly text: string }>, isDeleted: boolean): Promise<PackText> {
		const profile = requireProfile();
		const kept = keeping.then(async () => {
			const { version, text } = await settle();
			const { revision, problems: after } = await recorder.call('keepPack', { name, version, text, at: Date.now(), profile, isDeleted });
			problems = after;
			tellLeftOut(after.filter(({ pack }) => pack === name));
			journal.publish({ type: 'packs', changed: [name] });
			return { name, text, revision };
		});
		keeping = kept.catch(() => undefined);
		return kept;
	}

	return {
		problems: () => problems,
		handlers: {
			'pack.list': () => workbench.call('listPacks', {}),
			'pack.read': (input) => workbench.call('readPack', input),
			'pack.check': (input) => workbench.call('checkPack', input),
			'pack.try': (input) => workbench.call('tryLines', input),
			'pack.trySession': (input) => workbench.call('trySession', input),
			'pack.save': ({ name, text }) => keep(name, () => workbench.call('settlePack', { name, text }), false),
			'pack.delete': async ({ name }) => {
				await keep(name, () => workbench.call('settleDeletion', { name }), true);
				return null;
			},
			'pack.history': (input) => workbench.call('packHistory', input),
			'pack.export': async (input) => ({ text: await workbench.call('exportPacks', input) }),
			'pack.preview': (input) => workbench.call('readStream', input),
		},
	};
}

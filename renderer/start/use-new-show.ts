import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_SOURCES, type Session } from '../../shared/model/show.ts';
import { isCancelled, useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import type { UploadProgress } from '../sessions/upload-file.ts';
import { callDesk } from '../state/desk.ts';
import { type DetailField, EMPTY_SHOW, type NewShow, placeOf, problemsOf, type RefusalPlace, type ShowProblem, startShow } from './new-show.ts';
import { namesIn, type Recognised, recognise } from './sources/recognise.ts';
import { type DraftProblem, draftProblem, newDraft, type SourceDraft } from './sources/source-draft.ts';
import { type DraftKind, ONCE_IN_A_SHOW, TAKES_TYPED } from './sources/source-kinds.ts';
import { useKindName } from './sources/use-kind-name.ts';
import { useProblemWords } from './sources/use-problem-words.ts';

/** What was said against the form, until it is changed there. */
interface Objections {
	readonly problems: readonly ShowProblem[];
	readonly refusal: { readonly place: RefusalPlace; readonly words: string } | null;
}

const NONE: Objections = { problems: [], refusal: null };

/** What is wrong with a source: `problem` null where it is none of its fields. */
export interface SourceObjection {
	readonly problem: DraftProblem | null;
	readonly words: string;
}

/** A new show while it is put together and started. */
export interface NewShowForm {
	readonly show: NewShow;
	readonly change: (part: Partial<NewShow>) => void;
	readonly changeSource: (draft: SourceDraft) => void;
	readonly removeSource: (sourceId: string) => void;
	/** A kind that was chosen takes along what was typed: it is the name of a channel there. */
	readonly choose: (kind: DraftKind) => void;
	/** Takes what was typed for sources. */
	readonly takeTyped: () => void;
	/** What of it could not be taken. */
	readonly notTaken: Recognised | null;
	/** The source that was just chosen: its first field is to have the focus. */
	readonly fresh: string | null;
	/** What was added last, for whoever does not see it. */
	readonly added: string;
	readonly objectionTo: (draft: SourceDraft) => SourceObjection | null;
	readonly errorOfDetail: (field: DetailField) => string | undefined;
	readonly isIntervalWrong: boolean;
	/** What the desk refused that is about no field. */
	readonly refusal: string | null;
	/** How often something had to be mended; each time the person is taken to it. */
	readonly refusals: number;
	readonly start: () => Promise<void>;
	readonly isStarting: boolean;
	/** Of the file that is being handed over. */
	readonly progress: (UploadProgress & { readonly fileName: string }) | null;
	readonly cancel: () => void;
	/** The dialog goes; what was typed stays. */
	readonly leave: () => void;
}

/** @param typing the field for addresses and names, which has the focus back when a source goes */
export function useNewShow(typing: RefObject<HTMLInputElement | null>, onStarted: (session: Session) => void): NewShowForm {
	const { t } = useTranslation('start');
	const { list } = useFormatters();
	const faultWords = useFaultWords();
	const problemWords = useProblemWords();
	const kindName = useKindName();
	const [show, setShow] = useState<NewShow>(EMPTY_SHOW);
	const [objections, setObjections] = useState<Objections>(NONE);
	const [refusals, setRefusals] = useState(0);
	const [notTaken, setNotTaken] = useState<Recognised | null>(null);
	const [fresh, setFresh] = useState<string | null>(null);
	const [added, setAdded] = useState('');
	const [progress, setProgress] = useState<NewShowForm['progress']>(null);
	const [isStarting, setIsStarting] = useState(false);
	const running = useRef<AbortController | null>(null);
	const nextId = useRef(1);

	// A dialog that goes away takes its unfinished work with it.
	useEffect(() => () => running.current?.abort(), []);

	const makeDraft = (kind: DraftKind, typed?: string) => newDraft(`source-${nextId.current++}`, kind, typed);

	function change(part: Partial<NewShow>): void {
		setShow((before) => ({ ...before, ...part }));
		setObjections((before) => (before.refusal === null || before.refusal.place !== null ? before : NONE));
		if (part.typed !== undefined) setNotTaken(null);
	}

	function changeSource(draft: SourceDraft): void {
		// A feed that was saved as a preset has other fields from then on, and what was pressed for it is gone.
		if (draft.kind === 'preset' && draft.preset !== null && show.sources.some(({ id, kind }) => id === draft.id && kind !== 'preset')) {
			setFresh(draft.id);
			setAdded(t('preset.saved', { name: draft.preset.preset.name }));
		}
		setShow((before) => ({ ...before, sources: before.sources.map((each) => (each.id === draft.id ? draft : each)) }));
		forgive(draft.id);
	}

	function removeSource(sourceId: string): void {
		setShow((before) => ({ ...before, sources: before.sources.filter(({ id }) => id !== sourceId) }));
		forgive(sourceId);
		// Where the list was full the field comes back first.
		requestAnimationFrame(() => typing.current?.focus());
	}

	/** What was said against a source is not said of what it is now. */
	function forgive(sourceId: string): void {
		setObjections(({ problems, refusal }) => ({
			problems: problems.filter((problem) => !('sourceId' in problem) || problem.sourceId !== sourceId),
			refusal: refusal?.place && 'sourceId' in refusal.place && refusal.place.sourceId !== sourceId ? refusal : null,
		}));
	}

	function choose(kind: DraftKind): void {
		const known = ONCE_IN_A_SHOW.has(kind) ? show.sources.find((draft) => draft.kind === kind) : undefined;
		const takesTyped = TAKES_TYPED.has(kind);
		const drafts = known === undefined ? (takesTyped ? namesIn(show.typed) : ['']).map((typed) => makeDraft(kind, typed)) : [];
		const [opened] = known === undefined ? drafts : [known];
		const typed = takesTyped ? '' : show.typed;
		setShow((before) => ({ ...before, sources: [...before.sources, ...drafts].slice(0, MOST_SOURCES), typed, openSource: opened?.id ?? null }));
		if (takesTyped) setNotTaken(null);
		setFresh(opened?.id ?? null);
		setAdded(t('add.added', { names: kindName(kind) }));
	}

	/** The show with what was typed taken for sources; null where some of it could not be. */
	function takeTyped(): NewShow | null {
		const reading = recognise(show.typed);
		const drafts = reading.found.slice(0, MOST_SOURCES - show.sources.length).map(({ kind, typed }) => makeDraft(kind, typed));
		const unfinished = drafts.find((draft) => draftProblem(draft) !== null);
		const sources = [...show.sources, ...drafts];
		// Where no more fit there is no field that could keep the rest.
		const rest = sources.length < MOST_SOURCES ? reading.rest : '';
		const openSource = unfinished?.id ?? (drafts.length > 0 ? null : show.openSource);
		const next = { ...show, sources, typed: rest, openSource };
		setShow(next);
		setNotTaken(rest === '' ? null : reading);
		setFresh(unfinished?.id ?? null);
		if (drafts.length > 0) setAdded(t('add.added', { names: list(drafts.map(({ kind }) => kindName(kind))) }));
		return rest === '' ? next : null;
	}

	/** Shows what is to be mended first. */
	function object(next: Objections, openSource: string | undefined): void {
		setObjections(next);
		setRefusals((before) => before + 1);
		if (openSource !== undefined) setShow((before) => ({ ...before, openSource }));
	}

	async function start(): Promise<void> {
		if (isStarting) return;
		const whole = takeTyped();
		if (whole === null) return;
		const problems = problemsOf(whole);
		if (problems.length > 0) {
			object({ problems, refusal: null }, problems.flatMap((problem) => ('sourceId' in problem ? [problem.sourceId] : []))[0]);
			return;
		}
		const controller = new AbortController();
		running.current = controller;
		setObjections(NONE);
		setIsStarting(true);
		try {
			const onProgress = (fileName: string, done: UploadProgress) => setProgress({ ...done, fileName });
			const session = await startShow(whole, callDesk, { onProgress, signal: controller.signal });
			setShow(EMPTY_SHOW);
			onStarted(session);
		} catch (error) {
			if (isCancelled(error)) return;
			const place = placeOf(error, whole);
			object({ problems: [], refusal: { place, words: faultWords(error) } }, place !== null && 'sourceId' in place ? place.sourceId : undefined);
		} finally {
			running.current = null;
			setIsStarting(false);
			setProgress(null);
		}
	}

	const { refusal } = objections;
	// The same twice is said before anybody presses Start.
	const problems = [...objections.problems, ...problemsOf(show).filter((problem) => 'sourceId' in problem && problem.problem.code === 'twice')];

	function objectionTo(draft: SourceDraft): SourceObjection | null {
		const found = problems.find((problem) => 'sourceId' in problem && problem.sourceId === draft.id);
		if (found !== undefined && 'sourceId' in found) return { problem: found.problem, words: problemWords(draft, found.problem) };
		if (refusal?.place && 'sourceId' in refusal.place && refusal.place.sourceId === draft.id) {
			const { problem } = refusal.place;
			return { problem, words: problem === null ? refusal.words : problemWords(draft, problem) };
		}
		return null;
	}

	const errorOfDetail = (field: DetailField) => (refusal?.place && 'detail' in refusal.place && refusal.place.detail === field ? refusal.words : undefined);
	const cancel = () => running.current?.abort();
	return {
		show,
		change,
		changeSource,
		removeSource,
		choose,
		takeTyped,
		notTaken,
		fresh,
		added,
		objectionTo,
		errorOfDetail,
		isIntervalWrong: errorOfDetail('disclosureMinutes') !== undefined || problems.some((problem) => 'detail' in problem),
		refusal: refusal !== null && refusal.place === null ? refusal.words : null,
		refusals,
		start,
		isStarting,
		progress,
		cancel,
		leave() {
			cancel();
			setFresh(null);
		},
	};
}

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_SOURCES, type Session } from '../../shared/model/show.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { FormError } from '../components/FormError.tsx';
import { useFocusOnInvalid } from '../components/focus-invalid.ts';
import { PlayIcon } from '../components/icons.tsx';
import { Progress } from '../components/Progress.tsx';
import { isCancelled, useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import type { UploadProgress } from '../sessions/upload-file.ts';
import { callDesk } from '../state/desk.ts';
import {
	type DetailField,
	EMPTY_SHOW,
	expectedLanguage,
	isDemoAlone,
	isUntouched,
	type NewShow,
	placeOf,
	problemsOf,
	type RefusalPlace,
	type ShowProblem,
	startShow,
} from './new-show.ts';
import { SheetsField } from './SheetsField.tsx';
import { ShowDetails } from './ShowDetails.tsx';
import { AddSource } from './sources/AddSource.tsx';
import { namesIn, type Recognised, recognise } from './sources/recognise.ts';
import { SourceCard } from './sources/SourceCard.tsx';
import { SourceFields } from './sources/SourceFields.tsx';
import { draftProblem, newDraft, type SourceDraft } from './sources/source-draft.ts';
import { type DraftKind, ONCE_IN_A_SHOW } from './sources/source-kinds.ts';
import { useKindName } from './sources/use-kind-name.ts';
import { useProblemWords } from './sources/use-problem-words.ts';
import './start.css';

export interface NewShowDialogProps {
	readonly isOpen: boolean;
	readonly onClose: () => void;
	readonly onStarted: (session: Session) => void;
}

/** What was said against the form, until it is changed there. */
interface Objections {
	readonly problems: readonly ShowProblem[];
	readonly refusal: { readonly place: RefusalPlace; readonly words: string } | null;
}

const NONE: Objections = { problems: [], refusal: null };

/** Asks where a show comes from and starts it. What was typed is kept when the dialog is closed and opened again. */
export function NewShowDialog({ isOpen, onClose, onStarted }: NewShowDialogProps) {
	const { t } = useTranslation('start');
	const { bytes, list } = useFormatters();
	const faultWords = useFaultWords();
	const problemWords = useProblemWords();
	const kindName = useKindName();
	const formId = useId();
	const [show, setShow] = useState<NewShow>(EMPTY_SHOW);
	const [objections, setObjections] = useState<Objections>(NONE);
	const [notTaken, setNotTaken] = useState<Recognised | null>(null);
	/** The source whose first field is to have the focus. */
	const [fresh, setFresh] = useState<string | null>(null);
	const [added, setAdded] = useState('');
	const [progress, setProgress] = useState<(UploadProgress & { readonly fileName: string }) | null>(null);
	const [isStarting, setIsStarting] = useState(false);
	const running = useRef<AbortController | null>(null);
	const nextId = useRef(1);
	const form = useRef<HTMLFormElement>(null);
	const typing = useRef<HTMLInputElement>(null);
	/** How often something had to be mended; each time the person is taken to it. */
	const [refusals, setRefusals] = useState(0);
	useFocusOnInvalid(form, refusals);

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

	/** What was said against a source is not said of what it is now. */
	function forgive(sourceId: string): void {
		setObjections(({ problems, refusal }) => ({
			problems: problems.filter((problem) => !('sourceId' in problem) || problem.sourceId !== sourceId),
			refusal: refusal?.place && 'sourceId' in refusal.place && refusal.place.sourceId !== sourceId ? refusal : null,
		}));
	}

	/** A kind that was chosen takes along what was typed: it is the name of a channel there. */
	function choose(kind: DraftKind): void {
		const known = ONCE_IN_A_SHOW.has(kind) ? show.sources.find((draft) => draft.kind === kind) : undefined;
		const drafts = known === undefined ? namesIn(show.typed).map((typed) => makeDraft(kind, typed)) : [];
		const [opened] = known === undefined ? drafts : [known];
		setShow((before) => ({ ...before, sources: [...before.sources, ...drafts].slice(0, MOST_SOURCES), typed: '', openSource: opened?.id ?? null }));
		setNotTaken(null);
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

	function remove(sourceId: string): void {
		setShow((before) => ({ ...before, sources: before.sources.filter(({ id }) => id !== sourceId) }));
		forgive(sourceId);
		// Where the list was full the field comes back first.
		requestAnimationFrame(() => typing.current?.focus());
	}

	/** Shows what is to be mended first. */
	function object(next: Objections, openSource: string | undefined): void {
		setObjections(next);
		setRefusals((before) => before + 1);
		if (openSource !== undefined) setShow((before) => ({ ...before, openSource }));
	}

	async function start(event: FormEvent): Promise<void> {
		event.preventDefault();
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
			const session = await startShow(whole, callDesk, {
				onProgress: (fileName, done) => setProgress({ ...done, fileName }),
				signal: controller.signal,
			});
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

	/** At a source: what the form found, or what the desk refused. */
	function objectionTo(draft: SourceDraft) {
		const found = problems.find((problem) => 'sourceId' in problem && problem.sourceId === draft.id);
		if (found !== undefined && 'sourceId' in found) return { problem: found.problem, words: problemWords(draft, found.problem) };
		if (refusal?.place && 'sourceId' in refusal.place && refusal.place.sourceId === draft.id) {
			const { problem } = refusal.place;
			return { problem, words: problem === null ? refusal.words : problemWords(draft, problem) };
		}
		return null;
	}

	const errorOfDetail = (field: DetailField) => (refusal?.place && 'detail' in refusal.place && refusal.place.detail === field ? refusal.words : undefined);
	const isIntervalWrong = errorOfDetail('disclosureMinutes') !== undefined || problems.some((problem) => 'detail' in problem);
	return (
		<Dialog
			title={t('show.title')}
			isOpen={isOpen}
			width="wide"
			onClose={() => {
				running.current?.abort();
				setFresh(null);
				onClose();
			}}
			footer={
				<Button variant="primary" type="submit" form={formId} icon={<PlayIcon />} isDisabled={isStarting}>
					{t(isUntouched(show) ? 'show.startDemo' : 'show.start')}
				</Button>
			}
		>
			<form ref={form} id={formId} className="form" noValidate onSubmit={(event) => void start(event)}>
				{show.sources.length > 0 && (
					<div className="field">
						<span className="field-label">{t('show.source')}</span>
						<ul className="source-list" aria-label={t('show.source')}>
							{show.sources.map((draft) => {
								const objection = objectionTo(draft);
								const isShown = show.openSource === draft.id;
								return (
									<SourceCard
										key={`${draft.id} ${draft.kind}`}
										draft={draft}
										isOpen={isShown}
										takesFocus={fresh === draft.id}
										problem={objection !== null && (objection.problem === null || objection.problem.field === null || !isShown) ? objection.words : undefined}
										onToggle={() => change({ openSource: isShown ? null : draft.id })}
										onRemove={() => remove(draft.id)}
									>
										<SourceFields
											draft={draft}
											onChange={changeSource}
											expected={expectedLanguage(show)}
											errorOf={(field, place) =>
												objection?.problem?.field === field && (place === undefined || objection.problem.place === place) ? objection.words : undefined
											}
										/>
									</SourceCard>
								);
							})}
						</ul>
					</div>
				)}
				<AddSource
					count={show.sources.length}
					typed={show.typed}
					onType={(typed) => change({ typed })}
					onAdd={takeTyped}
					onChoose={choose}
					notTaken={notTaken}
					fieldRef={typing}
				/>
				<p className="visually-hidden" role="status">
					{added}
				</p>
				{show.sources.length > 0 && <SheetsField show={show} onChange={change} />}
				{show.sources.length > 0 && !isDemoAlone(show) && (
					<ShowDetails show={show} onChange={change} errorOf={errorOfDetail} isIntervalWrong={isIntervalWrong} />
				)}
				{refusal !== null && refusal.place === null && <FormError>{refusal.words}</FormError>}
				{progress !== null && (
					<Progress
						label={t('show.uploading', { file: progress.fileName })}
						share={progress.totalBytes === 0 ? undefined : progress.doneBytes / progress.totalBytes}
						valueText={t('show.uploaded', { done: bytes(progress.doneBytes), total: bytes(progress.totalBytes) })}
						onCancel={() => running.current?.abort()}
					/>
				)}
			</form>
		</Dialog>
	);
}

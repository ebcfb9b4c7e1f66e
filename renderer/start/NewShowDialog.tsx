import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/model/show.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { FormError } from '../components/FormError.tsx';
import { useFocusOnInvalid } from '../components/focus-invalid.ts';
import { PlayIcon } from '../components/icons.tsx';
import { Progress } from '../components/Progress.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { isCancelled, useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import type { UploadProgress } from '../sessions/upload-file.ts';
import { callDesk } from '../state/desk.ts';
import { EMPTY_SHOW, fieldOf, type NewShow, problemOf, type ShowField, type ShowProblem, startShow } from './new-show.ts';
import { SheetsField } from './SheetsField.tsx';
import { ShowDetails } from './ShowDetails.tsx';
import { SourceFields } from './SourceFields.tsx';
import './start.css';

export interface NewShowDialogProps {
	readonly isOpen: boolean;
	readonly onClose: () => void;
	readonly onStarted: (session: Session) => void;
}

/** Asks where a show comes from and starts it. What was typed is kept when the dialog is closed and opened again. */
export function NewShowDialog({ isOpen, onClose, onStarted }: NewShowDialogProps) {
	const { t } = useTranslation('start');
	const { bytes, list } = useFormatters();
	const faultWords = useFaultWords();
	const formId = useId();
	const [show, setShow] = useState<NewShow>(EMPTY_SHOW);
	const [failure, setFailure] = useState<{ readonly field: ShowField | null; readonly words: string } | null>(null);
	const [progress, setProgress] = useState<UploadProgress | null>(null);
	const running = useRef<AbortController | null>(null);
	const [isStarting, setIsStarting] = useState(false);

	function change(part: Partial<NewShow>): void {
		setShow((before) => ({ ...before, ...part }));
		setFailure(null);
	}

	function wordsOf(problem: ShowProblem): string {
		if (problem.field === 'url') return t('show.urlBad');
		if (problem.field === 'mapping') return t('show.mappingBad');
		if (problem.field === 'file') return problem.problem === 'missing' ? t('show.fileMissing') : t('show.fileEmpty');
		if (problem.problem === 'missing') return t('show.channelsMissing');
		return t('show.channelsBad', { count: problem.names.length, names: list(problem.names) });
	}

	async function start(event: FormEvent): Promise<void> {
		event.preventDefault();
		if (isStarting) return;
		const problem = problemOf(show);
		if (problem) {
			setFailure({ field: problem.field, words: wordsOf(problem) });
			return;
		}
		const controller = new AbortController();
		running.current = controller;
		setFailure(null);
		setIsStarting(true);
		try {
			const session = await startShow(show, callDesk, { onProgress: setProgress, signal: controller.signal });
			setShow(EMPTY_SHOW);
			onStarted(session);
		} catch (error) {
			if (!isCancelled(error)) setFailure({ field: fieldOf(error, show.kind), words: faultWords(error) });
		} finally {
			running.current = null;
			setIsStarting(false);
			setProgress(null);
		}
	}

	const form = useRef<HTMLFormElement>(null);
	useFocusOnInvalid(form, failure);

	// A dialog that goes away takes its unfinished work with it.
	useEffect(() => () => running.current?.abort(), []);

	const errorOf = (field: ShowField) => (failure?.field === field ? failure.words : undefined);
	return (
		<Dialog
			title={t('show.title')}
			isOpen={isOpen}
			width="wide"
			onClose={() => {
				running.current?.abort();
				onClose();
			}}
			footer={
				<Button variant="primary" type="submit" form={formId} icon={<PlayIcon />} isDisabled={isStarting}>
					{t('show.start')}
				</Button>
			}
		>
			<form ref={form} id={formId} className="form" noValidate onSubmit={(event) => void start(event)}>
				<Segmented
					label={t('show.source')}
					segments={[
						{ id: 'demo', name: t('show.demo') },
						{ id: 'twitch', name: t('show.twitch') },
						{ id: 'websocket', name: t('show.websocket') },
						{ id: 'replay', name: t('show.replay') },
					]}
					value={show.kind}
					onChange={(kind) => change({ kind })}
				/>
				<SourceFields show={show} onChange={change} errorOf={errorOf} />
				<SheetsField show={show} onChange={change} />
				<ShowDetails show={show} onChange={change} errorOf={errorOf} />
				{failure?.field === null && <FormError>{failure.words}</FormError>}
				{progress && show.file && (
					<Progress
						label={t('show.uploading', { file: show.file.name })}
						share={progress.totalBytes === 0 ? undefined : progress.doneBytes / progress.totalBytes}
						valueText={t('show.uploaded', { done: bytes(progress.doneBytes), total: bytes(progress.totalBytes) })}
						onCancel={() => running.current?.abort()}
					/>
				)}
			</form>
		</Dialog>
	);
}

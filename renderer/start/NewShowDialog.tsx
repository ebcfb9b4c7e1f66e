import { type FormEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/model/show.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { FormError } from '../components/FormError.tsx';
import { useFocusOnInvalid } from '../components/focus-invalid.ts';
import { PlayIcon } from '../components/icons.tsx';
import { Progress } from '../components/Progress.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { expectedLanguage, isDemoAlone, isUntouched } from './new-show.ts';
import { SheetsField } from './SheetsField.tsx';
import { ShowDetails } from './ShowDetails.tsx';
import { AddSource } from './sources/AddSource.tsx';
import { SourceList } from './sources/SourceList.tsx';
import { useNewShow } from './use-new-show.ts';
import './start.css';

export interface NewShowDialogProps {
	readonly isOpen: boolean;
	readonly onClose: () => void;
	readonly onStarted: (session: Session) => void;
}

/** Asks where a show comes from and starts it. What was typed is kept when the dialog is closed and opened again. */
export function NewShowDialog({ isOpen, onClose, onStarted }: NewShowDialogProps) {
	const { t } = useTranslation('start');
	const { bytes } = useFormatters();
	const formId = useId();
	const form = useRef<HTMLFormElement>(null);
	const typing = useRef<HTMLInputElement>(null);
	const newShow = useNewShow(typing, onStarted);
	const { show, change, progress } = newShow;
	useFocusOnInvalid(form, newShow.refusals);

	function submit(event: FormEvent): void {
		event.preventDefault();
		void newShow.start();
	}

	const hasSources = show.sources.length > 0;
	return (
		<Dialog
			title={t('show.title')}
			isOpen={isOpen}
			width="wide"
			onClose={() => {
				newShow.leave();
				onClose();
			}}
			footer={
				<Button variant="primary" type="submit" form={formId} icon={<PlayIcon />} isPending={newShow.isStarting}>
					{t(isUntouched(show) ? 'show.startDemo' : 'show.start')}
				</Button>
			}
		>
			<form ref={form} id={formId} className="form" noValidate onSubmit={submit}>
				{hasSources && (
					<SourceList
						sources={show.sources}
						openSource={show.openSource}
						fresh={newShow.fresh}
						expected={expectedLanguage(show)}
						objectionTo={newShow.objectionTo}
						onOpen={(openSource) => change({ openSource })}
						onChange={newShow.changeSource}
						onRemove={newShow.removeSource}
					/>
				)}
				<AddSource
					count={show.sources.length}
					typed={show.typed}
					onType={(typed) => change({ typed })}
					onAdd={newShow.takeTyped}
					onChoose={newShow.choose}
					notTaken={newShow.notTaken}
					fieldRef={typing}
				/>
				<p className="visually-hidden" role="status">
					{newShow.added}
				</p>
				{hasSources && <SheetsField show={show} onChange={change} />}
				{hasSources && !isDemoAlone(show) && (
					<ShowDetails show={show} onChange={change} errorOf={newShow.errorOfDetail} isIntervalWrong={newShow.isIntervalWrong} />
				)}
				{newShow.refusal !== null && <FormError>{newShow.refusal}</FormError>}
				{progress !== null && (
					<Progress
						label={t('show.uploading', { file: progress.fileName })}
						share={progress.totalBytes === 0 ? undefined : progress.doneBytes / progress.totalBytes}
						valueText={t('show.uploaded', { done: bytes(progress.doneBytes), total: bytes(progress.totalBytes) })}
						onCancel={newShow.cancel}
					/>
				)}
			</form>
		</Dialog>
	);
}

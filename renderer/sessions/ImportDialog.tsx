import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { FileDrop } from '../components/FileDrop.tsx';
import { FormError } from '../components/FormError.tsx';
import { Progress } from '../components/Progress.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { navigate } from '../state/navigation.ts';
import { ColumnPicker } from './import/ColumnPicker.tsx';
import { columnsOf } from './import/column-draft.ts';
import { FoundFile } from './import/FoundFile.tsx';
import { ImportedShowFields } from './import/ImportedShowFields.tsx';
import { ImportOutcome } from './import/ImportOutcome.tsx';
import { type FoundState, type Importing, type ImportState, useImport } from './import/use-import.ts';
import './import/import.css';

export interface ImportDialogProps {
	/** Dropped already, or null to ask for one. */
	readonly file: File | null;
	readonly onClose: () => void;
}

const ACCEPTED = ['.jsonl', '.ndjson', '.json', '.gz', '.vtt', '.srt', '.csv', '.tsv', '.txt'];

/** Brings a transcript in, step by step: which file, what its columns are, what is in it and what show it is of, what came of it. */
export function ImportDialog({ file, onClose }: ImportDialogProps) {
	const { t } = useTranslation('importing');
	const importing = useImport(file);
	const { state } = importing;
	const footer = footerOf(importing, onClose);
	const body = useRef<HTMLDivElement>(null);
	// The button that was pressed goes with its step: without a place in the dialog the keyboard would be lost.
	useEffect(() => {
		const step = body.current;
		if (step && !step.closest('[role=dialog]')?.contains(document.activeElement)) step.focus();
	}, [state.phase]);
	return (
		<Dialog
			title={t('title')}
			isOpen
			width={state.phase === 'columns' || state.phase === 'found' ? 'wide' : 'narrow'}
			onClose={onClose}
			{...(footer !== null && { footer })}
		>
			<div ref={body} className="import-body" tabIndex={-1}>
				<ImportStep importing={importing} />
			</div>
		</Dialog>
	);
}

function ImportStep({ importing }: { readonly importing: Importing }) {
	const { state, choose, changeColumns, changeShow, cancel } = importing;
	switch (state.phase) {
		case 'choosing':
			return <Choosing state={state} onFile={choose} />;
		case 'working':
			return <Working state={state} onCancel={cancel} />;
		case 'columns':
			return (
				<div className="import-step">
					<ColumnPicker table={state.table} draft={state.draft} onChange={changeColumns} />
					<Failure error={state.error} />
				</div>
			);
		case 'found':
			return (
				<div className="import-step">
					<FoundFile found={state.found} />
					{/* A transcript of this program says all there is of its show. */}
					{state.found.format !== 'jsonl' && <ImportedShowFields show={state.show} isDated={state.found.isDated} onChange={changeShow} />}
					<Failure error={state.error} />
				</div>
			);
		case 'done':
			return <ImportOutcome file={state.file} result={state.result} />;
	}
}

function Choosing({ state, onFile }: { readonly state: ImportState & { readonly phase: 'choosing' }; readonly onFile: (file: File) => void }) {
	const { t } = useTranslation('importing');
	return (
		<>
			<p className="form-intro">{t('intro')}</p>
			<FileDrop label={t('drop')} chooseLabel={t('choose')} accept={ACCEPTED} onFile={onFile} />
			<Failure error={state.error} />
			{state.isStopped && <p role="status">{t('stopped')}</p>}
		</>
	);
}

function Working({ state, onCancel }: { readonly state: ImportState & { readonly phase: 'working' }; readonly onCancel: () => void }) {
	const { t } = useTranslation('importing');
	const { bytes } = useFormatters();
	const { step, file, progress } = state;
	return (
		<Progress
			label={t(step, { file: file.name })}
			share={progress.total === 0 ? undefined : progress.done / progress.total}
			{...(step === 'uploading' && { valueText: `${bytes(progress.done)} / ${bytes(progress.total)}` })}
			onCancel={onCancel}
		/>
	);
}

function Failure({ error }: { readonly error: unknown }) {
	const faultWords = useFaultWords();
	return error === null ? null : <FormError>{faultWords(error)}</FormError>;
}

function footerOf(importing: Importing, onClose: () => void) {
	switch (importing.state.phase) {
		case 'columns':
			return <ColumnsFooter importing={importing} state={importing.state} />;
		case 'found':
			return <FoundFooter importing={importing} state={importing.state} />;
		case 'done':
			return <DoneFooter importing={importing} sessionId={importing.state.result.sessionId} onClose={onClose} />;
		default:
			return null;
	}
}

function ColumnsFooter({ importing, state }: { readonly importing: Importing; readonly state: ImportState & { readonly phase: 'columns' } }) {
	const { t } = useTranslation('importing');
	return (
		<>
			<Button onPress={importing.startOver}>{t('anotherFile')}</Button>
			<Button variant="primary" isDisabled={columnsOf(state.draft) === null} onPress={importing.readColumns}>
				{t('goOn')}
			</Button>
		</>
	);
}

function FoundFooter({ importing, state }: { readonly importing: Importing; readonly state: FoundState }) {
	const { t } = useTranslation('importing');
	const isPartial = state.found.problemCount > 0 || state.error !== null;
	const isEmpty = state.found.messages === 0 && state.found.format !== 'jsonl';
	return (
		<>
			<Button onPress={importing.startOver}>{t('anotherFile')}</Button>
			{state.table !== null && <Button onPress={importing.backToColumns}>{t('backToColumns')}</Button>}
			<Button variant="primary" isDisabled={isEmpty} onPress={() => importing.store(isPartial)}>
				{t(isPartial ? 'importRest' : 'import')}
			</Button>
		</>
	);
}

function DoneFooter({ importing, sessionId, onClose }: { readonly importing: Importing; readonly sessionId: string; readonly onClose: () => void }) {
	const { t } = useTranslation('importing');
	return (
		<>
			<Button onPress={importing.startOver}>{t('again')}</Button>
			<Button
				variant="primary"
				onPress={() => {
					onClose();
					navigate({ screen: 'sessions', sessionId, messageId: null });
				}}
			>
				{t('open')}
			</Button>
		</>
	);
}

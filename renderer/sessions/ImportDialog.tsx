import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportResult } from '../../shared/model/transcript-import.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { FileDrop } from '../components/FileDrop.tsx';
import { FormError } from '../components/FormError.tsx';
import { ConfirmIcon } from '../components/icons.tsx';
import { Progress } from '../components/Progress.tsx';
import { isCancelled, useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { navigate } from '../state/navigation.ts';
import { type ImportStep, importFile } from './import-file.ts';

export interface ImportDialogProps {
	/** Dropped already, or null to ask for one. */
	readonly file: File | null;
	readonly onClose: () => void;
}

type ImportState =
	/** `isStopped`: the person ended an import after a part of it was read. */
	| { readonly phase: 'choosing'; readonly error: unknown; readonly isStopped: boolean }
	| { readonly phase: 'working'; readonly file: File; readonly step: ImportStep }
	| { readonly phase: 'done'; readonly file: File; readonly result: ImportResult };

const CHOOSING: ImportState & { readonly phase: 'choosing' } = { phase: 'choosing', error: null, isStopped: false };

/** Brings in a transcript and says what came of it: what is new, what was known, what was skipped and why. */
export function ImportDialog({ file: dropped, onClose }: ImportDialogProps) {
	const { t } = useTranslation('sessions');
	const { bytes } = useFormatters();
	const faultWords = useFaultWords();
	const [state, setState] = useState<ImportState>(CHOOSING);
	const running = useRef<AbortController | null>(null);

	async function begin(file: File): Promise<void> {
		running.current?.abort();
		const controller = new AbortController();
		running.current = controller;
		const show = (next: ImportState) => {
			if (running.current === controller) setState(next);
		};
		let step: ImportStep = { name: 'uploading', done: 0, total: file.size };
		const follow = (next: ImportStep) => {
			step = next;
			show({ phase: 'working', file, step });
		};
		follow(step);
		try {
			const result = await importFile(file, follow, controller.signal);
			show({ phase: 'done', file, result });
		} catch (error) {
			show(isCancelled(error) ? { ...CHOOSING, isStopped: step.name === 'reading' } : { ...CHOOSING, error });
		}
	}

	// A dropped file is taken once, when the dialog opens.
	useEffect(() => {
		if (dropped) void begin(dropped);
		return () => {
			running.current?.abort();
			running.current = null;
		};
	}, []);

	return (
		<Dialog
			title={t('importTitle')}
			isOpen
			onClose={onClose}
			{...(state.phase === 'done' && {
				footer: (
					<>
						<Button onPress={() => setState(CHOOSING)}>{t('importAgain')}</Button>
						<Button
							variant="primary"
							onPress={() => {
								onClose();
								navigate({ screen: 'sessions', sessionId: state.result.sessionId, messageId: null });
							}}
						>
							{t('importOpen')}
						</Button>
					</>
				),
			})}
		>
			{state.phase === 'choosing' && (
				<>
					<p className="form-intro">{t('importIntro')}</p>
					<FileDrop label={t('importDrop')} chooseLabel={t('importChoose')} accept={['.jsonl', '.ndjson']} onFile={(file) => void begin(file)} />
					{state.error !== null && <FormError>{faultWords(state.error)}</FormError>}
					{state.isStopped && <p role="status">{t('importStopped')}</p>}
				</>
			)}
			{state.phase === 'working' && (
				<Progress
					label={t(state.step.name === 'uploading' ? 'importUploading' : 'importWorking', { file: state.file.name })}
					share={state.step.total === 0 ? undefined : state.step.done / state.step.total}
					{...(state.step.name === 'uploading' && { valueText: `${bytes(state.step.done)} / ${bytes(state.step.total)}` })}
					onCancel={() => running.current?.abort()}
				/>
			)}
			{state.phase === 'done' && <ImportOutcome file={state.file} result={state.result} />}
		</Dialog>
	);
}

function ImportOutcome({ file, result }: { readonly file: File; readonly result: ImportResult }) {
	const { t } = useTranslation('sessions');
	return (
		<div className="import-outcome" role="status">
			<p className="import-headline">
				<ConfirmIcon />
				<span>{t('importDone', { file: file.name })}</span>
			</p>
			<ul>
				<li>{t('importAdded', { count: result.added })}</li>
				<li>{t('importKnown', { count: result.known })}</li>
				<li>{t('importSkipped', { count: result.skipped.length })}</li>
			</ul>
			{result.skipped.length > 0 && (
				<ol className="import-skipped">
					{result.skipped.map(({ line, code }) => (
						<li key={line}>
							<span>{t('importLine', { line })}</span>
							<bdi>{code}</bdi>
						</li>
					))}
				</ol>
			)}
		</div>
	);
}

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemoryImport, TermImport } from '../../../shared/model/exchange.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { FileDrop } from '../../components/FileDrop.tsx';
import { FormError } from '../../components/FormError.tsx';
import { ConfirmIcon } from '../../components/icons.tsx';
import { Progress } from '../../components/Progress.tsx';
import { isCancelled, useFaultWords } from '../../i18n/use-fault-words.ts';
import { type Exchanged, type ExchangeStep, importExchange } from './exchange-files.ts';
import './exchange.css';

type ImportState =
	| { readonly phase: 'choosing'; readonly error: unknown; readonly isStopped: boolean }
	| { readonly phase: 'working'; readonly file: File; readonly step: ExchangeStep }
	| { readonly phase: 'done'; readonly file: File; readonly result: MemoryImport | TermImport };

const ACCEPTED: Readonly<Record<Exchanged, readonly string[]>> = { memory: ['.tmx', '.jsonl', '.ndjson'], terms: ['.tbx', '.csv', '.jsonl', '.ndjson'] };

/** Brings in a file of another tool and says what came of it. */
export function ImportExchangeDialog({ what, onClose }: { readonly what: Exchanged; readonly onClose: () => void }) {
	const { t } = useTranslation('engines');
	const faultWords = useFaultWords();
	const [state, setState] = useState<ImportState>({ phase: 'choosing', error: null, isStopped: false });
	const running = useRef<AbortController | null>(null);
	useEffect(() => () => running.current?.abort(), []);

	async function begin(file: File): Promise<void> {
		const controller = new AbortController();
		running.current = controller;
		let step: ExchangeStep = { name: 'uploading', done: 0, total: file.size };
		const follow = (next: ExchangeStep) => {
			step = next;
			setState({ phase: 'working', file, step });
		};
		follow(step);
		try {
			setState({ phase: 'done', file, result: await importExchange(what, file, follow, controller.signal) });
		} catch (error) {
			setState({ phase: 'choosing', error: isCancelled(error) ? null : error, isStopped: isCancelled(error) && step.name === 'reading' });
		}
	}

	return (
		<Dialog title={t(`exchange.${what}.importTitle`)} isOpen onClose={onClose}>
			{state.phase === 'choosing' && (
				<>
					<p className="form-intro">{t(`exchange.${what}.importIntro`)}</p>
					<FileDrop label={t('exchange.drop')} chooseLabel={t('exchange.choose')} accept={ACCEPTED[what]} onFile={(file) => void begin(file)} />
					{state.error !== null && <FormError>{faultWords(state.error)}</FormError>}
					{state.isStopped && <p role="status">{t('exchange.stopped')}</p>}
				</>
			)}
			{state.phase === 'working' && (
				<Progress
					label={t(`exchange.${state.step.name}`, { file: state.file.name })}
					share={state.step.total === 0 ? undefined : state.step.done / state.step.total}
					onCancel={() => running.current?.abort()}
				/>
			)}
			{state.phase === 'done' && <Outcome file={state.file} result={state.result} />}
		</Dialog>
	);
}

function Outcome({ file, result }: { readonly file: File; readonly result: MemoryImport | TermImport }) {
	const { t } = useTranslation('engines');
	return (
		<div className="exchange-outcome" role="status">
			<p className="exchange-headline">
				<ConfirmIcon />
				<span>{t('exchange.done', { file: file.name })}</span>
			</p>
			<ul>
				<li>{t('exchange.added', { n: result.added })}</li>
				{'changed' in result && <li>{t('exchange.changed', { n: result.changed })}</li>}
				<li>{t('exchange.known', { n: result.known })}</li>
				<li>{t('exchange.skipped', { n: result.skipped })}</li>
			</ul>
			{result.problems.length > 0 && (
				<ol className="exchange-problems">
					{result.problems.map(({ line, why }) => (
						<li key={line}>
							<span>{t('exchange.line', { line })}</span>
							<span>{t(`exchange.problem.${why}`)}</span>
						</li>
					))}
				</ol>
			)}
		</div>
	);
}

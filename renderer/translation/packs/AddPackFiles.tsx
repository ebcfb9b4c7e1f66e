import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf } from '../../../shared/contract/errors.ts';
import { PACK_TROUBLES } from '../../../shared/model/language-pack.ts';
import { FileDrop } from '../../components/FileDrop.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Progress } from '../../components/Progress.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { isCancelled, useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { uploadFile } from '../../sessions/upload-file.ts';
import { callDesk } from '../../state/desk.ts';
import { usePairWords } from './use-pair-words.ts';

/** So many files make one pair. */
const FEWEST_FILES = 3;
const MOST_FILES = 5;

type AddState =
	| { readonly phase: 'waiting' }
	| { readonly phase: 'wrong-count' }
	| { readonly phase: 'failed'; readonly error: unknown }
	| { readonly phase: 'working'; readonly done: number; readonly total: number };

/** Takes in the files of one pair, for machines without internet. */
export function AddPackFiles() {
	const { t } = useTranslation('engines');
	const { bytes } = useFormatters();
	const faultWords = useFaultWords();
	const pairWords = usePairWords();
	const headingId = useId();
	const [state, setState] = useState<AddState>({ phase: 'waiting' });
	const running = useRef<AbortController | null>(null);
	useEffect(() => () => running.current?.abort(), []);

	async function add(files: readonly File[]): Promise<void> {
		if (files.length < FEWEST_FILES || files.length > MOST_FILES) {
			setState({ phase: 'wrong-count' });
			return;
		}
		running.current?.abort();
		const controller = new AbortController();
		running.current = controller;
		const total = files.reduce((sum, { size }) => sum + size, 0);
		const uploadIds: string[] = [];
		let before = 0;
		setState({ phase: 'working', done: 0, total });
		try {
			for (const file of files) {
				const done = before;
				const uploadId = await uploadFile(file, callDesk, {
					onProgress: ({ doneBytes }) => setState({ phase: 'working', done: done + doneBytes, total }),
					signal: controller.signal,
				});
				uploadIds.push(uploadId);
				before += file.size;
			}
			const pair = await callDesk('languagePack.add', { uploadIds });
			setState({ phase: 'waiting' });
			showToast({ level: 'success', text: t('packs.files.added', { pair: pairWords(pair) }) });
		} catch (error) {
			// Those that arrived whole would lie there for nothing.
			for (const uploadId of uploadIds) void callDesk('upload.discard', { uploadId }).catch(() => null);
			setState(isCancelled(error) ? { phase: 'waiting' } : { phase: 'failed', error });
		}
	}

	const failureWords = (error: unknown): string => {
		const { code, detail } = faultOf(error);
		const trouble = code === 'bad-language-pack' ? PACK_TROUBLES.find((each) => each === detail.trouble) : undefined;
		return trouble === undefined ? faultWords(error) : t(`packs.trouble.${trouble}`);
	};

	return (
		<section className="translation-section" aria-labelledby={headingId}>
			<h2 id={headingId}>{t('packs.files.title')}</h2>
			<p className="engine-aside">{t('packs.files.text')}</p>
			{state.phase === 'working' ? (
				<Progress
					label={t('packs.files.working')}
					share={state.total === 0 ? undefined : state.done / state.total}
					valueText={t('packs.progress', { done: bytes(state.done), total: bytes(state.total) })}
					onCancel={() => running.current?.abort()}
				/>
			) : (
				<FileDrop label={t('packs.files.drop')} chooseLabel={t('packs.files.choose')} accept={['.bin', '.spm', '.gz']} onFiles={(files) => void add(files)} />
			)}
			{state.phase === 'wrong-count' && <FormError>{t('packs.files.count')}</FormError>}
			{state.phase === 'failed' && <FormError>{failureWords(state.error)}</FormError>}
		</section>
	);
}

import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskEvent } from '../../shared/contract/contract.ts';
import type { PackRevision } from '../../shared/model/rule-pack.ts';
import { Button } from '../components/Button.tsx';
import { Chip } from '../components/Chip.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { FormError } from '../components/FormError.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { callDesk } from '../state/desk.ts';
import { useKept } from '../state/use-kept.ts';
import { PackTextEditor } from './PackTextEditor.tsx';

export interface PackHistoryDialogProps {
	readonly name: string;
	readonly onClose: () => void;
	/** The text becomes what is being written; it is saved like any other change. */
	readonly onRestore: (text: string) => void;
}

/** Every state a pack of the team has been saved in, to look at and to bring back. */
export function PackHistoryDialog({ name, onClose, onRestore }: PackHistoryDialogProps) {
	const { t } = useTranslation('rules');
	const faultWords = useFaultWords();
	const { dateTime } = useFormatters();
	const load = useCallback(() => callDesk('pack.history', { name }), [name]);
	const { kept } = useKept(load, unchanged);
	const [shown, setShown] = useState<{ readonly id: number; readonly text: string } | null>(null);
	const [failure, setFailure] = useState<unknown>(null);
	const show = (id: number) => {
		callDesk('pack.read', { name, revision: id }).then(({ text }) => setShown({ id, text }), setFailure);
	};
	const error = kept.phase === 'failed' ? kept.error : failure;
	return (
		<Dialog
			title={t('historyOf', { name })}
			width="wide"
			isOpen
			onClose={onClose}
			{...(shown !== null && {
				footer: (
					<Button variant="primary" onPress={() => onRestore(shown.text)}>
						{t('restore')}
					</Button>
				),
			})}
		>
			{error !== null && error !== undefined && <FormError>{faultWords(error)}</FormError>}
			{kept.phase === 'loaded' && kept.value.length === 0 && <p className="form-intro">{t('historyNone')}</p>}
			<ul className="pack-history" aria-label={t('history')}>
				{(kept.phase === 'loaded' ? kept.value : []).map(({ id, version, at, author, isDeleted }) => (
					<li key={id}>
						<button type="button" className="pack-revision" aria-pressed={shown?.id === id} onClick={() => show(id)}>
							<span>{t('version', { version })}</span>
							<span>{dateTime(at)}</span>
							<bdi>{author}</bdi>
							{isDeleted && <Chip tone="warning">{t('wasDeleted')}</Chip>}
						</button>
					</li>
				))}
			</ul>
			{shown !== null && <PackTextEditor label={t('textOf', { name })} text={shown.text} problems={[]} />}
		</Dialog>
	);
}

function unchanged(revisions: readonly PackRevision[], _: DeskEvent): readonly PackRevision[] {
	return revisions;
}

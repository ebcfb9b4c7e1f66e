import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Guidelines, GuidelinesRevision } from '../../../shared/model/label.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Markdown } from '../../components/Markdown.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk } from '../../state/desk.ts';

interface GuidelinesHistoryProps {
	readonly label: string | null;
	/** Newest first. */
	readonly revisions: readonly GuidelinesRevision[];
	readonly onClose: () => void;
	/** The text becomes what is being written; it is saved like any other change. */
	readonly onTake: (text: string) => void;
}

/** Every version that was ever in force, to read and to go on from. */
export function GuidelinesHistory({ label, revisions, onClose, onTake }: GuidelinesHistoryProps) {
	const { t } = useTranslation('labels');
	const faultWords = useFaultWords();
	const { dateTime } = useFormatters();
	const [shown, setShown] = useState<Guidelines | null>(null);
	const [failure, setFailure] = useState<unknown>(null);
	const show = (version: number) => {
		callDesk('guidelines.read', { label, version }).then(setShown, setFailure);
	};
	return (
		<Dialog
			title={t('guide.history')}
			width="wide"
			isOpen
			onClose={onClose}
			{...(shown !== null && {
				footer: (
					<Button variant="primary" onPress={() => onTake(shown.text)}>
						{t('guide.take')}
					</Button>
				),
			})}
		>
			{failure !== null && <FormError>{faultWords(failure)}</FormError>}
			{revisions.length === 0 && <p className="settings-text">{t('guide.historyNone')}</p>}
			<ul className="guidelines-history" aria-label={t('guide.history')}>
				{revisions.map(({ version, at, author, comment }) => (
					<li key={version}>
						<button type="button" className="guidelines-revision" aria-pressed={shown?.version === version} onClick={() => show(version)}>
							<span>{t('guide.shown', { version })}</span>
							<span>{dateTime(at)}</span>
							<bdi>{author.name}</bdi>
							{comment !== '' && (
								<span className="guidelines-comment" dir="auto">
									{comment}
								</span>
							)}
						</button>
					</li>
				))}
			</ul>
			{shown !== null && (
				<div className="guidelines-newer-text">
					<Markdown text={shown.text} />
				</div>
			)}
		</Dialog>
	);
}

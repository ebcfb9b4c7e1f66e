import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolated } from '../../../shared/model/explanation.ts';
import type { PersonPreview } from '../../../shared/model/keeping.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Progress } from '../../components/Progress.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk } from '../../state/desk.ts';
import { useOperation } from './use-operation.ts';
import './keeping.css';

export interface AnonymiseDialogProps {
	/** See `realmOf`. */
	readonly realm: string;
	readonly id: string;
	readonly onClose: () => void;
	readonly onDone: () => void;
}

/** Says what will be changed everywhere, and does it for good when a lead says so. */
export function AnonymiseDialog({ realm, id, onClose, onDone }: AnonymiseDialogProps) {
	const { t } = useTranslation(['keeping', 'components']);
	const faultWords = useFaultWords();
	const [preview, setPreview] = useState<PersonPreview | null>(null);
	const [loadError, setLoadError] = useState<unknown>(null);
	const [hidesBareWords, setHidesBareWords] = useState(false);
	const [replacesBackups, setReplacesBackups] = useState(true);
	const { isRunning, share, error, run } = useOperation();

	useEffect(() => {
		callDesk('person.preview', { realm, id }).then(setPreview, setLoadError);
	}, [realm, id]);

	async function anonymise(withBackups: boolean): Promise<void> {
		const outcome = await run((operationId) => callDesk('person.anonymise', { realm, id, hidesBareWords, replacesBackups: withBackups, operationId }));
		if (outcome === null) return;
		showToast({ level: 'success', text: t(outcome.isScrubbed ? 'anonymise.done' : 'anonymise.doneLater', { pseudonym: isolated(outcome.pseudonym) }) });
		onDone();
	}

	const failure = error ?? loadError;
	const isBlocked = preview === null || preview.runningShow !== null;
	const hasBackups = (preview?.backups ?? 0) > 0;
	return (
		<Dialog
			title={t('anonymise.title')}
			isOpen
			role="alertdialog"
			{...(isRunning ? {} : { onClose })}
			footer={
				<>
					<Button onPress={onClose} isDisabled={isRunning}>
						{t('components:cancel')}
					</Button>
					<Button variant="danger" isPending={isRunning} isDisabled={isBlocked} onPress={() => void anonymise(hasBackups && replacesBackups)}>
						{t('anonymise.confirm')}
					</Button>
				</>
			}
		>
			<div className="keeping-lines">
				{preview === null && loadError === null && <Progress label={t('anonymise.loading')} />}
				{preview !== null && !isRunning && (
					<>
						<Changes preview={preview} />
						{!preview.isUnmistakable && preview.bareWords > 0 && (
							<div>
								<Checkbox isSelected={hidesBareWords} onChange={setHidesBareWords}>
									{t('anonymise.words')}
								</Checkbox>
								<p className="settings-text">{t('anonymise.wordsHint')}</p>
							</div>
						)}
						{hasBackups && (
							<Checkbox isSelected={replacesBackups} onChange={setReplacesBackups}>
								{t('anonymise.backups', { count: preview.backups })}
							</Checkbox>
						)}
						{preview.runningShow !== null && <FormError>{t('anonymise.running', { title: isolated(preview.runningShow) })}</FormError>}
						<p className="keeping-loss">{t('anonymise.forGood')}</p>
					</>
				)}
				{isRunning && <Progress label={t('anonymise.working')} share={share} />}
				{failure !== null && <FormError>{faultWords(failure)}</FormError>}
			</div>
		</Dialog>
	);
}

function Changes({ preview }: { readonly preview: PersonPreview }) {
	const { t } = useTranslation('keeping');
	const { list } = useFormatters();
	const { person, mentions, replies, bareWords, exceptions, sealedSessions } = preview;
	return (
		<>
			<p className="keeping-row-name">
				<bdi>{list(person.names.map(isolated))}</bdi>
			</p>
			<ul className="keeping-changes">
				<li>{t('anonymise.own', { messages: t('messages', { count: person.messages }), sessions: t('sessions', { count: person.sessions }) })}</li>
				{mentions > 0 && <li>{t('anonymise.mentions', { count: mentions })}</li>}
				{bareWords > 0 && <li>{t('anonymise.bareWords', { count: bareWords })}</li>}
				{replies > 0 && <li>{t('anonymise.replies', { count: replies })}</li>}
				{exceptions > 0 && <li>{t('anonymise.exceptions', { count: exceptions })}</li>}
				{sealedSessions > 0 && <li>{t('anonymise.sealed', { count: sealedSessions })}</li>}
			</ul>
		</>
	);
}

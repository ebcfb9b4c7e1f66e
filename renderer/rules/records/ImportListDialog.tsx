import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { errorOf } from '../../../shared/contract/errors.ts';
import { MOST_EXCEPTIONS_AT_ONCE } from '../../../shared/model/team-exception.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FileDrop } from '../../components/FileDrop.tsx';
import { FormError } from '../../components/FormError.tsx';
import { callDesk } from '../../state/desk.ts';
import { withProfile } from '../../state/profile-prompt.ts';
import { type ListEntry, type ListReading, type ListType, readList } from './list-file.ts';
import { useDecisionFaultWords } from './use-decision-fault-words.ts';

interface ImportListDialogProps {
	readonly type: ListType;
	readonly onClose: () => void;
}

type Outcome = CallOutput<'exception.addAll'>;

/** Reads a list from a file, takes what can be taken, and says of each other line why not. */
export function ImportListDialog({ type, onClose }: ImportListDialogProps) {
	const { t } = useTranslation('records');
	const faultWords = useDecisionFaultWords();
	const [reading, setReading] = useState<ListReading | null>(null);
	const [outcome, setOutcome] = useState<Outcome | null>(null);
	const [failure, setFailure] = useState<unknown>(null);
	const [isTaking, setIsTaking] = useState(false);

	const read = (file: File) => {
		setFailure(null);
		setOutcome(null);
		file.text().then((text) => setReading(readList(type, text)), setFailure);
	};
	const take = (all: readonly ListEntry[]) =>
		withProfile(() => {
			setIsTaking(true);
			setFailure(null);
			takeAll(all)
				.then(setOutcome, setFailure)
				.finally(() => setIsTaking(false));
		});

	const entries = reading?.entries ?? [];
	const problems = [
		...(reading?.problems ?? []).map(({ line, problem }) => ({ line, why: t(`problem.${problem}`) })),
		...(outcome?.refused ?? []).map(({ index, fault }) => ({ line: entries[index]?.line ?? index + 1, why: faultWords(errorOf(fault)) })),
	].sort((one, other) => one.line - other.line);
	const footer = () => {
		if (outcome !== null) {
			return (
				<Button variant="primary" onPress={onClose}>
					{t('lists.close')}
				</Button>
			);
		}
		if (entries.length === 0) return undefined;
		return (
			<Button variant="primary" isPending={isTaking} onPress={() => take(entries)}>
				{t('lists.importTake', { count: entries.length })}
			</Button>
		);
	};
	return (
		<Dialog title={t('lists.importTitle')} isOpen onClose={onClose} footer={footer()}>
			<p className="form-intro">{t(`lists.importIntro.${type}`)}</p>
			{outcome === null && <FileDrop label={t('lists.importDrop')} chooseLabel={t('lists.importChoose')} accept={['.csv', '.txt']} onFile={read} />}
			{failure !== null && <FormError>{faultWords(failure)}</FormError>}
			{reading !== null && outcome === null && (
				<p aria-live="polite">{entries.length === 0 ? t('lists.importEmpty') : t('lists.importFound', { count: entries.length })}</p>
			)}
			{type === 'domain' && entries.length > 0 && outcome === null && <p className="records-warning">{t('lists.importRisk')}</p>}
			{outcome !== null && (
				<div aria-live="polite">
					<p>{t('lists.importAdded', { count: outcome.added })}</p>
					{outcome.known > 0 && <p>{t('lists.importKnown', { count: outcome.known })}</p>}
				</div>
			)}
			{problems.length > 0 && (
				<>
					<p>{t('lists.importRefused', { count: problems.length })}</p>
					<ul className="import-refused">
						{problems.map(({ line, why }) => (
							<li key={line}>
								{t('lists.importLine', { line })}: {why}
							</li>
						))}
					</ul>
				</>
			)}
		</Dialog>
	);
}

/** Whoever takes a list of domains has been told what it means. */
async function takeAll(entries: readonly ListEntry[]): Promise<Outcome> {
	let added = 0;
	let known = 0;
	const refused: Outcome['refused'][number][] = [];
	for (let start = 0; start < entries.length; start += MOST_EXCEPTIONS_AT_ONCE) {
		const exceptions = entries.slice(start, start + MOST_EXCEPTIONS_AT_ONCE).map(({ exception }) => exception);
		const answer = await callDesk('exception.addAll', { exceptions, acceptsRisk: true });
		added += answer.added;
		known += answer.known;
		refused.push(...answer.refused.map(({ index, fault }) => ({ index: start + index, fault })));
	}
	return { added, known, refused };
}

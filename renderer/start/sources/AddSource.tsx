import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_SOURCES } from '../../../shared/model/show.ts';
import { Button } from '../../components/Button.tsx';
import { ChevronDownIcon, PlusIcon } from '../../components/icons.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { KindChooser } from './KindChooser.tsx';
import type { Recognised } from './recognise.ts';
import type { DraftKind } from './source-kinds.ts';

interface AddSourceProps {
	/** How many there are already. */
	readonly count: number;
	readonly typed: string;
	readonly onType: (typed: string) => void;
	/** Takes what was typed. */
	readonly onAdd: () => void;
	readonly onChoose: (kind: DraftKind) => void;
	/** What of it could not be taken. */
	readonly notTaken: Pick<Recognised, 'strange' | 'unread'> | null;
	readonly fieldRef: RefObject<HTMLInputElement | null>;
}

/** One field that understands what is pasted, and every kind there is below it: in sight while there is no source yet. */
export function AddSource({ count, typed, onType, onAdd, onChoose, notTaken, fieldRef }: AddSourceProps) {
	const { t } = useTranslation('start');
	const { list, number } = useFormatters();
	const [isChoosing, setIsChoosing] = useState(false);
	if (count >= MOST_SOURCES) return <p className="form-intro">{t('add.full', { count: MOST_SOURCES })}</p>;
	const error = [
		...(notTaken === null || notTaken.strange.length === 0 ? [] : [t('add.strange', { hosts: list(notTaken.strange) })]),
		...(notTaken === null || notTaken.unread.length === 0 ? [] : [t('add.unread', { names: list(notTaken.unread) })]),
	].join(' ');
	return (
		<div className="add-source">
			<div className="add-source-field">
				<TextField
					label={t(count === 0 ? 'add.first' : 'add.another')}
					description={t(count === 0 ? 'add.hint' : 'add.anotherHint', { most: number(MOST_SOURCES) })}
					error={error === '' ? undefined : error}
					isCode
					autoFocus
					autoComplete="off"
					spellCheck="false"
					maxLength={4_000}
					placeholder="https://"
					value={typed}
					onChange={onType}
					inputRef={fieldRef}
					onKeyDown={(event) => {
						if (event.key === 'Enter' && typed.trim() !== '') {
							event.preventDefault();
							onAdd();
						}
						// Else Escape would end here, and not at the dialog.
						else event.continuePropagation();
					}}
				/>
				<Button icon={<PlusIcon />} isDisabled={typed.trim() === ''} onPress={onAdd}>
					{t('add.button')}
				</Button>
			</div>
			{count > 0 && (
				<div className="add-source-more">
					<Button size="small" variant="quiet" icon={<ChevronDownIcon />} aria-expanded={isChoosing} onPress={() => setIsChoosing(!isChoosing)}>
						{t('add.choose')}
					</Button>
				</div>
			)}
			{(count === 0 || isChoosing) && (
				<KindChooser
					onChoose={(kind) => {
						setIsChoosing(false);
						onChoose(kind);
					}}
				/>
			)}
		</div>
	);
}

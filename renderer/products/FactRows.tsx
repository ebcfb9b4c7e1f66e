import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FACT_LENGTH, FACT_TOPICS, NAME_LENGTH, type UnderstoodFact } from '../../shared/model/product-sheet.ts';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { ArrowDownIcon, ArrowUpIcon, CloseIcon, PlusIcon } from '../components/icons.tsx';
import { SuggestField } from '../components/SuggestField.tsx';
import { TextField } from '../components/TextField.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { type FactRow, isEmptyRow, type SheetDraft, withoutRow, withRow, withRowAfter, withRowMoved } from './sheet-draft.ts';
import { useTopicNames } from './topic-names.ts';
import { UnderstoodWords } from './UnderstoodWords.tsx';
import { useUnderstood } from './use-understood.ts';

export interface FactRowsProps {
	readonly draft: SheetDraft;
	readonly onChange: (draft: SheetDraft) => void;
	/** What is wrong with a row's name or text, in words. */
	readonly errorOf: (key: number, field: 'name' | 'text') => string | undefined;
}

/** The facts, a row each: what it is about, what holds, and beside it what the desk will check. */
export function FactRows({ draft, onChange, errorOf }: FactRowsProps) {
	const { t } = useTranslation('products');
	const { compare } = useFormatters();
	const understood = useUnderstood(draft.rows, useTopicNames());
	const suggestions = useMemo(() => FACT_TOPICS.map((id) => ({ id, name: t(`topic.${id}`) })).sort((a, b) => compare(a.name, b.name)), [t, compare]);

	const list = useRef<HTMLOListElement>(null);
	/** Where writing goes on once the row is drawn. */
	const goOnAt = useRef<{ readonly key: number; readonly field: 'name' | 'text' } | null>(null);
	useEffect(() => {
		if (goOnAt.current === null) return;
		const { key, field } = goOnAt.current;
		goOnAt.current = null;
		list.current?.querySelector<HTMLInputElement>(`[data-row="${key}"] .fact-${field} input`)?.focus();
	});

	const add = (after: number | null) => {
		const next = withRowAfter(draft, after);
		goOnAt.current = { key: next.added.key, field: 'name' };
		onChange(next.draft);
	};
	const remove = (key: number) => {
		const next = withoutRow(draft, key);
		goOnAt.current = { key: next.neighbour.key, field: 'text' };
		onChange(next.draft);
	};
	const onKeys = (event: KeyboardEvent, row: FactRow) => {
		const isInText = event.target instanceof Element && event.target.closest('.fact-text') !== null;
		if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
			goOnAt.current = { key: row.key, field: isInText ? 'text' : 'name' };
			onChange(withRowMoved(draft, row.key, event.key === 'ArrowUp' ? -1 : 1));
		} else if (event.key === 'Enter' && isInText && !event.nativeEvent.isComposing) add(row.key);
		else if (event.key === 'Backspace' && isEmptyRow(row) && draft.rows.length > 1) remove(row.key);
		else return;
		// Neither the list of suggestions nor the form is meant.
		event.preventDefault();
		event.stopPropagation();
	};

	return (
		<fieldset className="facts">
			<legend className="visually-hidden">{t('facts')}</legend>
			<div className="facts-head" aria-hidden="true">
				<span>{t('factName')}</span>
				<span>{t('factText')}</span>
			</div>
			<ol ref={list} className="facts-list">
				{draft.rows.map((row, index) => (
					<li key={row.key} className="fact-row" data-row={row.key} onKeyDownCapture={(event) => onKeys(event, row)}>
						<div className="fact-name">
							<SuggestField
								label={t('factNameOf', { number: index + 1 })}
								isLabelHidden
								suggestions={suggestions}
								value={row.name}
								onChange={(name) => onChange(withRow(draft, row.key, { name }))}
								placeholder={t('factNamePlaceholder')}
								maxLength={NAME_LENGTH}
								error={errorOf(row.key, 'name')}
							/>
						</div>
						<div className="fact-text">
							<TextField
								label={t('factTextOf', { number: index + 1 })}
								isLabelHidden
								value={row.text}
								onChange={(text) => onChange(withRow(draft, row.key, { text }))}
								placeholder={index === 0 ? t('factTextPlaceholder') : ''}
								maxLength={FACT_LENGTH}
								error={errorOf(row.key, 'text')}
							/>
							<Understood row={row} understood={understood} />
						</div>
						<div className="fact-acts">
							<IconButton
								label={t('moveUp')}
								keys="Alt+↑"
								icon={<ArrowUpIcon size={14} />}
								isDisabled={index === 0}
								onPress={() => onChange(withRowMoved(draft, row.key, -1))}
							/>
							<IconButton
								label={t('moveDown')}
								keys="Alt+↓"
								icon={<ArrowDownIcon size={14} />}
								isDisabled={index === draft.rows.length - 1}
								onPress={() => onChange(withRowMoved(draft, row.key, 1))}
							/>
							<IconButton label={t('removeFact')} icon={<CloseIcon size={14} />} onPress={() => remove(row.key)} />
						</div>
					</li>
				))}
			</ol>
			<div className="facts-foot">
				<Button size="small" icon={<PlusIcon size={14} />} onPress={() => add(null)}>
					{t('addFact')}
				</Button>
				<p className="facts-keys">{t('factKeys')}</p>
			</div>
		</fieldset>
	);
}

/** Keeps its line while there is nothing to say, so that no row moves under the pointer. */
function Understood({ row, understood }: { readonly row: FactRow; readonly understood: ReadonlyMap<number, UnderstoodFact> }) {
	const fact = understood.get(row.key);
	return <p className="fact-understood">{fact !== undefined && row.text.trim() !== '' && <UnderstoodWords name={row.name} fact={fact} />}</p>;
}

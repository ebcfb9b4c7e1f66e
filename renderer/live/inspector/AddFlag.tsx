import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CATEGORIES, type Category, type Severity } from '../../../shared/model/category.ts';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Select.tsx';
import type { MessageEntry } from '../../state/feed/message-book.ts';
import { SeverityChoice } from '../SeverityChoice.tsx';
import type { Judging } from './judging.ts';

/** A finding the desk missed, on the selected stretch or on the whole message. */
export function AddFlag({ entry: { message }, judging }: { readonly entry: MessageEntry; readonly judging: Judging }) {
	const { t } = useTranslation(['live', 'flags']);
	const [category, setCategory] = useState<Category | null>(null);
	const [severity, setSeverity] = useState<Severity>('medium');
	const span = judging.span ?? { start: 0, end: message.text.length };
	return (
		<form
			className="inspector-form"
			onSubmit={(event) => {
				event.preventDefault();
				if (category !== null) judging.add({ type: 'flag', category, severity, span });
			}}
			onKeyDown={(event) => {
				if (event.key === 'Escape') judging.close();
			}}
		>
			<q className="inspector-quote" dir="auto">
				{message.text.slice(span.start, Math.min(span.end, span.start + 200))}
			</q>
			{judging.span === null && <p className="inspector-aside">{t('addFlag.selectHint')}</p>}
			<Select
				label={t('addFlag.category')}
				placeholder={t('addFlag.chooseCategory')}
				choices={CATEGORIES.map((id) => ({ id, name: t(`flags:category.${id}.name`) }))}
				value={category}
				onChange={setCategory}
			/>
			<SeverityChoice label={t('addFlag.severity')} value={severity} onChange={setSeverity} />
			<div className="inspector-form-foot">
				<Button size="small" variant="quiet" onPress={() => judging.close()}>
					{t('act.cancel')}
				</Button>
				<Button size="small" variant="primary" type="submit" isDisabled={category === null}>
					{t('addFlag.save')}
				</Button>
			</div>
		</form>
	);
}

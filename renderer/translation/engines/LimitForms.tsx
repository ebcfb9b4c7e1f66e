import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TranslationSettings } from '../../../shared/model/translation-settings.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';
import { isWebAddress } from './EngineForm.tsx';
import { limitIn } from './limit-in.ts';

type Budget = TranslationSettings['budget'];

/** How much may be sent out of this machine. */
export function BudgetForm({ budget, onSave }: { readonly budget: Budget; readonly onSave: (budget: Budget) => void }) {
	const { t } = useTranslation('engines');
	const [perShow, setPerShow] = useState(budget.perShow?.toString() ?? '');
	const [perDay, setPerDay] = useState(budget.perDay?.toString() ?? '');
	const [wasTried, setWasTried] = useState(false);
	const [show, day] = [limitIn(perShow), limitIn(perDay)];
	const isChanged = show !== budget.perShow || day !== budget.perDay;
	const errorOf = (limit: number | null | undefined) => (wasTried && limit === undefined ? t('engines.budget.wrong') : undefined);
	return (
		<form
			className="engine-line"
			onSubmit={(event) => {
				event.preventDefault();
				setWasTried(true);
				if (show !== undefined && day !== undefined && isChanged) onSave({ perShow: show, perDay: day });
			}}
		>
			<TextField
				label={t('engines.budget.perShow')}
				inputMode="numeric"
				description={t('engines.budget.hint')}
				value={perShow}
				onChange={setPerShow}
				error={errorOf(show)}
			/>
			<TextField
				label={t('engines.budget.perDay')}
				inputMode="numeric"
				description={t('engines.budget.hint')}
				value={perDay}
				onChange={setPerDay}
				error={errorOf(day)}
			/>
			<Button type="submit" isDisabled={!isChanged}>
				{t('save')}
			</Button>
		</form>
	);
}

interface RegistryFormProps {
	/** Null: Mozilla's own list. */
	readonly address: string | null;
	readonly onSave: (address: string | null) => void;
}

/** Where language packs are listed. */
export function RegistryForm({ address, onSave }: RegistryFormProps) {
	const { t } = useTranslation('engines');
	const [typed, setTyped] = useState(address ?? '');
	const [wasTried, setWasTried] = useState(false);
	const chosen = typed.trim() || null;
	const isAddress = chosen === null || isWebAddress(chosen);
	return (
		<form
			className="engine-line"
			onSubmit={(event) => {
				event.preventDefault();
				setWasTried(true);
				if (isAddress && chosen !== address) onSave(chosen);
			}}
		>
			<TextField
				label={t('engines.registry.label')}
				isCode
				inputMode="url"
				autoComplete="off"
				maxLength={500}
				description={t('engines.registry.hint')}
				value={typed}
				onChange={setTyped}
				error={wasTried && !isAddress ? t('engines.addressWrong') : undefined}
			/>
			<Button type="submit" isDisabled={chosen === address}>
				{t('save')}
			</Button>
		</form>
	);
}

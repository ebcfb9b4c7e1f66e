import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyState } from '../../../shared/model/translation-desk.ts';
import { KEY_VARIABLES, type KeyedEngine } from '../../../shared/model/translation-settings.ts';
import { Button } from '../../components/Button.tsx';
import { FormError } from '../../components/FormError.tsx';
import { LockIcon } from '../../components/icons.tsx';
import { TextField } from '../../components/TextField.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { callDesk } from '../../state/desk.ts';

interface KeyFieldProps {
	readonly engine: KeyedEngine;
	readonly state: KeyState;
	/** Can this desk keep what is typed? */
	readonly canKeep: boolean;
}

/** The key of an engine: it is typed in and never comes out again. */
export function KeyField({ engine, state, canKeep }: KeyFieldProps) {
	const { t } = useTranslation('engines');
	const faultWords = useFaultWords();
	const [typed, setTyped] = useState('');
	const [isReplacing, setIsReplacing] = useState(false);
	const [isBusy, setIsBusy] = useState(false);
	const [failure, setFailure] = useState<unknown>(null);
	const variable = KEY_VARIABLES[engine];

	async function keep(key: string | null): Promise<void> {
		setIsBusy(true);
		setFailure(null);
		try {
			await callDesk('translation.setKey', { engine, key });
			setTyped('');
			setIsReplacing(false);
			showToast({ level: 'success', text: t(key === null ? 'engines.key.forgotten' : 'engines.key.keptNow') });
		} catch (error) {
			setFailure(error);
		} finally {
			setIsBusy(false);
		}
	}

	if (state === 'environment' || !canKeep) {
		return (
			<div className="engine-key">
				<p className="engine-key-label">{t('engines.key.label')}</p>
				<p className="engine-key-state">
					<LockIcon size={14} />
					<span>{t(state === 'environment' ? 'engines.key.environment' : 'engines.key.noStorage', { variable })}</span>
				</p>
			</div>
		);
	}
	return (
		<div className="engine-key">
			{state === 'kept' && !isReplacing ? (
				<>
					<p className="engine-key-label">{t('engines.key.label')}</p>
					<p className="engine-key-state">
						<LockIcon size={14} />
						<span>{t('engines.key.kept')}</span>
					</p>
					<div className="engine-buttons">
						<Button size="small" onPress={() => setIsReplacing(true)}>
							{t('engines.key.replace')}
						</Button>
						<Button size="small" isPending={isBusy} onPress={() => void keep(null)}>
							{t('engines.key.forget')}
						</Button>
					</div>
				</>
			) : (
				<form
					className="engine-line"
					onSubmit={(event) => {
						event.preventDefault();
						if (typed.trim() !== '') void keep(typed);
					}}
				>
					<TextField
						label={t('engines.key.label')}
						type="password"
						autoComplete="off"
						isCode
						maxLength={500}
						autoFocus={isReplacing}
						value={typed}
						onChange={setTyped}
						{...(engine === 'deepl' ? {} : { description: t('engines.key.optional') })}
					/>
					<Button type="submit" isPending={isBusy} isDisabled={typed.trim() === ''}>
						{t('engines.key.keep')}
					</Button>
				</form>
			)}
			{failure !== null && <FormError>{faultWords(failure)}</FormError>}
		</div>
	);
}

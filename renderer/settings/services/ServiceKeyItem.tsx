import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceKeys } from '../../../shared/contract/service-key-calls.ts';
import { SERVICE_VARIABLES } from '../../../shared/model/source-service.ts';
import type { KeyState } from '../../../shared/model/translation-desk.ts';
import { Button } from '../../components/Button.tsx';
import { FormError } from '../../components/FormError.tsx';
import { LockIcon } from '../../components/icons.tsx';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { TextField } from '../../components/TextField.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { callDesk } from '../../state/desk.ts';
import type { ServiceAddress } from './services.ts';

interface ServiceKeyItemProps {
	readonly service: ServiceAddress;
	readonly state: KeyState;
	/** Can this desk keep what is typed? */
	readonly canKeep: boolean;
	readonly onChanged: (keys: ServiceKeys) => void;
}

/** The key of one service: it is typed in and never comes out again. */
export function ServiceKeyItem({ service: { service, name, getKeyAt }, state, canKeep, onChanged }: ServiceKeyItemProps) {
	const { t } = useTranslation('services');
	const faultWords = useFaultWords();
	const nameId = useId();
	const [typed, setTyped] = useState('');
	const [isEntering, setIsEntering] = useState(false);
	const [isBusy, setIsBusy] = useState(false);
	const [failure, setFailure] = useState<unknown>(null);
	const isChangeable = canKeep && state !== 'environment';

	async function keep(key: string | null): Promise<void> {
		setIsBusy(true);
		setFailure(null);
		try {
			onChanged(await callDesk('serviceKey.set', { service, key }));
			setTyped('');
			setIsEntering(false);
			showToast({ level: 'success', text: t(key === null ? 'forgotten' : 'keptNow', { service: name }) });
		} catch (error) {
			setFailure(error);
		} finally {
			setIsBusy(false);
		}
	}

	function submit(event: FormEvent): void {
		event.preventDefault();
		if (typed.trim() !== '' && !isBusy) void keep(typed.trim());
	}

	return (
		<li className="service-key" aria-labelledby={nameId}>
			<div className="service-key-head">
				<h3 id={nameId}>
					<bdi>{name}</bdi>
				</h3>
				<span className="service-key-state" data-state={state}>
					{state !== 'none' && <LockIcon size={14} />}
					{t(`state.${state}`)}
				</span>
			</div>
			<p className="service-key-what">
				{t(`what.${service}`)} <OutsideLink address={getKeyAt}>{t('get')}</OutsideLink>
			</p>
			{state === 'environment' && <p className="service-key-what">{t('fromEnvironment', { variable: SERVICE_VARIABLES[service] })}</p>}
			{state !== 'environment' && !canKeep && (
				<code className="service-key-variable" dir="ltr">
					{SERVICE_VARIABLES[service]}
				</code>
			)}
			{isChangeable && isEntering && (
				<form className="service-key-form" onSubmit={submit}>
					<TextField
						label={t('label', { service: name })}
						description={t('labelHint')}
						type="password"
						autoComplete="off"
						isCode
						autoFocus
						maxLength={4_000}
						value={typed}
						onChange={setTyped}
					/>
					<div className="settings-acts">
						<Button type="submit" size="small" variant="primary" isPending={isBusy} isDisabled={typed.trim() === ''}>
							{t('keep')}
						</Button>
						<Button
							size="small"
							onPress={() => {
								setTyped('');
								setFailure(null);
								setIsEntering(false);
							}}
						>
							{t('cancel')}
						</Button>
					</div>
				</form>
			)}
			{isChangeable && !isEntering && (
				<div className="settings-acts">
					<Button size="small" aria-describedby={nameId} onPress={() => setIsEntering(true)}>
						{t(state === 'kept' ? 'replace' : 'enter')}
					</Button>
					{state === 'kept' && (
						<Button size="small" variant="quiet" aria-describedby={nameId} isPending={isBusy} onPress={() => void keep(null)}>
							{t('forget')}
						</Button>
					)}
				</div>
			)}
			{failure !== null && <FormError>{faultWords(failure)}</FormError>}
		</li>
	);
}

import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf } from '../../shared/contract/errors.ts';
import { type TwitchAccountState, twitchAccountSchema } from '../../shared/model/twitch-account.ts';
import { Button } from '../components/Button.tsx';
import { Checkbox } from '../components/Checkbox.tsx';
import { TextField } from '../components/TextField.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { callDesk } from '../state/desk.ts';
import { useTwitchAccount } from './use-twitch-account.ts';

/** As whom the desk answers in Twitch's chats; nobody until a person says so here. */
export function TwitchAccountForm() {
	const { t } = useTranslation('replies');
	const faultWords = useFaultWords();
	const { kept, reload } = useTwitchAccount();
	return (
		<>
			<p className="settings-text">{t('account.text')}</p>
			{kept.phase === 'loaded' && <AccountFields key={JSON.stringify(kept.value)} state={kept.value} />}
			{kept.phase === 'failed' && (
				<p className="settings-text">
					{faultWords(kept.error)}{' '}
					<button type="button" className="link-button" onClick={reload}>
						{t('account.retry')}
					</button>
				</p>
			)}
		</>
	);
}

const TOKEN = /^(?:oauth:)?[A-Za-z0-9]+$/;

function AccountFields({ state: { account, token: tokenState, canKeepToken } }: { readonly state: TwitchAccountState }) {
	const { t } = useTranslation('replies');
	const faultWords = useFaultWords();
	const [isOn, setIsOn] = useState(account.isOn);
	const [userName, setUserName] = useState(account.userName);
	const [token, setToken] = useState('');
	const [isChecked, setIsChecked] = useState(false);
	const [isBusy, setIsBusy] = useState(false);
	const chosen = twitchAccountSchema.safeParse({ isOn, userName });
	const isTokenBad = token.trim() !== '' && !TOKEN.test(token.trim());

	const attempt = async (act: () => Promise<unknown>, done: string) => {
		setIsBusy(true);
		try {
			await act();
			showToast({ level: 'success', text: done });
		} catch (error) {
			showToast({ level: 'error', text: faultWords(error), quote: faultOf(error).detail.said || undefined });
		} finally {
			setIsBusy(false);
		}
	};
	const save = async () => {
		if (!chosen.success) return;
		if (token.trim() !== '') await callDesk('twitchAccount.setToken', { token: token.trim() });
		await callDesk('twitchAccount.set', { account: chosen.data });
	};
	const submit = (event: FormEvent) => {
		event.preventDefault();
		setIsChecked(true);
		if (chosen.success && !isTokenBad) void attempt(save, t('account.saved'));
	};
	return (
		<form className="settings-content" aria-label={t('account.title')} onSubmit={submit}>
			<Checkbox isSelected={isOn} onChange={setIsOn}>
				{t('account.isOn')}
			</Checkbox>
			<TextField
				label={t('account.userName')}
				value={userName}
				onChange={setUserName}
				isCode
				autoComplete="off"
				{...(isChecked && !chosen.success ? { error: t('account.badName') } : {})}
			/>
			{canKeepToken && tokenState !== 'environment' ? (
				<TextField
					label={t('account.token')}
					type="password"
					value={token}
					onChange={setToken}
					isCode
					autoComplete="off"
					description={`${t(`account.tokenState.${tokenState}`)} ${t('account.tokenText')}`}
					{...(isChecked && isTokenBad ? { error: t('account.badToken') } : {})}
				/>
			) : (
				<p className="settings-text">{tokenState === 'environment' ? t('account.tokenState.environment') : t('account.cannotKeep')}</p>
			)}
			<div className="settings-acts">
				<Button type="submit" isPending={isBusy}>
					{t('account.save')}
				</Button>
				{tokenState !== 'none' && account.userName !== '' && (
					<Button variant="quiet" isPending={isBusy} onPress={() => void attempt(() => callDesk('twitchAccount.try', {}), t('account.works'))}>
						{t('account.try')}
					</Button>
				)}
				{tokenState === 'kept' && (
					<Button
						variant="quiet"
						isDisabled={isBusy}
						onPress={() => void attempt(() => callDesk('twitchAccount.setToken', { token: null }), t('account.forgotten'))}
					>
						{t('account.forget')}
					</Button>
				)}
			</div>
		</form>
	);
}

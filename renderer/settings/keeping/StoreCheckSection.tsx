import { useTranslation } from 'react-i18next';
import type { KeepingState } from '../../../shared/model/keeping.ts';
import { Button } from '../../components/Button.tsx';
import { FormError } from '../../components/FormError.tsx';
import { ConfirmIcon } from '../../components/icons.tsx';
import { Progress } from '../../components/Progress.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk } from '../../state/desk.ts';
import { SettingsSection } from '../SettingsSection.tsx';
import { useOperation } from './use-operation.ts';

/** Whether the file of the store is whole, as far as anybody has looked. */
export function StoreCheckSection({ state, onChecked }: { readonly state: KeepingState; readonly onChecked: () => void }) {
	const { t } = useTranslation('keeping');
	const { dateTime, bytes, number } = useFormatters();
	const faultWords = useFaultWords();
	const { isRunning, error, run } = useOperation();
	const { lastCheck, storeBytes } = state;
	return (
		<SettingsSection title={t('check.title')}>
			<p className="settings-text">{t('check.intro')}</p>
			<p className="settings-text">{t('check.size', { size: bytes(storeBytes) })}</p>
			{lastCheck === null && <p className="settings-text">{t('check.never')}</p>}
			{lastCheck?.isSound === true && (
				<p className="keeping-good">
					<ConfirmIcon />
					<span>
						{t('check.sound', {
							when: dateTime(lastCheck.at),
							size: bytes(lastCheck.bytes),
							seconds: number(Math.max(0.1, lastCheck.ms / 1_000)),
						})}
					</span>
				</p>
			)}
			{lastCheck?.isSound === false && (
				<FormError>
					{t('check.damaged', { when: dateTime(lastCheck.at) })} {t('check.damagedNext')}
				</FormError>
			)}
			{error !== null && <FormError>{faultWords(error)}</FormError>}
			{isRunning ? (
				<Progress label={t('check.working')} />
			) : (
				<div>
					<Button onPress={() => void run(() => callDesk('store.check', {})).then(onChecked)}>{t('check.now')}</Button>
				</div>
			)}
		</SettingsSection>
	);
}

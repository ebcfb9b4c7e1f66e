import { useTranslation } from 'react-i18next';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { ServiceKeyItem } from './ServiceKeyItem.tsx';
import { SERVICES } from './services.ts';
import { useServiceKeys } from './use-service-keys.ts';
import './services.css';

/** The keys that sources need: which are there, and the way to enter, replace and forget one. */
export function ServiceKeysForm() {
	const { t } = useTranslation('services');
	const faultWords = useFaultWords();
	const { kept, reload, learn } = useServiceKeys();
	return (
		<>
			<p className="settings-text">{t('text')}</p>
			{kept.phase === 'loaded' && !kept.value.canKeepKeys && <p className="settings-text">{t('noStorage')}</p>}
			{kept.phase === 'loaded' && (
				<ul className="service-keys">
					{SERVICES.map((service) => (
						<ServiceKeyItem
							key={service.service}
							service={service}
							state={kept.value.states[service.service]}
							canKeep={kept.value.canKeepKeys}
							onChanged={learn}
						/>
					))}
				</ul>
			)}
			{kept.phase === 'failed' && (
				<p className="settings-text">
					{faultWords(kept.error)}{' '}
					<button type="button" className="link-button" onClick={reload}>
						{t('retry')}
					</button>
				</p>
			)}
		</>
	);
}

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { PlayIcon } from '../../components/icons.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { askForNewShow, useNewShowPrompt } from '../../start/new-show-prompt.ts';
import { ServiceKeyItem } from './ServiceKeyItem.tsx';
import { SERVICES } from './services.ts';
import { useServiceKeys } from './use-service-keys.ts';
import './services.css';

/** The keys that sources need: which are there, and the way to enter, replace and forget one. */
export function ServiceKeysForm() {
	const { t } = useTranslation(['services', 'start']);
	const faultWords = useFaultWords();
	const { kept, reload, learn } = useServiceKeys();
	const isAwaited = useNewShowPrompt((prompt) => prompt.waitsForKey);
	const top = useRef<HTMLParagraphElement>(null);
	const isLoaded = kept.phase === 'loaded';
	// Whoever comes for a key is taken to the keys; the page above them stands by then.
	useEffect(() => {
		if (isAwaited && isLoaded) top.current?.scrollIntoView({ block: 'nearest' });
	}, [isAwaited, isLoaded]);
	return (
		<>
			<p ref={top} className="settings-text service-keys-top">
				{t('text')}
			</p>
			{isAwaited && (
				<div>
					<Button variant="primary" icon={<PlayIcon />} onPress={askForNewShow}>
						{t('start:key.back')}
					</Button>
				</div>
			)}
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

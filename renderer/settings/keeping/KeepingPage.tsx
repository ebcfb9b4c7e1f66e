import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { Backups } from './Backups.tsx';
import { OnePerson } from './OnePerson.tsx';
import { Recovered } from './Recovered.tsx';
import { Retention } from './Retention.tsx';
import { StoreCheckSection } from './StoreCheckSection.tsx';
import { useKeeping } from './use-keeping.ts';
import './keeping.css';

/** How long the desk keeps what it recorded, and what protects it from being lost. */
export function KeepingPage() {
	const { t } = useTranslation(['settings', 'keeping']);
	const faultWords = useFaultWords();
	const keeping = useKeeping();
	const { state, error } = keeping;
	return (
		<div className="settings-column">
			<h1>{t('settings:tabs.keeping')}</h1>
			{state === null && error !== null && (
				<EmptyState tone="error" title={faultWords(error)} action={<Button onPress={keeping.reload}>{t('keeping:retry')}</Button>} />
			)}
			{state !== null && (
				<>
					{state.recovery !== null && <Recovered recovery={state.recovery} onRead={keeping.show} />}
					<Backups state={state} onChange={keeping.show} onMade={keeping.reload} />
					<StoreCheckSection state={state} onChecked={keeping.reload} />
					<Retention key={JSON.stringify(state.retention)} state={state} onSaved={keeping.reload} />
					<OnePerson />
				</>
			)}
		</div>
	);
}

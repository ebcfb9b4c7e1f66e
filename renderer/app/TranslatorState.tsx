import { useTranslation } from 'react-i18next';
import { WarningIcon } from '../components/icons.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { engineName } from '../live/translation/translation-words.ts';
import { useReading } from '../state/translation/reading.ts';
import { useTranslatorStatus } from '../translation/use-translator-status.ts';

/** Who translates now, how much waits, and which engine cannot and why. Nothing while messages are not translated. */
export function TranslatorState() {
	const { t } = useTranslation('translation');
	const { timeOfDay } = useFormatters();
	const { to } = useReading();
	const status = useTranslatorStatus();
	// Before anything was translated nothing is known of the engines.
	if (to === null || status === null || status.memoryUnits === 0) return null;
	const { engines, waiting } = status;
	const working = engines.find(({ phase }) => phase === 'ready');
	const nameOf = (id: string) => engineName(id, t('engine.openai'));
	const troubled = engines.filter(({ phase }) => phase === 'resting');
	return (
		<>
			<span className="status-item status-wide">
				{working === undefined ? t('status.memoryOnly') : t('status.engine', { engine: nameOf(working.id) })}
				{waiting > 0 && <span className="status-waiting">{t('status.waiting', { count: waiting })}</span>}
			</span>
			{troubled.map(({ id, trouble, until }) => (
				<span key={id} className="status-item status-trouble status-wide">
					<WarningIcon size={11} />
					{until === null
						? t('status.stopped', { engine: nameOf(id), trouble: t(`trouble.${trouble ?? 'failing'}`) })
						: t('status.rests', { engine: nameOf(id), time: timeOfDay(until), trouble: t(`trouble.${trouble ?? 'failing'}`) })}
				</span>
			))}
		</>
	);
}

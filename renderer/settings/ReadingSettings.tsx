import { useTranslation } from 'react-i18next';
import { Segmented } from '../components/Segmented.tsx';
import { Select } from '../components/Select.tsx';
import { useFormatters, useInterfaceLanguage } from '../i18n/use-formatters.ts';
import { readingLanguageName } from '../live/translation/translation-words.ts';
import { chooseReadingDisplay, chooseReadingLanguage, READING_DISPLAYS, READING_LANGUAGES, useReading } from '../state/translation/reading.ts';

const NONE = 'none';

/** What messages are read in, and how: the same choice as above the feed. */
export function ReadingSettings() {
	const { t } = useTranslation('translation');
	const formatters = useFormatters();
	const suggested = useInterfaceLanguage();
	const { to, display } = useReading();
	return (
		<>
			<Select
				label={t('reading.to')}
				description={t('settings.text')}
				choices={[
					{ id: NONE, name: t('reading.none') },
					...READING_LANGUAGES.map((id) => ({
						id,
						name: readingLanguageName(id, formatters),
						...(id === suggested ? { description: t('reading.suggested') } : {}),
					})),
				]}
				value={to ?? NONE}
				onChange={(chosen) => chooseReadingLanguage(READING_LANGUAGES.find((language) => language === chosen) ?? null)}
			/>
			<Segmented
				label={t('reading.display')}
				segments={READING_DISPLAYS.map((id) => ({ id, name: t(`reading.displays.${id}`) }))}
				value={display}
				onChange={chooseReadingDisplay}
			/>
		</>
	);
}

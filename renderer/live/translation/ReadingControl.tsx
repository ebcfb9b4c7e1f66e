import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { CheckIcon, ChevronDownIcon, TranslationIcon } from '../../components/icons.tsx';
import { useFormatters, useInterfaceLanguage } from '../../i18n/use-formatters.ts';
import {
	chooseReadingDisplay,
	chooseReadingLanguage,
	READING_DISPLAYS,
	READING_LANGUAGES,
	type ReadingLanguage,
	useReading,
} from '../../state/translation/reading.ts';
import { readingLanguageName } from './translation-words.ts';
import '../../components/list.css';
import './reading-control.css';

const NONE = 'none';

/** What messages are read in, and whether beside their original; the interface's language comes first. */
export function ReadingControl() {
	const { t } = useTranslation('translation');
	const formatters = useFormatters();
	const suggested: ReadingLanguage = useInterfaceLanguage();
	const { to, display } = useReading();
	const languages = [suggested, ...READING_LANGUAGES.filter((language) => language !== suggested)];
	const said = to === null ? t('reading.off') : `${t('reading.name')}: ${readingLanguageName(to, formatters)}, ${t(`reading.displays.${display}`)}`;
	return (
		<MenuTrigger>
			<Button className="filter-toggle reading-control" data-is-on={to !== null || undefined} aria-label={said}>
				<TranslationIcon size={14} />
				{to === null ? t('reading.off') : <span lang="en">{to.split('-')[0]}</span>}
				<ChevronDownIcon size={12} />
			</Button>
			<Popover className="popover" placement="bottom start" offset={4}>
				<Menu className="list" aria-label={t('reading.name')}>
					<MenuSection
						selectionMode="single"
						disallowEmptySelection
						selectedKeys={[to ?? NONE]}
						onSelectionChange={(keys) => {
							const chosen = languages.find((language) => keys !== 'all' && keys.has(language)) ?? null;
							chooseReadingLanguage(chosen);
						}}
					>
						<Header className="reading-header">{t('reading.to')}</Header>
						{languages.map((language) => (
							<Choice
								key={language}
								id={language}
								name={readingLanguageName(language, formatters)}
								description={language === suggested ? t('reading.suggested') : undefined}
							/>
						))}
						<Choice id={NONE} name={t('reading.none')} />
					</MenuSection>
					<MenuSection
						selectionMode="single"
						disallowEmptySelection
						selectedKeys={[display]}
						onSelectionChange={(keys) => {
							const chosen = READING_DISPLAYS.find((each) => keys !== 'all' && keys.has(each));
							if (chosen !== undefined) chooseReadingDisplay(chosen);
						}}
					>
						<Header className="reading-header">{t('reading.display')}</Header>
						{READING_DISPLAYS.map((each) => (
							<Choice key={each} id={each} name={t(`reading.displays.${each}`)} description={each === 'both' ? undefined : t(`reading.hints.${each}`)} />
						))}
					</MenuSection>
				</Menu>
			</Popover>
		</MenuTrigger>
	);
}

interface ChoiceProps {
	readonly id: string;
	readonly name: string;
	readonly description?: string | undefined;
}

function Choice({ id, name, description }: ChoiceProps) {
	return (
		<MenuItem id={id} textValue={name} className="list-item">
			{({ isSelected }) => (
				<>
					<span className="list-check">{isSelected && <CheckIcon size={14} />}</span>
					<span className="list-words">
						<Text slot="label">{name}</Text>
						{description !== undefined && (
							<Text slot="description" className="list-description">
								{description}
							</Text>
						)}
					</span>
				</>
			)}
		</MenuItem>
	);
}

import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formattersFor } from '../../shared/model/formatters.ts';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../../shared/model/language.ts';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { CopyIcon, KeyboardIcon, LockIcon } from '../components/icons.tsx';
import { PageTabs } from '../components/PageTabs.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { Select } from '../components/Select.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { switchInterfaceLanguage } from '../i18n/i18n.ts';
import { useFormatters, useInterfaceLanguage } from '../i18n/use-formatters.ts';
import { ProfileForm } from '../start/ProfileForm.tsx';
import { useDeskState, useProfile } from '../state/desk.ts';
import { hashOf, SETTINGS_PAGES, type SettingsPage } from '../state/route.ts';
import { chooseTheme, THEMES, useTheme } from '../state/theme.ts';
import { AuditPage } from './audit/AuditPage.tsx';
import { KeepingPage } from './keeping/KeepingPage.tsx';
import { LabelsPage } from './labels/LabelsPage.tsx';
import { ReadingSettings } from './ReadingSettings.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { ServiceKeysForm } from './services/ServiceKeysForm.tsx';
import { TwitchAccountForm } from './TwitchAccountForm.tsx';
import './settings.css';

export interface SettingsScreenProps {
	readonly page: SettingsPage;
	/** Opens the list of keyboard shortcuts. */
	readonly onShowShortcuts: () => void;
}

/** How the desk is set up, and what it keeps, loses and remembers of what people did. */
export function SettingsScreen({ page, onShowShortcuts }: SettingsScreenProps) {
	const { t } = useTranslation('settings');
	const pages = SETTINGS_PAGES.map((id) => ({ id, name: t(`tabs.${id}`), href: hashOf({ screen: 'settings', page: id }) }));
	return (
		<main className="screen">
			<PageTabs label={t('title')} pages={pages} current={page} />
			<div className="screen-scroller">
				<Page page={page} onShowShortcuts={onShowShortcuts} />
			</div>
		</main>
	);
}

function Page({ page, onShowShortcuts }: SettingsScreenProps) {
	switch (page) {
		case 'desk':
			return <DeskPage onShowShortcuts={onShowShortcuts} />;
		case 'labels':
			return <LabelsPage />;
		case 'keeping':
			return <KeepingPage />;
		case 'audit':
			return <AuditPage />;
	}
}

/** Who is at the desk, how it looks, where it keeps what it hears. */
function DeskPage({ onShowShortcuts }: Pick<SettingsScreenProps, 'onShowShortcuts'>) {
	const { t } = useTranslation(['settings', 'translation', 'replies', 'services']);
	return (
		<div className="settings-column">
			<h1>{t('title')}</h1>
			<ProfileSettings />
			<AppearanceSettings />
			<SettingsSection title={t('translation:settings.title')}>
				<ReadingSettings />
			</SettingsSection>
			<SettingsSection title={t('replies:account.title')}>
				<TwitchAccountForm />
			</SettingsSection>
			<SettingsSection title={t('services:title')}>
				<ServiceKeysForm />
			</SettingsSection>
			<DataSettings />
			<SettingsSection title={t('shortcuts')}>
				<p className="settings-text">{t('shortcutsText')}</p>
				<div>
					<Button icon={<KeyboardIcon />} onPress={onShowShortcuts}>
						{t('shortcutsShow')}
					</Button>
				</div>
			</SettingsSection>
		</div>
	);
}

function ProfileSettings() {
	const { t } = useTranslation(['settings', 'start']);
	const profile = useProfile();
	const formId = useId();
	return (
		<SettingsSection title={t('settings:profile')}>
			{/* A profile that changes elsewhere, or is first heard of, fills the form anew. */}
			<ProfileForm
				key={JSON.stringify(profile)}
				id={formId}
				profile={profile}
				onSaved={() => showToast({ level: 'success', text: t('settings:profileSaved') })}
			>
				<div>
					<Button variant="primary" type="submit">
						{t('start:profile.save')}
					</Button>
				</div>
			</ProfileForm>
		</SettingsSection>
	);
}

/** Each in its own words, so that everybody finds theirs. */
const LANGUAGE_CHOICES = INTERFACE_LANGUAGES.map((language) => ({ id: language, name: ownName(language) }));

function ownName(language: InterfaceLanguage): string {
	const name = formattersFor(language).languageName(language === 'zh-CN' ? 'zh-Hans' : language);
	return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
}

function AppearanceSettings() {
	const { t, i18n } = useTranslation('settings');
	const language = useInterfaceLanguage();
	const theme = useTheme();
	return (
		<SettingsSection title={t('appearance')}>
			<Select label={t('language')} choices={LANGUAGE_CHOICES} value={language} onChange={(chosen) => void switchInterfaceLanguage(i18n, chosen)} />
			<Segmented label={t('theme')} segments={THEMES.map((id) => ({ id, name: t(`themes.${id}`) }))} value={theme} onChange={chooseTheme} />
		</SettingsSection>
	);
}

function DataSettings() {
	const { t } = useTranslation(['settings', 'components']);
	const { list } = useFormatters();
	const status = useDeskState((state) => state.status);
	const sendsTextTo = status?.sendsTextTo ?? [];
	return (
		<SettingsSection title={t('settings:data')}>
			<p className="settings-privacy">
				<LockIcon />
				<span>{sendsTextTo.length > 0 ? t('settings:privacySends', { hosts: list(sendsTextTo) }) : t('settings:privacyLocal')}</span>
			</p>
			<dl className="settings-facts">
				<dt>{t('settings:dataFolder')}</dt>
				<dd>{status?.dataFolder ? <DataFolder folder={status.dataFolder} /> : t('settings:dataFolderElsewhere')}</dd>
				<dt>{t('settings:version')}</dt>
				<dd>
					<bdi>{status?.version ?? '–'}</bdi>
				</dd>
			</dl>
		</SettingsSection>
	);
}

function DataFolder({ folder }: { readonly folder: string }) {
	const { t } = useTranslation(['settings', 'components']);
	return (
		<span className="settings-folder">
			<code dir="ltr">{folder}</code>
			<IconButton
				label={t('settings:copyFolder')}
				icon={<CopyIcon />}
				onPress={() => void navigator.clipboard.writeText(folder).then(() => showToast({ level: 'info', text: t('components:copied') }))}
			/>
		</span>
	);
}

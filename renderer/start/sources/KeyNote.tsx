import { useTranslation } from 'react-i18next';
import { SERVICE_VARIABLES, type SourceService } from '../../../shared/model/source-service.ts';
import { WarningIcon } from '../../components/icons.tsx';
import { useServiceKeys } from '../../settings/services/use-service-keys.ts';
import { hashOf } from '../../state/route.ts';
import { leaveNewShowForKey } from '../new-show-prompt.ts';

interface KeyNoteProps {
	readonly service: SourceService;
	/** What a person calls it. */
	readonly name: string;
}

/** Said where the key of a service is missing: the way to the settings, or the variable where this desk keeps no keys. */
export function KeyNote({ service, name }: KeyNoteProps) {
	const { t } = useTranslation('start');
	const { kept } = useServiceKeys();
	if (kept.phase !== 'loaded' || kept.value.states[service] !== 'none') return null;
	return (
		<p className="source-card-note source-key">
			<WarningIcon />
			{kept.value.canKeepKeys ? (
				<span>
					{t('key.missing', { service: name })}{' '}
					<a href={hashOf({ screen: 'settings', page: 'desk' })} onClick={leaveNewShowForKey}>
						{t('key.enter')}
					</a>
				</span>
			) : (
				<span>
					{t('key.fromEnvironment', { service: name })} <code dir="ltr">{SERVICE_VARIABLES[service]}</code>
				</span>
			)}
		</p>
	);
}

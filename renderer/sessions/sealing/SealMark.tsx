import { useTranslation } from 'react-i18next';
import type { SealState } from '../../../shared/model/seal.ts';
import { LockIcon } from '../../components/icons.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import './seal-mark.css';

/** A lock; who sealed the session and when, in the title or, where there is room, in full. */
export function SealMark({ seal: { by, at, wasErased }, isInFull = false }: { readonly seal: SealState; readonly isInFull?: boolean }) {
	const { t } = useTranslation('seal');
	const { dateTime } = useFormatters();
	const who = { name: by?.name ?? t('desk'), date: dateTime(at) };
	const words = t('mark.meaning', who);
	return (
		<span className="seal-mark" title={wasErased ? `${words} ${t('mark.erased')}` : words}>
			<LockIcon size={12} />
			<span>{isInFull ? t('mark.by', who) : t('mark.sealed')}</span>
		</span>
	);
}

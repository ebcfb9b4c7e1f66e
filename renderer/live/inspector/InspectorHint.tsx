import { useTranslation } from 'react-i18next';
import { Keys } from '../../components/Keys.tsx';
import './inspector.css';

/** Stands where the inspector will be, so that nothing moves when a message is chosen. */
export function InspectorHint() {
	const { t } = useTranslation('live');
	return (
		<aside className="inspector inspector-hint" aria-label={t('inspector.name')}>
			<p>{t('inspector.hint')}</p>
			<dl>
				{(
					[
						['j', t('keys.next')],
						['k', t('keys.previous')],
						['c', t('keys.confirm')],
						['d', t('keys.dismiss')],
						['e', t('keys.escalate')],
						['n', t('keys.note')],
						['?', t('keys.allKeys')],
					] as const
				).map(([key, label]) => (
					<div key={key}>
						<dt>
							<Keys keys={key} />
						</dt>
						<dd>{label}</dd>
					</div>
				))}
			</dl>
		</aside>
	);
}

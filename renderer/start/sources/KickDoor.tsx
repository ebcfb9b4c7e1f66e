import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookDoor } from '../../../shared/contract/webhook-calls.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { CheckIcon, CopyIcon } from '../../components/icons.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { callDesk } from '../../state/desk.ts';
import { useKept } from '../../state/use-kept.ts';

/** Where Kick is to push: the desk's own address, and what is to be done with it. */
export function KickDoor() {
	const { t } = useTranslation(['start', 'components']);
	const faultWords = useFaultWords();
	const { kept } = useKept(loadDoor, unchanged);
	const [isCopied, setIsCopied] = useState(false);
	if (kept.phase === 'failed') return <p className="field-error">{faultWords(kept.error)}</p>;
	if (kept.phase === 'loading') return null;
	const { kick } = kept.value;
	return (
		<div className="field">
			<span className="field-label">{t('start:kick.door')}</span>
			<div className="frame-example" dir="ltr">
				<pre>{kick}</pre>
				<IconButton
					label={isCopied ? t('components:copied') : t('components:copy')}
					icon={isCopied ? <CheckIcon /> : <CopyIcon />}
					onPress={() => void navigator.clipboard.writeText(kick).then(() => setIsCopied(true))}
				/>
			</div>
			<ol className="kick-steps">
				<li>{t('start:kick.tunnel')}</li>
				<li>{t('start:kick.enter', { events: 'chat.message.sent, moderation.banned' })}</li>
			</ol>
			<p className="field-description">{t('start:kick.onlyWhile')}</p>
		</div>
	);
}

function loadDoor(): Promise<WebhookDoor> {
	return callDesk('webhook.door', {});
}

/** Its address stays while the desk is up. */
function unchanged(door: WebhookDoor): WebhookDoor {
	return door;
}

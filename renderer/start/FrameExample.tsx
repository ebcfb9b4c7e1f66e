import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../components/IconButton.tsx';
import { CheckIcon, CopyIcon } from '../components/icons.tsx';

/** A frame the desk takes without a mapping file; a line a person can send to try their feed. */
const EXAMPLE = '{"id":"1","author":"marta_vlc","text":"¿es resistente al agua?","role":"viewer","kind":"chat"}';

export function FrameExample() {
	const { t } = useTranslation(['start', 'components']);
	const [isCopied, setIsCopied] = useState(false);
	return (
		<div className="field">
			<span className="field-label">{t('start:show.example')}</span>
			<div className="frame-example" dir="ltr">
				<pre>{EXAMPLE}</pre>
				<IconButton
					label={isCopied ? t('components:copied') : t('components:copy')}
					icon={isCopied ? <CheckIcon /> : <CopyIcon />}
					onPress={() => void navigator.clipboard.writeText(EXAMPLE).then(() => setIsCopied(true))}
				/>
			</div>
		</div>
	);
}

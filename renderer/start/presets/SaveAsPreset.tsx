import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownPreset } from '../../../shared/model/source-preset.ts';
import { Button } from '../../components/Button.tsx';
import type { FeedDraft } from '../sources/source-draft.ts';
import { SavePresetDialog } from './SavePresetDialog.tsx';

interface SaveAsPresetProps {
	readonly draft: FeedDraft;
	/** The source is one of that preset from now on. */
	readonly onSaved: (preset: KnownPreset) => void;
}

/** Makes a feed that was described once one to choose from. */
export function SaveAsPreset({ draft, onSaved }: SaveAsPresetProps) {
	const { t } = useTranslation('start');
	const [isOpen, setIsOpen] = useState(false);
	const { mapping } = draft;
	const isUsable = mapping === null || 'mapping' in mapping.reading;
	return (
		<div>
			<Button size="small" isDisabled={!isUsable} onPress={() => setIsOpen(true)}>
				{t('preset.save')}
			</Button>
			{isOpen && (
				<SavePresetDialog
					url={draft.url}
					mapping={mapping !== null && 'mapping' in mapping.reading ? mapping.reading.mapping : null}
					onClose={() => setIsOpen(false)}
					onSaved={(preset) => {
						setIsOpen(false);
						onSaved(preset);
					}}
				/>
			)}
		</div>
	);
}

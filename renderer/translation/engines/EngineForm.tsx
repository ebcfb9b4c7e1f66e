import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineSettings } from '../../../shared/model/translation-settings.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';

type ServerSettings = Exclude<EngineSettings, { readonly id: 'bergamot' }>;

interface EngineFormProps {
	readonly engine: ServerSettings;
	readonly onSave: (engine: ServerSettings) => void;
}

const EXAMPLES: Readonly<Record<ServerSettings['id'], string>> = {
	libretranslate: 'http://127.0.0.1:5000',
	apertium: 'http://127.0.0.1:2737',
	deepl: 'https://api.deepl.com',
	openai: 'http://127.0.0.1:11434',
};

/** Where an engine is, and which of its models is meant. */
export function EngineForm({ engine, onSave }: EngineFormProps) {
	const { t } = useTranslation('engines');
	const [address, setAddress] = useState(engine.address ?? '');
	const [model, setModel] = useState(engine.id === 'openai' ? engine.model : '');
	const [wasTried, setWasTried] = useState(false);
	const isAddress = address.trim() === '' || isWebAddress(address.trim());
	const saved: ServerSettings =
		engine.id === 'openai' ? { ...engine, address: address.trim() || null, model: model.trim() } : { ...engine, address: address.trim() || null };
	const isChanged = JSON.stringify(saved) !== JSON.stringify(engine);
	return (
		<form
			className="engine-line"
			onSubmit={(event) => {
				event.preventDefault();
				setWasTried(true);
				if (isAddress && isChanged) onSave(saved);
			}}
		>
			<TextField
				label={t('engines.address')}
				isCode
				inputMode="url"
				autoComplete="off"
				maxLength={500}
				placeholder={EXAMPLES[engine.id]}
				value={address}
				onChange={setAddress}
				error={wasTried && !isAddress ? t('engines.addressWrong') : undefined}
				{...(engine.id === 'deepl' && { description: t('engines.addressOptional') })}
			/>
			{engine.id === 'openai' && (
				<TextField
					label={t('engines.model')}
					isCode
					autoComplete="off"
					maxLength={200}
					description={t('engines.modelHint')}
					value={model}
					onChange={setModel}
				/>
			)}
			<Button type="submit" isDisabled={!isChanged}>
				{t('save')}
			</Button>
		</form>
	);
}

export function isWebAddress(text: string): boolean {
	return /^https?:\/\/./.test(text) && URL.canParse(text);
}

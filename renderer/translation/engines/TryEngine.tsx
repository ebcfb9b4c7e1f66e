import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineTrouble } from '../../../shared/model/translation-desk.ts';
import type { EngineId } from '../../../shared/model/translation-settings.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmIcon, WarningIcon } from '../../components/icons.tsx';
import { Select } from '../../components/Select.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk, useProfile } from '../../state/desk.ts';

/** Those the desk has a word of. */
const LANGUAGES = ['es', 'ru', 'fr', 'ar', 'uk', 'en', 'zh'] as const;
type TriedLanguage = (typeof LANGUAGES)[number];

interface Outcome {
	readonly from: TriedLanguage;
	readonly to: TriedLanguage;
	readonly trouble: EngineTrouble | null;
	readonly error: unknown;
}

/** One word through one engine, and in words what came of it. */
export function TryEngine({ id }: { readonly id: EngineId }) {
	const { t } = useTranslation('engines');
	const { languageName } = useFormatters();
	const faultWords = useFaultWords();
	const profile = useProfile();
	const [from, setFrom] = useState<TriedLanguage>(() => LANGUAGES.find((language) => language !== 'en' && profile?.languages.includes(language)) ?? 'es');
	const [to, setTo] = useState<TriedLanguage>('en');
	const [isBusy, setIsBusy] = useState(false);
	const [outcome, setOutcome] = useState<Outcome | null>(null);
	const choices = LANGUAGES.map((language) => ({ id: language, name: languageName(language) }));

	async function run(): Promise<void> {
		setIsBusy(true);
		setOutcome(null);
		try {
			const trouble = await callDesk('translation.tryEngine', { id, from, to });
			setOutcome({ from, to, trouble, error: null });
		} catch (error) {
			setOutcome({ from, to, trouble: null, error });
		} finally {
			setIsBusy(false);
		}
	}

	const wordsOf = (tried: Outcome): string => {
		if (tried.error !== null) return faultWords(tried.error);
		if (tried.trouble === null) return t('engines.try.works', { from: languageName(tried.from), to: languageName(tried.to) });
		if (id === 'bergamot' && tried.trouble === 'no-pair') return t('engines.try.noPack');
		return t('engines.try.fails', { trouble: t(`engines.trouble.${tried.trouble}`) });
	};
	const isWell = outcome !== null && outcome.error === null && outcome.trouble === null;

	return (
		<div className="engine-try">
			<div className="engine-try-line">
				<Select label={t('engines.try.from')} choices={choices} value={from} onChange={setFrom} />
				<Select label={t('engines.try.to')} choices={choices} value={to} onChange={setTo} />
				<Button isPending={isBusy} isDisabled={from === to} onPress={() => void run()}>
					{t('engines.try.run')}
				</Button>
			</div>
			<p className="engine-try-result" role="status" data-is-well={isWell || undefined}>
				{isBusy && <span>{t('engines.try.running')}</span>}
				{outcome !== null && (
					<>
						{isWell ? <ConfirmIcon size={14} /> : <WarningIcon size={14} />}
						<span>{wordsOf(outcome)}</span>
					</>
				)}
				{!isBusy && outcome === null && <span className="engine-aside">{t('engines.try.hint')}</span>}
			</p>
		</div>
	);
}

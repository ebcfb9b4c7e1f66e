import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LearningSettings } from '../../../shared/model/rule-record.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { callDesk } from '../../state/desk.ts';

const LEAST = { from: 1, to: 1_000 };
const PERCENT = { from: 5, to: 95 };

/** When a rule is one to look at: the team's own choice. */
export function ThresholdForm({ settings }: { readonly settings: LearningSettings }) {
	const { t } = useTranslation('records');
	const faultWords = useFaultWords();
	const [typed, setTyped] = useState<{ readonly least: string; readonly percent: string } | null>(null);
	const [isTried, setIsTried] = useState(false);
	const { least, percent } = typed ?? { least: String(settings.leastVerdicts), percent: String(Math.round(settings.dismissedShare * 100)) };
	const leastProblem = isWhole(least, LEAST) ? undefined : t('threshold.invalidLeast');
	const percentProblem = isWhole(percent, PERCENT) ? undefined : t('threshold.invalidShare');

	const save = () => {
		setIsTried(true);
		if (leastProblem !== undefined || percentProblem !== undefined) return;
		callDesk('learning.set', { leastVerdicts: Number(least), dismissedShare: Number(percent) / 100 }).then(
			() => {
				setTyped(null);
				setIsTried(false);
				showToast({ level: 'success', text: t('threshold.saved') });
			},
			(error: unknown) => showToast({ level: 'error', text: faultWords(error) }),
		);
	};
	return (
		<form
			className="threshold"
			aria-label={t('threshold.title')}
			onSubmit={(event) => {
				event.preventDefault();
				save();
			}}
		>
			<h3>{t('threshold.title')}</h3>
			<div className="threshold-fields">
				<TextField
					label={t('threshold.least')}
					inputMode="numeric"
					value={least}
					onChange={(value) => setTyped({ least: value, percent })}
					error={isTried ? leastProblem : undefined}
				/>
				<TextField
					label={t('threshold.share')}
					inputMode="numeric"
					value={percent}
					onChange={(value) => setTyped({ least, percent: value })}
					error={isTried ? percentProblem : undefined}
				/>
				<Button type="submit" isDisabled={typed === null}>
					{t('threshold.save')}
				</Button>
			</div>
			<p className="records-aside">{t('threshold.explain')}</p>
		</form>
	);
}

function isWhole(text: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
	return /^\d{1,4}$/.test(text.trim()) && Number(text) >= from && Number(text) <= to;
}

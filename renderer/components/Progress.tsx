import { Label, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import './progress.css';

export interface ProgressProps {
	/** What is being done. */
	readonly label: string;
	/** 0 to 1; left out while nobody can know. */
	readonly share?: number | undefined;
	/** How far in words, e.g. `3.1 of 12 MB`; else the percentage. */
	readonly valueText?: string;
	readonly onCancel?: () => void;
}

/** Long work: how far it is, and a way to stop it. */
export function Progress({ label, share, valueText, onCancel }: ProgressProps) {
	const { t } = useTranslation('components');
	return (
		<div className="progress-row">
			<ProgressBar
				className="progress"
				isIndeterminate={share === undefined}
				value={(share ?? 0) * 100}
				{...(valueText === undefined ? {} : { valueLabel: valueText })}
			>
				{({ percentage, valueText: percentageText }) => (
					<>
						<div className="progress-words">
							<Label>{label}</Label>
							<span className="progress-value">{share === undefined ? valueText : (valueText ?? percentageText)}</span>
						</div>
						<div className="progress-track">
							<div className={share === undefined ? 'progress-fill progress-unknown' : 'progress-fill'} style={{ inlineSize: `${percentage ?? 30}%` }} />
						</div>
					</>
				)}
			</ProgressBar>
			{onCancel && (
				<Button size="small" onPress={onCancel}>
					{t('cancel')}
				</Button>
			)}
		</div>
	);
}

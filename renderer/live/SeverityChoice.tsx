import { useTranslation } from 'react-i18next';
import { SEVERITIES, type Severity } from '../../shared/model/category.ts';
import { Segmented } from '../components/Segmented.tsx';
import { SeverityMark } from './SeverityMark.tsx';

export interface SeverityChoiceProps {
	readonly label: string;
	/** Null while nothing is chosen. */
	readonly value: Severity | null;
	readonly onChange: (severity: Severity) => void;
}

/** How bad something is, by shape and name. */
export function SeverityChoice({ label, value, onChange }: SeverityChoiceProps) {
	const { t } = useTranslation('flags');
	return (
		<Segmented
			label={label}
			segments={SEVERITIES.map((id) => ({
				id,
				name: (
					<>
						<SeverityMark severity={id} /> {t(`severity.${id}`)}
					</>
				),
			}))}
			value={value}
			onChange={onChange}
		/>
	);
}

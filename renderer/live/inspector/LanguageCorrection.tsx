import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CORRECTABLE_LANGUAGES } from '../../../shared/model/language.ts';
import { Button } from '../../components/Button.tsx';
import { ComboBox } from '../../components/ComboBox.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import type { Judging } from './judging.ts';

/** The right language of a message; the desk learns from it what its author writes. */
export function LanguageCorrection({ current, judging }: { readonly current: string; readonly judging: Judging }) {
	const { t } = useTranslation('live');
	const { languageName } = useFormatters();
	const field = useRef<HTMLDivElement>(null);
	useEffect(() => {
		field.current?.querySelector('input')?.focus();
	}, []);
	return (
		<div ref={field} className="inspector-form">
			<ComboBox
				label={t('language.correct')}
				description={t('language.teaches')}
				placeholder={languageName(current)}
				choices={CORRECTABLE_LANGUAGES.map((id) => ({ id, name: languageName(id) }))}
				value={null}
				onChange={(tag) => {
					if (tag !== null) judging.add({ type: 'language', tag });
				}}
			/>
			<div className="inspector-form-foot">
				<Button size="small" variant="quiet" onPress={() => judging.close()}>
					{t('act.cancel')}
				</Button>
			</div>
		</div>
	);
}

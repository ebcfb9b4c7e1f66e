import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { WarningIcon } from '../components/icons.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import type { Kept } from '../state/use-kept.ts';

interface PageStateProps<Value> {
	readonly kept: Kept<Value>;
	readonly onReload: () => void;
	readonly children: (value: Value) => ReactNode;
}

/** A part of the screen once it is there; until then that it is on its way, or why it could not be had. */
export function PageState<Value>({ kept, onReload, children }: PageStateProps<Value>) {
	const { t } = useTranslation('engines');
	const faultWords = useFaultWords();
	switch (kept.phase) {
		case 'loading':
			return <EmptyState title={t('loading')} />;
		case 'failed':
			return (
				<EmptyState tone="error" icon={<WarningIcon size={24} />} title={t('failed')} action={<Button onPress={onReload}>{t('retry')}</Button>}>
					{faultWords(kept.error)}
				</EmptyState>
			);
		case 'loaded':
			return children(kept.value);
	}
}

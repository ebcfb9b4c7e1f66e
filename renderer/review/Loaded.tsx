import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { WarningIcon } from '../components/icons.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { hashOf } from '../state/route.ts';
import type { Kept } from '../state/use-kept.ts';

interface LoadedProps<Value> {
	readonly kept: Kept<Value>;
	readonly onReload: () => void;
	readonly children: (value: Value) => ReactNode;
}

/** A part of the screen once it is there; until then that it is on its way, or why it could not be had and where to go. */
export function Loaded<Value>({ kept, onReload, children }: LoadedProps<Value>) {
	const { t } = useTranslation('review');
	const faultWords = useFaultWords();
	switch (kept.phase) {
		case 'loading':
			return <EmptyState title={t('loading')} />;
		case 'failed':
			return (
				<EmptyState
					tone="error"
					icon={<WarningIcon size={24} />}
					title={t('failed')}
					action={
						<div className="review-actions">
							<Button onPress={onReload}>{t('retry')}</Button>
							<a href={hashOf({ screen: 'review', page: 'rounds', roundId: null })}>{t('back')}</a>
						</div>
					}
				>
					{faultWords(kept.error)}
				</EmptyState>
			);
		case 'loaded':
			return children(kept.value);
	}
}

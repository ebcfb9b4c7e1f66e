import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { WarningIcon } from '../components/icons.tsx';

interface ErrorBoundaryProps {
	readonly children: ReactNode;
}

/** Keeps a fault of one part from taking the page with it: says so, and offers to go on. The recording is not touched by it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
	override state = { hasFailed: false };

	static getDerivedStateFromError() {
		return { hasFailed: true };
	}

	override render() {
		return this.state.hasFailed ? <Failed onAgain={() => this.setState({ hasFailed: false })} /> : this.props.children;
	}
}

function Failed({ onAgain }: { readonly onAgain: () => void }) {
	const { t } = useTranslation('app');
	return (
		<EmptyState
			tone="error"
			icon={<WarningIcon size={28} />}
			title={t('fault.title')}
			action={
				<>
					<Button variant="primary" onPress={onAgain}>
						{t('fault.again')}
					</Button>
					<Button onPress={() => window.location.reload()}>{t('fault.reload')}</Button>
				</>
			}
		>
			{t('fault.text')}
		</EmptyState>
	);
}

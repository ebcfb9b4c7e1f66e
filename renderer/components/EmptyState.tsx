import type { ReactNode } from 'react';
import './empty-state.css';

export interface EmptyStateProps {
	readonly icon?: ReactNode;
	readonly title: string;
	/** Why there is nothing, and what to do. */
	readonly children?: ReactNode;
	/** The button that does it. */
	readonly action?: ReactNode;
	/** `error`: something failed; announced at once. */
	readonly tone?: 'neutral' | 'error';
}

/** Stands where a list would be: empty, or failed. Always names the next step. */
export function EmptyState({ icon, title, children, action, tone = 'neutral' }: EmptyStateProps) {
	return (
		<div className={`empty-state empty-state-${tone}`} role={tone === 'error' ? 'alert' : undefined}>
			{icon !== undefined && <div className="empty-state-icon">{icon}</div>}
			<h2 className="empty-state-title">{title}</h2>
			{children !== undefined && <div className="empty-state-text">{children}</div>}
			{action !== undefined && <div className="empty-state-action">{action}</div>}
		</div>
	);
}

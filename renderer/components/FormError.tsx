import type { ReactNode } from 'react';
import { WarningIcon } from './icons.tsx';
import './field.css';

/** What went wrong with the whole form, above its buttons; announced at once. */
export function FormError({ children }: { readonly children: ReactNode }) {
	return (
		<div className="form-error" role="alert">
			<WarningIcon />
			<p>{children}</p>
		</div>
	);
}

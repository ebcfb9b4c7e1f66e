import { type RefObject, useEffect } from 'react';

/**
 * Takes the person to the first field that is wrong.
 * @param trigger changes whenever the form was refused
 */
export function useFocusOnInvalid(form: RefObject<HTMLFormElement | null>, trigger: unknown): void {
	// The trigger is the reason to look, not an ingredient.
	useEffect(() => {
		form.current?.querySelector<HTMLElement>('input[aria-invalid="true"], textarea[aria-invalid="true"], [aria-invalid="true"] input')?.focus();
	}, [form, trigger]);
}

import { create } from 'zustand';

/** Something said in passing. The words are chosen by whoever says it, in the reader's language. */
export interface Toast {
	readonly id: number;
	readonly tone: 'info' | 'good' | 'warning' | 'error';
	readonly text: string;
	/** What a person can do about it. */
	readonly action?: { readonly label: string; readonly run: () => void };
}

const MOST_SHOWN = 4;

interface Toasts {
	readonly toasts: readonly Toast[];
}

const useToastStore = create<Toasts>()(() => ({ toasts: [] }));
let lastId = 0;

export function useToasts(): readonly Toast[] {
	return useToastStore((state) => state.toasts);
}

/** Shows it until it is dismissed; the same words are not shown twice. Returns its id. */
export function showToast(toast: Omit<Toast, 'id'>): number {
	lastId += 1;
	const shown = { ...toast, id: lastId };
	useToastStore.setState(({ toasts }) => ({ toasts: [...toasts.filter((other) => other.text !== toast.text), shown].slice(-MOST_SHOWN) }));
	return shown.id;
}

export function dismissToast(id: number): void {
	useToastStore.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

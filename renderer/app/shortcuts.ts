import { useEffect, useRef } from 'react';
import { create } from 'zustand';

export const SHORTCUT_GROUPS = ['page', 'feed', 'judging', 'player', 'questions'] as const;
export type ShortcutGroup = (typeof SHORTCUT_GROUPS)[number];

export interface Shortcut {
	/** One key (`j`, `?`, `Escape`, `ArrowDown`, `Space`, `Shift+ArrowLeft`) or two one after the other (`g l`). Letters are lower case. */
	readonly keys: string;
	/** What it does, in the reader's language. Without one it is not listed. */
	readonly label?: string;
	readonly group: ShortcutGroup;
	readonly run: () => void;
}

/** The newest last: what opened last has the first say on a key. */
const useRegistry = create<{ readonly shortcuts: readonly Shortcut[] }>()(() => ({ shortcuts: [] }));

export const useAllShortcuts = (): readonly Shortcut[] => useRegistry((registry) => registry.shortcuts);

/** Makes the keys work for as long as the component is there. They rest while somebody types or answers a dialog. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
	const current = useRef(shortcuts);
	current.current = shortcuts;
	const signature = shortcuts.map((shortcut) => `${shortcut.keys}\t${shortcut.label ?? ''}`).join('\n');
	useEffect(() => {
		// Run through the ref, so that a key always does what the last render meant by it.
		const registered = signature === '' ? [] : current.current.map((shortcut, index) => ({ ...shortcut, run: () => current.current[index]?.run() }));
		useRegistry.setState((registry) => ({ shortcuts: [...registry.shortcuts, ...registered] }));
		return () => useRegistry.setState((registry) => ({ shortcuts: registry.shortcuts.filter((other) => !registered.includes(other)) }));
	}, [signature]);
}

const SEQUENCE_MS = 1_200;

/** Listens to the keyboard; call once. Returns the function that stops. */
export function startShortcuts(target: Document): () => void {
	let first: { readonly key: string; readonly at: number } | null = null;
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
		if (isTakenByWidget(event.target, event.key)) return;
		const { shortcuts } = useRegistry.getState();
		const key = chosenKey(event, shortcuts);
		const pair = first !== null && event.timeStamp - first.at < SEQUENCE_MS ? `${first.key} ${key}` : null;
		first = null;
		const found =
			(pair === null ? undefined : shortcuts.findLast((shortcut) => shortcut.keys === pair)) ?? shortcuts.findLast((shortcut) => shortcut.keys === key);
		if (found !== undefined) {
			event.preventDefault();
			found.run();
		} else if (shortcuts.some((shortcut) => shortcut.keys.startsWith(`${key} `))) {
			first = { key, at: event.timeStamp };
		}
	};
	target.addEventListener('keydown', onKeyDown);
	return () => target.removeEventListener('keydown', onKeyDown);
}

/** With Shift an arrow is a key of its own, for whoever has a use for it. */
function chosenKey(event: KeyboardEvent, shortcuts: readonly Shortcut[]): string {
	const key = shortcutKey(event);
	const shifted = `Shift+${key}`;
	return event.shiftKey && key.startsWith('Arrow') && shortcuts.some((shortcut) => shortcut.keys === shifted) ? shifted : key;
}

/** The key as a shortcut names it: on a Cyrillic or Arabic keyboard the letter of the same place on a Latin one. */
export function shortcutKey(event: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
	if (event.key === ' ') return 'Space';
	if (event.key.length > 1 || /^[\x20-\x7e]$/.test(event.key)) return event.key.length === 1 ? event.key.toLowerCase() : event.key;
	const letter = /^(?:Key|Digit)([A-Z0-9])$/.exec(event.code)?.[1];
	if (letter !== undefined) return letter.toLowerCase();
	if (event.code === 'Comma') return ',';
	if (event.code === 'Period') return '.';
	if (event.code === 'Slash') return event.shiftKey ? '?' : '/';
	return event.key;
}

const TYPING = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable=""], [contenteditable="true"]';
/** What the space bar presses. */
const PRESSED = 'button, a, input, summary, [role="button"], [role="switch"], [role="radio"], [role="checkbox"], [role="tab"], [role="option"]';
const WIDGETS = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

function isTakenByWidget(target: EventTarget | null, key: string): boolean {
	if (!(target instanceof Element)) return false;
	if (key === ' ' && target.closest(PRESSED) !== null) return true;
	// Radio buttons move by arrows, and by nothing else that is a shortcut.
	if (key.startsWith('Arrow') && target.matches('input')) return true;
	return target.matches(TYPING) || target.closest(WIDGETS) !== null;
}

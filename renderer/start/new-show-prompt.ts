import { create } from 'zustand';

/** Whether a new show is being asked for; the dialog stands once, at the top of the page. */
interface NewShowPrompt {
	readonly isOpen: boolean;
	/** It was left to enter a key in the settings; what was typed waits. */
	readonly waitsForKey: boolean;
}

export const useNewShowPrompt = create<NewShowPrompt>()(() => ({ isOpen: false, waitsForKey: false }));

export function askForNewShow(): void {
	useNewShowPrompt.setState({ isOpen: true, waitsForKey: false });
}

export function closeNewShow(): void {
	useNewShowPrompt.setState({ isOpen: false, waitsForKey: false });
}

/** Makes way for the settings, which offer the way back. */
export function leaveNewShowForKey(): void {
	useNewShowPrompt.setState({ isOpen: false, waitsForKey: true });
}

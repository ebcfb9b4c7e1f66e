import { create } from 'zustand';
import { useDeskState } from './desk.ts';

/** What waits until the person has said who they are. */
interface ProfilePrompt {
	readonly isOpen: boolean;
	readonly afterwards: (() => void) | null;
}

export const useProfilePrompt = create<ProfilePrompt>()(() => ({ isOpen: false, afterwards: null }));

/** Everything a person does is signed: runs `action` at once where the desk knows them, else after asking. */
export function withProfile(action: () => void): void {
	if (useDeskState.getState().profile !== null) action();
	else useProfilePrompt.setState({ isOpen: true, afterwards: action });
}

export function askForProfile(): void {
	useProfilePrompt.setState({ isOpen: true, afterwards: null });
}

/** @param isSaved whether the desk now knows the person; else what waited is dropped */
export function closeProfilePrompt(isSaved: boolean): void {
	const { afterwards } = useProfilePrompt.getState();
	useProfilePrompt.setState({ isOpen: false, afterwards: null });
	if (isSaved) afterwards?.();
}

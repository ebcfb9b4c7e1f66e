import { create } from 'zustand';

/** Which source a person is about to give sound; null: none. One question at a time, asked from wherever its source is shown. */
const useQuestion = create<{ readonly sourceId: string | null }>()(() => ({ sourceId: null }));

export function useSoundQuestion(): string | null {
	return useQuestion(({ sourceId }) => sourceId);
}

export function askForSound(sourceId: string): void {
	useQuestion.setState({ sourceId });
}

export function closeSoundQuestion(): void {
	useQuestion.setState({ sourceId: null });
}

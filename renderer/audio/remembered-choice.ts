import type { SoundChoice } from './capture.ts';

const STORAGE_KEY = 'showdesk.soundChoice';
const SHARED = 'shared';
const DEFAULT_MICROPHONE = 'microphone';

/** What this person gave last on this machine; null before that. */
export function rememberedChoice(): SoundChoice | null {
	let kept: string | null;
	try {
		kept = localStorage.getItem(STORAGE_KEY);
	} catch {
		return null;
	}
	if (kept === null) return null;
	if (kept === SHARED) return { from: 'shared' };
	return { from: 'microphone', deviceId: kept === DEFAULT_MICROPHONE ? null : kept.slice(DEFAULT_MICROPHONE.length + 1) };
}

export function rememberChoice(choice: SoundChoice): void {
	const kept = choice.from === 'shared' ? SHARED : choice.deviceId === null ? DEFAULT_MICROPHONE : `${DEFAULT_MICROPHONE} ${choice.deviceId}`;
	try {
		localStorage.setItem(STORAGE_KEY, kept);
	} catch {
		// A page that may not store anything only forgets.
	}
}

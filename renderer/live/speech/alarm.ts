import { create } from 'zustand';

const STORAGE_KEY = 'showdesk.contradictionSound';

/** Off until somebody switches it on, on this machine. */
export const useHasSound = create<{ readonly hasSound: boolean }>()(() => ({ hasSound: read() === 'on' }));

export function chooseSound(hasSound: boolean): void {
	useHasSound.setState({ hasSound });
	try {
		localStorage.setItem(STORAGE_KEY, hasSound ? 'on' : 'off');
	} catch {
		// A page that may not store anything only forgets.
	}
	// Whoever switches it on hears what it will be; it also is the press a browser wants before it plays anything.
	if (hasSound) soundAlarm();
}

let audio: AudioContext | null = null;

/** Two short notes, a fourth apart. Silent where the page may not play: nobody has touched it yet. */
export function soundAlarm(): void {
	audio ??= new AudioContext();
	const { currentTime } = audio;
	for (const [index, frequencyHz] of NOTES_HZ.entries()) {
		const note = audio.createOscillator();
		const volume = audio.createGain();
		const from = currentTime + index * NOTE_SECONDS;
		note.frequency.value = frequencyHz;
		volume.gain.setValueAtTime(0, from);
		volume.gain.linearRampToValueAtTime(0.2, from + 0.02);
		volume.gain.linearRampToValueAtTime(0, from + NOTE_SECONDS);
		note.connect(volume).connect(audio.destination);
		note.start(from);
		note.stop(from + NOTE_SECONDS);
	}
}

const NOTES_HZ = [660, 880] as const;
const NOTE_SECONDS = 0.18;

function read(): string | null {
	try {
		return localStorage.getItem(STORAGE_KEY);
	} catch {
		return null;
	}
}

/** How this page can come by the sound of something that is played: by the browser's own question, as all that the computer plays, or not. */
export type Sharing = 'browser' | 'computer' | 'no-desktop' | 'none';

/** Is the page allowed to ask for a microphone at all? Only where it comes from this machine or over https. */
export function canHearMicrophone(): boolean {
	return navigator.mediaDevices !== undefined;
}

/** `no-desktop`: the desktop program cannot hear other programs on this system, where a browser can. */
export function sharingHere(): Sharing {
	if (isOwnProgram()) return navigator.userAgent.includes('Linux') ? 'no-desktop' : 'computer';
	if (typeof navigator.mediaDevices?.getDisplayMedia !== 'function') return 'none';
	// Who can share sound can also keep it from being heard twice; Firefox and Safari share pictures alone.
	return 'suppressLocalAudioPlayback' in navigator.mediaDevices.getSupportedConstraints() ? 'browser' : 'none';
}

/** The desktop program, and no browser. */
export function isOwnProgram(): boolean {
	return window.showdesk !== undefined;
}

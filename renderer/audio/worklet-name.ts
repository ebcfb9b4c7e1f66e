/** By which the page asks for what sound-worklet.ts registers on the audio thread. */
export const SOUND_WORKLET = 'showdesk-sound';

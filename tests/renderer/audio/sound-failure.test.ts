import { describe, expect, it } from 'vitest';
import { microphoneFailure, sharingFailure } from '../../../renderer/audio/sound-failure.ts';

/** Names and messages as Chromium 156, Firefox and Safari give them. */
const refused = (message: string) => new DOMException(message, 'NotAllowedError');

describe('why a browser gave no microphone', () => {
	it.each([
		['Permission denied', 'microphone-refused'],
		['Permission dismissed', 'microphone-refused'],
		['Permission denied by system', 'microphone-refused-by-system'],
		['The request is not allowed by the user agent or the platform in the current context.', 'microphone-refused'],
	])('%s', (message, code) => {
		expect(microphoneFailure(refused(message), false)).toBe(code);
	});

	it.each([
		['NotFoundError', 'no-microphone'],
		['NotReadableError', 'microphone-in-use'],
		['AbortError', 'microphone-in-use'],
		['OverconstrainedError', 'microphone-gone'],
		['SecurityError', 'microphone-refused'],
	])('%s', (name, code) => {
		expect(microphoneFailure(new DOMException('whatever it says', name), false)).toBe(code);
	});

	it('is the system’s refusal in the desktop program, which refuses its own page nothing', () => {
		expect(microphoneFailure(refused('Permission denied'), true)).toBe('microphone-refused-by-system');
		expect(microphoneFailure(new DOMException('', 'NotFoundError'), true)).toBe('no-microphone');
	});
});

describe('why a browser shared nothing', () => {
	it.each([
		['NotAllowedError', 'Permission denied by user', 'nothing-shared'],
		['InvalidStateError', 'no press of a person', 'nothing-shared'],
		['NotAllowedError', 'Permission denied by system', 'sharing-refused-by-system'],
		['NotReadableError', 'Could not start audio source', 'shared-sound-failed'],
		['AbortError', 'Error starting screen capture', 'shared-sound-failed'],
		['NotSupportedError', 'Not supported', 'cannot-share-sound'],
	])('%s: %s', (name, message, code) => {
		expect(sharingFailure(new DOMException(message, name), false)).toBe(code);
	});

	it('is the system’s refusal in the desktop program', () => {
		expect(sharingFailure(refused('Permission denied'), true)).toBe('sharing-refused-by-system');
	});

	it('is that of a browser without it where it does not know the question', () => {
		expect(sharingFailure(new TypeError('getDisplayMedia is not a function'), false)).toBe('cannot-share-sound');
	});
});

import { describe, expect, it } from 'vitest';
import { desktopObstacle } from '../../../electron/launch/desktop-obstacle.ts';

describe('desktopObstacle', () => {
	it('sees that a Linux machine has no display', () => {
		expect(desktopObstacle({ platform: 'linux', environment: {}, userId: 1000 })).toBe('There is no display here');
		expect(desktopObstacle({ platform: 'linux', environment: { DISPLAY: '' }, userId: 1000 })).toBe('There is no display here');
	});

	it('accepts X11 and Wayland', () => {
		expect(desktopObstacle({ platform: 'linux', environment: { DISPLAY: ':0' }, userId: 1000 })).toBeNull();
		expect(desktopObstacle({ platform: 'linux', environment: { WAYLAND_DISPLAY: 'wayland-0' }, userId: 1000 })).toBeNull();
	});

	it('does not give up the sandbox for root', () => {
		expect(desktopObstacle({ platform: 'linux', environment: { DISPLAY: ':0' }, userId: 0 })).toMatch(/root/);
	});

	it('finds none on macOS and Windows', () => {
		expect(desktopObstacle({ platform: 'darwin', environment: {}, userId: 501 })).toBeNull();
		expect(desktopObstacle({ platform: 'win32', environment: {}, userId: undefined })).toBeNull();
	});
});

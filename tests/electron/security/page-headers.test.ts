import { describe, expect, it } from 'vitest';
import { pageHeaders } from '../../../electron/security/page-headers.ts';

const policies = Object.fromEntries(
	(pageHeaders()['Permissions-Policy'] ?? '').split(', ').map((policy) => {
		const [name = '', allowed] = policy.split('=');
		return [name, allowed];
	}),
);

describe('what the page’s own answer lets it use', () => {
	it('is sound, for the page alone', () => {
		expect([policies.microphone, policies['display-capture']]).toEqual(['(self)', '(self)']);
	});

	it('is neither a camera, nor where the person is, nor a device', () => {
		for (const name of ['camera', 'geolocation', 'usb', 'serial', 'hid']) expect(policies[name], name).toBe('()');
	});

	it('is no script but its own, an audio worklet’s among them', () => {
		const policy = pageHeaders('ws://127.0.0.1:4317')['Content-Security-Policy'] ?? '';
		expect(policy).toContain("default-src 'none'; script-src 'self';");
		expect(policy).not.toMatch(/worker-src|media-src|blob:|unsafe-eval/);
		expect(policy).toContain("connect-src 'self' ws://127.0.0.1:4317;");
	});
});

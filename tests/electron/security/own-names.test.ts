import { hostname, networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { isLoopback, ownHosts } from '../../../electron/security/own-names.ts';

describe('ownHosts', () => {
	it('knows a loopback desk by its loopback names alone', () => {
		expect([...ownHosts('127.0.0.1', 4317)].sort()).toEqual(['127.0.0.1:4317', '[::1]:4317', 'localhost:4317']);
		expect(ownHosts('127.0.0.1', 4317).has(`${hostname().toLowerCase()}:4317`)).toBe(false);
	});

	it('knows a desk on every address by each of them, and by no name that merely resolves to one', () => {
		const hosts = ownHosts('0.0.0.0', 4317);
		for (const { address, family } of Object.values(networkInterfaces()).flatMap((entries) => entries ?? [])) {
			expect(hosts).toContain(family === 'IPv6' ? `[${address}]:4317` : `${address}:4317`);
		}
		expect(hosts.has('evil.example:4317')).toBe(false);
	});

	it('knows the short form that browsers use on port 80', () => {
		expect(ownHosts('192.168.1.5', 80)).toContain('192.168.1.5');
		expect(ownHosts('192.168.1.5', 8080).has('192.168.1.5')).toBe(false);
	});

	it('takes only this machine for loopback', () => {
		for (const host of ['127.0.0.1', '127.8.9.1', 'localhost', '::1']) expect(isLoopback(host), host).toBe(true);
		for (const host of ['0.0.0.0', '::', '127.0.0.1.evil.example', 'localhost.evil.example', '192.168.1.5']) expect(isLoopback(host), host).toBe(false);
	});
});

import { expect, it } from 'vitest';
import { createKeyVault, type SecretStore, type Secrets } from '../../../electron/desk/key-vault.ts';
import { engineKeys } from '../../../electron/desk/translation/engine-keys.ts';

function storeOf(secrets: Secrets): SecretStore & { written: Secrets } {
	return {
		written: secrets,
		read: () => secrets,
		write(next) {
			this.written = next;
		},
	};
}

it('takes a key of the environment before a kept one, and says where each is from', () => {
	const vault = createKeyVault({ SHOWDESK_TWITCH_TOKEN: 'given', SHOWDESK_DEEPL_KEY: '' }, storeOf({ twitch: 'typed', deepl: 'typed' }));
	expect([vault.key('twitch'), vault.state('twitch')]).toEqual(['given', 'environment']);
	expect([vault.key('deepl'), vault.state('deepl')]).toEqual(['typed', 'kept']);
	expect(vault.state('openai')).toBe('none');
});

it('keeps and forgets one secret without touching the others', () => {
	const store = storeOf({ deepl: 'typed' });
	const vault = createKeyVault({}, store);
	vault.keep('twitch', 'abc');
	expect(store.written).toEqual({ deepl: 'typed', twitch: 'abc' });
	vault.keep('deepl', null);
	expect(store.written).toEqual({ twitch: 'abc' });
	expect(vault.key('deepl')).toBeUndefined();
});

it('gives the translator the keys of engines and nothing else', () => {
	const vault = createKeyVault({}, storeOf({ deepl: 'typed', twitch: 'abc' }));
	expect(engineKeys(vault)).toEqual({ deepl: 'typed' });
});

it('names the variable to use where a host keeps no secrets', () => {
	expect(() => createKeyVault({}, null).keep('twitch', 'abc')).toThrow(
		expect.objectContaining({ code: 'no-key-storage', detail: { variable: 'SHOWDESK_TWITCH_TOKEN' } }),
	);
});

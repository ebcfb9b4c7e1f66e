import type { CallOutput, ParsedInput } from '../../shared/contract/contract.ts';
import type { ServiceKeys } from '../../shared/contract/service-key-calls.ts';
import { SOURCE_SERVICES, type SourceService } from '../../shared/model/source-service.ts';
import type { KeyState } from '../../shared/model/translation-desk.ts';
import type { KeyVault } from './key-vault.ts';

/** The contract's commands about the keys of services that sources listen at. */
export function createServiceKeys(vault: KeyVault) {
	const read = (): ServiceKeys => ({
		states: Object.fromEntries(SOURCE_SERVICES.map((service) => [service, vault.state(service)])) as Record<SourceService, KeyState>,
		canKeepKeys: vault.canKeep,
	});
	return {
		handlers: {
			'serviceKey.list': async (): Promise<CallOutput<'serviceKey.list'>> => read(),
			'serviceKey.set': async ({ service, key }: ParsedInput<'serviceKey.set'>): Promise<CallOutput<'serviceKey.set'>> => {
				vault.keep(service, key);
				return read();
			},
		},
	};
}

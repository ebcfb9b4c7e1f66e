import { z } from 'zod';
import { SOURCE_SERVICES, type SourceService } from '../model/source-service.ts';
import type { KeyState } from '../model/translation-desk.ts';
import { call, nothing } from './call.ts';

export interface ServiceKeys {
	readonly states: Readonly<Record<SourceService, KeyState>>;
	/** Can this host keep a key that a person types? Elsewhere it comes from the environment. */
	readonly canKeepKeys: boolean;
}

/** The keys of services that sources listen at. A key goes in and never comes out. */
export const serviceKeyCalls = {
	'serviceKey.list': call<ServiceKeys>()(nothing),
	/** Null forgets it. Counts from the next source that is opened. Refused with `no-key-storage`. */
	'serviceKey.set': call<ServiceKeys>()(z.strictObject({ service: z.enum(SOURCE_SERVICES), key: z.string().trim().min(1).max(4_000).nullable() })),
} as const;

import type { SourceTrouble } from '../../../../shared/model/show.ts';
import { SERVICE_VARIABLES, type SourceService } from '../../../../shared/model/source-service.ts';
import { safeExcerpt } from '../safe-excerpt.ts';

const SAID_CHARACTERS = 300;

/** The service wants a key and the desk has none. `name` is what the service calls it. */
export function keyMissing(service: SourceService, name: string): SourceTrouble {
	const variable = SERVICE_VARIABLES[service];
	return {
		code: 'key-missing',
		detail: `No ${name} is kept. Enter it in the settings, under the keys of services, or give it as ${variable} in the environment, and try again.`,
	};
}

/** A platform's own words as they may be shown: clipped, and without the key, should it repeat it. */
export function platformWords(text: string, key: string): { readonly said: string } | Record<string, never> {
	const said = safeExcerpt(key === '' ? text : text.replaceAll(key, '…'), SAID_CHARACTERS);
	return said === '' ? {} : { said };
}

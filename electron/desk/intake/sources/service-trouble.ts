import type { SourceTrouble } from '../../../../shared/model/show.ts';
import { safeExcerpt } from '../safe-excerpt.ts';

const SAID_CHARACTERS = 300;

/** The service wants a key and the desk has none. `name` is what the service calls it. */
export function keyMissing(name: string): SourceTrouble {
	return { code: 'key-missing', detail: `No ${name} is kept. Enter it in the settings, under the keys of services, and try again.` };
}

/** A platform's own words as they may be shown: clipped, and without the key, should it repeat it. */
export function platformWords(text: string, key: string): { readonly said: string } | Record<string, never> {
	const said = safeExcerpt(key === '' ? text : text.replaceAll(key, '…'), SAID_CHARACTERS);
	return said === '' ? {} : { said };
}

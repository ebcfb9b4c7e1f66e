import { whenConnected } from './desk.ts';

/** Between two tries. */
const REST_MS = 500;
/** A part that cannot be had from a desk that answers is not there any more: another version was built under the open page. */
const TRIES = 3;

/**
 * Loads a part of the page's own code from the desk. While the desk is away it waits for it, since the person is told of that anyway.
 * @throws what `load` threw, where the desk is there and has no such part
 */
export async function fetchPart<Part>(load: () => Promise<Part>): Promise<Part> {
	for (let tried = 1; ; tried += 1) {
		try {
			return await load();
		} catch (error) {
			if (tried >= TRIES) throw error;
			// A page learns a little later than its requests that the desk is away.
			await new Promise((resolve) => setTimeout(resolve, REST_MS));
			await whenConnected();
		}
	}
}

/**
 * Makes UUIDs of version 7 (RFC 9562): sorted as text they are in the order they were made, also within one millisecond
 * and when the clock is set back.
 * @param randomBytes gives that many random bytes
 */
export function createUuidV7(randomBytes: (count: number) => Uint8Array): (atMs: number) => string {
	let lastMs = -1;
	let counter = 0;
	return (atMs) => {
		if (atMs > lastMs) {
			lastMs = atMs;
			// Starts in the lower half, so that thousands more fit into the same millisecond.
			counter = uint16(randomBytes(2)) & 0x7ff;
		} else {
			counter += 1;
			if (counter > COUNTER_LIMIT) {
				lastMs += 1;
				counter = 0;
			}
		}
		const time = lastMs.toString(16).padStart(12, '0');
		const ordered = (0x7000 | counter).toString(16);
		const random = Buffer.from(randomBytes(8));
		random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
		const tail = random.toString('hex');
		return `${time.slice(0, 8)}-${time.slice(8)}-${ordered}-${tail.slice(0, 4)}-${tail.slice(4)}`;
	};
}

const COUNTER_LIMIT = 0xfff;

function uint16(bytes: Uint8Array): number {
	return ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
}

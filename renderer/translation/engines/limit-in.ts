/** Null: no limit; undefined: not a number. Spaces and points between thousands are how people write them, and so are the digits of Arabic. */
export function limitIn(typed: string): number | null | undefined {
	const digits = typed.replace(/[\s.,'’٬]/g, '').replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
	if (digits === '') return null;
	return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined;
}

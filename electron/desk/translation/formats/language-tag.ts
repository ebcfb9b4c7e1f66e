/** A tag as files write it, `ES-ES` or `zh_CN`, as BCP 47 does; null where it is none. */
export function languageTagOf(written: string | undefined): string | null {
	const tag = written?.trim().replaceAll('_', '-');
	if (tag === undefined || !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(tag)) return null;
	try {
		return Intl.getCanonicalLocales(tag)[0] ?? null;
	} catch {
		return null;
	}
}

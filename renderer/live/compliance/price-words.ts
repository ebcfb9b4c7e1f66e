/** An amount as the interface writes it, with its currency where one was said. */
export function priceWords(amount: number, currency: string | null, language: string): string {
	const locale = language === 'ar' ? 'ar-u-nu-latn' : language;
	const options: Intl.NumberFormatOptions =
		currency === null ? { maximumFractionDigits: 2 } : { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' };
	return new Intl.NumberFormat(locale, options).format(amount);
}

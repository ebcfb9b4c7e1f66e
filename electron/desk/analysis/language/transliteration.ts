/**
 * Russian in Latin letters back to Cyrillic, for the schemes people use (ch/sh/zh, j or y, kh or h). Rough on purpose:
 * it is compared with what a detector knows of Russian and matched as a further reading of a word, never shown.
 */
export function toCyrillic(latin: string): string {
	let cyrillic = '';
	let index = 0;
	while (index < latin.length) {
		let taken = 1;
		for (let length = 4; length >= 1; length -= 1) {
			const found = SCHEME.get(latin.slice(index, index + length));
			if (found !== undefined) {
				cyrillic += found;
				taken = length;
				break;
			}
			if (length === 1) cyrillic += latin.charAt(index);
		}
		index += taken;
	}
	return cyrillic
		.replace(/(^|[^а-яё])ы/g, '$1й')
		.replace(/([аеиоуыэюя])ы(?![а-яё])/g, '$1й')
		.replace(/([аеоуыэюя])ы(?=[а-яё])/g, '$1й')
		.replace(/йа/g, 'я')
		.replace(/йу/g, 'ю')
		.replace(/йо/g, 'ё');
}

const SCHEME: ReadonlyMap<string, string> = new Map(
	Object.entries({
		shch: 'щ',
		sch: 'щ',
		zh: 'ж',
		kh: 'х',
		ch: 'ч',
		sh: 'ш',
		ts: 'ц',
		yu: 'ю',
		ju: 'ю',
		iu: 'ю',
		ya: 'я',
		ja: 'я',
		ia: 'ия',
		yo: 'ё',
		jo: 'ё',
		ye: 'е',
		je: 'е',
		eh: 'э',
		a: 'а',
		b: 'б',
		v: 'в',
		w: 'в',
		g: 'г',
		d: 'д',
		e: 'е',
		z: 'з',
		i: 'и',
		j: 'й',
		y: 'ы',
		k: 'к',
		l: 'л',
		m: 'м',
		n: 'н',
		o: 'о',
		p: 'п',
		r: 'р',
		s: 'с',
		t: 'т',
		u: 'у',
		f: 'ф',
		h: 'х',
		x: 'х',
		c: 'ц',
		q: 'к',
		"'": 'ь',
		'"': 'ъ',
		'4': 'ч',
		'6': 'ш',
	}),
);

import { describe, expect, it } from 'vitest';
import { findHandles } from '../../../../../electron/desk/analysis/entities/handles.ts';
import { readLinkBook } from '../../../../../electron/desk/analysis/entities/link-book.ts';
import { findAddresses } from '../../../../../electron/desk/analysis/entities/links.ts';
import { findPersonalNumbers } from '../../../../../electron/desk/analysis/entities/numbers.ts';
import { cpuTimeOf } from '../../../../fixtures/cpu-time.ts';
import { RULES_FOLDER, rulesFolder } from '../rules-folder.ts';

describe('addresses', () => {
	it.each([
		['entra en bit.ly/w1fr33 ya', ['bit.ly/w1fr33']],
		['https://www.shop.example.com/a?b=c.', ['https://www.shop.example.com/a?b=c']],
		['заходите на часы.рф', ['часы.рф']],
		['اطلبوا من tinyurl.com/w1', ['tinyurl.com/w1']],
		['mi correo nuria.g@example.com', ['nuria.g@example.com']],
		['hola.que tal, gracias.es muy bonito, 29.90 y 3.5', []],
		['vale...me gusta', []],
	])('in %j', (text, expected) => {
		expect(findAddresses(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
	});

	it.each([
		['está en cutt . ly / crema10', ['link cutt . ly / crema10']],
		['entra en tienda punto com', ['link tienda punto com']],
		['mira hxxps://oferta-bank[.]online ya', ['link hxxps://oferta-bank[.]online']],
		['gangas(.)net aprovechad', ['link gangas(.)net']],
		['www ganga shop', ['link www ganga shop']],
		['allez sur bonsplans point com', ['link bonsplans point com']],
		['сайт kosmetika точка shop', ['link kosmetika точка shop']],
		['ادخلوا على كوزمتيك دوت شوب', ['link كوزمتيك دوت شوب']],
		['متجر-الهدايا.شبكة شوفوه', ['link متجر-الهدايا.شبكة']],
		['我的网站 taobao点com', ['link taobao点com']],
		['mi correo nuria.g arroba gmail punto com', ['email nuria.g arroba gmail punto com']],
		['nour_k (at) example.org', ['email nour_k (at) example.org']],
		['мыло marina.shop собака example точка com', ['email marina.shop собака example точка com']],
		['ايميلي mona.shop ات example دوت كوم', ['email mona.shop ات example دوت كوم']],
		['mon mail jean point dupont chez gmail point com', ['email jean point dupont chez gmail point com']],
		['lucie arobase exemple point fr', ['email lucie arobase exemple point fr']],
		['john at gmail dot com', ['email john at gmail dot com']],
	])('written out in %j', (text, expected) => {
		expect(findAddresses(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)).toEqual(expected);
	});

	it.each([
		'y punto.com como decía mi padre',
		'y punto com',
		'ese punto es importante',
		'gracias . es muy bonito',
		'es de lujo. info al privado',
		'hola. com',
		'моя собака съела крем',
		'это точка роста',
		'супер.сайт не работает',
		'au point de vue qualité',
		'un bon point com toujours',
		'هذي نقطة مهمة',
		'meet me at the shop',
		'gracias @tienda.com',
	])('are not seen in %j', (text) => {
		expect(findAddresses(text)).toEqual([]);
	});

	it('stand in the book of links as what they are', async () => {
		const book = await readLinkBook(RULES_FOLDER, ['mi-tienda.example']);
		const standing = (text: string): string | undefined => findAddresses(text).map((address) => book.standingOf(address))[0];
		expect(standing('w1-watch.example/correas')).toBe('known');
		expect(standing('https://mi-tienda.example')).toBe('known');
		expect(standing('bit.ly/x')).toBe('shortened');
		expect(standing('https://wa.me/34600')).toBe('messenger');
		expect(standing('w1-vvatch.example')).toBe('lookalike');
		expect(standing('arnazon.com')).toBe('lookalike');
		expect(standing('https://amazon.com.verify.xyz/login')).toBe('lookalike');
		expect(standing('https://аmazon.com')).toBe('lookalike');
		expect(standing('viewup.test')).toBe('unknown');
	});

	it('need no book', async () => {
		const book = await readLinkBook(await rulesFolder({}), []);
		expect(findAddresses('bit.ly/x').map((address) => book.standingOf(address))).toEqual(['unknown']);
	});

	it('are found in linear time in hostile text', () => {
		for (const piece of ['a.', 'http://', 'a@', 'a.com/', '((((', 'www.a.', 'a punto ', 'a (at) b [.] ', 'hxxp://', ' . ', 'www a ']) {
			const text = piece.repeat(Math.ceil(100_000 / piece.length));
			expect(
				cpuTimeOf(() => findAddresses(text)),
				piece,
			).toBeLessThan(2000);
		}
	});
});

describe('names on a messenger', () => {
	it.each([
		['escríbeme, ig: marta.sells', ['ig: marta.sells']],
		['mi insta es lola_shop', ['insta es lola_shop']],
		['телега olga_shop', ['телега olga_shop']],
		['mon snap: lulu.paris75', ['snap: lulu.paris75']],
		['سناب: nour_shop', ['سناب: nour_shop']],
		['tg @gangas', ['tg @gangas']],
		['sigo a lucia en insta @lucia_w1', []],
		['tengo insta y telegram', []],
		['big: marta.sells', []],
	])('in %j', (text, expected) => {
		expect(findHandles(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
	});
});

describe('personal numbers', () => {
	const found = (text: string, market = 'ES', language = 'es'): readonly string[] =>
		findPersonalNumbers(text, market, language).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

	it.each([
		['llámame al 612 34 56 78', 'ES', 'es', ['phone 612 34 56 78']],
		['whatsapp +34 612 34 56 78, pago', 'ES', 'es', ['phone +34 612 34 56 78']],
		["mon num c'est le 06 39 98 12 34 svp", 'ES', 'fr', ['phone 06 39 98 12 34']],
		['мой телефон 8 (912) 345-67-89', 'ES', 'ru', ['phone 8 (912) 345-67-89']],
		['رقمي ٠٥٠٥٥٥٠١٢٣', 'SA', 'ar', ['phone ٠٥٠٥٥٥٠١٢٣']],
		['رقم بطاقتي 4111 1111 1111 1111 ليش', 'SA', 'ar', ['card 4111 1111 1111 1111']],
		['llama 6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣ ya', 'ES', 'es', ['phone 6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣']],
		['llama 6.1.2 3-4-5 6_7_8', 'ES', 'es', ['phone 6.1.2 3-4-5 6_7_8']],
		['mi pedido nº 4058812 no llega', 'ES', 'es', ['order pedido nº 4058812']],
		['номер заказа: 58812334', 'RU', 'ru', ['order заказа: 58812334']],
		['ma commande n° FR-4482913 ?', 'FR', 'fr', ['order commande n° FR-4482913']],
		['رقم الطلب هو ٤٤٨٢٩١٣', 'SA', 'ar', ['order الطلب هو ٤٤٨٢٩١٣']],
		['order #4058812 never came', 'GB', 'en', ['order order #4058812']],
		['订单号是4058812334', 'CN', 'zh', ['order 订单号是4058812334']],
		['ES9121000418450200051332 ahi me haces el bizum', 'ES', 'es', ['iban ES9121000418450200051332']],
		['cuenta ES91 2100 0418 4502 0005 1332 a nombre de Ana', 'ES', 'es', ['iban ES91 2100 0418 4502 0005 1332']],
		['tracking RR123456785ES', 'ES', 'es', ['order tracking RR123456785ES']],
		['mi IBAN ES91 2100 0418 4502 0005 1332', 'ES', 'es', ['iban ES91 2100 0418 4502 0005 1332']],
	])('in %j', (text, market, language, expected) => {
		expect(found(text, market, language)).toEqual(expected);
	});

	it.each([
		'antes 129,90 € ahora 29,90 €',
		'2019-2024',
		'pedidos 4058812 desde enero',
		'un pedido de 150000 euros',
		'articulo 612345678 en negro',
		'modelo 612 345 678',
		'SKU: 612345678',
		'12 345 678 pasos',
		'4111 1111 1111 1112',
		'0000 0000 0000 0000',
		'3ºB, 46001 Valencia',
		'1234567890123456789012345',
		'ES00 2100 0418 4502 0005 1332',
	])('none in %j', (text) => {
		expect(found(text)).toEqual([]);
	});
});

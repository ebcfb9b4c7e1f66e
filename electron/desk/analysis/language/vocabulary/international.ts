/** Words of all languages, which say nothing about any: a line of nothing else has no language. */
export const INTERNATIONAL: ReadonlySet<string> = new Set(
	'ok okay oki okey lol xd xdd lmao omg wow gg ggwp w1 bravo super top vip live stop wifi gps nfc bluetooth usb iphone android samsung apple xiaomi huawei rolex casio garmin whatsapp telegram instagram tiktok youtube hmm mmm aaa ooo uu uuu oh ah eh um rip np ez pog poggers kappa kekw lul ок океи лол хд'.split(
		' ',
	),
);

/** Brands, products and names of people are written alike everywhere: no detector may read a language into them. */
export const NAMES: ReadonlySet<string> = new Set(
	[
		...INTERNATIONAL,
		...`airpods airpod airtag ipad macbook imac watch smartwatch galaxy pixel redmi oppo realme oneplus motorola nokia sony lg philips dyson braun oral bosch tefal xbox playstation ps4 ps5 nintendo switch gopro jbl bose beats marshall fitbit amazfit polar suunto
		gucci chanel dior prada hermes vuitton louis lv fendi balenciaga versace armani burberry ysl laurent zara mango shein temu aliexpress amazon ebay nike adidas puma reebok jordan yeezy lacoste tommy hilfiger calvin klein levis guess swarovski pandora cartier omega tag heuer seiko citizen fossil swatch tissot
		loreal maybelline nivea garnier cerave vichy bioderma avene clinique lancome sephora mac nyx fenty olaplex shiseido bizum paypal visa mastercard wallapop vinted telegram viber signal snapchat facebook messenger twitch discord spotify netflix zoom
		mah kwh ml cl mg kg km cm mm gb tb mb hz ghz iban bic atm ip67 ip68 usd eur
		pro max mini plus ultra lite premium gold silver edition pack kit set mix spray serum spf uv led lcd oled hd usb-c sms dm dms qr pin iban dni nif fdp
		tom john mary maria jane tony anna ana lucia sofia julia laura marta carmen pablo jose juan carlos pedro luis miguel david daniel alex alexandra max marie sophie lea emma paul pierre jean thomas nicolas julien camille mohamed mohammed muhammad ahmed ali omar youssef fatima khadija aicha sara sarah leila layla sami nour oleg olga ivan dima masha katya natasha sasha nadia svetlana oksana andrey sergey
		тома олег ольга иван маша наташа саша дима андрей анна мария том мэри джон лейла сами айфон самсунг эпл ватсап телеграм инстаграм ютуб тикток эирподс галакси сяоми шанель гучи гуччи диор`.split(
			/\s+/,
		),
	].map((word) => word.normalize('NFKD').replace(/\p{M}/gu, '')),
);

import type { ProductSheet } from '../../../../../shared/model/product-sheet.ts';

/** Sentences as people write and say them about W1, labelled by hand against its sheet. `none`: neither agrees nor contradicts. */

export const W1: ProductSheet = {
	product: 'Smart watch W1',
	facts: {
		water: 'IP67, 1 m for 30 min',
		battery: '48 h',
		'charging time': '2 h',
		capacity: '300 mAh',
		warranty: '12 months',
		price: '29.90 EUR',
		delivery: '3-5 days',
		returns: '30 days',
		screen: '1.43 inches',
		weight: '38 g',
		'strap width': '22 mm',
		bluetooth: '5.3',
	},
};

export type Label = 'agrees' | 'contradicts' | 'none';

export interface LabelledClaim {
	readonly language: string;
	readonly isHost: boolean;
	readonly text: string;
	readonly label: Label;
}

/** A line each: `=` agrees, `!` contradicts, `-` none; `h` where the host says it. */
const LINES: Readonly<Record<string, string>> = {
	es: `
!h Este reloj aguanta 50 metros bajo el agua, así de claro.
! es sumergible hasta 100 m
= IP67: 1 metro durante 30 minutos
! pone que es ip68
! resiste dos horas bajo el agua
= lo puedes meter media hora en el agua
! tiene 5 ATM de resistencia
=h La batería os dura 48 horas con un uso normal.
= la bateria dura dos dias
! la batería dura cuarenta y ocho días
!h en modo ahorro os aguanta dos semanas enteras sin cargar
! tres semanas de autonomía
- ¿la batería dura una semana?
- no dura dos semanas la batería
- duró 48 horas el envío de mi otro paquete
- a mi me dura un dia y medio
- vivo a 50 metros de la tienda
- la película dura 2 horas
= garantía 12 meses
= tiene un año de garantía
!h dos años de garantía, chicas
! garantía de por vida
!h el envío os llega en 24 horas
= el envio tarda entre 3 y 5 dias
=h hoy a 29,90 €
= cuesta 29,90 euros
! sale por 19,99€ hoy
! el precio es 39 euros
- ¿cuánto cuesta? ¿30 euros?
- antes 90 €
= se carga en 2 horas
! se carga en 15 minutos
= pantalla de 1,43 pulgadas
=h La pantalla es AMOLED de 1,43", mirad
! la pantalla es de 2 pulgadas
=h un reloj ligerito, solo 38 gramos
! pesa 80 gramos
! correa de 20 mm
= la correa es de 22mm
= lleva bluetooth 5.3
! bluetooth 4.2 tiene
! batería de 500 mAh
= bateria de 300mah
= 30 días para devolverlo
! tienes 60 días para devolución
- llevo dos semanas esperando
- creo que no aguanta 50 metros
- compré 2 kg de patatas
- mi viejo reloj la batería duraba una semana
= aguanta un metro de profundidad
! puedes bucear a treinta metros
- el directo dura 2 horas
- son las 20:30
= son 48h de batería
! no hace falta cargarlo en diez días
- tengo 48 años
!h Y la autonomía es de más de una semana.
=h La autonomía es de hasta 48 horas.
!h Aguanta hasta dos horas bajo el agua.
- se puede sumergir a 20 metros sin problema
! llega a los 100 metros de profundidad
! bateria para 7 dias
= 48 horitas de bateria
= con una carga tira 2 días
! con una sola carga tienes para diez días
! la garantia son 24 meses
! garantía extendida de 3 años
= un año de garantía oficial
!h se queda en 24,90 €
!h Solo por hoy, 19 euros.
=h Por 29,90 euros os lo lleváis.
! en 48 horas lo tenéis en casa
- me llegó en una semana
! en media hora está cargado
= en dos horas está cargado del todo
- yo lo quiero para nadar 50 metros, sirve?
! puede estar una hora en la piscina
! la pantalla son 1,9 pulgadas
! solo pesa 25 gramos
- peso 60 kilos
! protección IP69
! resistencia 10 ATM
- mi hermana tiene 3 relojes
- eso no dura ni un día
- dicen que dura una semana? no me lo creo
! te dan 15 días para devolverlo
- a las 8 y media empieza
! el envio llega mañana en 12 horas
!h batería que dura hasta una semana
`,
	ru: `
! держат заряд месяц
! 50 метров под водой, ныряй хоть с аквалангом
= IP67, это метр на 30 минут
! айпи 68 у них
= заряда хватает на двое суток
= батарея 48 часов
= батарея держит сорок восемь часов
! две недели без зарядки
!h работают десять дней на одном заряде
- неделю держат?
- не держат они месяц
- доставка моего айфона месяц шла
- у меня старые два дня живут, нормально
- живу в 50 метрах от магазина
= гарантия год
= гарантия 12 месяцев
!h гарантия 2 года
! гарантия пожизненная
= стоят 29,90 евро
! цена 45 евро
- 2500 рублей
- стоят 2500 руб
=h доставка 3-5 дней
!h доставка за 24 часа
! доставка идет две недели
! заряжаются за 20 минут
= зарядка за 2 часа
= полностью заряжается за два часа
= экран 1,43 дюйма
! экран 2.1 дюйма
= весят 38 грамм
! весят всего 20 г
! ремешок 20 мм
= ремешок 22 мм
= блютуз 5.3
! блютуз 4.0
! аккумулятор 500 мач
= батарея 300 мАч
= возврат 30 дней
! вернуть можно в течение 60 дней
! выдержат два часа под водой
! у них 5 атм
= полчаса в воде выдерживает
!h глубина погружения до 30 метров
- до 50 метров ловит вай фай дома
- эфир идёт 2 часа
- мне 48 лет
- жду уже две недели
- думаю вряд ли 50 метров под водой выдержат
= работают два дня без подзарядки
! полгода без зарядки
! неделю держит заряд
- добрый день
- через месяц куплю
= на одном заряде работает от 40 до 50 часов
! водонепроницаемые до 100м
- подскажите, держат 48 часов?
- вес 2 кг потерял с ними
- можно нырять на 20 метров
! держит неделю без зарядки
! батареи хватает на 5 дней
= хватает на 48 часов
= двое суток держит заряд
! аккумулятора хватит на месяц
! гарантия 24 месяца
! дают гарантию три года
= гарантия у них 12 мес
!h Сегодня всего 19,90 евро!
=h Цена 29,90 евро
! цена 25 евро
- у меня заряд держит полтора дня
! доставка 2-3 недели
! привезут за один день
! заряжаются полностью за полчаса
= зарядка занимает 2 часа
- можно в воде хоть два часа
- я бегаю 5 км каждый день
! вес 60 грамм
! диагональ 1.9 дюйма
! защита ip69
! водозащита 10 атм
- стою уже 20 минут в пробке
- они не держат 2 дня
- сын вырос на 5 см
! возврат 14 дней
! вернуть можно за 7 дней
= 12 месяцев гарантии
! влагозащита до 30 м
`,
	fr: `
! étanche à 50 m les amis, vous pouvez plonger avec
! étanche à cinquante mètres
= IP67 c'est 1 mètre pendant 30 minutes, c'est écrit
! elle est IP68
! elle tient deux heures sous l'eau
= elle tient une demi-heure dans l'eau
! elle résiste à 5 ATM
=h autonomie de 48 h
= la batterie tient deux jours
= quarante-huit heures d'autonomie
! un mois d'autonomie
!h elle tient 3 semaines sans recharger
! deux semaines sans la charger
- elle tient une semaine ?
- elle ne tient pas trois semaines
- chez moi elle tient un jour et demi
- j'habite à 50 mètres de la plage
- le film dure 2 heures
= garantie 12 mois
= garantie un an
!h garantie 2 ans
! garantie à vie
= elle coûte 29,90 €
! prix 49 euros
!h ce soir à 19,90€
- c'est 30 euros ?
= livraison en 3 à 5 jours
! livraison en 24 h
! livrée sous deux semaines
= elle se charge en 2 heures
! elle se recharge en dix minutes
= écran de 1,43 pouces
! écran 2 pouces
= elle pèse 38 grammes
! elle pèse 75 g
! bracelet 20 mm
! bracelet de 24mm
= bluetooth 5.3
! c'est du bluetooth 4.2
! batterie de 500 mAh
= retour sous 30 jours
! 90 jours pour la retourner
- ça fait deux semaines que j'attends
- j'ai 48 ans
= autonomie : deux jours
! la batterie fait plus de quatre jours
!h autonomie jusqu'à 10 jours
=h autonomie jusqu'à 48 heures
- mon ancienne tenait une semaine
- j'ai couru 10 km
!h on peut descendre à 30 mètres sous l'eau
= 30 minutes dans l'eau max
- je crois pas que la batterie tienne 2 semaines
! environ 4 jours de batterie
= environ 50 h de batterie
- la promo dure 24 heures
= se charge en 2h
! se charge en 1h30
- il est 20h30
- on peut la plonger à 20 mètres
! étanche jusqu'à 100m
! 7 jours d'autonomie
= deux jours d'autonomie
! l'autonomie est d'une semaine
! batterie une semaine easy
! garantie 24 mois
! garantie de 3 ans
= un an de garantie
!h seulement 19,90 euros ce soir
=h le prix c'est 29,90 €
! livraison en 48h
! livraison sous 2 jours
= délai de livraison 3-5 jours
! elle charge en 30 minutes
= charge complète en 2 heures
! elle peut rester une heure sous l'eau
! écran 1,9 pouces
! elle pèse que 25 g
- je pèse 60 kilos
! certifiée IP69
! étanchéité 10 ATM
- j'attends depuis 20 minutes
- elle tient même pas un jour
- mon fils a 12 ans
! 14 jours pour retourner
! remboursement sous 60 jours
- la mienne tient deux jours et demi
= la batterie dure 48 heures
! plus de dix jours d'autonomie
`,
	ar: `
! ضد الماء ٥٠ متر
! تتحمل ساعتين تحت الماء
! بتستحمل ٣٠ متر تحت المية
= المكتوب في المواصفات IP67 يعني متر واحد لمدة ٣٠ دقيقة
= تتحمل نص ساعة تحت الماء
! هي ip68
= البطارية ٤٨ ساعة
= البطارية تدوم يومين
= بتقعد يومين من غير شحن
! البطارية تقعد شهر كامل
! بطاريتها أسبوعين بدون شحن
!h بتقعد أسبوع من غير شحن
! ١٠ أيام بدون شحن
- كم تدوم البطارية؟ أسبوع؟
- ما تقعد أسبوع
- ساعتي القديمة تقعد أسبوع
- بيتي على بعد ٥٠ متر
= الضمان سنة
= الضمان ١٢ شهر
!h الضمان سنتين
! ضمان خمس سنوات
! ضمان مدى الحياة
= السعر ٢٩٫٩٠ يورو
! السعر ٤٥ يورو
- السعر ١٠٠ ريال
- بكم؟ ٣٠ يورو؟
= التوصيل من ٣ إلى ٥ أيام
! التوصيل خلال ٢٤ ساعة
! يوصل في أسبوعين
= تشحن في ساعتين
! تشحن في ربع ساعة
! تشحن خلال ١٠ دقايق
= الشاشة ١٫٤٣ بوصة
! الشاشة ٢ انش
= وزنها ٣٨ جرام
! وزنها ٧٠ غرام
! عرض السوار ٢٠ ملم
= السوار ٢٢ ملم
= بلوتوث 5.3
! بلوتوث ٤٫٢
! البطارية 500 مللي أمبير
= الإرجاع خلال ٣٠ يوم
! الاسترجاع خلال شهرين
! البطارية ثمانية وأربعين يوم
= البطارية ثمانية وأربعين ساعة
= بطاريتها يومين كاملين
! تتحمل خمسين متر تحت الماء
! تتحمل ٥ ATM
- صار لي أسبوعين أنتظر
- الساعة ضد الماء
- عمري ٤٨ سنة
! لاباتري كتبقى سيمانة
! البطارية أكثر من أسبوع
= البطارية لحد ٤٨ ساعة
! تقعد خمس ايام بشحنة وحدة
- البث مدته ساعتين
- مو صحيح إنها تتحمل ٥٠ متر تحت الماء
= الضمان سنة وحدة
! الضمان سنة ونص
! تقدر تغوص فيها ٢٠ متر
! ضد الماء لحد ١٠٠ متر
! البطارية ٧ أيام
! البطارية تكفي أسبوع
= البطارية تكفي يومين
= تقعد ٤٨ ساعة
! الضمان ٢٤ شهر
! عليها ضمان ٣ سنين
= ضمان سنة كاملة
!h السعر اليوم ١٩٫٩٠ يورو
=h سعرها ٢٩٫٩٠ يورو
! التوصيل في يومين
! توصيل خلال ٤٨ ساعة
= مدة التوصيل ٣ ل ٥ أيام
! الشحن ياخذ نص ساعة
= تشحن بالكامل خلال ساعتين
! تبقى تحت الماء ساعة كاملة
! شاشة ١٫٩ انش
! وزنها ٢٥ جرام بس
- وزني ٦٠ كيلو
! مقاومة للماء ١٠ ATM
- صارلي ٢٠ دقيقة أنتظر
- ما بتكمل يوم واحد
- ابني عمره ١٢ سنة
! الاسترجاع خلال ١٤ يوم
! بتضل اسبوع بدون شحن
! مضادة للماء حتى عمق ٣٠ متر
- هي بتتحمل ٥٠ متر ولا لا
= سعة البطارية ٣٠٠ مللي أمبير
! الشاشة بوصتين
`,
	en: `
! 50 meters underwater no problem
! battery lasts a month
= battery lasts two days
= 48h battery
! waterproof to 100 m
= IP67 is 1 m for 30 min
! it's IP68 rated
= half an hour in water is fine
! it survives 2 hours in water
! rated 5 ATM
- did she just say 50 metres?
- battery lasts me a day and a half
- is the battery 48 hours?
- it doesn't last two weeks
= warranty is 12 months
= one year warranty
! two years warranty
! lifetime warranty
=h it's only 29.90 euros
! price is 35 euros
!h today just €19.90
= delivery takes 3 to 5 days
! delivered in 24 hours
= charges in two hours
! charges in 15 minutes
= 1.43 inch screen
! the screen is 2 inches
= weighs 38 grams
! it weighs 80g
! 20 mm strap
= strap is 22mm
= bluetooth 5.3
! it has bluetooth 4.2
= 30 day returns
! 60 days to return it
- my old watch lasted two weeks
- been waiting two weeks
- the movie is 2 hours long
- i live 50 meters from the shop
! more than a week of battery
= up to 48 hours of battery
= battery life is forty-eight hours
! battery goes 10-12 days
- i ran 10 km
! you can dive to 20 meters with it
! 100m water resistant
! a week of battery life
! 7 day battery
= 2 day battery life
! three year warranty
! 24 months warranty
= comes with a 1 year warranty
!h Only 19.90 euros tonight
=h the price is 29.90 euros
! next day delivery in 24h
! ships in 2 weeks
! full charge in 30 minutes
= full charge in 2 hours
! an hour underwater is ok
! 1.9 inch display
! it only weighs 25 grams
- i weigh 60 kilos
! 10 ATM water resistance
- my son is 12 years old
- it doesn't even last a day
! 14 day returns
= you have 30 days to return it
- mine lasts about two and a half days
! up to 10 days battery life
`,
	uk: `
! тримають заряд місяць
! 50 метрів під водою витримає
= IP67, метр на 30 хвилин
= батарея 48 годин
= заряду вистачає на дві доби
! два тижні без зарядки
- тиждень тримає?
- не тримає вона місяць
= гарантія рік
! гарантія 2 роки
= ціна 29,90 євро
! коштує 45 євро
! доставка за 24 години
= доставка 3-5 днів
= екран 1,43 дюйма
= вага 38 грамів
! вага 80 г
= півгодини у воді витримує
! заряджається за 15 хвилин
- мої старі тижень тримали
`,
	zh: `
! 可以潜水50米
! 防水五十米
= IP67 一米三十分钟
! 这款是IP68
= 续航48小时
= 续航两天
! 续航一个月
! 充一次电用两个星期
= 充一次电用两天
- 续航有一周吗
- 续航没有两周
= 保修一年
= 保修12个月
! 保修两年
! 终身保修
= 价格29.9欧元
! 价格45欧元
! 24小时送达
= 屏幕1.43英寸
! 屏幕2英寸
= 重38克
! 重80克
= 两个小时充满
! 十五分钟充满
! 半小时充满电
= 水下半小时没问题
! 水下两个小时也没问题
= 蓝牙5.3
! 蓝牙4.2
- 等了两个星期
`,
};

export const LABELLED_CLAIMS: readonly LabelledClaim[] = Object.entries(LINES).flatMap(([language, lines]) =>
	lines
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => {
			const [mark = '', ...words] = line.split(' ');
			return { language, isHost: mark.endsWith('h'), text: words.join(' '), label: labelOf(mark) };
		}),
);

function labelOf(mark: string): Label {
	if (mark.startsWith('=')) return 'agrees';
	return mark.startsWith('!') ? 'contradicts' : 'none';
}

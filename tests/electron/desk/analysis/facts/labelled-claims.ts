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
!h mirad, con una sola carga este bicho os tira diez días, diez
!h se carga en nada, en quince minutos lo tenéis a tope
=h para cargarlo del todo son dos horitas
!h tarda cuarenta minutos en cargarse entero
=h la batería ronda las cuarenta y ocho horas
!h y os lo podéis llevar a bucear a diez metros, ningún problema
=h aguanta media horita sumergido a un metro
!h aguanta una hora entera dentro de la piscina
-h pues yo llevo una hora hablando y no me canso
!h el plazo para devolverlo son noventa días
=h tenéis treinta días para devolverlo
!h con tres años de garantía, chicas, tres
=h un añito de garantía
!h os llega mañana mismo, en veinticuatro horas en casa
=h en cuatro días lo tenéis en casa
=h pesa treinta y ocho gramitos
!h pesa veinte gramos, ni se nota
!h la pantalla es de dos pulgadas
=h pantalla de uno con cuarenta y tres pulgadas
=h la correa es de veintidós milímetros
!h la correa mide veinte milímetros de ancho
!h lleva bluetooth cinco punto cero
=h bluetooth cinco punto tres
!h la batería es de quinientos miliamperios
=h trescientos miliamperios de batería
=h cuesta casi treinta euros
!h por quince euros os lo lleváis
!h es cinco atm
!h tiene certificación ip68
=h certificado ip sesenta y siete
!h no hay que cargarlo en una semana
=h no hay que cargarlo en dos días
- mi marido tarda dos horas en llegar a casa
- llevo media hora esperando el cupón
- el mío viejo duraba una semana
- ayer corrí diez kilómetros con él
! segun la caja son 7 dias de bateria
= pone garantia de 1 año
- yo peso 60 kilos jaja
- cuantas horas dura la bateria
- alguien sabe si aguanta 50 metros
- no creo que dure 10 dias
! dicen que aguanta 100 metros
- vivo a 20 minutos de la tienda
- el directo dura dos horas no?
! devoluciones en 14 días solo
= me llego en 3 dias
- me llego en 8 dias
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
!h смотрите, на одной зарядке он у вас проживёт десять дней
!h заряжается за пятнадцать минуточек до сотни
=h полная зарядка это два часика
!h за сорок минут заряжается полностью
=h заряда хватает примерно на двое суток
=h батарейка держит сорок восемь часов
!h с ними можно нырять на десять метров спокойно
=h полчаса на глубине метр выдерживают
!h час в бассейне выдержат легко
-h я уже час вам рассказываю
!h вернуть можно в течение девяноста дней
=h тридцать дней на возврат
!h гарантия три года, девочки
=h гарантия годик
=h гарантия двенадцать месяцев
!h привезут завтра, за сутки доставка
=h четыре дня и посылка у вас
=h доставка от трёх до пяти дней
=h весят тридцать восемь грамм всего
!h весят двадцать граммов, пёрышко
!h экран два дюйма
=h экран один и сорок три дюйма
=h ремешок двадцать два миллиметра
!h ширина ремешка двадцать миллиметров
!h блютуз пять ноль
=h блютуз пять и три
!h аккумулятор на пятьсот миллиампер
=h аккумулятор триста миллиампер-часов
!h сегодня отдаём за девятнадцать девяносто евро
=h двадцать девять девяносто евро цена
=h стоят почти тридцать евро
!h всего пятнадцать евро сегодня
!h пять атмосфер держат
!h защита айпи шестьдесят восемь
=h защита айпи шестьдесят семь
!h неделю можно не заряжать
=h два дня можно не заряжать
- муж два часа едет с работы
- полчаса жду промокод
- мои старые неделю держали
- вчера пробежала десять километров в них
! на коробке написано 7 дней батарея
= написано гарантия 1 год
- я вешу 60 кило ахах
- сколько часов держит батарея
- кто знает 50 метров выдержат?
- не верю что 10 дней держат
! говорят 100 метров держат
- живу в 20 минутах от магазина
- эфир два часа идёт?
! возврат только 14 дней
= пришли за 3 дня
- мне 8 дней везли
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
!h regardez, avec une seule charge vous tenez dix jours, dix
!h ça se charge en un quart d'heure, cent pour cent
=h pour le charger à fond c'est deux petites heures
!h elle met quarante minutes à se charger
=h la batterie tient dans les quarante-huit heures
=h elle tient deux jours sans la brancher
!h vous pouvez plonger avec à dix mètres, zéro souci
=h une demi-heure sous l'eau à un mètre, ça passe
!h une heure dans la piscine, elle tient
-h ça fait une heure que je vous parle
!h vous avez quatre-vingt-dix jours pour la renvoyer
=h trente jours pour la retourner
!h garantie trois ans les filles
=h un an de garantie
=h garantie douze mois
!h vous l'avez demain, livrée en vingt-quatre heures
=h en quatre jours elle est chez vous
=h livraison entre trois et cinq jours
=h elle fait trente-huit grammes
!h elle pèse vingt grammes, une plume
!h un écran de deux pouces
=h un écran d'un virgule quarante-trois pouce
=h bracelet de vingt-deux millimètres
!h le bracelet fait vingt millimètres de large
!h bluetooth cinq point zéro
=h bluetooth cinq point trois
!h batterie de cinq cents milliampères
=h trois cents milliampères de batterie
!h ce soir je vous la fais à dix-neuf euros quatre-vingt-dix
=h vingt-neuf euros quatre-vingt-dix, c'est son prix
=h elle coûte presque trente euros
!h quinze euros seulement ce soir
!h elle est cinq atm
!h certifiée ip soixante-huit
=h certifiée ip soixante-sept
!h pas besoin de la recharger pendant une semaine
=h pas besoin de la recharger pendant deux jours
- mon mari met deux heures pour rentrer
- j'attends le code depuis une demi-heure
- mon ancienne tenait une semaine
- hier j'ai couru dix kilomètres avec
! sur la boîte c'est marqué 7 jours de batterie
= c'est écrit garantie 1 an
- moi je pèse 60 kilos mdr
- combien d'heures tient la batterie
- qqn sait si elle tient à 50 mètres
- je crois pas qu'elle tienne 10 jours
! on dit qu'elle descend à 100 mètres
- j'habite à 20 minutes du magasin
- le live dure deux heures non ?
! retours sous 14 jours seulement
= reçue en 3 jours
- moi reçue en 8 jours
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
!h شوفوا بشحنة وحدة تقعد معاكم عشرة أيام
!h تشحن في ربع ساعة مية بالمية
=h شحنها كامل ساعتين بس
!h تاخذ أربعين دقيقة وتشحن كاملة
=h البطارية تقعد تقريبا ثمانية وأربعين ساعة
=h البطارية بتقعد يومين
!h تقدرون تغوصون فيها عشرة متر بدون مشاكل
=h نص ساعة تحت الموية على عمق متر
!h تتحمل ساعة كاملة في المسبح
-h صار لي ساعة أتكلم معاكم
!h عندكم تسعين يوم للإرجاع
=h ثلاثين يوم للإرجاع
!h الضمان ثلاث سنين يا بنات
=h ضمان سنة كاملة
=h الضمان اثنعشر شهر
!h توصلكم بكرة خلال أربع وعشرين ساعة
=h أربع أيام وتكون عندكم في البيت
=h التوصيل من ثلاثة إلى خمسة أيام
=h وزنها ثمانية وثلاثين غرام
!h وزنها عشرين غرام زي الريشة
!h شاشتها اثنين إنش
=h الشاشة واحد فاصلة ثلاثة وأربعين إنش
=h عرض السير اثنين وعشرين ملي
!h السير عرضه عشرين مليمتر
!h بلوتوث خمسة فاصلة صفر
=h بلوتوث خمسة فاصلة ثلاثة
!h البطارية خمسمية ملي أمبير
=h بطارية ثلاثمية ملي أمبير
!h اليوم بتسعطعش يورو ونص
=h سعرها تسعة وعشرين يورو وتسعين سنت
=h سعرها تقريبا ثلاثين يورو
!h اليوم بخمسطعش يورو بس
!h هي خمسة ضغط جوي
!h معيار آي بي ثمانية وستين
=h معيار آي بي سبعة وستين
!h أسبوع ما تحتاج شحن
=h يومين ما تحتاج شحن
- زوجي ياخذ ساعتين يوصل البيت
- صارلي نص ساعة أنتظر الكوبون
- ساعتي القديمة كانت تقعد أسبوع
- امبارح جريت فيها عشرة كيلو
! مكتوب على العلبة البطارية 7 أيام
= مكتوب ضمان سنة
- انا وزني 60 كيلو ههه
- كم ساعة تقعد البطارية
- حد يعرف تتحمل ٥٠ متر؟
- ما أظن تقعد عشرة أيام
! يقولون تتحمل ١٠٠ متر
- ساكنة على بعد ٢٠ دقيقة من المحل
- البث ساعتين صح؟
! الإرجاع ١٤ يوم بس
= وصلتني في ٣ أيام
- وصلتني بعد ٨ أيام
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

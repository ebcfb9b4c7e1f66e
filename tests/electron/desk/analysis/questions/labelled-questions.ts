/** Questions as people type them in chat, under what they ask: by language, one a line, `intent: text`. */
export const LABELLED_QUESTIONS: Readonly<Record<string, string>> = {
	es: `
water.swim: me puedo meter a la pileta con el?
water.rating: es waterprof?
water.shower: puedo ducharme sin quitarmelo
water.salt: lo puedo usar en la playa o se jode
water.minutes: cuanto rato aguanta sumergido
battery.life: la bateria q tal
battery.life: cuantos dias dura cargado
battery.charging-time: tarda mucho en cargar?
charger.included: viene con cable?
price.now: a cómo está?
price.now: precio??
price.now: cuanto sale
price.now: cuanto es
shipping.cost: los gastos de envio a baleares cuanto?
shipping.time: para cuando me llegaria
shipping.country: mandan a colombia?
shipping.country: llegan a mexico?
returns: si no me gusta lo puedo cambiar?
warranty: cuanta garantia da
payment.methods: aceptan tarjeta?
payment.on-delivery: puedo pagarlo cuando me llegue a casa?
colours: lo hay en blanco?
colours: q colores tienen
sizes.wrist: me quedara grande en la muñeca?
stock: todavia hay?
stock: quedan?
where-to-buy: como lo pido
where-to-buy: pasa el link porfa
calls: se puede hablar con el?
health.pulse: mide el oxigeno
notifications: me llegan los wasap?
compatibility.ios: me vale para el iphone 12
compatibility.brand: lo puedo conectar a un xiaomi
authenticity.original: es el autentico?
trust: os puedo comprar con confianza?
weight: es muy pesado?
screen: que tal se ve la pantalla con sol
gift-for-children: para mi nieto de 8 años vale?
discount: haceis rebaja si cojo 2?
durability: es resistente a golpes?
`,
	ru: `
water.swim: можно ли в них плавать
water.shower: в душе снимать?
water.salt: а в морской воде?
water.rating: они воду держат?
water.minutes: сколько под водой выдержат
battery.life: на сколько хватает зарядки
battery.life: заряда на сколько
battery.life: долго держит?
charger.included: провод есть в коробке?
price.now: скок стоит
price.now: по чем часики
price.now: какая цена
shipping.cost: а доставка сколько будет
shipping.time: долго идти будет?
shipping.time: когда доставите
shipping.country: по россии доставляете?
shipping.country: в регионы шлете?
returns: если не понравятся можно сдать обратно?
warranty: гарантию даете?
payment.methods: картой можно?
payment.on-delivery: оплата после получения?
colours: другие цвета есть?
colours: белые есть?
sizes.wrist: на детскую руку налезут?
stock: еще есть?
stock: не кончились?
where-to-buy: где можно купить
where-to-buy: как оформить заказ
calls: с них можно позвонить
health.pulse: пульсометр есть?
notifications: смски видно?
compatibility.ios: к айфону подключатся?
compatibility.brand: а на редми пойдут
authenticity.original: не подделка?
trust: не обманете?
weight: тяжелые?
screen: экран сенсорный?
gift-for-children: для ребенка 7 лет норм?
discount: скидочку сделаете?
durability: стекло не побьется?
`,
	fr: `
water.swim: jpeux nager avec?
water.shower: faut l'enlever sous la douche?
water.salt: et dans la mer sa tient?
water.rating: elle va sous l'eau?
water.minutes: combien de tps elle tient sous l'eau
battery.life: la batterie tiens combien de jours
battery.life: elle dure longtemps la batterie
battery.charging-time: c long a charger?
charger.included: y a le chargeur avec?
price.now: c cb?
price.now: elle est a combien
price.now: quel prix svp
shipping.cost: cb la livraison
shipping.cost: livraison gratuite ou pas
shipping.time: je la reçois dans combien de temps
shipping.time: ça arrive quand
shipping.country: vous envoyez au senegal?
shipping.country: livraison possible en suisse
returns: si ça me plait pas je peux renvoyer?
warranty: ya une garantie dessus
payment.methods: vous acceptez paypal
payment.on-delivery: je peux payer quand je la reçois
colours: vous l'avez en rose?
colours: ya d'autres couleurs
sizes.wrist: j'ai un petit poignet ça ira?
stock: yen a encore?
stock: il en reste combien
where-to-buy: comment je fais pour commander
where-to-buy: le lien svp
calls: je peux téléphoner avec
health.pulse: elle mesure le rythme cardiaque
notifications: je reçois mes sms dessus?
compatibility.ios: ça marche avec mon iphone
compatibility.brand: j'ai un xiaomi ça va?
authenticity.original: c'est de l'authentique?
trust: on peut vous faire confiance
weight: elle est pas trop lourde?
screen: l'écran est tactile
gift-for-children: pour mon fils de 8 ans ça va?
durability: elle est solide?
`,
	ar: `
water.swim: اقدر انزل المسبح فيها
water.swim: ينفع اعوم بيها
water.shower: تنفع للشاور
water.rating: ضد المي؟
water.rating: بتتحمل المية
water.minutes: كم ساعة تتحمل بالماء
water.salt: اقدر ادخل فيها البحر
battery.life: البطارية بتقعد قد ايه
battery.life: كم يوم تقعد شحنتها
battery.life: شحال كتشد لاباطري
charger.included: يجي معها شاحن
price.now: كم سعرها
price.now: بقديش الساعة
price.now: بكم يا قمر
price.now: شحال الثمن
price.now: السعر لو سمحتي
shipping.cost: التوصيل بكام
shipping.cost: كم رسوم التوصيل
shipping.time: متى يوصلني الطلب
shipping.country: بتوصلوا لمصر؟
shipping.country: توصلون العراق
shipping.country: كاين التوصيل لكازا
returns: لو ما عجبتني ارجعها
warranty: عليها ضمان
warranty: كم مدة الكفالة
payment.methods: كيف طريقة الدفع
payment.on-delivery: الدفع عند الاستلام؟
colours: شو الالوان
colours: في لون اسود
colours: عندكم وردي
sizes.wrist: ايدي صغيرة تنفعني
stock: لسه متوفرة
stock: خلصت ولا بعدها
where-to-buy: كيف بقدر اطلبها
where-to-buy: من وين اشتريها
calls: فيها مكالمات
health.pulse: بتقيس نبضات القلب
notifications: بتجيها رسايل الواتس
compatibility.ios: تمشي مع الايفون
compatibility.brand: تشتغل مع سامسونج؟
authenticity.original: اصلي ولا تقليد
trust: كيف اثق فيكم
weight: وزنها ثقيل؟
gift-for-children: تنفع لبنتي عمرها ٩ سنين
discount: ما في خصم؟
`,
};

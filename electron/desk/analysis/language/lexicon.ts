import { fold } from '../folding.ts';

/**
 * Small words and chat words, folded: most lines are settled by them. A word in one language's list alone speaks for it strongly,
 * a shared one weakly. Only words that are common in that language and rare as words of the others.
 */
const LATIN_WORDS = {
	es: `que de la el en y a los se del las un por con no una su para es al lo como mas o pero sus le ya este si porque esta entre cuando muy sin sobre tambien me hasta hay donde
		quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos e esto mi antes algunos unos yo otro otras otra el tanto esa estos mucho quienes nada muchos cual poco
		ella estar estas algunas algo nosotros tu te ti vosotros soy eres somos son estoy estamos estan estaba he has ha hemos han habia tengo tienes tiene tenemos tienen tenia fue era ser hacer hace
		hola buenas gracias jaja jeje xfa os vais leo callate calla dos tres cuatro semana semanas horas rapido poner ponia porfa porfavor pa q xq pq tb tbn ok vale venga guapa guapo hermosa linda precio cuanto cuesta cuestan envio envios envian llega llego quiero quieres
		puedo puedes puede pueden bueno buena buenos buenas bonito bonita mejor reloj bateria agua compro compre comprar comprado dias dia ahora hoy mañana manana ayer siempre nunca jamas verdad
		dinero casa tiempo vida mundo año ano anos hombre mujer amigo amiga amigos favor alguien aqui alli ahi asi entonces creo pienso parece gusta gustan encanta encanto necesito sabe saben saludos desde
		tom hablar habla dijo dice dicen vamos vas voy va ven mira oye pues bien mal muchas muchisimas hermana hermano padre madre hijo hija chicos chicas tia tio tienda pedido color correa pantalla movil
		cual cuales unas usted ustedes ellas nuestro nuestra vuestro aunque mientras solo tampoco despues tarde noche nadie cada cosa cosas parte lugar trabajo sido está eran había sería podria quisiera ojala`,
	fr: `de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son je vous nous tu on elle ils elles sa ses aux ou comme mais leur leurs tout tous toute toutes
		etre avoir fait faire cette ces si bien peut sans c l d j m t s n qu y ai as avons avez ont suis es sommes etes etait etaient sera serait moi toi lui eux mon ma mes ton ta tes notre nos votre vos
		bonjour bonsoir salut coucou merci mdr ptdr lol svp stp oui non ouais nan ouf trop tres aussi alors quand quoi quel quelle quels quelles comment combien pourquoi parce chez entre apres avant encore
		toujours jamais rien personne quelqu quelque chose choses peu beaucoup moins deja ici la-bas maintenant aujourd hui demain hier soir jour jours fois an ans homme femme enfant monde vie temps
		prix coute cher chere livraison acheter achete commande commander montre batterie eau ecran joli jolie beau belle super genial veux veut voulez peux peuvent pouvez sais sait savez dois doit faut
		aime aimes adore pense crois voir vois voit dire dit dis va vais vont aller venir viens vient prendre prend mettre bisous bises franchement vraiment grave mouais bah bof hein meuf mec wesh jsp jpp tkt bcp pk pcq pr dsl cc slt
		cela ca celui celle ceux dont donc car puis lors sous vers depuis pendant contre tellement plutot assez autre autres meme memes petit petite grand grande bon bonne nouveau nouvelle quelques heures parle parler`,
	en: `the of and to in a is that it for was on are as with his they be at one have this from or had by but not what all were we when your can said there use an each which she do how their if will up
		about out many then them these so some her would make like him into time has look more write go see number no way could people my than been call who its now find long down day did get come made may
		i you he me am don t isn doesn didn won wasn aren couldn wouldn ll ve re m s d hi hello hey thanks thank thx please pls lol lmao omg wtf idk btw brb gg nice love great good bad cool wow yes yeah yep
		nope nah ok okay bro guys guy girl man men women woman where why just really very too also because only any every still never always ever again much little big new old first last next same other
		think know want need buy bought buying sell price cheap expensive shipping ship order ordered watch battery water screen works work working does doing done going gonna wanna let us our ours mine yours
		here over under off should must might shall being having took take give gave tell told ask asked feel felt keep kept left right today tomorrow yesterday night morning week month year years
		something anything nothing everything someone anyone everyone nobody friend friends money home house world life thing things best better worse worst beautiful cute amazing awesome after before without between
		speak english understand believe help show start stop try tried wait live looks looking got going isnt dont cant wont didnt im ive youre thats whats lets were those himself herself myself`,
	pt: `de a o que e do da em um para com nao uma os no se na por mais as dos como mas ao ele das seu sua ou quando muito nos ja eu tambem so pelo pela ate isso ela entre depois sem mesmo aos seus quem nas me
		esse eles voce voces essa num nem suas meu minha numa pelos elas qual lhe deles essas esses pelas este dele tu te vos lhes meus minhas teu tua nosso nossa dela esta estes estas aquele aquela isto aquilo
		estou estamos estao estava sou somos sao era fui foi foram tenho tem temos tinha ha havia ser ter fazer faz fiz feito vou vai vamos vao pode posso podem quero quer queria gosto gosta acho sei sabe
		ola oi oie obrigado obrigada valeu kkk kkkk kkkkk rsrs rs vc vcs tb tbm pq blz nossa gente galera bom boa bons boas dia noite tarde lindo linda muita muitos muitas preco quanto custa frete relogio
		agua bateria comprar comprei chegou chega aqui ali la agora hoje amanha ontem sempre nunca nada tudo todos todas alguem ninguem coisa coisas pessoa pessoas homem mulher menino menina casa trabalho
		cade entao assim ainda apenas porque porem onde outro outra cada dinheiro tempo vida mundo anos ano mae pai irmao irmã filho filha falar fala disse dizer voces certeza verdade melhor maior ficar ficou`,
	it: `di e che la il un a per in una sono mi ho non si lo ti ha le da ma se hai i cosa con no bene gli ne come questo qui ci mio sei piu tutto quello era del della dei delle al alla alle allo nel nella sul sulla
		perche chi tu io lui lei noi voi loro molto grazie ciao salve buongiorno buonasera prego si solo anche ancora quando dove quanto quanti costa sempre mai niente nulla qualcosa qualcuno nessuno ora adesso
		oggi domani ieri sera notte giorno giorni anno anni casa tempo vita mondo uomo donna amico amici ragazzo ragazza ragazzi voglio vuoi vuole posso puoi puo possono devo devi deve dobbiamo fare fai fa fatto
		essere stato stata siamo siete avere abbiamo avete hanno aveva erano sarebbe vorrei sapere so sai sa credo penso pensi piace piacciono bello bella bellissimo brava buono buona meglio peggio grande
		piccolo prezzo spedizione orologio batteria acqua comprare comprato arriva arrivato mia tuo tua suo sua nostro nostra vostro questa questi queste quella quelli quelle cosi allora quindi pero oppure
		dopo prima senza tra fra sotto sopra dentro fuori molti molte poco troppo davvero proprio gia insieme ogni altro altra altri altre parlare parla detto dire dice vado vai va andiamo andare viene venire ahah ahahah boh`,
	de: `der die und in den von zu das mit sich des auf fur ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem uber einen so zum war haben nur oder
		aber vor zur bis mehr durch man sein wurde sei ich du wir ihr mich dich uns euch mir dir ihm ihn ihnen mein meine dein deine unser unsere kein keine keinen was wer wo wann warum wieso welche welcher
		bin bist seid habe hast hatte hatten kann kannst konnen konnte muss musst mussen will willst wollen soll sollte darf mag mochte mochten machen macht gemacht gehen geht kommt kommen sehen sieht sagen sagt
		hallo hi danke bitte ja nein doch mal sehr gut gute guten schon schone super toll geil krass digga alter echt wirklich vielleicht immer nie nichts etwas alles alle jemand niemand heute morgen gestern
		jetzt hier dort dann wenn weil denn ob damit ohne gegen viel viele wenig tag tage jahr jahre zeit leben welt mann frau kind kinder haus geld preis kostet kaufen gekauft uhr akku wasser versand bestellt
		lieferung teuer billig wieder schon nur ganz bisschen leute freund freunde glaube denke weiss wissen brauche braucht gibt geben finde findet leider genau eigentlich einfach diese dieser dieses ihre seine`,
	tr: `bir ve bu da de icin ile ne o mi cok ama gibi daha ben sen biz siz onlar var yok mu mı degil kadar sonra en her olan olarak oldu nasil neden kim nerede zaman kac ka tane evet hayir tamam merhaba selam
		tesekkurler tesekkur ederim lutfen guzel iyi kotu buyuk kucuk yeni eski simdi bugun yarin dun gun gece para fiyat fiyati saat pil su kargo almak aldim istiyorum istiyor biliyorum biliyor seviyorum
		benim senin onun bizim sizin bana sana ona bize size beni seni onu bizi sizi sey seyi hic hep bence cunku eger belki artik bile yani abi abla kardesim hocam valla lan ya iste acaba tom u in olur olmaz`,
	nl: `de het een en van ik je dat niet is in te zijn op met voor er maar wat ze hij ook naar heb aan dit bij zo wel nog als mij deze kan ben hoe om uit moet wil geen weet hebben heeft jij wij jullie waar
		daar mijn jouw hier goed veel meer heel bedankt hallo hoi doei leuk mooi prijs kost kopen horloge ja nee`,
	pl: `nie to sie w na i z do jest ze co jak za ale czy tak po mnie ja ty on my wy oni ma mam masz od juz dla tylko bardzo dobrze dziekuje dzieki czesc prosze gdzie kiedy ile kosztuje cena zegarek fajny jestem
		wszystko teraz dzisiaj moze tego jego jej byl byla byc`,
	ro: `si in la cu de pe nu un o este sunt din pentru care ce mai ca am ai are au fi sa se ma te imi iti cum cat costa unde cand foarte bine multumesc salut buna frumos pret ceas acum azi asta aici tot toate`,
	ca: `el la de que i en a les els un una per amb no es al del com mes pero molt gracies hola bon dia aixo aquest aquesta tinc tens ser son estic esta quan on per que perque nosaltres vosaltres`,
} as const satisfies Readonly<Record<string, string>>;

const CYRILLIC_WORDS = {
	ru: `и в не на я что тот быть с а весь это как она по но они мы этот который из у свои вы за для от мои так о же ты все если уже или ни бы до когда только вот еще есть мне меня тебя тебе его ее их нас вас
		нам вам кто где куда почему зачем сколько какои какая какое какие можно нужно надо нет да очень тоже потом теперь сеичас сегодня завтра вчера всегда никогда ничего что-то был была было были будет будут
		хочу хочет могу может можете знаю знает думаю люблю спасибо спс пож пожалуиста привет здравствуите приветик всем пока ахах ахаха хаха хах ппц блин блять бля норм ваще вообще короче типа чё че щас ща
		цена цену стоит часы часов вода воды батарея зарядка заказ заказать заказала купить купила купил доставка доставки хорошо плохо лучше красиво красивые классные круто супер девочки ребята люди человек
		время день дня жизнь дом работа деньги год лет раз дело друг друга этого этом тут там здесь просто даже ведь чем чтобы после между много мало все-таки конечно наверное нибудь спросить говорит сказал сказала сделать сделал сделала вижу видел жду этои свою еи ему хочешь знаешь мог могла буду будешь каждыи каждого ребенок дети женщина мужчина вообще-то`,
	uk: `і та не на що в у я є це як з до за але вони ми цеи який яка яке які із від для мені мене тебе тобі иого її їх нас вас нам вам хто де куди чому навіщо скільки можна треба потрібно немає нема так дуже
		також потім тепер зараз сьогодні завтра вчора завжди ніколи нічого був була було були буде будуть хочу може можете знаю знає думаю люблю дякую дяк прошу будь ласка привіт вітаю всім бувай
		ціна коштує годинник вода води замовити купити купила доставка добре погано краще гарно гарні дівчата люди людина час день життя дім робота гроші рік років раз діло друг цього цьому тут там
		просто навіть адже ніж щоб після між багато мало звичаино мабуть зовсім геть лише наразі зробити зробив зробила сказав сказала бачу бачив чекаю щоино взагалі дивлюся цю ці цеи ту ту ще все ось авжеж годі мова украіна украінською слава діти дитина жінка чоловік робить роблю ходжу кажи кажу каже хочеш хоче знаєш могла міг буду будеш колись кожного кожен якби певен або якщо коли тільки ще вже має мати була її він вона воно його твій моя своє себе собі бо чи й ніхто хлопці шо ніц`,
	be: `і у не на што я гэта як з да але яны мы вы ён яна яно ёсць быў была было так вельмі дзякуи калі ласка прывітанне добра дзе хто чаму колькі няма трэба можна сёння заўтра толькі яшчэ ўжо тут там каб для`,
	bg: `и в не на аз че е да с от за по но те ние това как който която си съм са сме сте беше ще има няма може искам много благодаря здравеите здрасти кои къде защо колко тук там сега днес утре вчера само още вече
		ли го я ги му ми ти ви ни бъде струва цена часовник добре лошо хубаво а до при като след преди`,
	sr: `и у не на ја да је се то са од за али ми ви он она оно они шта како где кад зашто колико хвала здраво молим има нема може хоћу много добро лепо данас сутра јуче сам си смо сте су био била бити ово`,
	kk: `және мен бұл да де сен ол біз сіз үшін емес бар жоқ қалаи қанша қаида рахмет сәлем жақсы өте керек болады`,
} as const satisfies Readonly<Record<string, string>>;

const ARABIC_WORDS = {
	ar: `في من على ما لا هذا هذه ان الى كان عن مع هو هي انا انت نحن هم كل لم لن قد او ثم اذا لو كيف متى اين كم هل ليش لماذا شو ايش وش ازاي ازيك فين امتي ليه كده مش موش ماشي اللي الي ده دي دا عايز عاوز عايزه بس
		كمان جدا كتير شكرا شكراا مرحبا السلام عليكم وعليكم اهلا هلا صباح مساء الخير يا والله الله بكم بكام سعر السعر الساعه ساعه حلو حلوه جميل جميله زين واجد مره اوي برشا بزاف علاش واش كيفاش هههه ههههه ههه
		عندي عندك عنده عند لي لك له لها لنا لكم فيه فيها اريد ابغي ابي بدي توصيل توصلون شحن الماء المويه البطاريه ضد`,
	fa: `از به که این است را با در برای هم تا یا می نمی های هستم هست نیست شد شده بود چی چه چرا کجا کی چند من تو ما شما او خیلی خوب ممنون مرسی سلام قیمت ساعت اب دارد داره داری دارم میخوام میشه کنم کنید`,
	ur: `ہے ہیں کا کی کے کو میں سے نے پر اور یہ وہ کیا کیوں کہاں کب کتنا کتنی نہیں ہاں بہت اچھا شکریہ سلام قیمت گھڑی پانی ہم آپ تم مجھے مجھ ہو تھا تھی گا گی گے رہا رہی`,
} as const satisfies Readonly<Record<string, string>>;

/** Russian in Latin letters as people type it. */
const RUSSIAN_IN_LATIN = `privet priv zdravstvuite zdravstvujte zdravstvuyte spasibo spasib spasiba spsb poka pozhaluista pozhaluysta pozaluista pojaluista pochemu pochem potomu kogda gde kto chto shto chego chem chto-to eto etot eta eti
	skolko skol'ko stoit chasy chasi chasov kak kakoi kakoy kakaya kakie ochen ochen' mozhno mojno nuzhno nujno nado net est' yest' ya ja ti ty vy vi my oni ona mne menya tebya tebe ego eyo nas vas nam vam
	tozhe toje tolko tol'ko uzhe uje esche eshche eshe yeshche vse vsem vsegda nikogda nichego seichas seychas sejchas segodnya segodnja zavtra vchera khorosho horosho xorosho ploho plokho luchshe krasivo krasivie klass
	klassno kruto devochki rebyata rebjata lyudi ljudi znayu znaju dumayu dumaju lyublyu ljublju hochu khochu xochu mogu mozhet mojet zakazat zakazala kupit kupila kupil dostavka dostavku tsena cena tsenu vody vodi voda
	blin blya blyat cho che chyo norm voobshche voobshe koroche tipa pravda davai davay davaj nichego nifiga ahaha axaxa budet byl byla bylo byli ili esli yesli dlya dlja pri pod nad bez prosto dazhe daje zdes tam tut ne da na po`;

/** Arabizi: Arabic in Latin letters, digits for the letters Latin lacks. */
const ARABIZI = `salam slm salamo 3alaykom alaikum aleikum marhaba ahlan sabah masa el al elsa3a sa3a shu shou chou wesh wech wach wash kifak kifik keef kif kifach kifesh leh leish lesh 3lesh 3lach 3la fi fih fein fen feen wen wain
	mish mesh mch mouch ana enta enti inta inti ento howa heya e7na nta nti ya yalla yallah habibi habibti 7abibi 7abibti 7elwa 7elw helwa helw gamil gamila ktir kteer kter ketir awi awy barsha bezaf bezzaf bzf bzaf
	shukran shokran chokran choukran merci inshallah inchallah nchallah wallah wallahi wlh hamdulillah mashallah machallah masha allah kam bkam bekam bikam b9adeh b9adech b9ad ch7al se3r si3r 3ayz 3ayza 3awez 3ayez 3ayza
	badde baddi biddi bddi bghit nheb n7eb 3andi 3andy 3andak 3andik 3andkom tawsil shi7n mayya mayye moya elmaya bas bass kman kamen delwa2ty halla2 daba tawa da di dah deh el7amdulillah yaani ya3ni y3ni aywa aiwa la2 la
	elly elli illi zay zayy zayak ezayak izzayak 3amel 3amla hay haida hayda hada hadi hadshi labas labes hahaha khalas khalass 5alas kolo koullo kol shwaya chwia chwiya sah sa7 s7i7 gedan jiddan bghina momken mumkin`;

/** Weight of a word by the number of languages that have it: alone it nearly decides, in four or more it says little. */
const WEIGHTS = [3, 1.2, 0.7, 0.4, 0.25];

/** Seldom met in a show: they do not take weight from the words they share with the others. */
const RARE: ReadonlySet<string> = new Set(['nl', 'pl', 'ro', 'ca', 'be', 'bg', 'sr', 'kk', 'fa', 'ur']);

/** How much a word speaks for the language at a place of the lexicon's order. */
export interface WordWeight {
	readonly place: number;
	readonly weight: number;
}

/** The small words of the languages of one script. */
export class Lexicon {
	readonly languages: readonly string[];
	/** Places of the languages that detectors know: all but the transliterated ones. */
	readonly detected: readonly number[];
	readonly #places: ReadonlyMap<string, number>;
	readonly #weights: ReadonlyMap<string, readonly WordWeight[]>;

	constructor(words: Readonly<Record<string, string>>) {
		this.languages = Object.keys(words);
		this.#places = new Map(this.languages.map((language, place) => [language, place]));
		this.detected = this.languages.flatMap((language, place) => (language.includes('-') ? [] : [place]));
		this.#weights = weightsOf(words);
	}

	/** Place of a language in `languages`, or -1. */
	indexOf(language: string): number {
		return this.#places.get(language) ?? -1;
	}

	/** What a folded word speaks for; null for a word of none. */
	weights(word: string): readonly WordWeight[] | null {
		return this.#weights.get(word) ?? null;
	}
}

function weightsOf(words: Readonly<Record<string, string>>): ReadonlyMap<string, readonly WordWeight[]> {
	const languages = Object.keys(words);
	const isRare = languages.map((language) => RARE.has(language));
	const owners = new Map<string, Set<number>>();
	for (const [place, language] of languages.entries()) {
		for (const word of (words[language] ?? '').split(/\s+/)) {
			const folded = fold(word).text;
			if (folded !== '') owners.set(folded, (owners.get(folded) ?? new Set()).add(place));
		}
	}
	const weights = new Map<string, readonly WordWeight[]>();
	for (const [word, places] of owners) {
		const frequent = [...places].filter((place) => isRare[place] !== true).length;
		// One letter is a word in half of all languages and an abbreviation in the rest.
		const share = word.length === 1 ? 0.5 : 1;
		const weightAt = (place: number): number => share * (WEIGHTS[(isRare[place] === true ? places.size : frequent) - 1] ?? 0.1);
		weights.set(
			word,
			Array.from(places, (place) => ({ place, weight: weightAt(place) })),
		);
	}
	return weights;
}

export const LATIN_LEXICON = new Lexicon({ ...LATIN_WORDS, 'ru-Latn': RUSSIAN_IN_LATIN, 'ar-Latn': ARABIZI });
export const CYRILLIC_LEXICON = new Lexicon(CYRILLIC_WORDS);
export const ARABIC_LEXICON = new Lexicon(ARABIC_WORDS);

/** Russian in Latin letters as people type it. */
export const RUSSIAN_IN_LATIN = `privet priv zdravstvuite zdravstvujte zdravstvuyte spasibo spasib spasiba spsb poka pozhaluista pozhaluysta pozaluista pojaluista pochemu pochem potomu kogda gde kto chto shto chego chem chto-to eto etot eta eti
	skolko skol'ko stoit chasy chasi chasov kak kakoi kakoy kakaya kakie ochen ochen' mozhno mojno nuzhno nujno nado net est' yest' ya ja ti ty vy vi my oni ona mne menya tebya tebe ego eyo nas vas nam vam
	tozhe toje tolko tol'ko uzhe uje esche eshche eshe yeshche vse vsem vsegda nikogda nichego seichas seychas sejchas segodnya segodnja zavtra vchera khorosho horosho xorosho ploho plokho luchshe krasivo krasivie klass
	klassno kruto devochki rebyata rebjata lyudi ljudi znayu znaju dumayu dumaju lyublyu ljublju hochu khochu xochu mogu mozhet mojet zakazat zakazala kupit kupila kupil dostavka dostavku tsena cena tsenu vody vodi voda
	blin blya blyat cho che chyo norm voobshche voobshe koroche tipa pravda davai davay davaj nichego nifiga ahaha axaxa budet byl byla bylo byli ili esli yesli dlya dlja pri pod nad bez prosto dazhe daje zdes tam tut ne da na po`;

/** Arabizi: Arabic in Latin letters, digits for the letters Latin lacks. */
export const ARABIZI = `salam slm salamo 3alaykom alaikum aleikum marhaba ahlan sabah masa el al elsa3a sa3a shu shou chou wesh wech wach wash kifak kifik keef kif kifach kifesh leh leish lesh 3lesh 3lach 3la fi fih fein fen feen wen wain
	mish mesh mch mouch ana enta enti inta inti ento howa heya e7na nta nti ya yalla yallah habibi habibti 7abibi 7abibti 7elwa 7elw helwa helw gamil gamila ktir kteer kter ketir awi awy barsha bezaf bezzaf bzf bzaf
	shukran shokran chokran choukran merci inshallah inchallah nchallah wallah wallahi wlh hamdulillah mashallah machallah masha allah kam bkam bekam bikam b9adeh b9adech b9ad ch7al se3r si3r 3ayz 3ayza 3awez 3ayez 3ayza
	badde baddi biddi bddi bghit nheb n7eb 3andi 3andy 3andak 3andik 3andkom tawsil shi7n mayya mayye moya elmaya bas bass kman kamen delwa2ty halla2 daba tawa da di dah deh el7amdulillah yaani ya3ni y3ni aywa aiwa la2 la
	elly elli illi zay zayy zayak ezayak izzayak 3amel 3amla hay haida hayda hada hadi hadshi labas labes hahaha khalas khalass 5alas kolo koullo kol shwaya chwia chwiya sah sa7 s7i7 gedan jiddan bghina momken mumkin`;

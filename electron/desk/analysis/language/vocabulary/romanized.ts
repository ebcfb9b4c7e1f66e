/** Russian in Latin letters as people type it. */
export const RUSSIAN_IN_LATIN = `privet priv zdravstvuite zdravstvujte zdravstvuyte spasibo spasib spasiba spsb poka pozhaluista pozhaluysta pozaluista pojaluista pochemu pochem potomu kogda gde kto chto shto chego chem chto-to eto etot eta eti
	skolko skol'ko stoit chasy chasi chasov kak kakoi kakoy kakaya kakie ochen ochen' mozhno mojno nuzhno nujno nado net est' yest' ya ja ti ty vy vi my oni ona mne menya tebya tebe ego eyo nas vas nam vam
	tozhe toje tolko tol'ko uzhe uje esche eshche eshe yeshche vse vsem vsegda nikogda nichego seichas seychas sejchas segodnya segodnja zavtra vchera khorosho horosho xorosho ploho plokho luchshe krasivo krasivie klass
	klassno kruto devochki rebyata rebjata lyudi ljudi znayu znaju dumayu dumaju lyublyu ljublju hochu khochu xochu mogu mozhet mojet zakazat zakazala kupit kupila kupil dostavka dostavku tsena cena tsenu vody vodi voda
	blin blya blyat cho che chyo norm voobshche voobshe koroche tipa pravda davai davay davaj nichego nifiga ahaha axaxa budet byl byla bylo byli ili esli yesli dlya dlja pri pod nad bez prosto dazhe daje zdes tam tut ne da na po`;

/** Arabizi: Arabic in Latin letters, digits for the letters Latin lacks. */
export const ARABIZI = `salam slm salamo 3alaykom alaikum aleikum marhaba ahlan sabah el al elsa3a sa3a shu shou chou wesh wech wach kifak kifik keef kif kifach kifesh leh leish lesh 3lesh 3lach 3la fi fih fein fen feen wen wain
	mish mesh mch mouch ana enta enti inta inti ento howa heya e7na nta nti ya yalla yallah habibi habibti 7abibi 7abibti 7elwa 7elw helwa helw gamil gamila ktir kteer kter ketir awi awy barsha bezaf bezzaf
	bzf bzaf shukran shokran chokran choukran inshallah inchallah nchallah wallah wallahi wlh hamdulillah mashallah machallah masha allah kam bkam bekam bikam b9adeh b9adech b9ad ch7al se3r si3r 3ayz 3ayza
	3awez 3ayez badde baddi biddi bddi bghit nheb n7eb 3andi 3andy 3andak 3andik 3andkom tawsil shi7n mayya mayye moya elmaya bass kman kamen delwa2ty halla2 daba tawa da di dah deh el7amdulillah yaani ya3ni
	y3ni aywa aiwa la2 la elly elli illi zay zayy zayak ezayak izzayak 3amel 3amla haida hayda hadi hadshi labas labes hahaha khalas khalass 5alas kolo koullo kol shwaya chwia chwiya sah sa7 s7i7 gedan jiddan
	bghina momken mumkin w wel wal fel fil lel lil bel bil mel 3al 3ala f ma msh mosh moch mub mafi mafish mafich mafeesh makansh makanch feeh feha fiha fihom 3ando 3andha 3andna 3andhom andi andak andek
	andkom 3ndi 3ndk 3ndkm m3a m3ak ma3ak ma3aya maaya dlwaty dlwa2ty delwaty dilwa2ti dlwa2ti hala2 halla hall2 al7in al7een alhin alheen alaan tawwa ghedwa ghodwa ghadwa lyoum lyom lyouma elyoum elyom
	elnaharda ennaharda ennharda innaharda naharda bokra bukra boukra ghadda ghda embareh imbare7 mbareh mbarih lbareh shofo shoufou shuf shouf chouf choufou shofna shoft shefto shefti choft choftou shayef
	shayfa shayfin baddak badak badik baddik badi bedi bede beddo baddo bidna baddna 3yz 3yza 3aiz 3aiza ayez ayza aayez aayza awez awza 3awz 3awza 3wza 3yzen 3awzin abgha abghi abi abiha abeeh nabi nabgha
	tabi tabgha tabghi yabi yabgha bghiti bghitha bghitou nhebbou n7ebb theb t7eb yheb y7eb t7ebb ahebb ba7eb ba7ebak b7bk bahebak bhebak bhebbak bhebik uhibbuk ashan 3ashan 3shan 3lshan alashan 3alashan 3chan
	3la5ater khater 5ater bach besh bech lianno leanno la2enno laken lakin walakin bs bess besss illa ila 3an shno shnou shnow chnou chnowa chnowwa ashno achnou shnuwa shinu shino eih eyh ayy ehda da2 dol doul
	hadol hadoul hadoula hadouk hadchi hadak hadik hedha hedhi hethi hatha hathi hadha hadhi hazihi hadihi haydi hayde heyda heydi heda hedi hek heik haik kda keda kida kidda hka haka hakda haked ekid akid
	akeed alaykom 3alaykoum aleykom alaikom 3alikom 3likom wa3alaykom walikom assalam assalamu salamu slem aslema asslema besslema bslama beslama ahlen ahleen hala yahala hayak hayakom ya7ayak sabaho saba7
	elkheir el5er kheir khair khir 5eir 5air masa2 masaa nahark na7arak tisba7 tosbeh tosba7 yislamo yeslamo yislamou tislam teslam teslami tislami yeslam yesalmak mersi sahha sahit sa7it sa7a saha bsa7tek
	bsehtek barak barakallah baraka tbarkallah tbarkellah tabarak mashalla machalla subhan sobhan sob7an allahoma allahumma yarab yarabb yarabbi rabena rabbena rabna rbi rabbi amin ameen hamdoulah hamdulilah
	elhamdulillah alhamdulillah alhamdulilah l7amdulillah 7amdoulilah hamdella insha inshalla nchalla nshallah inshaallah enshallah ishallah allahu akbar astaghfirullah bkem b9addech b9addach b9adach b9adesh
	gaddesh gadesh gaddeh addesh addeh addeish adesh adeh 2addesh 2adesh 2adeh qaddesh qadesh gidash b3addeh chhal sh7al bsh7al bch7al bchhal taman ttaman thaman thamen tman ta7at se3er se3ra se3ro sa3ro sa3ra
	se3raha si3ra sir3 ass3ar as3ar asaar el2as3ar alsaer alse3er alse3r elsi3r ghali ghalia ghalya ghaly ghalyeen gali rkhis rkhisa rkhiss rakhis rakhees re5is r5is rkhes rekhis arkhas ar5as erkhas floos
	flous flouss flus folous fulous fuloos masari massari masary dirham drahem drahm derham dirhams dinar dinars dnanir riyal ryal guineh gineh geneh ginih gneh lirat alf miya myya mitein 5amsin khamsin
	khamseen 3eshrin 3ishrin talatin arba3in sittin sab3in tmanin tesa3in tlata arba3a khamsa setta sab3a tamanya tes3a 3ashra wahed wa7ed wa7da wahda wahad etnein tnin tnayn jouj zouj zoz khmsa 3achra 3ashara
	khasm 5asm khasem takhfid ta5fid takhfeed ta5feed takhfidat tanzilat tanzil 3ard 3rod 3orood el3ard l3ard 3ouroud ourood 3urud balash bbalash balach bebalash bblash bebalach magani majani majanan maganan
	magganan mjani batal fabour faabor hdiya hdeya hediya hedeya hadiya hadeya hadaya jayza jeyza jayiza gayza ga2za ga2eza jawayez gawayez sa7b sahb erba7 irba7 rba7 rbaht rba7t erbah irbah yarbah eksab iksab
	eksabo kasab kasabt ksebt mabrouk mabrook mabruk mbarek mbarak tawseel tawsila tawsel tosil tosel twasel ywassal yewasal bywasal shahn sha7n she7n chahn sha7en shahen tousil livrizon livri livriw tlivri
	tlivriw kayn kayna kaynin kayen makaynch makach kanch moujoud maujoud mawgoud mawjoud mawgood mawjood mwjod mtwfr mtawfer motawafer mutawafer mota7 fadel fadil fadhel be2i ba2i ba9i b9a bka akher a5er
	akhir a5ir 2eta3 2ota3 2it3a 7abba habba 7ebba hbayeb khlas khlass 5ales khales khalis 5elset khelset khalset khlest tsala bi3 be3 yebi3 ybi3 yebee3 tbi3 nbi3 beya3 bayya3 bayaa3 shraa chra chri chrit
	nchri nshri neshri chrina shreet shrit ishtaret eshtaret eshtaryt ishtarait ishtari eshtary eshteri eshtri eshtero ishtiri teshtry nashtri ashtri ashteri talab talabt talabit talabna talabat talabiya
	talabeya talabya tlabt tlebt otlob otlobo utlub otlobi ndir ncommandi ncomandi ncommander 7jazt hajz 7ajz e7giz e7jiz ehgez asli asly asliya asleya asliyya asleyya 2asli elasly el2asli aslia taqlid ta2lid
	taglid taklid takleed t2leed mo2alad mu2allad mokalad mzawwar mzawar mzayaf moqalad nafs nafso nafsha sabt zabt bzzabt belzabt bzabt mazbout mazboot madbout tamam tmam tamamm madmoun madmouna madmon
	madmona mdmon mdmouna mdamn daman dhaman damana damanat dman kafala daminin naseej natiga natija natija2 natayeg nata2eg nateega netiga natega mountaj montag muntaj montaj montagat mantouj sa3at sa3aat
	sa3tek sa3ti saa3a essa3a sa3ati mgana batariya batarya battariya battaria batteriye shashe shasha shashet cha7en shahin mya moyya elmay mayeh mouya didd dod mo2awem mokawem moqawem alwan loun louno aswad
	iswed kahla k7al k7la akhal abyad abyadh abiad byouda ahmar a7mar hamra 7amra azra2 azra9 zar9a azraq akhdar 5adra khadra wardi zahri dahabi fedi maqas ma2as ma9as mkas makas 2yas 9yas 7ajm hagm kbir kbira
	kebir kebira kabir kabira saghir saghira sghir sghira soghayar soghayara zghir zghira zgheer kteir kathir wajed wayed wajid wayyed marra jidan jedan giddan awwi 2awi aawy bezzef bezaaf yasser yasir barcha
	bersha chouia shwaye shwayye shwayya chwayya 7elou helou helo helwe 7elwe helwin hlou hlow 7lou zwin zwina zwinin mezyan mezyana mzyan mezian mziana mlih mliha mli7 mli7a mni7 mnih mneeh mni7a mniha kwayes
	kwayesa kwayis kowayes kwayyes kuwayes kwayisa ktayyes gameel gamda gamed jamil jamila jameel jamilah hayel hayla behi behia behya tayara tayba tayyeb tayeb taib taban rawa3a raw3a ra2e3 rae3 rowa3a momtaz
	momtaza mumtaz mumtaza momtazeen bjanen byjanen bijannen btjanen yjanen yjnn tohfa to7fa khorafi khorafy 5orafi khurafi khayali 5ayali 3ajib 3ageeb 3jiba zift zeft wehesh we7esh wehsh we7sh wehsha khayeb
	khayba 5ayeb khaib 3ayb 3eib eib haram 7aram mo3aq feyn fayn wein weyn mnin mnein menin mnayn meneen lein lwein leyn lfin emta emtaa amta imta imtin emtin waqtach wa9tach wqtash wektesh weqteh wa2tesh
	ayimta eymta keyf kifah kifeh kefach ezay ezzay ezzai ezay2 izay izzay ezayy izayy ezayek ezayyak ezzayak ezzayek izzayek 3aml 3amlin amel amla amlin 3amlen amlen leih lih leeh 3lh 3leh 3leih laish layesh
	leysh les3 lessa lesa lissah mazal mazel mazalt ba3d ba3dein ba3den baaden b3dein b3din baadin bad3in men3 a2ol a2olak a2ollak 2oul 2ol 2oli oli ouli olili 2olili 2ollo goul goolo gulli golli gouli 9oul
	9olli 9ouli 9alli qal galli 2alli 2al yoo2ol bye2ol bi2oul bi2ool be2ol kalam klam kelma kilma 7ki e7ki ehki ihki bihki bi7ki byehki btehki tehki n7ki nehki hadra hder hdar thder thdar tkallem b3at b3ath
	ib3at ib3atli ib3atlo eb3at eb3atli eb3atly eb3atlo eb3ato ebaat ebaatly ebaatli ebaato b3atli b3atouli b3athli b3ato siftli siftlia sifet ersel irsil ersil arsil arsel 2ersel raqam rakam ra2am raqmak
	ra2mak raqmek raqmk rakmak ra2mek nmra nemra nimra nomra nemret nimertak noumrou noumro nmrti ragmi ragmak ragam jawwal jawal mobayl fisa fiza bita2a biteqa biteka betaqa hesab 7esab hisab 7isab elhesab
	elsirri kelmet sirr serri edfa3 idfa3 edfa3o edfa idfa nedfa3 ndfa3 tedfa3 dfa3 khalles khalless hawel 7awel hawwel hawwil 7awwel ta7wil tahwil ta7weel tahweel tahwel baridi mosadd kach edkhol ed5ol idkhol
	ed5olo edkholo odkhol udkhul ed5oly dkhol d5ol dkhlo lienk ellink rabet rabt rabit elrabet arrabet dous doos do5 dghat edghat edgat ed8at 7ott hott khod 5od khodo 5odo khoud khoudou khudh khoudh 5oud 5odi
	khodi eftah efta7 ifta7 sakkar sakker e2fel i2fel qofl 2afel qefl stanna estanna istanna estanni estano nstanna stana mestanni mestanny mistani 3arfa 3aref 3arif 3arfin 3refti 3raft a3raf a3ref ba3raf
	baaraf ba3ref b3ref b3raf te3raf ta3raf t3raf t3ref na3ref n3ref ma3raf ma3rafch ma3rafsh fahem fahma fhemt fhamt fhemti fahemni efham tefham bafham a3ti a3tini 3tini 3tina 3ati eddini edini eddiny iddini
	eddeni gib gibli jib jibli jibo jibou geb gebt jebt gaya gayya jay jaya jayye jaye jey jit jiti jina geet gena tigi teegy teji tiji taala ta3al ta3ala ta3ali ta3alo ta3i rouh ro7 rooh rou7 ruh roo7 rohi
	ro7i ro7t roht raye7 rayeh rayha rayi7 rayih ray7a r7t emshi imshi emchi imchi mshi mchi mchit mshit khalik khallik khalleek khalina khallina khaleena 5alik 5allik 5alli khalli khalliha khaliha khayef
	khayfa 5ayef khawaf za3lan za3lana zaalan zaalana ta3ban ta3bana taaban taabana 3ayan 3ayana marid marida mreed mrid mrida maride wagee3a waga3 waja3 wja3 batni rasi dahri daher dahr rokba rokab rokbi
	mafasel mfasel 3adm 3admi 3arq sokkar sokar sukkar skr daght da8t 7asasiya hasasiya 7asaseya hasaseya 7asaseyya hasasya bashra bashrat bachra bashrati jeld jild sha3r sh3r sha3ri cha3r ch3ar sha3ar tsaquot
	tasaqot waz wazn wazni wazny tankhis takhsis ta5sis takhsees ta5sees rejim regim nehafa karsh kersh dohoun duhun dhoun nezelt nzelt nezel nazzel nazzelt nzalt nazlet na2as na2ast n2as nqes n9as n9ast naqas
	naqast noqsan khsert khsart khesrt khasart khassit khasset khasseit khsit 5asset 5aseet shahr shaher chhar chhra chahr sharhein shahrein shahren youm yom yoom nhar nhart nhara nharat yomein youmein yomen
	osbou3 2osbou3 esbou3 osboo3 isbu3 jem3a gom3a sna sne snin seneen 3am dqiqa d9i9a de2i2a da2i2a de2aye2 da2aye2 sa3tein sa3ten leil layl lyla subh sob7 3asr maghreb 3isha beit bayt dari darkom bayti beiti
	manzel soq souk souq mahal mahall ma7al ma7all 7anout hanout mohal dokkan dukan share3 chari3 shari3 balad bled bladi blad biladi masr masri masreya misr lubnan libnan lebnan souria sourya jaza2er djazair
	dzayer maghrib tounes tunis tounsi sa3oudia saudia khaliji khaleeji emarat 3iraq ghaza falastin filistin falasteen ana2 na7na nehna ne7na ni7na nahna ehna i7na hna hnaya ehna2 humma homma homa huma hunne
	henne hinne houma huwe huwwe howe howwa hoa inte entom entoma entouma intom intou intu ntouma ntia ntaya 7adretak hadretak hadritik hadrtk 7adritik akhi akhy a5i a5y akhoy akhouya khouya khoya khou khti
	khty ukhti okhti o5ti khtou ya5i sahbi sa7bi sahbti sadiqi sadi2i zmil 3ammo 3ammi khalti 5alti abouya abouk abook abok babak waldi wlidi bnti binti benti bint banat bnat bnait wlad wled awlad walad rajel
	rajul ragel ragil rajl rgal rjal rijal ragala mra mar2a 3aila 3ayla 3eyla ahl ahlek ahlak nas ness ennas elnas enness shabab chabab sha3b 7abayeb habayeb habayebi 3omri omri 3omry 3yuni 3younek 3yoni
	oyouni roo7i rou7i albi 2albi 2alby qalbi 9albi galbi hayati 7ayati hayaty 7yati kalb kelb klab kalba 7mar hmar homar 7omar 7mara hmara khanzir 5anzir 5anzeer khanzeer hayawan 7ayawan haywan 7aywan baqara
	ba2ara gazma jazma gazmetak sharmouta sharmota charmouta charmota shrmota shramit sharameet sharmoota sharmuta 9a7ba qahba kahba ga7ba gahba 97ab kos koss kosomak kosommak kosom omak ommak ummak omek ommek
	2ommak mok 3ars 3ers m3ars me3ars moarras khawal 5awal khwal manyak manyok manyake ibn ebn elkalb ibnelkalb ibnil welad le7mar zamel zaml zebi zebbi zobi zob teez tiz tizi tizak teezak ayr ayri airi 5ara
	khara khra kharaa 5arah wes5 weskh wis5 wiskh wes5a wes5in zbala zbela zebala zbele ghabi ghabia ghabiya ghaby 8abi 8aby 8abia ghabiyya habil ahbal ahbl 3abit 3abeet 3abita magnoun majnoun magnon majnon
	magnoona maj7oun msattek harami 7arami haramiya 7aramiya harameya 7arameya haramy nassab nasab nassaba nassabin nasabin nasb nasba nassabeen kaddab kadab kadaba kaddaba kaddabin kazab kazzab kezb kedb kidb
	kathab kadhab kdeb kdoub kaddeb ghash ghashash ghachach mghachach mahzala 7ayawana okhrosi ekhras 2ekhras e5ras o5ros okhros skout sket skot sktou eskot iskot uskut oskot yel3an yl3an yin3al yen3al yn3al
	yel3en yil3an la3na la3nat la3net allah3an dinak deenak deen waldeek walidik waldik waldin walden m3afen 3afen 3afna 7arb harb siyasa ra2is 7okouma hokouma 7kouma thawra hirak mout amout bamout hamout
	hmout mawt matet 2atl atal maqtoul mgatel 7abet habet habbet 7abbet 7abit habbit 3ajbni 3ajbetni 3ajabni 3ajbitni 3agabni 3agbni 3agbetni 3agebni 3agbany agebni agbetni ajbni ajbetni 3jbni 3jbatni 3jebni
	garrabt garrabto garabt garrebt jarrabt jarrabto jarabt jarebt jarrebt jrabt jrebt jarab garab garreb jarreb jarrib jarbo jarbou garrabo garrabouh esta3melt ista3melt sta3melt st3mlt esta3mel ysta3mel
	yesta3mel besta3mel btesta3mel m3amla sta3malt tsta3mal yista3mil da7ket da7kat dahket dahka da7k bad7ak badhak dahekt dhekt msakhra maskhara maskhra 7aki 7aga haga 7agat hagat 7aja haja hajat 7ajat 7weyej
	hwayej ashya2 ashiya hajji hajj hajja sari3 sari3a saree3 sri3 sri3a zerba zarba bser3a bsor3a besor3a bisur3a matnsash matnsoush metnsosh tfadal tfadali tfaddal tfaddali tfadalo tfadlou tfadlo etfadal
	etfaddal itfaddal etfadalo saraha sara7a bsaraha bsara7a besara7a sa7i7 sahih sahi7 s7ih s7i7a sa7h haqiqa 7a2i2a ha2i2a 7aqiqi ha2i2i haqiqi hakiki 7a2i2i tab3an tab3n taba3an tba3an tabaan belkish belek
	belak yemken yimkin yimken mumken mumkine mmkn mmkin momkin moumkin imken lazem lazim lazm lezem khas khass khassni 5assni khasni khesni khassek yenfa3 yinfa3 ynfa3 yenfaa tenfa3 tinfa3 tnfa3 tenfaa yemshi
	yimshi ymshi ynaseb yenaseb ynasib yselah ynfe3 mafid mofid moufid mofida mfid mfida yefid yfid bifid byfid byefid 7ata hatta 7atta 7etta hetta gheir ghair ghir 8eir 8er ghayr bardo bardou bardoh barda
	bardak barra barrah 2odam 2uddam oddam guddam ouddam wara ta7t taht foug fou2 foo2 fo2 foq fawq fu2 b7al bhal kima kif7al zayo zayaha mtel metl mitl matal mithl methel mthl mtl mithil mabsout mabsouta
	mabsoot mabsota mabsoota far7an farhan far7ana farhana 7azin hazin hazeen za3elni ghadban wallahy wallahe wallaahi wlahi wlahy walahi wlla wela wella walla wala wla aw2at ahyanan dayman dayma daymen daiman
	3omro omro abadan abden abdan bdoun bidoun bedoun bdon blach ghayro sora soura souar swar fidyo video7 mobasher moubachir mubashir livek elive ellive mchat bas`;

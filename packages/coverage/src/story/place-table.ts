/**
 * Places by how words begin that name them or what is theirs (America, American, американский), a
 * column for each script: Chinese, Cyrillic, Latin (English and Uzbek), Arabic (Persian and Urdu),
 * Devanagari. `-` where a script has none, `=` before a whole word (with a capital where there are capitals), `_` for the space of a name of
 * several words. Names that `Intl` gives and all names that sound alike everywhere need no row.
 * @source usage of the news agencies
 */
const TABLE = `
US|美国 美方 美军 美元 美籍|америк амерык =сша =акш =ақш =има =зша иёлоти_муттаҳида|america =u_s =us =usa =aqsh amerika united_states|امریک آمریک ایالات_متحده|अमेरिक अमरीक संयुक्त_राज्य
GB|英国 英方 英军 英镑 英格兰 大不列颠|британ брытан англи англі инглис улуу_британ|britain british briton britan =uk =u_k england english angliy|بریتانی برطانی انگلیس انگلستان انگلینڈ|ब्रिटेन ब्रिटिश ब्रितान इंग्लैंड
RU|俄罗斯 俄方 俄军 俄国 =俄 卢布|россий россия россию расі расей расій орус ресей русия =рус =русы русск рускі|russia rossiya =rus|روسیه روسی =روس|रूस रशिया
CN|中国 中方 中国人 中华 人民币|китай китая китае китаю кітай кітая кітае қытай =чин =чини хитой =кнр|china chinese xitoy|چین|चीन
DE|德国 德方 德意志|герман германи нямецк немецк немец германия алмани|german|آلمان جرمن|जर्मन
FR|法国 法方|франц фаронс =француз|france french fransiya fransuz|فرانس|फ्रांस फ़्रांस फ्रांसी
IT|意大利|итал італ италия итолиё|ital|ایتالی اٹلی اطالوی|इटली इतालव
ES|西班牙|испан іспан испания ҳиспан|spain span ispan|اسپانی اسپین ہسپان|स्पेन स्पैन
PT|葡萄牙|португ партуг|portug|پرتغال پرتگال|पुर्तग
NL|荷兰|нидерланд нідэрланд голланд галанд ҳолланд|dutch netherland niderland golland holland|هلند نیدرلینڈ ہالینڈ =ڈچ|नीदरलैंड डच
BE|比利时|бельг белг|belg|بلژیک بیلجی|बेल्जि
CH|瑞士|швейцар швейцарс швейсар|swiss switzerland shveytsar|سوئیس سوئس سوئٹزر|स्विट्ज स्विस
AT|奥地利|австри аўстры|austria avstriy|اتریش آسٹریا|ऑस्ट्रिया
SE|瑞典|швед швец шведс шветс|swed shvet shved|سوئد سویڈ|स्वीड
NO|挪威|норвег нарвег нарвеж норвеж|norw norveg|نروژ ناروی ناروے|नॉर्वे
DK|丹麦|дания дании данию датск датчан дацк данія даніі|denmark danish daniya|دانمارک ڈنمارک ڈینش|डेनमार्क
FI|芬兰|финлянд фінлянд финск финланд|finland finnish finlyand|فنلاند فن_لینڈ|फिनलैंड फ़िनलैंड
IS|冰岛|исланд ісланд|iceland islandiya|ایسلند آئس_لینڈ|आइसलैंड
IE|爱尔兰|ирланд ірланд|ireland irish irland|ایرلند آئرلینڈ|आयरलैंड आयरिश
PL|波兰|польш поляк польск польшч лаҳистон|poland polish polsha|لهستان پولینڈ|पोलैंड
UA|乌克兰|украин украін украина|ukrain|اوکراین یوکرین|यूक्रेन
BY|白俄罗斯|белорус беларус|belarus|بلاروس بیلاروس|बेलारूस
TR|土耳其|турция турции турцию турец турэц турк түрк түрік туркия|turkey turkish turkiya =turk =turks turkiy|ترکیه =ترکی|तुर्क
GR|希腊|грец греч грек грэц грэч юнон|greece greek gretsiya yunon|یونان|ग्रीस यूनान ग्रीक
IR|伊朗|иран эрон іран|iran eron|ایران|ईरान
IQ|伊拉克|ирак ірак ироқ|iraq iroq|عراق|इराक
SY|叙利亚|сирия сирии сирию сирий сіры сурия|syria suriya|سوریه =سوری سوریا|सीरिया
SA|沙特|сауд саудов арабистони_сауд|saudi saudiya|سعودی عربستان|सऊदी
IL|以色列|израил ізраіл исроил израиль|israel isroil|اسرائیل|इज़राइल इजराइल इस्राइल इसराइल
PS|巴勒斯坦|палест палесц фаластин|palestin falastin|فلسطین|फिलिस्तीन फ़िलिस्तीन
EG|埃及|егип егіп мисир мысыр миср|egypt misr|=مصر =مصری|मिस्र
AF|阿富汗|афган аўган ауған афғон ооган|afgh afgʻon|افغان|अफगान अफ़गान अफ़ग़ान
PK|巴基斯坦|пакист пакіст покист|pakist pokist|پاکستان|पाकिस्तान
IN|印度 =印|индия индии индию индийс індыя індыі індый үндіс =инд ҳинд|india hindiston hind|هند بھارت ہندوستان|भारत हिंदुस्तान
BD|孟加拉国|бангладеш|bangladesh|بنگلادش بنگلہ_دیش|बांग्लादेश
MM|缅甸|мьянм бирма бирме бирман м’янм|myanmar burm|میانمار|म्यांमार
TH|泰国|таилан тайлан тайланд таиланд =таи|thai tailand|تایلند تھائی|थाई
VN|越南|вьетнам в'етнам ветнам|vietnam vyetnam|ویتنام|वियतनाम
ID|印度尼西亚 印尼|индонез інданез индонес|indones|اندونزی انڈونیش|इंडोनेशि
MY|马来西亚|малайз малайз|malays malayz|مالزی ملائیش|मलेशिया
PH|菲律宾|филиппин филіпін филипин|philippin filipin|فیلیپین فلپائن|फिलीपीन फिलीपींस
JP|日本 日方 日元|япон японс жапон ҷопон японі|japan yapon|ژاپن جاپان|जापान
KP|朝鲜|кндр северокоре түндүк_коре солтүстік_коре северная_корея северной_коре|=dprk north_korea|کره_شمالی شمالی_کوریا|उत्तर_कोरिया
KR|韩国 韩方|южнокоре паўднёвакарэ түштүк_коре оңтүстік_коре южная_корея южной_коре|south_korea|کره_جنوبی جنوبی_کوریا|दक्षिण_कोरिया
KX|朝鲜 韩国 朝鲜半岛|корея кореи корею корейс карэя карэі карэйс|korea koreya|=کره کوریا|कोरिया
TW|台湾|тайван тайвань|taiwan tayvan|تایوان|ताइवान
HK|香港|гонконг ганконг|hong_kong gonkong|هنگ ہانگ_کانگ|हांगकांग हॉन्ग
MN|蒙古|монгол манголі моңғол муғулистон|mongol|مغولستان منگولیا|मंगोलिया
KG|吉尔吉斯 吉方|кирги кыргы кіргіз қырғыз қирғиз|kyrgyz qirgʻiz|قرقیز کرغز|किर्गि
KZ|哈萨克 哈方|казах казак қазақ қазоқ|kazak qozogʻ qozoq|قزاق|कज़ाख कजाख
UZ|乌兹别克|узбек өзбек ӯзбек узбэк|uzbek oʻzbek|ازبک|उज़्बेक उज्बेक
TJ|塔吉克|таджик тажик тәжік тоҷик таджык|tajik tojik|تاجیک|ताजिक
TM|土库曼|туркмен түркмөн түрікмен туркман|turkmen|ترکمن|तुर्कमेन
AZ|阿塞拜疆|азербайд азерб әзірбай озарбой|azerb ozarb|آذربایجان|अज़रबैजान
AM|亚美尼亚|армян армен арменія арманистон|armen arman|ارمن|आर्मेनि
GE|格鲁吉亚|грузия грузии грузию грузин грузіі грузія гурҷ|georgia gruziya|گرجستان جارجیا|जॉर्जिया
CA|加拿大|канад|canad kanad|کانادا کینیڈ|कनाडा कैनेडि
MX|墨西哥|мексик мексик мексікан|mexic meksik|مکزیک میکسیک|मैक्सिको मेक्सिको
BR|巴西|бразил бразіл|brazil braziliya|برزیل برازیل|ब्राज़ील ब्राजील
AR|阿根廷|аргентин аргенцін|argentin|آرژانتین ارجنٹ|अर्जेंटीना
CL|智利|чили чылі|chile chili|=شیلی|चिली
CO|哥伦比亚|колумб калумб|colombia kolumbiya|کلمبیا کولمبیا|कोलंबिया
VE|委内瑞拉|венесуэл венесуэл|venezuel venesuela|ونزوئلا وینزویلا|वेनेज़ुएला
CU|古巴|кубин =куба =кубе =кубу =кубы|cuba =kuba|کوبا کیوبا|क्यूबा
AU|澳大利亚 澳洲 澳元|австрал аўстрал|australia avstral|استرالیا آسٹریلیا|ऑस्ट्रेलिया
NZ|新西兰|новозеланд жаңы_зеланд жаңа_зеланд новой_зеланд новая_зеланд зеланд|new_zealand zeland|نیوزیلند نیوزی_لینڈ|न्यूज़ीलैंड न्यूजीलैंड
ZA|南非|=юар южноафрик түштүк_африк|south_afric|آفریقای_جنوبی جنوبی_افریق|दक्षिण_अफ्रीक
NG|尼日利亚|нигери нігеры|nigeria nigeriya|نیجریه نائجیریا|नाइजीरिया
KE|肯尼亚|кения кении кению кенийс кенія|kenya keniya|کنیا کینیا|केन्या
ET|埃塞俄比亚|эфиоп эфіёп ҳабаш|ethiop efiop|اتیوپی ایتھوپیا|इथियोपिया
SO|索马里|сомали самалі|somali|سومالی صومالیہ|सोमालिया
LY|利比亚|ливи ліві|libya liviya|لیبی|लीबिया
YE|也门|йемен емен яман|yemen yaman|یمن|यमन
EU|欧盟 欧洲联盟|=ес евросоюз =еб =еи европа_бирлик еўрасаюз|=eu european_union yevropa_ittifoq|اتحادیه_اروپا یورپی_یونین|यूरोपीय_संघ
EP|欧洲 欧元|европ еўроп еуроп аврупо еуропа|europ yevropa|اروپا یورپ|यूरोप
AS|亚洲|ази азія азіят осиё азия|asia osiyo|آسیا ایشیا|एशिया
FK|非洲|африк афрык|africa afrika|آفریقا افریق|अफ्रीक अफ़्रीक
UN|联合国|=оон =бұу =бұұ =буу =смм =аан|=un =u_n =bmt united_nations|سازمان_ملل اقوام_متحدہ|संयुक्त_राष्ट्र
NATO|北约 北大西洋公约|=нато|=nato|ناتو نیٹو|नाटो
NYC|纽约|нью-йорк нью_йорк ню-ёрк|new_york nyu-york|نیویورک|न्यूयॉर्क
LON|伦敦|лондон лондан|london|لندن|लंदन
PAR|巴黎|париж парыж|paris parij|پاریس پیرس|पेरिस
BER|柏林|берлин берлін|berlin|برلین برلن|बर्लिन
MOW|莫斯科|москв маскв москва мәскеу маскав|moscow moskva|مسکو ماسکو|मॉस्को मास्को
WAS|华盛顿|вашингтон вашынгтон|washington vashington|واشنگتن واشنگٹن|वाशिंगटन वॉशिंगटन
PEK|北京|пекин пекін бейжің бээжин|beijing pekin|پکن بیجنگ|बीजिंग
SHA|上海|шанха шанхай|shanghai shanxay|شانگهای شنگھائی|शंघाई
TYO|东京|токио токіо токё|tokyo tokio|توکیو ٹوکیو|टोक्यो
LAX|洛杉矶|лос-анджел лос_анджел лос-анжел|los_angeles los-anjeles|لس_آنجلس لس‌آنجلس لاس_اینج|लॉस_एंजिल लॉस_एंजे
SFO|旧金山|сан-франциск сан_франциск сан-францыск|san_francisco san-fransisko|سانفرانسیسکو سان_فرانسیسکو سان_فرانس|सैन_फ्रां सैन_फ़्रां
CAL|加州 加利福尼亚|калифорн каліфорн|californ kaliforn|کالیفرنی کیلیفورن کیلی_فورن|कैलिफोर्निया कैलिफ़ोर्निया
TEX|德州 得克萨斯|техас тэхас|texas texan texas|تگزاس ٹیکساس|टेक्सास
FLO|佛罗里达 佛州|флорид фларыд|florid|فلوریدا|फ्लोरिडा फ़्लोरिडा
WHS|白宫|белый_дом белом_дом ак_үй ақ_үй белага_дом|white_house oq_uy|کاخ_سفید وائٹ_ہاؤس وائٹ_ہاوس|व्हाइट_हाउस
SCO|苏格兰|шотланд шатланд|scotland scottish scots shotland|اسکاتلند سکاٹ_لینڈ سکاٹلینڈ اسکاٹ|स्कॉट
WAL|威尔士|уэльс уэлс уэльс|wales welsh uels|ولز ویلز|वेल्स
SYD|悉尼|сидне сіднэ|sydney sidney|سیدنی سڈنی|सिडनी
GEN|日内瓦|женев жэнев|geneva jeneva|ژنو جنیوا|जिनेवा
BRU|布鲁塞尔|брюссел брусел|brussel bryussel|بروکسل برسلز|ब्रसेल्स
JER|耶路撒冷|иерусалим ерусалім қудс|jerusalem quddus|اورشلیم بیت_المقدس یروشلم|यरूशलेम यरुशलम
`

/** The scripts of the columns after the place's code. */
export const placeScripts = ['Han', 'Cyrillic', 'Latin', 'Arabic', 'Devanagari'] as const

export type PlaceScript = (typeof placeScripts)[number]

/** Each place's code and, by script, its words' beginnings. */
export const placeRows: readonly {
  readonly code: string
  readonly begins: Readonly<Record<PlaceScript, readonly string[]>>
}[] = TABLE.trim()
  .split('\n')
  .map((row) => {
    const [code = '', ...cells] = row.split('|')
    const column = (at: number): string[] =>
      (cells[at] ?? '').split(' ').filter((begin) => begin !== '' && begin !== '-')
    return {
      code,
      begins: {
        Han: column(0),
        Cyrillic: column(1),
        Latin: column(2),
        Arabic: column(3),
        Devanagari: column(4),
      },
    }
  })

function rootsOf(text: string): ReadonlySet<string> {
  return new Set(text.replace(/[og]ʻ|sh|ch/gu, (pair) => letters[pair]!).split(/\s+/))
}

const letters: Readonly<Record<string, string>> = {
  oʻ: 'ö', gʻ: 'ğ', sh: 'š', ch: 'č',
} // prettier-ignore

/** Verbs that the grammar cannot tell from shorter ones with a suffix, or that are short. */
export const uzbekVerbs: ReadonlySet<string> = rootsOf(
  `ach achi alda ajrat ajral alda almash angla angla ajoyib arala arz asra at ata atal ayla
    aylan aylantir ayt aniqla avayla bajar baq bahola bas bayon behuda beki belgila ber bekit
    beza beza bil bildir bilin bit biri bos boq bor boshla boshqar boy boyi boʻl boʻlin boʻrttir buk
    bur bura buyur buz chekla chekla chaqir chal chaq chek cheklan chid chida chik chiq chiqar chiz
    choʻk choʻz choʻmil chop chirmash davola davom de dum duch eg egalla ek el elt em er eri erkala es
    eshit et ez faxrlan foydalan gapir gaplash gurkira hayda hisobla hurkit ich ilin ila ilgarila inti
    intil ishla ishon ishlat isi ista ista it iyilt izla jahlla jayla joʻna joʻnat joylash jazola kas
    kech kechir kel keltir kes ket kel kir kirit kiy kiyin koʻch koʻm koʻmil koʻn koʻr koʻrin
    koʻrsat koʻtar koʻtaril kul kuch kuchay kurash kut kutil kuy kuyla kuzat kuzatil kuz koʻpay
    koʻpaytir kengay kengaytir kamay kamaytir masl maqta min mur moʻljalla na namoyish nola och
    oʻch oʻgir oʻl oʻldir oʻlcha oʻp oʻqi oʻqit oʻr oʻra oʻrgan oʻrgat oʻrnat oʻs oʻstir oʻt oʻtir
    oʻtkaz oʻy oʻyla oʻyna oʻz oʻzgar oʻzgartir ol olg ona och oq oqla oqar ort ortir os osh oshir
    osil ot otla ovla oz oza ozod oyna ogʻri pish poyla qara qarat qaril qayna qayt qaytar qat
    qatna qich qichqir qidir qil qimirla qir qirq qis qisqar qisqart qiy qiyna qiynal qiziq
    qiziqtir qoch qol qoldir qolla qoʻl qoʻlla qoʻllab qoʻn qoʻsh qoʻshil qoʻy qoʻzgʻa qoʻrq qoq qor
    qop qotir qur quri qutqar qutla qutul quv quvon quy qabul qadrla qazi qaz qamra rivojlan
    rivojlantir rejala sana sanal sach sakra saqla saqlan sayla saylan sevin sev sez sezil sig sigʻ
    siq sil silkit sin sindir sira siyla sol soch sot soʻra soʻral soʻz soʻzla sovu sugʻur suq
    sur sura suyan suz shosh shoshil shakllan shakllantir ta tal talab tani tanishtir tanla tara tarqal tarqat tart tasdiqla tashi tashla tashkil tayyorla tayan taʼkidla taʼminla
    teg ter teksh tekshir tengla tik tikla til tikil tila tila tin tingla tir tiy to
    toʻk toʻkil toʻla toʻl toʻldir toʻlqin toʻpla toʻplan toʻqi toʻsh toʻxta toʻxtat tona top topil
    topshir tort tortin tortil tos toy tur turt tush tushir tushun tushuntir tut tuz tuzat tuzal tugʻ
    tugʻil tuga tugat tuy tozala uch uchra uk ul ula ulgur uxla ur urin usht ushla
    ushlan ut uyal uygʻon uygʻot uyushtir uz uzat uzay unut una xo xabar xohla xushla yaq yasha yasa
    yashir yarat yara yaral yaxshila yayra yech yel yeng yer yet yetkaz yetakla yeyil ye
    yiq yiqil yigʻ yigʻil yigʻla yoʻl yoʻlla yoʻqot yoʻqol yop yopil yor yorit yoq yort yot yoy yoz
    yozil yur yurit yubor yuk yukla yul yum yut yuv yuz yuksal yuksaltir yulqi zarba`,
)

/** Nouns and adjectives that are short, or end like a suffix. */
export const uzbekNouns: ReadonlySet<string> = rootsOf(
  `abad ad adabiyot adolat afsona agar aholi ajoyib aka ahamiyat akademiya aksiya albatta album
    alohida aloqa amal amir an ana anjuman aniq apparat arab aprel arava archa ariq ariza armiya arpa
    asab asal asar asbob askar asos asr asosiy ata atama atir atrof avtomobil avlod aql ayol ayrim
    ayiq ayb aybdor a'lo bahor bahs bahosi baho bagʻir baland baland baliq balki banda barg barcha
    barmoq bash bayram bayroq bayt baxt bek bel bema ber bezak bilim bino bir birlik bitim biz bobo
    bogʻ boj bola bolalik bor bosh boshliq bosqich bosim boshqa boy boylik bozor boʻlim boʻlinma
    boʻron boʻyoq boʻri boʻyin burch burun burgut butun bugun buloq buvi buxoro byudjet chegara
    chegirma chet chizma chiroq chiqim chol chora choy choyxona choʻl choʻp chumchuq dada dala dalil
    daraja daraxt dard dars daryo dasta dastur davlat davo davr dam dehqon dengiz deputat devor diqqat
    din dini direktor dori doira do'kon doʻst doʻkon doʻppi dunyo dushman duo ega egin ekin ekran el
    elchi emas er erkak erk erkin eslatma ertak ertaga eshik eski et etik evaz farzand fan faslo fasl
    farq fayl fikr film fond foiz foyda fuqaro futbol gap gaz gazeta gilam gilos go'sht goʻsht guruh
    guvoh gul gumon hafta hajm hal hamma hamkor hamshira haq haqiqat harakat harbiy harf hassa havo
    havas hayot haydovchi hayvon hid hikoya hisob hisobot hokim holat hovli hudud hujjat hukm hukumat
    hunar huquq hosil ich idish idora ijod ijro ikki ilm ilova imkon imkoniyat imtihon ins insh insho
    inson iqlim iqtisod ip ipak islohot ish ishchi ishlab ishonch ishora ism isbot it itti ittifoq
    jahon jamiyat jamoa jan janob janub jar jarayon javob jazo jiddiy jinoyat jism joy joʻra juda juft
    juma jurnal kabinet kampaniya kabi kam kamol karvon kasal kasb kasalxona kashfiyot katta kech
    kecha kelin kelajak kema keng kengash kim kichik kilo kino kiyim kitob kishi kishilik klub koʻcha
    koʻk koʻl koʻmak koʻngil koʻp koʻprik koʻrsatkich koʻylak koʻz koʻzgu kompaniya konstitutsiya kosa
    kuch kul kun kunduz kurs kuz kuchuk lab lahza lahja laqab libos liniya loy loyiha lugʻat lola
    madad madaniyat mahalla mahsulot majlis maktab maktub malika mamlakat manba manzil manfaat maosh
    maqsad maqola marosim mart masala mashina maslahat matn mavsum mavzu may maydon mebel mehmon
    mehnat mehr meva mintaqa millat ming minut mis misol mol moliya mukofot mulk mutaxassis muammo
    muddat muhabbat muhit muhim munosabat murabbiy musiqa musobaqa musor muz nafar nafas namuna nar
    narsa narx nasl natija nav navbat nechta nima nishon niyat non nom noma nomzod nozik nur nuqta ob
    obod oda odam odat odob oila oltin olam olim olma olmos olti oliy om omad ombor ona opa orol orqa
    ora orzu osmon ost ota ota ot ov ovoz ovqat oy oyoq oyna ozod oʻch oʻgʻil oʻlim oʻlka oʻlcham oʻn
    oʻqituvchi oʻquv oʻquvchi oʻrin oʻrmon oʻrta oʻrtoq oʻsimlik oʻt oʻtin oʻy oʻyin oʻz oʻzbek
    oʻzgacha oʻgʻri pahlavon parda parda park parlament partiya paxta payt payshanba pichoq pilla
    piyola pochta podsho poyezd poytaxt prezident pul qabr qadam qadr qahramon qala qalam qalb qancha
    qand qanday qanot qarindosh qaror qaror qarz qarsh qarshi qasd qat qator qatnashchi qattiq qavat
    qayiq qiz qizil qidiruv qish qishloq qism qisqa qiyin qiymat qiyofa qogʻoz qoʻl qoʻngʻiroq qoʻshin
    qoʻshiq qoʻshni qoʻy qon qonun qor qora qozon quduq qul quloq qum quruq qurilish qurilma qurol
    qush quvvat quyosh quti raʼis rahbar rang raqam rasm rayon reja respublika rivoj roman ruh rux rus
    ruxsat roʻyxat roʻmol sabab sad safar sahifa sahna salom samolyot san sana sanoat sahro sari
    sayohat savol savdo sevgi sezgi shahar shakl shamol shart sharoit sharq sher shifo shifokor shimol
    shirin shirkat shisha shogird shox shovqin sigir sil singil sinf sir siyosat siyosiy soat soha
    sogʻlom son sov soqol soch soya soʻm soʻz soʻnggi sport sud suhbat sumka surat sutka sut suv suyak
    tadbir tajriba talab talaba tam tamaki taom taqdir taqvim taraf taraqqiyot tarbiya tarix tarkib
    tarmoq tartib tashkilot taxta tekin teatr televizor temir tepa tez teri terim teran tish tik til
    tilla tinch tirik tog' togʻ tom ton tong top tor tosh tovush tovuq toy toza toʻgʻri toʻp toʻplam
    toʻy toʻrt tub tugma tuman tun tup turli turk turmush tush tuxum tuz tuya tuproq uch uchoq ulush
    ulugʻ umid umr un universitet ur urf urush urugʻ uy uyat uyqu uzum uzoq uzun uzr vaqt vatan vazifa
    vazir vazirlik viloyat voqea vosita xabar xalq xaridor xato xona xodim xotin xotira xavf
    xavfsizlik xususiyat xizmat xil yaxshi yarim yangi yangilik yaqin yashil yer yetakchi yetti yigit
    yigʻin yil yoʻl yoʻlbars yoʻlovchi yoʻnalish yoʻq yogʻ yomgʻir yomon yon yordam yorugʻ yosh yoz
    yozuv yozuvchi yuk yulduz yurak yurt yutuq yuz yuqori yuksak zal zamin zamon zar zarar zarba zavod
    zehn ziyon zona zilzila zot zoʻr
    yangilik talaba din sanʼat chempion salomatlik kasallik bank dollar elektr koʻmir oltin yongʻin
    qurbon hamkorlik miting erkinlik tinchlik qochqin farmon viza avtobus gʻarb biznes metr litr teatr
    vazirlik qurilish uchrashuv kelishuv xavfsizlik`,
)

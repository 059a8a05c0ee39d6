import type { SaidBound } from './mention.ts'

/** How a newsroom writes quantities in one language. `{}` stands for what is written. */
export interface House {
  readonly decimal: '.' | ','
  /** Between groups of digits; none in Chinese, where the scale is a word. */
  readonly group: string
  /** Groups of two above the first of three: 12,34,567. */
  readonly indian?: boolean
  readonly persianDigits?: boolean
  /** Words of scale, the largest first, and what stands between them and the digits. */
  readonly scales: readonly (readonly [size: number, word: string])[]
  readonly space: string
  readonly percent: string
  readonly points: string
  /** One form, or the forms for one, few, many and for decimals. */
  readonly multiple: string | readonly [one: string, few: string, many: string, decimal: string]
  readonly ordinal: string
  readonly year: string
  readonly decade: string
  /** With `{}` for digits, `{R}` for Roman ones. */
  readonly century: string
  readonly bounds: Readonly<Record<SaidBound, string>>
  /** Bounds whose number and unit stand in the genitive. */
  readonly genitive?: ReadonlySet<SaidBound>
  /** Ordinals that are not made as the others are. */
  readonly ordinals?: Readonly<Record<number, string>>
  /** People follow their number's bound: 200 миңден ашык адам. */
  readonly peopleLast?: boolean
  /** Words of units as they follow a number: one form, or the forms for one, few and many. */
  readonly units: Readonly<
    Record<string, string | readonly [one: string, few: string, many: string]>
  >
}

const latin = { y: 'y', mo: 'mo', wk: 'wk', d: 'd', h: 'h', min: 'min', s: 's' }
const cyrillic = { km: 'км', m: 'м', cm: 'см', kg: 'кг', t: 'т', ha: 'га', '°C': '°C', '°F': '°F' }

/**
 * The house style of each language.
 * @source GB/T 15835-2011 (zh); Мильчин, Чельцова, Справочник издателя и автора, 2014, § 6 (ru, be);
 * the styles of the exchange's newsrooms for the others
 */
export const houses: Readonly<Record<string, House>> = {
  zh: {
    decimal: '.', group: '', scales: [[1e8, '亿'], [1e4, '万']], space: '', percent: '{}%', points: '{}个百分点',
    multiple: '{}倍', ordinal: '第{}', year: '{}年', decade: '{}年代', century: '{}世纪',
    bounds: { 'at-least': '至少{}', over: '超过{}', nearly: '近{}', about: '约{}', 'at-most': '至多{}', under: '不到{}' },
    units: { USD: '美元', EUR: '欧元', GBP: '英镑', CNY: '元', RUB: '卢布', KZT: '坚戈', KGS: '索姆', person: '人', persontime: '人次', km: '公里', m: '米', kg: '公斤', t: '吨', ha: '公顷', mi: '英里', y: '年', mo: '个月', wk: '周', d: '天', h: '小时', min: '分钟', s: '秒' },
  },
  ru: {
    decimal: ',', group: '\u00A0', scales: [[1e12, 'трлн'], [1e9, 'млрд'], [1e6, 'млн'], [1e3, 'тыс.']], space: '\u00A0', percent: '{}\u00A0%', points: '{}\u00A0п. п.',
    multiple: ['в\u00A0{}\u00A0раз', 'в\u00A0{}\u00A0раза', 'в\u00A0{}\u00A0раз', 'в\u00A0{}\u00A0раза'], ordinal: '{}-й', year: '{}\u00A0год', decade: '{}-е годы', century: '{R}\u00A0век',
    bounds: { 'at-least': 'не менее {}', over: 'более {}', nearly: 'почти {}', about: 'около {}', 'at-most': 'не более {}', under: 'менее {}' },
    genitive: new Set(['at-least', 'over', 'about', 'at-most', 'under']),
    units: { ...cyrillic, USD: ['доллар', 'доллара', 'долларов'], EUR: 'евро', GBP: ['фунт стерлингов', 'фунта стерлингов', 'фунтов стерлингов'], CNY: ['юань', 'юаня', 'юаней'], RUB: ['рубль', 'рубля', 'рублей'], KZT: 'тенге', KGS: ['сом', 'сома', 'сомов'], person: ['человек', 'человека', 'человек'], mi: ['миля', 'мили', 'миль'], y: ['год', 'года', 'лет'], mo: ['месяц', 'месяца', 'месяцев'], wk: ['неделя', 'недели', 'недель'], d: ['день', 'дня', 'дней'], h: ['час', 'часа', 'часов'], min: ['минута', 'минуты', 'минут'], s: ['секунда', 'секунды', 'секунд'] },
  },
  en: {
    decimal: '.', group: ',', scales: [[1e12, 'trillion'], [1e9, 'billion'], [1e6, 'million']], space: ' ', percent: '{}%', points: '{} percentage points',
    multiple: '{} times as much', ordinal: '{}th', year: '{}', decade: '{}s', century: '{}th century',
    bounds: { 'at-least': 'at least {}', over: 'more than {}', nearly: 'nearly {}', about: 'about {}', 'at-most': 'up to {}', under: 'less than {}' },
    units: { USD: 'dollars', EUR: 'euros', GBP: 'pounds sterling', CNY: 'yuan', RUB: 'roubles', KZT: 'tenge', KGS: 'soms', person: 'people', km: 'km', m: 'metres', kg: 'kg', t: 'tonnes', ha: 'hectares', mi: 'miles', '°C': '°C', '°F': '°F', y: 'years', mo: 'months', wk: 'weeks', d: 'days', h: 'hours', min: 'minutes', s: 'seconds' },
  },
  ky: {
    decimal: ',', group: '\u00A0', scales: [[1e12, 'триллион'], [1e9, 'миллиард'], [1e6, 'миллион'], [1e3, 'миң']], space: '\u00A0', percent: '{}\u00A0пайыз', points: '{}\u00A0пайыздык пункт',
    multiple: '{}\u00A0эсе', peopleLast: true, ordinal: '{}-{ordinal}', year: '{}-жыл', decade: '{}-жылдар', century: '{R}\u00A0кылым',
    bounds: { 'at-least': 'кеминде {}', over: '{}{ablative} ашык', nearly: '{}{dative} жакын', about: 'болжол менен {}', 'at-most': 'эң көп дегенде {}', under: '{}{ablative} аз' },
    units: { ...cyrillic, USD: 'доллар', EUR: 'евро', GBP: 'фунт стерлинг', CNY: 'юань', RUB: 'рубль', KZT: 'тенге', KGS: 'сом', person: 'адам', mi: 'миля', y: 'жыл', mo: 'ай', wk: 'жума', d: 'күн', h: 'саат', min: 'мүнөт', s: 'секунд', km: 'чакырым', kg: 'килограмм', t: 'тонна', ha: 'гектар', m: 'метр' },
  },
  kk: {
    decimal: ',', group: '\u00A0', scales: [[1e12, 'триллион'], [1e9, 'миллиард'], [1e6, 'миллион'], [1e3, 'мың']], space: '\u00A0', percent: '{}\u00A0пайыз', points: '{}\u00A0пайыздық тармақ',
    multiple: '{}\u00A0есе', peopleLast: true, ordinal: '{}-{ordinal}', year: '{}\u00A0жыл', decade: '{}-жылдар', century: '{R}\u00A0ғасыр',
    bounds: { 'at-least': 'кемінде {}', over: '{}{ablative} астам', nearly: '{}{dative} жуық', about: 'шамамен {}', 'at-most': 'ең көбі {}', under: '{}{ablative} аз' },
    units: { ...cyrillic, USD: 'доллар', EUR: 'еуро', GBP: 'фунт стерлинг', CNY: 'юань', RUB: 'рубль', KZT: 'теңге', KGS: 'сом', person: 'адам', mi: 'миля', y: 'жыл', mo: 'ай', wk: 'апта', d: 'күн', h: 'сағат', min: 'минут', s: 'секунд', km: 'шақырым', kg: 'килограмм', t: 'тонна', ha: 'гектар', m: 'метр' },
  },
  uz: {
    decimal: ',', group: '\u00A0', scales: [[1e12, 'trillion'], [1e9, 'milliard'], [1e6, 'million'], [1e3, 'ming']], space: '\u00A0', percent: '{}\u00A0foiz', points: '{}\u00A0foiz punkti',
    multiple: '{}\u00A0baravar', peopleLast: true, ordinal: '{}-nchi', year: '{}-yil', decade: '{}-yillar', century: '{R}\u00A0asr',
    bounds: { 'at-least': 'kamida {}', over: '{}dan ortiq', nearly: '{}ga yaqin', about: 'taxminan {}', 'at-most': 'ko‘pi bilan {}', under: '{}dan kam' },
    units: { ...latin, USD: 'dollar', EUR: 'yevro', GBP: 'funt sterling', CNY: 'yuan', RUB: 'rubl', KZT: 'tenge', UZS: 'so‘m', KGS: 'qirg‘iz so‘mi', person: 'kishi', km: 'kilometr', m: 'metr', kg: 'kilogramm', t: 'tonna', ha: 'gektar', mi: 'mil', y: 'yil', mo: 'oy', wk: 'hafta', d: 'kun', h: 'soat', min: 'daqiqa', s: 'soniya' },
  },
  tg: {
    decimal: ',', group: '\u00A0', scales: [[1e12, 'триллион'], [1e9, 'миллиард'], [1e6, 'миллион'], [1e3, 'ҳазор']], space: '\u00A0', percent: '{}\u00A0фоиз', points: '{}\u00A0банди фоизӣ',
    multiple: '{}\u00A0баробар', ordinal: '{}-{ordinal}', year: 'соли {}', decade: 'солҳои {}', century: 'асри {R}',
    bounds: { 'at-least': 'ҳадди ақал {}', over: 'беш аз {}', nearly: 'қариб {}', about: 'тақрибан {}', 'at-most': 'ҳадди аксар {}', under: 'камтар аз {}' },
    units: { ...cyrillic, USD: 'доллар', EUR: 'евро', GBP: 'фунт стерлинг', CNY: 'юан', RUB: 'рубл', TJS: 'сомонӣ', KZT: 'тенге', KGS: 'сом', person: 'нафар', mi: 'мил', y: 'сол', mo: 'моҳ', wk: 'ҳафта', d: 'рӯз', h: 'соат', min: 'дақиқа', s: 'сония' },
  },
  fa: {
    decimal: '.', group: '٬', persianDigits: true, scales: [[1e12, 'تریلیون'], [1e9, 'میلیارد'], [1e6, 'میلیون'], [1e3, 'هزار']], space: ' ', percent: '{} درصد', points: '{} واحد درصد',
    multiple: '{} برابر', ordinal: '{}م', year: 'سال {}', decade: 'دههٔ {}', century: 'قرن {}',
    bounds: { 'at-least': 'دست‌کم {}', over: 'بیش از {}', nearly: 'نزدیک به {}', about: 'حدود {}', 'at-most': 'حداکثر {}', under: 'کمتر از {}' },
    units: { USD: 'دلار', EUR: 'یورو', GBP: 'پوند استرلینگ', CNY: 'یوان', RUB: 'روبل', IRR: 'ریال', TJS: 'سامانی', KZT: 'تنگه', person: 'نفر', km: 'کیلومتر', m: 'متر', kg: 'کیلوگرم', ha: 'هکتار', mi: 'مایل', y: 'سال', mo: 'ماه', wk: 'هفته', d: 'روز', h: 'ساعت', min: 'دقیقه', s: 'ثانیه' },
  },
  ur: {
    decimal: '.', group: ',', indian: true, scales: [[1e9, 'ارب'], [1e7, 'کروڑ'], [1e5, 'لاکھ'], [1e3, 'ہزار']], space: ' ', percent: '{} فیصد', points: '{} فیصد پوائنٹ',
    multiple: '{} گنا', peopleLast: true, ordinal: '{}واں', ordinals: { 1: 'پہلا', 2: 'دوسرا', 3: 'تیسرا', 4: 'چوتھا', 6: 'چھٹا' }, year: '{}', decade: '{} کی دہائی', century: '{}ویں صدی',
    bounds: { 'at-least': 'کم از کم {}', over: '{} سے زیادہ', nearly: '{} کے قریب', about: 'تقریباً {}', 'at-most': 'زیادہ سے زیادہ {}', under: '{} سے کم' },
    units: { USD: 'ڈالر', EUR: 'یورو', GBP: 'برطانوی پاؤنڈ', CNY: 'یوآن', RUB: 'روبل', PKR: 'روپے', person: 'افراد', km: 'کلومیٹر', m: 'میٹر', kg: 'کلوگرام', t: 'ٹن', ha: 'ہیکٹر', mi: 'میل', y: 'سال', mo: 'ماہ', wk: 'ہفتے', d: 'دن', h: 'گھنٹے', min: 'منٹ', s: 'سیکنڈ' },
  },
  hi: {
    decimal: '.', group: ',', indian: true, scales: [[1e9, 'अरब'], [1e7, 'करोड़'], [1e5, 'लाख'], [1e3, 'हज़ार']], space: ' ', percent: '{} प्रतिशत', points: '{} प्रतिशत अंक',
    multiple: '{} गुना', peopleLast: true, ordinal: '{}वां', ordinals: { 1: 'पहला', 2: 'दूसरा', 3: 'तीसरा', 4: 'चौथा', 6: 'छठा' }, year: '{}', decade: '{} का दशक', century: '{}वीं सदी',
    bounds: { 'at-least': 'कम से कम {}', over: '{} से अधिक', nearly: '{} के करीब', about: 'लगभग {}', 'at-most': 'अधिक से अधिक {}', under: '{} से कम' },
    units: { USD: 'डॉलर', EUR: 'यूरो', GBP: 'ब्रिटिश पाउंड', CNY: 'युआन', RUB: 'रूबल', INR: 'रुपये', person: 'लोग', km: 'किलोमीटर', m: 'मीटर', kg: 'किलोग्राम', t: 'टन', ha: 'हेक्टेयर', mi: 'मील', y: 'साल', mo: 'महीने', wk: 'सप्ताह', d: 'दिन', h: 'घंटे', min: 'मिनट', s: 'सेकंड' },
  },
  be: {
    decimal: ',', group: '\u00A0', scales: [[1e12, 'трлн'], [1e9, 'млрд'], [1e6, 'млн'], [1e3, 'тыс.']], space: '\u00A0', percent: '{}\u00A0%', points: '{}\u00A0працэнтных пункты',
    multiple: ['у\u00A0{}\u00A0раз', 'у\u00A0{}\u00A0разы', 'у\u00A0{}\u00A0разоў', 'у\u00A0{}\u00A0раза'], ordinal: '{}-ы', ordinals: { 2: '2-гі', 3: '3-ці' }, year: '{}\u00A0год', decade: '{}-я гады', century: '{R}\u00A0стагоддзе',
    bounds: { 'at-least': 'не менш за {}', over: 'больш за {}', nearly: 'амаль {}', about: 'каля {}', 'at-most': 'не больш за {}', under: 'менш за {}' },
    genitive: new Set(['about']),
    units: { ...cyrillic, USD: ['долар', 'долары', 'долараў'], EUR: 'еўра', GBP: ['фунт стэрлінгаў', 'фунты стэрлінгаў', 'фунтаў стэрлінгаў'], CNY: ['юань', 'юані', 'юаняў'], RUB: ['расійскі рубель', 'расійскія рублі', 'расійскіх рублёў'], BYN: ['беларускі рубель', 'беларускія рублі', 'беларускіх рублёў'], KZT: 'тэнге', KGS: ['сом', 'сомы', 'сомаў'], person: ['чалавек', 'чалавекі', 'чалавек'], mi: ['міля', 'мілі', 'міль'], y: ['год', 'гады', 'гадоў'], mo: ['месяц', 'месяцы', 'месяцаў'], wk: ['тыдзень', 'тыдні', 'тыдняў'], d: ['дзень', 'дні', 'дзён'], h: ['гадзіна', 'гадзіны', 'гадзін'], min: ['хвіліна', 'хвіліны', 'хвілін'], s: ['секунда', 'секунды', 'секунд'] },
  },
} // prettier-ignore

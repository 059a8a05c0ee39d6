import { primaryOf } from './tag.ts'

/** What a newsroom calls a language, where `Intl` says something else or nothing. */
const LANGUAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  zh: {
    zh: '中文',
    ru: '俄文',
    en: '英文',
    ky: '吉尔吉斯文',
    kk: '哈萨克文',
    uz: '乌兹别克文',
    tg: '塔吉克文',
    fa: '波斯文',
    ur: '乌尔都文',
    hi: '印地文',
    be: '白俄罗斯文',
  },
  ky: {
    zh: 'кытайча',
    ru: 'орусча',
    en: 'англисче',
    ky: 'кыргызча',
    kk: 'казакча',
    uz: 'өзбекче',
    tg: 'тажикче',
    fa: 'фарсыча',
    ur: 'урдуча',
    hi: 'хиндиче',
    be: 'беларусча',
  },
  ru: {
    zh: 'китайский',
    ru: 'русский',
    en: 'английский',
    ky: 'кыргызский',
    kk: 'казахский',
    uz: 'узбекский',
    tg: 'таджикский',
    fa: 'персидский',
    ur: 'урду',
    hi: 'хинди',
    be: 'белорусский',
  },
  en: {
    zh: 'Chinese',
    ru: 'Russian',
    en: 'English',
    ky: 'Kyrgyz',
    kk: 'Kazakh',
    uz: 'Uzbek',
    tg: 'Tajik',
    fa: 'Persian',
    ur: 'Urdu',
    hi: 'Hindi',
    be: 'Belarusian',
  },
}

/** Each language in its own words, for a menu that its speakers must find. */
const OWN: Readonly<Record<string, string>> = {
  zh: '中文',
  ru: 'Русский',
  en: 'English',
  ky: 'Кыргызча',
  kk: 'Қазақша',
  uz: 'Oʻzbekcha',
  tg: 'Тоҷикӣ',
  fa: 'فارسی',
  ur: 'اردو',
  hi: 'हिन्दी',
  be: 'Беларуская',
}

const REGIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ru: {
    KG: 'Кыргызстан',
    BY: 'Беларусь',
    HK: 'Гонконг',
    MO: 'Макао',
    TM: 'Туркменистан',
    US: 'США',
    KR: 'Южная Корея',
    UN: 'ООН',
  },
  ky: {
    KG: 'Кыргызстан',
    KZ: 'Казакстан',
    UZ: 'Өзбекстан',
    TJ: 'Тажикстан',
    CN: 'Кытай',
    RU: 'Россия',
    BY: 'Беларусь',
    IR: 'Иран',
    IN: 'Индия',
    PK: 'Пакистан',
    US: 'АКШ',
    UN: 'БУУ',
    HK: 'Гонконг',
    MO: 'Макао',
  },
  kk: { US: 'АҚШ', UN: 'БҰҰ', HK: 'Гонконг', MO: 'Макао' },
  uz: { US: 'AQSh', UN: 'BMT', HK: 'Gonkong', MO: 'Makao' },
  tg: {
    US: 'ИМА',
    CN: 'Чин',
    RU: 'Россия',
    BY: 'Беларус',
    GB: 'Британияи Кабир',
    UN: 'СММ',
    HK: 'Ҳонконг',
    MO: 'Макао',
  },
  fa: { US: 'آمریکا', HK: 'هنگ‌کنگ', MO: 'ماکائو' },
  ur: { US: 'امریکہ', GB: 'برطانیہ', HK: 'ہانگ کانگ', MO: 'مکاؤ' },
  hi: { US: 'अमेरिका', GB: 'ब्रिटेन', HK: 'हांगकांग', MO: 'मकाऊ' },
  be: { US: 'ЗША', UN: 'ААН', HK: 'Ганконг', MO: 'Макаа' },
  zh: { KG: '吉尔吉斯斯坦', HK: '香港', MO: '澳门' },
  en: { HK: 'Hong Kong', MO: 'Macao' },
}

/** The name of the language `tag` in the language `reader`; the tag itself where nobody knows it. */
export function languageName(tag: string, reader: string): string {
  const ours = LANGUAGES[primaryOf(reader)]?.[primaryOf(tag)]
  if (ours !== undefined) return ours
  return intlName(tag, reader, 'language')
}

/** The language's name for itself. */
export function ownLanguageName(tag: string): string {
  return OWN[primaryOf(tag)] ?? intlName(tag, tag, 'language')
}

/** The name of the country or region `code` (ISO 3166-1 alpha-2) in the language `reader`. */
export function regionName(code: string, reader: string): string {
  const region = code.toUpperCase()
  return REGIONS[primaryOf(reader)]?.[region] ?? intlName(region, reader, 'region')
}

function intlName(code: string, reader: string, type: 'language' | 'region'): string {
  try {
    // Where a browser lacks Kyrgyz, its readers are served better by Russian than by English.
    return (
      new Intl.DisplayNames([reader, ...(primaryOf(reader) === 'ky' ? ['ru'] : []), 'en'], {
        type,
      }).of(code) ?? code
    )
  } catch (error) {
    // What is not a well-formed tag is foreign input, not broken machinery: it stands for itself.
    if (error instanceof RangeError) return code
    throw error
  }
}

const englishLanguages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** Is `code` a language of ISO 639-1 or 639-3 that engines have a name for? */
export function isKnownLanguage(code: string): boolean {
  try {
    return englishLanguages.of(code) !== undefined
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

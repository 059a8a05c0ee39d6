import { letterRules, type LetterRule } from './letters.ts'

/** A system by which the Cyrillic of one language is written in Latin letters. */
export interface LatinTable {
  readonly language: string
  readonly rules: readonly LetterRule[]
}

/** Vowels of Russian, and the signs after which е is heard as ye. */
const softening = '^аеёиоуыэюяйъь'

/** а б в … as most of the systems of BGN/PCGN write them. */
const shared =
  'а a б b в v г g д d з z к k л l м m н n о o п p р r с s т t ф f х kh ц ts ч ch ш sh щ shch'

/**
 * BGN/PCGN 1947 system for Russian.
 * @source BGN/PCGN, Romanization Systems: Russian, with its notes on ye, yë and the interpuncts
 */
const russianBgn: readonly LetterRule[] = [
  ...letterRules('е ye ё yë', { after: softening }),
  ...letterRules('шч sh·ch тс t·s'),
  ...letterRules('ы ·y', { after: 'аеёиоуэюя' }),
  ...letterRules('э ·e', { after: 'бвгджзклмнпрстфхцчшщъь' }),
  ...letterRules('й y· ы y·', { before: 'ауыэ' }),
  ...letterRules(`${shared} е e ё ë ж zh и i й y у u ъ ʺ ы y ь ʹ э e ю yu я ya`),
]

/**
 * The table of Russian passports, which is the one for machine-readable travel documents.
 * @source ICAO Doc 9303-3, section 6, table B; order of the Ministry of Internal Affairs 889 of 2020
 */
const russianPassport: readonly LetterRule[] = letterRules(
  `${shared} е e ё e ж zh и i й i у u ъ ie ы y ь - э e ю iu я ia`,
)

/**
 * BGN/PCGN 1979 system for Belarusian.
 * @source BGN/PCGN, Romanization Systems: Belarusian, with its note on the interpuncts
 */
const belarusianBgn: readonly LetterRule[] = letterRules(
  `зг z·h кг k·h сг s·h цг ts·h тс t·s
   а a б b в v г h ґ g д d е ye ё yo ж zh з z і i й y к k л l м m н n о o п p р r с s т t у u ў w
   ф f х kh ц ts ч ch ш sh ы y ь ʹ э e ю yu я ya ’ ʺ ' ʺ ʼ ʺ`,
)

/**
 * The national system for Belarusian names: soft consonants get an acute.
 * @source Instruction on the transliteration of geographical names of Belarus, 2000, with the
 * changes of 2007; UN resolution X/7 of 2012
 */
const belarusianNational: readonly LetterRule[] = [
  ...letterRules('ль ĺ нь ń зь ź сь ś ць ć'),
  ...letterRules('е je ё jo ю ju я ja', { after: "^аеёіоуыэюяйўь’'ʼ" }),
  ...letterRules(
    `а a б b в v г h ґ h д d е ie ё io ж ž з z і i й j к k л l м m н n о o п p р r с s т t у u ў ŭ
     ф f х ch ц c ч č ш š ы y ь ́ э e ю iu я ia ’ - ' - ʼ -`,
  ),
]

/**
 * BGN/PCGN 1979 system for Kyrgyz.
 * @source BGN/PCGN, Romanization Systems: Kyrgyz, with its notes on н г and ш ч
 */
const kyrgyzBgn: readonly LetterRule[] = letterRules(
  `нг n·g шч sh·ch ${shared} е e ё yo ж j и i й y ң ng ө ö у u ү ü ъ ʺ ы y ь ʹ э e ю yu я ya`,
)

/**
 * BGN/PCGN 1979 system for Kazakh.
 * @source BGN/PCGN, Romanization Systems: Kazakh, with its notes on һ, н г and ш ч
 */
const kazakhBgn: readonly LetterRule[] = letterRules(
  `гһ g·h зһ z·h кһ k·h сһ s·h цһ ts·h нг n·g шч sh·ch ${shared}
   ә ä ғ gh е e ё yo ж zh и ī й y қ q ң ng ө ö у ū ұ u ү ü һ h ъ ʺ ы y і i ь ʹ э ė ю yu я ya`,
)

/**
 * The Kazakh Latin alphabet as published in 2021; Cyrillic is still in use beside it.
 * @source National commission on the alphabet of the Republic of Kazakhstan, 28 January 2021
 */
const kazakhNational: readonly LetterRule[] = [
  { from: 'и', to: 'i', capital: 'İ' },
  { from: 'й', to: 'i', capital: 'İ' },
  ...letterRules(
    `а a ә ä б b в v г g ғ ğ д d е e ё io ж j з z к k қ q л l м m н n ң ñ о o ө ö п p р r с s
   т t у u ұ ū ү ü ф f х h һ h ц ts ч tş ш ş щ ştş ъ - ы y і ı ь - э e ю iu я ia`,
  ),
]

/**
 * BGN/PCGN 1994 system for Tajik, with the apostrophe ʼ for ъ.
 * @source BGN/PCGN, Romanization Systems: Tajik
 */
const tajikBgn: readonly LetterRule[] = [
  ...letterRules('е ye', { after: '^аеёиӣоуӯэюяъ' }),
  ...letterRules(
    `${shared} ғ gh е e ё yo ж zh и i ӣ í й y қ q у u ӯ ŭ ҳ h ҷ j ъ ʼ ы y ь ʼ э è ю yu я ya`,
  ),
]

/**
 * BGN/PCGN 1979 system for Uzbek in Cyrillic, older than the Latin alphabet that replaces it.
 * @source BGN/PCGN, Romanization Systems: Uzbek (1979), with its note on ҳ
 */
const uzbekBgn: readonly LetterRule[] = [
  ...letterRules('е ye', { after: '^аеёиоуэюяўйь' }),
  ...letterRules(
    `гҳ g·h кҳ k·h сҳ s·h цҳ ts·h
     а a б b в w г g д d е e ё yo ж j з z и i й y к k л l м m н n о o п p р r с s т t у ū ф f х kh
     ц ts ч ch ш sh щ shch ъ ʹ ы y ь ʹ э e ю yu я ya ў ŭ қ q ғ gh ҳ h`,
  ),
]

/** Each system by its name. */
export const latinTables: {
  readonly 'ru-bgn': LatinTable
  readonly 'ru-passport': LatinTable
  readonly 'be-bgn': LatinTable
  readonly 'be-national': LatinTable
  readonly 'ky-bgn': LatinTable
  readonly 'kk-bgn': LatinTable
  readonly 'kk-national': LatinTable
  readonly 'tg-bgn': LatinTable
  readonly 'uz-bgn': LatinTable
} = {
  'ru-bgn': { language: 'ru', rules: russianBgn },
  'ru-passport': { language: 'ru', rules: russianPassport },
  'be-bgn': { language: 'be', rules: belarusianBgn },
  'be-national': { language: 'be', rules: belarusianNational },
  'ky-bgn': { language: 'ky', rules: kyrgyzBgn },
  'kk-bgn': { language: 'kk', rules: kazakhBgn },
  'kk-national': { language: 'kk', rules: kazakhNational },
  'tg-bgn': { language: 'tg', rules: tajikBgn },
  'uz-bgn': { language: 'uz', rules: uzbekBgn },
}

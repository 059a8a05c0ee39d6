import { primaryOf, scriptOf, type Direction } from './tag.ts'

/** What a text in one language needs, wherever it is set, counted, sorted or cut. */
export interface LanguageProfile {
  /** Shortest BCP 47 tag; `uz-Cyrl` where the script is not the language's first. */
  readonly tag: string
  /** ISO 15924. */
  readonly script: string
  readonly direction: Direction
  /** Outer and inner quotation marks, each opening and closing. */
  readonly quotes: readonly [outer: readonly [string, string], inner: readonly [string, string]]
  /** The zero of the digits that newsrooms write; the other nine follow it. */
  readonly zero: '0' | '۰'
  /** Zeros of the other digits that readers know and texts may hold. */
  readonly otherZeros: readonly string[]
  readonly decimal: '.' | ',' | '٫'
  /** Between groups of three digits; Hindi and Urdu group by two above the first three. */
  readonly group: '' | ',' | '\u00A0' | '٬'
  readonly grouping: 'thousands' | 'lakhs' | 'none'
  /** The calendar that a date is written in; a country's own may stand beside it. */
  readonly calendar: 'gregory'
  readonly nationalCalendar?: 'persian'
  /** The week's first day, ISO 8601: 1 is Monday. */
  readonly firstDay: 1 | 6 | 7
  /** Marks that end a sentence. */
  readonly ends: string
  readonly comma: ',' | '，' | '،'
  /** Do spaces stand between words? */
  readonly spaced: boolean
  /** The alphabet in its order, digraphs as one; absent where `Intl` sorts right everywhere. */
  readonly alphabet?: readonly string[]
  /** Which part of a person's name comes first in running text. */
  readonly nameOrder: 'given-first' | 'family-first'
}

type Quotes = LanguageProfile['quotes']

const curly: Quotes = [
  ['“', '”'],
  ['‘', '’'],
]
const angled: Quotes = [
  ['«', '»'],
  ['„', '“'],
]

const european = {
  direction: 'ltr',
  zero: '0',
  otherZeros: [],
  calendar: 'gregory',
  firstDay: 1,
  ends: '.!?…',
  comma: ',',
  spaced: true,
  nameOrder: 'given-first',
} as const

const cyrillic = {
  ...european,
  script: 'Cyrl',
  quotes: angled,
  decimal: ',',
  group: '\u00A0',
  grouping: 'thousands',
} as const

const perso = {
  ...european,
  script: 'Arab',
  direction: 'rtl',
  comma: '،',
} as const

const letters = (alphabet: string): readonly string[] => alphabet.split(' ')

/**
 * The table: one row for each language, and one for each other script that its newsrooms write.
 * @source CLDR 47 (delimiters, numbers, weekData); the alphabets by their states' orthographies:
 * Кыргыз жазуу эрежелери (2008), Қазақ емле ережелері (1957, Cyrillic), Oʻzbek alifbosi (1995) and
 * Ўзбек орфографияси (1956), Имлои забони тоҷикӣ (2021), Правілы беларускай арфаграфіі (2008)
 */
const profiles: readonly LanguageProfile[] = [
  {
    ...european,
    tag: 'zh-Hans',
    script: 'Hans',
    quotes: curly,
    decimal: '.',
    group: '',
    grouping: 'none',
    ends: '。！？…',
    comma: '，',
    spaced: false,
    nameOrder: 'family-first',
  },
  {
    ...european,
    tag: 'zh-Hant',
    script: 'Hant',
    quotes: [
      ['「', '」'],
      ['『', '』'],
    ],
    decimal: '.',
    group: '',
    grouping: 'none',
    ends: '。！？…',
    comma: '，',
    spaced: false,
    nameOrder: 'family-first',
  },
  { ...cyrillic, tag: 'ru' },
  {
    ...european,
    tag: 'en',
    script: 'Latn',
    quotes: curly,
    decimal: '.',
    group: ',',
    grouping: 'thousands',
  },
  {
    ...cyrillic,
    tag: 'ky',
    alphabet: letters('а б в г д е ё ж з и й к л м н ң о ө п р с т у ү ф х ц ч ш щ ъ ы ь э ю я'),
  },
  {
    ...cyrillic,
    tag: 'kk',
    quotes: [
      ['«', '»'],
      ['“', '”'],
    ],
    alphabet: letters(
      'а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я',
    ),
  },
  {
    ...european,
    tag: 'uz',
    script: 'Latn',
    quotes: curly,
    decimal: ',',
    group: '\u00A0',
    grouping: 'thousands',
    alphabet: letters('a b d e f g h i j k l m n o p q r s t u v x y z oʻ gʻ sh ch ng ʼ'),
  },
  {
    ...cyrillic,
    tag: 'uz-Cyrl',
    alphabet: letters('а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш ъ ь э ю я ў қ ғ ҳ'),
  },
  {
    ...cyrillic,
    tag: 'tg',
    alphabet: letters('а б в г ғ д е ё ж з и ӣ й к қ л м н о п р с т у ӯ ф х ҳ ч ҷ ш ъ э ю я'),
  },
  {
    ...perso,
    tag: 'fa',
    quotes: [
      ['«', '»'],
      ['‹', '›'],
    ],
    zero: '۰',
    otherZeros: ['0', '٠'],
    decimal: '٫',
    group: '٬',
    grouping: 'thousands',
    nationalCalendar: 'persian',
    firstDay: 6,
    ends: '.!؟…',
  },
  {
    ...perso,
    tag: 'ur',
    quotes: curly,
    otherZeros: ['۰'],
    decimal: '.',
    group: ',',
    grouping: 'lakhs',
    firstDay: 7,
    ends: '۔!؟…',
  },
  {
    ...european,
    tag: 'hi',
    script: 'Deva',
    quotes: curly,
    otherZeros: ['०'],
    decimal: '.',
    group: ',',
    grouping: 'lakhs',
    firstDay: 7,
    ends: '।.!?…',
  },
  {
    ...cyrillic,
    tag: 'be',
    alphabet: letters('а б в г ґ д е ё ж з і й к л м н о п р с т у ў ф х ц ч ш ы ь э ю я'),
  },
]

const byTag = new Map(profiles.map((profile) => [profile.tag, profile]))

/**
 * What texts in the language `tag` need: the row of the tag, of its language in its script, or of
 * its language. `undefined` for a language that is not of the exchange.
 * @example profileOf('uz-Cyrl-UZ')?.alphabet?.at(-1) // 'ҳ'
 */
export function profileOf(tag: string): LanguageProfile | undefined {
  const language = primaryOf(tag)
  const script = scriptOf(tag)
  return byTag.get(`${language}-${script}`) ?? byTag.get(language)
}

/** A text between the quotation marks of a language; the inner ones at every second depth. */
export function quoted(text: string, language: string, depth = 0): string {
  const quotes = profileOf(language)?.quotes ?? curly
  const [open, close] = quotes[depth % 2]!
  return `${open}${text}${close}`
}

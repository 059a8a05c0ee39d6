/** A case in which we do not write what uconv writes, with the reason. */
export interface Exception {
  /** Matches the source text. */
  readonly source: RegExp
  readonly reason: string
  /** It is one only if uconv agrees once й, ё and ў are written before it sees them. */
  readonly prewrite?: true
}

const initial: Exception = {
  source: /^[^\p{L}]?[А-ЯЁҐЎІҢӨҮҒҚҲӘҰҺ]$/u,
  reason: 'a capital alone is an initial: Kh. Petrov, not KH. Petrov',
}
const takenApart: Exception = {
  source: /[ёйў]/iu,
  reason:
    'uconv takes ё, й and ў apart before its rules for them, which then do not see them; the published system has one letter for each',
  prewrite: true,
}

/** By transform of uconv. */
export const exceptions: Readonly<Record<string, readonly Exception[]>> = {
  'ru-ru_Latn/BGN': [
    initial,
    {
      source: /[АЕЁИОУЫЭЮЯЪЬЙ][ЕЁ]$/u,
      reason: 'uconv does not see the capitals at the end of a word: YE, not Ye',
    },
    {
      source: /[АЕЁИОУЫЭЮЯ]ы|^[ЖХЦЧШЩЮЯ][эы]$/u,
      reason: 'a capital before a small letter keeps only its first letter large: Zh·e, not ZH·e',
    },
    { source: /^[АЕЁИОУЫЭЮЯЙ]Ы$/u, reason: 'the capital after the interpunct at a word’s end' },
    { source: /^Ё[А-ЯЁ]?$/u, reason: 'uconv asks for a letter after a Ё that begins a word' },
  ],
  'be-be_Latn/BGN': [initial],
  'ky-ky_Latn/BGN': [initial, takenApart],
  'kk-kk_Latn/BGN': [initial, takenApart],
  'uz_Cyrl-uz/BGN': [
    initial,
    takenApart,
    {
      source: /^[ЕЭ]|Э|[аеёийоуўэюяь]е/iu,
      reason:
        'uconv writes ye before a vowel where the system writes it after one, and makes a capital Э small',
    },
  ],
  'uz_Cyrl-uz_Latn': [
    initial,
    {
      source: /ь[её]|ьо/iu,
      reason: 'uconv drops ь and leaves what follows it; the rules write ye, yo',
    },
    {
      source: /ц/iu,
      reason:
        'the spelling rules of 1995 write ц as ts between vowels and s elsewhere; uconv always ts',
    },
    { source: /сҳ/iu, reason: 'the spelling rules part s and h by ʼ: Isʼhoq' },
    { source: /ъ[еёюя]/iu, reason: 'ъ is not written before ye, yo, yu, ya: obyekt' },
    { source: /ўъ/iu, reason: 'ъ is not written after oʻ: moʻjiza' },
    { source: /[щы]/iu, reason: 'uconv leaves щ and ы, which are not Uzbek letters, in Cyrillic' },
  ],
  'zh_Latn_PINYIN-ru': [
    {
      source: /ng(?:'|y|wu)/u,
      reason: 'Palladius parts н from a vowel by ъ: Чанъань; uconv does not',
    },
    { source: /^ê$/u, reason: 'uconv does not know ê' },
    { source: /^ng$/u, reason: 'ng without a vowel is the interjection 嗯, heard as н' },
  ],
  'ru-zh': [
    { source: /ся/u, reason: 'the table has 夏 for ся; uconv has 贾, which is дя and зя' },
    { source: /чя/u, reason: 'чя, a foreign spelling, is heard as ча' },
    { source: /щя/u, reason: 'щя, a foreign spelling, is heard as ща' },
    { source: /^аька$/u, reason: 'ь after a vowel is no spelling of Russian' },
    { source: /хэ$|хай$/u, reason: 'the note on 海 at the end of a name: 亥' },
    { source: /[дз]ян$|д[жз]ян$/u, reason: 'the note on 江 at the end of a name: 姜' },
  ],
}

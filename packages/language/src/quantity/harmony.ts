/** The last word of a number as it is read out, by what stands last in its digits. */
const words: Readonly<Record<string, { units: readonly string[]; tens: readonly string[]; hundred: string; thousand: string; million: string }>> = {
  ky: {
    units: ['нөл', 'бир', 'эки', 'үч', 'төрт', 'беш', 'алты', 'жети', 'сегиз', 'тогуз'],
    tens: ['', 'он', 'жыйырма', 'отуз', 'кырк', 'элүү', 'алтымыш', 'жетимиш', 'сексен', 'токсон'],
    hundred: 'жүз', thousand: 'миң', million: 'миллион',
  },
  kk: {
    units: ['нөл', 'бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз'],
    tens: ['', 'он', 'жиырма', 'отыз', 'қырық', 'елу', 'алпыс', 'жетпіс', 'сексен', 'тоқсан'],
    hundred: 'жүз', thousand: 'мың', million: 'миллион',
  },
  tg: {
    units: ['сифр', 'як', 'ду', 'се', 'чор', 'панҷ', 'шаш', 'ҳафт', 'ҳашт', 'нӯҳ'],
    tens: ['', 'даҳ', 'бист', 'си', 'чил', 'панҷоҳ', 'шаст', 'ҳафтод', 'ҳаштод', 'навад'],
    hundred: 'сад', thousand: 'ҳазор', million: 'миллион',
  },
} // prettier-ignore

/** The word that is read out last of what ends in digits, or its last word itself. */
function lastWord(written: string, language: string): string {
  const digits = /(\d+)$/.exec(written.replaceAll(/[\s\u00A0]/g, ''))?.[1]
  const known = words[language]
  if (digits === undefined || known === undefined) return written
  const [unit, ten] = [Number(digits.at(-1)), Number(digits.at(-2) ?? 0)]
  if (unit > 0 || digits.length === 1) return known.units[unit]!
  if (ten > 0) return known.tens[ten]!
  if (!digits.endsWith('000')) return known.hundred
  return digits.endsWith('000000') ? known.million : known.thousand
}

const voiceless = /[кқпстфхцчшщ]$/u
const nasal = /[мнң]$/u

/** The vowel of an ending after a word: а, е, о or ө in Kyrgyz, а or е in Kazakh. */
function vowelAfter(word: string, language: string): string {
  const last = Array.from(word.toLowerCase()).findLast((letter) =>
    /[аеёиоуыэюяөүәіұ]/u.test(letter),
  )
  if (language === 'kk') return last !== undefined && /[еиэәіөү]/u.test(last) ? 'е' : 'а'
  if (last === undefined || /[аыуюя]/u.test(last)) return 'а'
  if (/[оё]/u.test(last)) return 'о'
  return /[өү]/u.test(last) ? 'ө' : 'е'
}

/**
 * The endings that a bound asks for after a number or its unit: 80 пайыздан, 200гө.
 * @source Кыргыз адабий тилинин грамматикасы, 1980, жөндөмө; Қазақ грамматикасы, 2002, септік
 */
export function ablative(written: string, language: string): string {
  const word = lastWord(written, language)
  const consonant = voiceless.test(word) ? 'т' : language === 'kk' && nasal.test(word) ? 'н' : 'д'
  return `${joint(written)}${consonant}${vowelAfter(word, language)}н`
}

export function dative(written: string, language: string): string {
  const word = lastWord(written, language)
  const hard = language === 'kk' && vowelAfter(word, language) === 'а'
  const consonant = voiceless.test(word) ? (hard ? 'қ' : 'к') : hard ? 'ғ' : 'г'
  return `${joint(written)}${consonant}${vowelAfter(word, language)}`
}

/** The ending of an ordinal after digits: 3-чү, 9-шы, 2-юм. */
export function ordinal(written: string, language: string): string {
  const word = lastWord(written, language)
  if (language === 'tg') return /[аеиоуӯэюя]$/u.test(word) ? 'юм' : 'ум'
  if (language === 'kk') return vowelAfter(word, language) === 'а' ? 'шы' : 'ші'
  const last = Array.from(word).findLast((letter) => /[аеиоуыэөү]/u.test(letter))
  if (last === undefined || /[аы]/u.test(last)) return 'чы'
  if (/[оу]/u.test(last)) return 'чу'
  return /[өү]/u.test(last) ? 'чү' : 'чи'
}

/** Between digits and an ending stands a hyphen, between a word and its ending nothing. */
function joint(written: string): string {
  return /\d$/.test(written) ? '-' : ''
}

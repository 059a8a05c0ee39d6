import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, read } from '../quantity.ts'

/** Words that numbers are made of, and what stands beside them. */
const words = {
  zh: ['一', '两', '十', '百', '万', '亿', '第', '三分之', '百分之', '多', '个', '半', '折', '成', '倍', '至少', '增长', '翻一番', '5', '年', '月', '至'],
  ru: ['пять', 'двадцать', 'тысяч', 'миллиона', 'около', 'до', 'на', 'в', 'раза', 'вырос', 'первый', 'половина', 'две трети', '5', '%', 'год', 'мая'],
  en: ['five', 'twenty', 'hundred', 'million', 'and', 'about', 'up to', 'in', 'times', 'rose', 'first', 'half', 'thirds', '5', '%', 'years', 'May', 'at'],
  ky: ['беш', 'жыйырма', 'жүз', 'миң', 'үчтөн', 'экиси', 'ашык', 'эсе', 'өстү', 'биринчи', '5', 'пайызга', '-жылы', 'чейин', 'май'],
  kk: ['бес', 'жиырма', 'жүз', 'мың', 'үштен', 'астам', 'есе', 'өсті', 'бірінші', '5', 'пайызға', 'жылы', 'дейін'],
  uz: ['besh', 'yigirma', 'yuz', 'ming', 'uchdan', 'ikkisi', 'ortiq', 'baravar', 'oshdi', 'birinchi', '5', 'foizga', '-yil', 'gacha'],
  tg: ['панҷ', 'бист', 'сад', 'ҳазору', 'аз се', 'ду', 'беш аз', 'баробар', 'афзуд', 'якум', '5', 'фоиз', 'соли', 'то'],
  fa: ['پنج', 'بیست', 'صد', 'هزار', 'و', 'بیش از', 'برابر', 'افزایش', 'اول', '۵', 'درصد', 'سال', 'تا', 'سوم'],
  ur: ['پانچ', 'بیس', 'سو', 'لاکھ', 'ساڑھے', 'سے زیادہ', 'گنا', 'اضافہ', 'پہلا', '5', 'فیصد', 'سال', 'تک'],
  hi: ['पांच', 'बीस', 'सौ', 'लाख', 'साढ़े', 'से अधिक', 'गुना', 'वृद्धि', 'पहला', '५', 'प्रतिशत', 'साल', 'तक'],
  be: ['пяць', 'дваццаць', 'тысяч', 'мільёна', 'каля', 'да', 'на', 'у', 'разы', 'вырас', 'першы', 'палова', '5', '%', 'год'],
} as const // prettier-ignore
type Language = keyof typeof words
const languages = Object.keys(words) as Language[]

const marks = ['.', ',', '-', '–', '/', ':', '(', ')', '%', '$', '½', ' ', '\u00A0', '\u200C', '٫', '،', '°', '+', '第', '\u0301', 'XIX', '21.07.2026', '10:30', '1,234.5'] // prettier-ignore

/** A text of any characters, or of a language's number words and marks in any order. */
function textOf(language: Language): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...words[language]) },
    { weight: 2, arbitrary: fc.constantFrom(...marks) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    { weight: 1, arbitrary: fc.nat().map(String) },
  )
  const joined = fc
    .tuple(fc.array(piece, { maxLength: 30 }), fc.constantFrom('', ' '))
    .map(([pieces, between]) => pieces.join(between))
  return fc.oneof(joined, fc.string({ unit: 'binary' }))
}

const texts = fc
  .constantFrom(...languages)
  .chain((language) => textOf(language).map((text) => ({ text, language })))

/** The first mention that is not finite, outside the text, or reaches into the one before it. */
function misplaced(text: string, language: string): unknown {
  let last = 0
  for (const one of read(text, language)) {
    const inside = one.start >= last && one.end > one.start && one.end <= text.length
    const said = one.text === text.slice(one.start, one.end) && Number.isFinite(one.value)
    if (!inside || !said) return one
    last = one.end
  }
  return undefined
}

describe('any text', () => {
  test('is read into finite numbers whose places are inside it, in order and apart', () => {
    fc.assert(
      fc.property(texts, ({ text, language }) => {
        expect(misplaced(text, language)).toBeUndefined()
      }),
      { numRuns: 2000 },
    )
  })

  test('says the same as itself', () => {
    fc.assert(
      fc.property(texts, (one) => {
        expect(compare(one, one)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a text of one thing over and over is read to its end', () => {
  const length = 50_000
  const over = (piece: string): string => piece.repeat(length / piece.length)
  test.each([
    ['digits', '7'], ['Persian digits', '۷'], ['commas', ','], ['groups', '111 '], ['decimals', '1.'],
    ['slashes', '1/'], ['clocks', '1:'], ['hyphens', '5-'], ['brackets', '('], ['combining marks', '\u0301\u0327'],
    ['half a surrogate pair', '\uD83D'], ['apostrophes', 'a’'], ['a letter', 'а'], ['a Han digit', '一'], ['a Roman digit', 'X'],
  ] as const)('%s', (_what, piece) => {
    for (const language of ['zh', 'ru', 'uz']) expect(misplaced(over(piece), language)).toBeUndefined()
  }, 30_000) // prettier-ignore

  test.each(languages)('number words: %s', (language) => {
    for (const word of words[language].slice(0, 4)) expect(misplaced(over(`${word} `), language)).toBeUndefined()
    expect(misplaced(over(`${words[language].join(' ')} `), language)).toBeUndefined()
  }, 30_000) // prettier-ignore
})

import type { ParallelLanguage } from './parallel.ts'

/** A way to falsify one number of a text. */
export type Plant = 'digit' | 'tenfold' | 'scale' | 'bound'
export const plants: readonly Plant[] = ['digit', 'tenfold', 'scale', 'bound']

/** Words of scale, each with what it is falsified into; not the lexicons' own lists. */
const scales: Readonly<Record<ParallelLanguage, readonly (readonly [string, string])[]>> = {
  zh: [['万', '亿'], ['亿', '万'], ['千', '百'], ['百', '千']],
  ru: [['миллион', 'миллиард'], ['миллиард', 'миллион'], ['тысяч', 'миллион'], ['млн', 'млрд'], ['млрд', 'млн'], ['тыс.', 'млн']],
  en: [['million', 'billion'], ['billion', 'million'], ['thousand', 'million'], ['bn', 'm'], ['lakh', 'crore'], ['crore', 'lakh']],
  ky: [['миллион', 'миллиард'], ['миллиард', 'миллион'], ['миң', 'миллион'], ['млн', 'млрд']],
  kk: [['миллион', 'миллиард'], ['миллиард', 'миллион'], ['мың', 'миллион'], ['млн', 'млрд']],
  uz: [['million', 'milliard'], ['milliard', 'million'], ['ming', 'million'], ['mln', 'mlrd']],
  tg: [['миллион', 'миллиард'], ['миллиард', 'миллион'], ['ҳазор', 'миллион'], ['млн', 'млрд']],
  fa: [['میلیون', 'میلیارد'], ['میلیارد', 'میلیون'], ['هزار', 'میلیون']],
  ur: [['ملین', 'بلین'], ['بلین', 'ملین'], ['لاکھ', 'کروڑ'], ['کروڑ', 'لاکھ'], ['ہزار', 'لاکھ'], ['ارب', 'کروڑ']],
  hi: [['मिलियन', 'बिलियन'], ['बिलियन', 'मिलियन'], ['लाख', 'करोड़'], ['करोड़', 'लाख'], ['हज़ार', 'लाख'], ['हजार', 'लाख'], ['अरब', 'करोड़']],
  be: [['мільён', 'мільярд'], ['мільярд', 'мільён'], ['тысяч', 'мільён'], ['млн', 'млрд'], ['млрд', 'млн']],
} // prettier-ignore

/** Bounds before and after a number in digits; not the lexicons' own lists. */
const bounds: Readonly<Record<ParallelLanguage, readonly [before: string, after: string]>> = {
  zh: ['超过|逾|近|将近|至少|不到|多达|高达|不超过|最多|大约|约', '以上|左右'],
  ru: ['более|больше|свыше|около|почти|не менее|как минимум|менее|примерно|приблизительно', ''],
  en: ['more than|over|about|around|nearly|almost|at least|up to|less than|approximately|roughly', ''],
  ky: ['кеминде|болжол менен|дээрлик', '(?<=н )ашык|(?<=н )ашуун|(?<=н )көп|жакын|чамасында|чакты'],
  kk: ['шамамен|кем дегенде', '(?<=н )(?:астам|аса|артық|көп)|жуық'],
  uz: ['kamida|taxminan|qariyb|deyarli', '(?<=dan )(?:ortiq|ko[\'ʻ‘ʼ’]p)|yaqin'],
  tg: ['зиёда аз|беш аз|тақрибан|қариб|ҳадди ақал|камтар аз|бештар аз', ''],
  fa: ['بیش از|بیشتر از|حدود|تقریباً|تقریبا|حداقل|دست‌کم|کمتر از|نزدیک به', ''],
  ur: ['تقریباً|تقریبا|کم از کم|لگ بھگ', 'سے زیادہ|سے زائد|سے کم'],
  hi: ['लगभग|करीब|क़रीब|कम से कम', 'से अधिक|से ज़्यादा|से ज्यादा|से कम'],
  be: ['больш за|больш чым|звыш|каля|амаль|не менш за|прыблізна|менш за', ''],
} // prettier-ignore

/** What says «about» a second time, beside another bound. */
const twofold =
  /\p{Nd}\s*мыңдай|\p{Nd}-?(?:дай|дей|дой|дөй|тай|тей)(?!\p{L})|کے آس پاس|آس پاس|прыблізна|прыкладна|примерно|приблизительно/u

/** Every falsification of a kind that a text offers, the place of the number with each. */
export function falsified(text: string, language: ParallelLanguage, plant: Plant): string[] {
  switch (plant) {
    case 'digit':
      return digitsOf(text).map(({ start, run }) => {
        const at = start + run.length - 1
        return replaced(text, at, at + 1, shifted(run.at(-1)!))
      })
    case 'tenfold':
      return digitsOf(text)
        .filter(({ start, run }) => isWhole(text, start, run) && !isNothing(run))
        .map(({ start, run }) => replaced(text, start, start + run.length, `${run}${zeroOf(run)}`))
    case 'scale':
      return scales[language].flatMap(([from, to]) => {
        const lead = language === 'zh' ? '[\\p{Nd}二三四五六七八九十两]' : '\\p{Nd}[\\s-]*'
        const tail = language === 'zh' ? '' : '(?!\\p{L}{4,})'
        const pattern = new RegExp(`(?<=${lead})${from.replace('.', '\\.')}${tail}`, 'gu')
        return Array.from(text.matchAll(pattern), (match) =>
          replaced(text, match.index, match.index + from.length, to),
        )
      })
    case 'bound':
      return boundsIn(text, language)
        .filter((bound, _, all) => isOnly(text, bound, all))
        .map(({ start, end }) => replaced(text, start, end, ''))
    default:
      return []
  }
}

interface Place {
  readonly start: number
  readonly end: number
}

/** The bounds of a text that stand right before or after a number in digits. */
function boundsIn(text: string, language: ParallelLanguage): Place[] {
  const [before, after] = bounds[language]
  const chinese = language === 'zh'
  const lead = new RegExp(
    chinese ? `(?:${before})\\s*(?=\\p{Nd})` : `(?<!\\p{L})(?:${before})\\s*(?=[$€£]?\\p{Nd})`,
    'giu',
  )
  const found = Array.from(text.matchAll(lead))
  if (after !== '') {
    const words = chinese ? '[^，。、\\d]{0,2}' : '[-\\p{L}\\p{M}%]*(?:\\s+[\\p{L}\\p{M}]+)?\\s*'
    const end = chinese ? '' : '(?![\\p{L}\\p{M}])'
    found.push(...text.matchAll(new RegExp(`(?<=\\p{Nd}${words})(?:${after})${end}`, 'giu')))
  }
  return found.map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** Is it its number's only bound? Of two, one may be dropped: «прыблізна каля 2», تقریبا 11 کے آس پاس. */
function isOnly(text: string, { start, end }: Place, all: readonly Place[]): boolean {
  const near = 30
  const others = all.filter((one) => one.start !== start)
  const around = text.slice(Math.max(0, start - near), start) + text.slice(end, end + near)
  return (
    others.every((one) => one.end < start - near || one.start > end + near) && !twofold.test(around)
  )
}

/** How many bounds a text says: where a source says fewer than its translation, one was not in it to be dropped. */
export function boundCount(text: string, language: ParallelLanguage): number {
  const words = bounds[language].filter((part) => part !== '').join('|')
  const edge = language === 'zh' ? ['', ''] : ['(?<![\\p{L}\\p{M}])', '(?![\\p{L}\\p{M}])']
  return Array.from(text.matchAll(new RegExp(`${edge[0]}(?:${words})${edge[1]}`, 'giu'))).length
}

/** Runs of digits that stand for themselves, not inside a name such as A1GP. */
function digitsOf(text: string): { start: number; run: string }[] {
  return Array.from(
    text.matchAll(/(?<![\p{Nd}\p{M}]|(?!\p{Script=Han})\p{L}-?)\p{Nd}+(?![\p{Lu}\p{Nd}])/gu),
    (match) => ({ start: match.index, run: match[0] }),
  )
}

/** Is it a whole number, not the decimals or the first group of one? */
function isWhole(text: string, start: number, run: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start)
  const after = text.slice(start + run.length, start + run.length + 2)
  return !/\p{Nd}[.,٫:/ \u00A0-]$/u.test(before) && !/^[.,٫:/ \u00A0]\p{Nd}/u.test(after)
}

/** Ten times nothing is nothing. */
function isNothing(run: string): boolean {
  return Array.from(run).every((digit) => digit === zeroOf(digit))
}

function shifted(digit: string): string {
  const code = digit.codePointAt(0)!
  const zero = zeroOf(digit).codePointAt(0)!
  return String.fromCodePoint(zero + ((code - zero + 3) % 10))
}

/** The zero of a digit's script. */
export function zeroOf(run: string): string {
  const code = run.codePointAt(0)!
  let below = 0
  while (below < 10 && /\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1
  return String.fromCodePoint(code - (below % 10))
}

function replaced(text: string, start: number, end: number, by: string): string {
  return `${text.slice(0, start)}${by}${text.slice(end)}`
}

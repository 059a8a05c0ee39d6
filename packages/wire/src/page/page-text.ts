import { endsSentence, hanPattern, type PageLine } from './page-line.ts'

/** Parts of words that keep their hyphen, whatever line they end. */
const keptBefore =
  /(?:^|[^\p{L}])(?:по|во|в|из|кое|кой|вице|экс|пресс|онлайн|интернет|мини|видео|веб|бизнес|премьер|генерал|северо|юго|юг|түндүк|түштүк|күн|чыгыш|батыш|светло|тёмно|темно|ярко|социально|научно|общественно|коомдук|экономикалык|бала|ата|эл|үй|мөмө|жер|тоо|соода|билим|кийим|идиш|аман|анда|бет|мал|жашылча|аш|тууган|дос|уруу|айыл|кыз|ага|ини|катуу|эки|үч|төрт|беш|бир|он|кыштак|ой|чөп|от|жол|жада|алыш|барыш|өз|азык|тамак|сууга|сый|илим|ыр|чай|көз|курулуш|орто|акырындык)$/iu
const keptAfter =
  /^(?:то|либо|нибудь|ка|таки|за|под|прежнему|моему|твоему|своему|новому|старому|русски|кыргызски|английски|человечески|настоящему|разному|другому|видимому|первых|вторых|третьих|восток\p{L}*|запад\p{L}*|восточн\p{L}*|западн\p{L}*|губернатор\p{L}*|премьер\p{L}*|президент\p{L}*|министр\p{L}*|мэр\p{L}*|служб\p{L}*|центр\p{L}*|чыгыш\p{L}*|батыш\p{L}*|бүлө\p{L}*|жемиш\p{L}*|бакча\p{L}*|эне\p{L}*|журт\p{L}*|таш\p{L}*|сатык|тарбия\p{L}*|аяк\p{L}*|эсен|санда|сууга)(?!\p{L})/iu

/** Words of the page: whole ones, and pairs that a hyphen joins within a line. */
export interface PageWords {
  readonly whole: ReadonlySet<string>
  readonly paired: ReadonlySet<string>
}

const stemLength = 6

/** Gathers what tells whether a hyphen at a line's end belongs to its word. */
export function wordsOf(lines: readonly PageLine[]): PageWords {
  const whole = new Set<string>()
  const paired = new Set<string>()
  for (const { text } of lines) {
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+(?:-\p{L}+)*/gu)) {
      whole.add(stemOf(word))
      const at = word.lastIndexOf('-')
      if (at > 0) paired.add(`${word.slice(0, at)}-${word.slice(at + 1, at + 5)}`)
    }
  }
  return { whole, paired }
}

function stemOf(word: string): string {
  return word.slice(0, Math.max(stemLength, word.length - 3))
}

/** Whether the hyphen between two lines is the word's own. */
function keepsHyphen(left: string, right: string, hyphen: string, words: PageWords): boolean {
  if (hyphen === '¬' || hyphen === '\u00AD') return false
  const before = /[\p{L}\d-]+$/u.exec(left.slice(-edge))?.[0] ?? ''
  const after = /^[\p{L}\d]+/u.exec(right)?.[0] ?? ''
  if (/\d$/u.test(before) || /^\d/u.test(after)) return true
  if (/^\p{Lu}/u.test(after)) return /^\p{Lu}?\P{Lu}*$/u.test(before) || !/^\p{Lu}{2}/u.test(after)
  const [one, two] = [before.toLowerCase(), after.toLowerCase()]
  if (words.paired.has(`${one}-${two.slice(0, 4)}`)) return true
  if (two.length >= 2 && words.whole.has(stemOf(one + two)) && !one.includes('-')) return false
  // Кош сөз: бири-бирин, күнү-түнү, and what is said twice over.
  if (one.length >= 4 && two.startsWith(one.slice(0, Math.max(4, one.length - 1)))) return true
  if (/^(?:нибудь|либо|таки)$/u.test(two)) return true
  if (two === 'то') return /^(?:что|кто|где|когда|как\p{L}*|куда|откуда|почему|ч[её]\p{L}*|к(?:ого|ому|ем))$/u.test(one) // prettier-ignore
  return keptBefore.test(one) && keptAfter.test(two)
}

/** So many signs beside a line's end tell how it is joined. */
const edge = 60

/** Appends a line to what stands before it: hyphens undone, a blank where words meet. */
export function joinLine(text: string, hyphen: string, next: string, words: PageWords): string {
  if (text === '') return next
  if (hyphen !== '') {
    const bare = text.slice(0, -1)
    if (keepsHyphen(bare, next, hyphen, words)) return `${bare}-${next}`
    if (/^\p{Ll}/u.test(next)) return bare + next
    return hyphen === '-' ? `${bare}-${next}` : `${bare} ${next}`
  }
  const [before, after] = [text.at(-1)!, next.charAt(0)]
  if (text.endsWith('-') && /^[\p{L}\d]/u.test(next)) return text + next
  // Looking at all that has been joined would take long where it is long.
  const end = text.slice(-edge)
  if (hanPattern.test(end) || hanPattern.test(next.slice(0, edge))) {
    // Names in an open bracket part at spaces that the line's end has swallowed.
    if (/[（(][^（）()]*(?:记者|通讯员)[^（）()]*$/u.test(end)) return `${text} ${next}`
    const latin = /[A-Za-z]/u.test(before) && /[A-Za-z\d]/u.test(after)
    return latin ? `${text} ${next}` : text + next
  }
  return `${text} ${next}`
}

/** A paragraph of some lines. */
export interface Paragraph {
  readonly text: string
  /** Its first line, from 1. */
  readonly line: number
  /** The hyphen that its last line ends with. */
  readonly hyphen: string
}

/** So much of a paragraph's end is kept at hand while it grows. */
const longestEnd = 1000

/** Joins lines into paragraphs; `starts` tells which of them begin one. */
export function joinLines(
  lines: readonly PageLine[],
  starts: readonly boolean[],
  words: PageWords,
): Paragraph[] {
  const paragraphs: Paragraph[] = []
  // Only the end of what is joined is looked at: looking at all of it again takes long.
  let done: string[] = []
  let end = ''
  for (const [index, line] of lines.entries()) {
    const last = paragraphs.at(-1)
    const begins = last === undefined || starts[index] === true
    if (begins) done = []
    end = begins ? line.text : joinLine(end, last.hyphen, line.text, words)
    if (end.length > 2 * longestEnd) {
      done.push(end.slice(0, -longestEnd))
      end = end.slice(-longestEnd)
    }
    const isLast = index + 1 === lines.length || starts[index + 1] === true
    const text = isLast ? done.join('') + end : ''
    if (begins) paragraphs.push({ text, line: line.number, hyphen: line.hyphen })
    else paragraphs[paragraphs.length - 1] = { text, line: last.line, hyphen: line.hyphen }
  }
  return paragraphs
}

/** Whether the text breaks off within a sentence. */
export function isOpen(text: string): boolean {
  if (endsSentence(text)) return false
  return !/[。！？.!?…][”"»]?\s*[（(][^（）()]{1,24}[）)]$/u.test(text)
}

/** What two texts share, from 0 to 1: how much of the shorter's words the longer has too. */
export function overlapOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  let shared = 0
  for (const gram of one) if (other.has(gram)) shared += 1
  return shared / one.size
}

/** The grams by which texts are compared: pairs of Han signs, beginnings of longer words. */
export function gramsOf(text: string): Set<string> {
  const grams = new Set<string>()
  for (const [run] of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    const signs = Array.from(run)
    for (let at = 0; at + 1 < signs.length; at += 1) {
      const pair = signs[at]! + signs[at + 1]!
      if (!/[的了是在有和一这那就不也]/u.test(pair)) grams.add(pair)
    }
  }
  for (const [word] of text.toLowerCase().matchAll(/[\p{Script=Cyrillic}\p{Script=Latin}]{4,}/gu))
    grams.add(word.slice(0, 5))
  return grams
}

import { folded } from './fold.ts'
import type { SaidBound } from './mention.ts'

/**
 * Phrases separated by commas, words within a phrase by spaces, each word a small regular
 * expression over the folded word; a sign of the lexicon's `endings` stands for its expression.
 */
export type Phrases = string
/** Phrases by what they stand for: a value or a code. */
export type Entries = Readonly<Record<string, Phrases>>

/** How one language writes its quantities. Every part may be left out where a language lacks it. */
export interface Lexicon {
  readonly language: string
  /** The mark before decimals; the other one groups digits. */
  readonly decimal: '.' | ','
  /** What a sign in the phrases stands for. */
  readonly endings?: Readonly<Record<string, string>>
  /** Numbers that are added: five, twenty, двести. */
  readonly cardinals: Entries
  /** Numbers that multiply what stands before them: hundred, million, 万, лакх. */
  readonly multipliers: Entries
  readonly ordinals?: Entries
  /** A word between or after digits that makes them an ordinal: 第, st. */
  readonly ordinalBefore?: Phrases
  readonly ordinalAfter?: Phrases
  /** Words between two parts of one number: and, و. */
  readonly joiners?: Phrases
  /** What divides: thirds after two. */
  readonly denominators?: Entries
  /** Shares in one word: half. */
  readonly shares?: Entries
  /** What adds to the number before it: and a half. */
  readonly added?: Entries
  /** What adds to the number after it: साढ़े. */
  readonly adding?: Entries
  /** Multiples in one word: twice, вдвое, 翻一番. */
  readonly multiples?: Entries
  /** What makes the number before it a multiple: times, эсе, 倍. */
  readonly times?: Phrases
  /** What makes the number after it a multiple, where `times` alone counts occasions: в 3 раза. */
  readonly timesBefore?: Phrases
  /** Growth by a multiple, before it: 增长 3 倍 is fourfold. */
  readonly growth?: Phrases
  /** Numbers of people and things in one word: both, двое, the compounds двухлетний. */
  readonly collectives?: Entries
  /** Orders of magnitude: dozens, сотни, 数百. */
  readonly vague?: Entries
  readonly units?: Entries
  /** Units that stand before the number: per cent of Chinese, $ of all. */
  readonly unitsBefore?: Entries
  readonly months?: Entries
  /** Months whose names are also other words: read beside a number only. */
  readonly monthsBeside?: Entries
  /** Makes the number before or after it a time of day. */
  readonly clockBefore?: Phrases
  readonly clockAfter?: Phrases
  /** Years, before the number: соли 2009. */
  readonly yearBefore?: Phrases
  /** Decades, before the number: солҳои 90. */
  readonly decadeBefore?: Phrases
  /** Centuries, before the number: асри XIX. */
  readonly centuryBefore?: Phrases
  readonly between?: Phrases
  /** What rises and what falls by a number, and what leads up to one instead. */
  readonly rises?: Phrases
  readonly falls?: Phrases
  readonly levels?: Phrases
  /** Before the amount of a change: «на». */
  readonly by?: Phrases
  /** N of M, as 3 out of 5; and M of N, as beşten biri. */
  readonly outOf?: Phrases
  readonly amongWhich?: Phrases
  readonly before?: Partial<Record<SaidBound | SoftBound, Phrases>>
  readonly after?: Partial<Record<SaidBound | SoftBound, Phrases>>
  /** Words that say a bound wherever they stand near a number: exceed, ашкан. */
  readonly hints?: Partial<Record<SaidBound, Phrases>>
  /** Words that look like numbers and are none: Tuesday in languages that count days. */
  readonly skip?: Phrases
  /** Small words that may stand between a bound and its number: the, в. */
  readonly fillers?: Phrases
  /** Number words that are also other words: read only with a unit, a scale or another number. */
  readonly doubtful?: RegExp
  /** A word in the case of «from», after which a smaller number is a share of it. */
  readonly ablative?: RegExp
  /** A number word in the form of «about so many». */
  readonly approximative?: RegExp
}

/**
 * A bound that translations add and drop at will, after a tilde; after two, one whose words may as
 * well say something else, such as a deadline.
 */
export type SoftBound = `~${SaidBound}` | `~~${SaidBound}`

export type Role =
  | 'cardinal' | 'multiplier' | 'ordinal' | 'ordinal-before' | 'ordinal-after' | 'joiner'
  | 'denominator' | 'share' | 'added' | 'adding' | 'multiple' | 'times' | 'times-before' | 'growth'
  | 'collective' | 'vague' | 'unit' | 'unit-before' | 'month' | 'month-beside' | 'clock-before'
  | 'clock-after' | 'year-before' | 'decade-before' | 'century-before' | 'between' | 'out-of' | 'among-which' | 'before' | 'after' | 'skip' | 'filler' | 'hint'
  | 'rise' | 'fall' | 'level' | 'by' // prettier-ignore

interface Step {
  readonly literal: string | undefined
  readonly test: RegExp
  /** The word must not stand here: 十分 is no number unless 钟 follows. */
  readonly absent?: boolean
}

/** A phrase ready to be looked for. */
export interface Phrase {
  readonly role: Role
  readonly sense: string
  readonly value: number
  readonly steps: readonly Step[]
}

export interface CompiledLexicon extends Lexicon {
  /** The phrases that may begin with a word, without any that cannot. */
  readonly startingWith: (key: string) => readonly Phrase[]
}

const roles: readonly (readonly [Role, keyof Lexicon])[] = [
  ['cardinal', 'cardinals'], ['multiplier', 'multipliers'], ['ordinal', 'ordinals'],
  ['ordinal-before', 'ordinalBefore'], ['ordinal-after', 'ordinalAfter'], ['joiner', 'joiners'],
  ['denominator', 'denominators'], ['share', 'shares'], ['added', 'added'], ['adding', 'adding'],
  ['multiple', 'multiples'], ['times', 'times'], ['times-before', 'timesBefore'],
  ['growth', 'growth'], ['collective', 'collectives'], ['vague', 'vague'], ['unit', 'units'],
  ['unit-before', 'unitsBefore'], ['month', 'months'], ['month-beside', 'monthsBeside'],
  ['clock-before', 'clockBefore'], ['clock-after', 'clockAfter'], ['year-before', 'yearBefore'], ['decade-before', 'decadeBefore'], ['century-before', 'centuryBefore'],
  ['between', 'between'], ['out-of', 'outOf'], ['among-which', 'amongWhich'], ['before', 'before'],
  ['after', 'after'], ['skip', 'skip'], ['filler', 'fillers'], ['hint', 'hints'],
  ['rise', 'rises'], ['fall', 'falls'], ['level', 'levels'], ['by', 'by'],
] // prettier-ignore

const never = /(?!)/u

/** Where an expression may begin with whatever letter. */
const anyLetter = '.'

/** How many words a lexicon remembers; a text seldom has more. */
const remembered = 20_000

/** The same entries with a sign of the lexicon's endings at the end of every phrase. */
export function withEnding(entries: Entries, sign: string): Entries {
  return Object.fromEntries(
    Object.entries(entries)
      .filter(([value]) => Number.isInteger(Number(value)))
      .map(([value, phrases]) => [value, phrases.replaceAll(/(?=,|$)/g, sign)]),
  )
}

/** Makes a lexicon ready, with the parts that all languages share added to it. */
export function compiled(lexicon: Lexicon, common: Partial<Lexicon>): CompiledLexicon {
  const literal = new Map<string, Phrase[]>()
  const byLetter = new Map<string, Phrase[]>()
  for (const [role, part] of roles) {
    for (const source of [common, lexicon]) {
      const endings = (source === lexicon ? lexicon.endings : undefined) ?? {}
      for (const [sense, phrases] of entriesOf(source[part])) {
        for (const steps of stepsOf(phrases, lexicon.language, endings)) {
          const phrase = { role, sense, value: Number(sense), steps }
          const first = steps[0]!
          if (first.literal !== undefined) put(literal, first.literal, phrase)
          else for (const letter of firstLetters(first.test.source)) put(byLetter, letter, phrase)
        }
      }
    }
  }
  const known = new Map<string, readonly Phrase[]>()
  return {
    ...lexicon,
    startingWith(key) {
      let phrases = known.get(key)
      if (phrases === undefined) {
        const letter = String.fromCodePoint(key.codePointAt(0) ?? 0)
        const open = [...(byLetter.get(letter) ?? []), ...(byLetter.get(anyLetter) ?? [])].filter(
          ({ steps }) => steps[0]!.test.test(key),
        )
        phrases = [...(literal.get(key) ?? []), ...open]
        if (known.size >= remembered) known.clear()
        known.set(key, phrases)
      }
      return phrases
    },
  }
}

function entriesOf(part: unknown): [string, string][] {
  if (typeof part === 'string') return [['', part]]
  return part === undefined ? [] : Object.entries(part as Record<string, string>)
}

function* stepsOf(
  phrases: Phrases,
  language: string,
  endings: Readonly<Record<string, string>>,
): Generator<Step[]> {
  for (const phrase of phrases.split(',')) {
    if (phrase.trim() === '') continue
    yield words(phrase.trim(), language).map((word) => {
      if (/^!./u.test(word)) return { literal: word.slice(1), test: never, absent: true }
      if (/^[^\p{L}]$/u.test(word) && endings[word] === undefined)
        return { literal: word, test: never }
      let source = word
      for (const [sign, ending] of Object.entries(endings)) {
        source = source.replaceAll(sign, `(?:${ending})`)
      }
      source = folded(source, language)
      return /[()|?*+.^$[\]]/.test(source)
        ? { literal: undefined, test: new RegExp(`^(?:${source})$`, 'u') }
        : { literal: source, test: never }
    })
  }
}

function words(phrase: string, language: string): string[] {
  const parts = phrase.split(/\s+/)
  return language === 'zh'
    ? parts.flatMap((part) => part.match(/!?[\p{Script=Han}〇]|[^!\p{Script=Han}〇]+/gu)!)
    : parts
}

/** The letters that may begin what an expression matches: those of its alternatives, at its head. */
function firstLetters(source: string): Set<string> {
  const letters = new Set<string>()
  const inner = source.replace(/^\^\(\?:|\)\$$/g, '')
  collect(inner, letters)
  return letters
}

function collect(source: string, letters: Set<string>): void {
  for (const alternative of alternatives(source)) {
    const group = /^\((?:\?:)?/.exec(alternative)
    const set = /^\[([^\]]+)\]/.exec(alternative)
    if (group !== null) {
      const close = closing(alternative)
      collect(alternative.slice(group[0].length, close), letters)
      if (alternative[close + 1] === '?') collect(alternative.slice(close + 2), letters)
    } else if (set !== null) {
      for (const letter of set[1]!) letters.add(letter)
      if (alternative[set[0].length] === '?') collect(alternative.slice(set[0].length + 1), letters)
    } else if (alternative.startsWith('.')) {
      letters.add(anyLetter)
    } else if (alternative !== '') {
      const letter = String.fromCodePoint(alternative.codePointAt(0)!)
      letters.add(letter)
      if (alternative[letter.length] === '?') collect(alternative.slice(letter.length + 1), letters)
    }
  }
}

function alternatives(source: string): string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] === '(') depth += 1
    else if (source[at] === ')') depth -= 1
    else if (source[at] === '|' && depth === 0) {
      found.push(source.slice(from, at))
      from = at + 1
    }
  }
  return [...found, source.slice(from)]
}

function closing(source: string): number {
  let depth = 0
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] === '(') depth += 1
    else if (source[at] === ')') depth -= 1
    if (depth === 0) return at
  }
  return source.length
}

function put(map: Map<string, Phrase[]>, key: string, phrase: Phrase): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [phrase])
  else list.push(phrase)
}

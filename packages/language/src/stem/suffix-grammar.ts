/**
 * Takes words of suffixing languages apart from their end: every chain of suffixes that the grammar
 * allows is tried, each suffix in the shape that vowel harmony and the neighbouring consonant ask
 * for, and the most believable root is kept.
 */

/** How a language shapes its suffixes after a given stem. */
export interface Phonology {
  readonly vowels: string
  /** Letters that hold a vowel of one kind or another: no vowel to their neighbours, but harmony starts anew. */
  readonly neutral?: string
  /**
   * What an archiphoneme (a capital letter in a pattern) may be, by the last vowel before it for a
   * vowel, by the last letter before it for a consonant.
   */
  readonly vowel: Readonly<Record<string, (before: string) => string>>
  readonly consonant: Readonly<Record<string, (before: string) => string>>
}

/**
 * A place in the chain. `shapes` are patterns separated by blanks: small letters stand for
 * themselves, capitals are archiphonemes. `V:` before a pattern asks for a vowel before it, `C:`
 * for a consonant, `A>` for a stem whose final low vowel the suffix has swallowed, `I>` for a high
 * one, `п>` for a stem that ends in п where the suffix is not there.
 */
export interface Slot {
  readonly shapes: string
  /** The slots, or kinds of root (`noun`, `verb`), that may stand right before it. */
  readonly after: string
  /** How much the suffix speaks for itself; 1 where nothing is said. */
  readonly weight?: number
}

export interface SuffixGrammar {
  readonly phonology: Phonology
  readonly slots: Readonly<Record<string, Slot>>
  readonly verbs: ReadonlySet<string>
  readonly nouns: ReadonlySet<string>
  /** Roots that lose their last vowel before a vowel, by what is left: `орн` is `орун`. */
  readonly shortened: ReadonlyMap<string, string>
  /** Other stems of a root, and forms that no rule makes. */
  readonly irregular: ReadonlyMap<string, string>
  /** The letter in which a root is written alike, whatever follows it: `г` is `к`. */
  readonly finals: Readonly<Record<string, string>>
  /** Slots with which a whole word may end. */
  readonly last: string
  /** A root that can be no root: too short, or with an impossible end. */
  readonly penalty: (root: string, kind: 'noun' | 'verb') => number
}

interface Suffix {
  readonly slot: number
  readonly surface: string
  readonly first: string
  readonly needs: '' | 'V' | 'C'
  readonly restores: string
  readonly vowel: string
  readonly vowelAt: number
  readonly weight: number
}

interface Compiled {
  readonly grammar: SuffixGrammar
  readonly bySurface: ReadonlyMap<string, readonly Suffix[]>
  readonly longest: number
  /** Bit sets of the slots that may stand before each slot; the two highest bits are the roots. */
  readonly after: readonly number[]
  readonly last: number
}

const nounBit = 1 << 29
const verbBit = 1 << 30
const longestChain = 9
/** A letter more of a suffix makes it surer, a letter more of an unknown root leaves more untaken. */
const perSuffixLetter = 0.1
const perLetter = 0.08
/** What it is worth to have come down to a root that is known, by its length. */
const knownWorth = [0, 0, 2.2, 3.6, 4.4, 4.8, 5]

/** Makes the function that finds the root of a word in lower case. */
export function stemmerOf(grammar: SuffixGrammar): (word: string) => string {
  const compiled = compile(grammar)
  return (word) => {
    const known = grammar.irregular.get(word)
    if (known !== undefined) return known
    const best: Best = { score: -Infinity, root: word }
    descend(compiled, word, compiled.last | nounBit | verbBit, 0, 0, best)
    return best.root
  }
}

interface Best {
  score: number
  root: string
}

/** Takes one more suffix away, in every way that `allowed` lets it be one. */
function descend(
  compiled: Compiled,
  stem: string,
  allowed: number,
  score: number,
  depth: number,
  best: Best,
): void {
  if ((allowed & (nounBit | verbBit)) !== 0) consider(compiled.grammar, stem, allowed, score, best)
  if (depth === longestChain || isOwnWord(compiled.grammar, stem, allowed)) return
  const longest = Math.min(compiled.longest, stem.length - 1)
  for (let length = 1; length <= longest; length += 1) {
    const cut = stem.length - length
    const suffixes = compiled.bySurface.get(stem.slice(cut))
    if (suffixes === undefined) continue
    const rest = stem.slice(0, cut)
    for (const suffix of suffixes) {
      if ((allowed & (1 << suffix.slot)) === 0) continue
      if (!joins(compiled.grammar.phonology, rest, suffix)) continue
      const inner = compiled.after[suffix.slot] ?? 0
      const total = score + suffix.weight
      if (suffix.restores === '') {
        descend(compiled, rest, inner, total, depth + 1, best)
      } else {
        const { phonology } = compiled.grammar
        const lost = phonology.vowel[suffix.restores]?.(lastVowel(phonology, rest))
        for (const letter of lost ?? suffix.restores) {
          descend(compiled, rest + letter, inner, total, depth + 1, best)
        }
      }
    }
  }
}

/**
 * Is this a noun that is looked no further into? келишим is not кел in the first person. A short one
 * may still be part of a verb where no noun can stand.
 */
function isOwnWord(grammar: SuffixGrammar, stem: string, allowed: number): boolean {
  return (
    ((allowed & nounBit) !== 0 || stem.length > 5) && grammar.nouns.has(canonical(grammar, stem))
  )
}

/** Is this the root, and is it more believable than the best one so far? */
function consider(
  grammar: SuffixGrammar,
  stem: string,
  allowed: number,
  score: number,
  best: Best,
): void {
  const shortened = grammar.shortened.get(stem)
  const whole = canonical(grammar, shortened ?? stem)
  const root = grammar.irregular.get(whole) ?? whole
  for (const kind of ['noun', 'verb'] as const) {
    if ((allowed & (kind === 'noun' ? nounBit : verbBit)) === 0) continue
    const known = (kind === 'noun' ? grammar.nouns : grammar.verbs).has(root)
    const value =
      score +
      (known || shortened !== undefined
        ? knownWorth[Math.min(root.length, knownWorth.length - 1)]!
        : -grammar.penalty(root, kind) - root.length * perLetter)
    if (value > best.score) {
      best.score = value
      best.root = root
    }
  }
}

function canonical({ finals }: SuffixGrammar, root: string): string {
  const final = finals[root.at(-1) ?? '']
  return final === undefined ? root : root.slice(0, -1) + final
}

function lastVowel({ vowels, neutral = '' }: Phonology, stem: string): string {
  for (let at = stem.length - 1; at >= 0; at -= 1) {
    const letter = stem[at]!
    if (vowels.includes(letter) || neutral.includes(letter)) return letter
  }
  return ''
}

function joins(phonology: Phonology, stem: string, suffix: Suffix): boolean {
  const before = stem[stem.length - 1]!
  const afterVowel = phonology.vowels.includes(before)
  if (suffix.needs === 'V' ? !afterVowel : suffix.needs === 'C' && afterVowel) return false
  if (suffix.first !== '') {
    const allowed = phonology.consonant[suffix.first]!(before)
    if (!allowed.includes(suffix.surface[0]!)) return false
  }
  if (suffix.vowel === '') return true
  const vowel = lastVowel(phonology, stem)
  return (
    vowel !== '' && phonology.vowel[suffix.vowel]!(vowel).includes(suffix.surface[suffix.vowelAt]!)
  )
}

function compile(grammar: SuffixGrammar): Compiled {
  const names = Object.keys(grammar.slots)
  const bits = (list: string): number =>
    list
      .split(' ')
      .filter((name) => name !== '')
      .reduce((sum, name) => {
        if (name === 'noun') return sum | nounBit
        if (name === 'verb') return sum | verbBit
        const at = names.indexOf(name)
        if (at < 0) throw new RangeError(`no slot ${name}`)
        return sum | (1 << at)
      }, 0)
  const bySurface = new Map<string, Suffix[]>()
  let longest = 0
  for (const [slot, name] of names.entries()) {
    const { shapes, weight = 1 } = grammar.slots[name]!
    for (const shape of shapes.split(' ').filter((one) => one !== '')) {
      for (const suffix of expanded(grammar.phonology, shape, slot, weight)) {
        const same = bySurface.get(suffix.surface)
        if (same === undefined) bySurface.set(suffix.surface, [suffix])
        else same.push(suffix)
        longest = Math.max(longest, suffix.surface.length)
      }
    }
  }
  return {
    grammar,
    bySurface,
    longest,
    after: names.map((name) => bits(grammar.slots[name]!.after)),
    last: bits(grammar.last),
  }
}

/** All surface shapes of a pattern that agree within themselves. */
function expanded(phonology: Phonology, shape: string, slot: number, weight: number): Suffix[] {
  const [, condition = '', pattern = ''] = /^(?:(.[:>]))?(.+)$/u.exec(shape) ?? []
  let surfaces = ['']
  let vowelAt = -1
  for (const [at, sign] of Array.from(pattern).entries()) {
    const isVowel = phonology.vowel[sign] !== undefined
    if (isVowel && vowelAt < 0) vowelAt = at
    surfaces = surfaces.flatMap((made) =>
      Array.from(lettersOf(phonology, sign, made)).map((letter) => made + letter),
    )
  }
  const first = phonology.consonant[pattern[0]!] === undefined ? '' : pattern[0]!
  const vowel = vowelAt < 0 ? '' : pattern[vowelAt]!
  return surfaces.map((surface) => ({
    slot,
    surface,
    first,
    needs: condition === 'V:' || condition === 'C:' ? (condition[0] as 'V' | 'C') : '',
    restores: condition.endsWith('>') ? condition[0]! : '',
    vowel,
    vowelAt,
    weight: weight + (surface.length - 1) * perSuffixLetter,
  }))
}

function lettersOf(phonology: Phonology, sign: string, made: string): string {
  const vowel = phonology.vowel[sign]
  const consonant = phonology.consonant[sign]
  if (vowel !== undefined) {
    const before = lastVowel(phonology, made)
    return before === ''
      ? distinct(Array.from(phonology.vowels).map(vowel).join(''))
      : vowel(before)
  }
  if (consonant !== undefined) {
    const everywhere = 'абвгғдежзийкқлмнңопрстухцчшщbdgjklmnopqrstvxyz'
    return made === ''
      ? distinct(Array.from(everywhere).map(consonant).join(''))
      : consonant(made.at(-1)!)
  }
  return sign
}

function distinct(letters: string): string {
  return [...new Set(letters)].join('')
}

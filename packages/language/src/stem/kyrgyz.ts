import { stemmerOf, type SuffixGrammar } from './suffix-grammar.ts'
import { kyrgyzNouns, kyrgyzVerbs } from './kyrgyz-roots.ts'
import { wordList } from './word-list.ts'

const vowels = 'аеёиоөуүыэюя'
const voiceless = 'кпстфхцчшщ'

const isVoiceless = (letter: string): boolean => voiceless.includes(letter)
const isVowel = (letter: string): boolean => vowels.includes(letter)

/** Vowels follow the last vowel in front and back, and mostly in rounding. */
function low(before: string): string {
  if ('аыя'.includes(before)) return 'а'
  if ('оё'.includes(before)) return 'оа'
  if ('ую'.includes(before)) return 'ао'
  if ('өү'.includes(before)) return 'өе'
  return 'еэ'
}

function high(before: string): string {
  if ('аыя'.includes(before)) return 'ы'
  if ('оёую'.includes(before)) return 'уы'
  if ('өү'.includes(before)) return 'үи'
  return 'и'
}

const isFront = (letter: string): boolean => 'еэиөү'.includes(letter)

const grammar: SuffixGrammar = {
  phonology: {
    vowels,
    vowel: {
      A: low,
      I: high,
      U: (before) => (isFront(before) ? 'ү' : 'у'),
      O: (before) => (isFront(before) ? 'ө' : 'о'),
    },
    consonant: {
      L: (before) => (isVowel(before) ? 'л' : isVoiceless(before) ? 'т' : 'лд'),
      D: (before) => (isVoiceless(before) ? 'т' : 'д'),
      N: (before) => (isVowel(before) ? 'н' : isVoiceless(before) ? 'т' : 'д'),
      G: (before) => (isVoiceless(before) ? 'к' : 'г'),
      B: (before) => (isVoiceless(before) ? 'п' : 'б'),
    },
  },
  slots: {
    // What may close any word: the question, "also", the particle of emphasis.
    question: {
      shapes: 'BI BIсI чI',
      after:
        'person past present case case3 possessed3 possessed plural participle converb optative',
      weight: 0.3,
    },
    person: {
      shapes: 'мIн сIң сIз BIз сIңAр сIздAр м',
      after: 'participle aorist presentstem case case3 plural',
    },
    case: {
      shapes: 'GA DA DAн NIн NI',
      after: 'possessed possessed3 plural related participle aorist verbal derived noun',
      weight: 1.4,
    },
    case3: { shapes: 'н нA ндA нAн нчA', after: 'possessed3', weight: 0.9 },
    // кызматындагы, шаардагы: "being in", a noun again.
    related: {
      shapes: 'DAгI NIкI',
      after: 'plural possessed participle aorist verbal derived noun',
      weight: 1.2,
    },
    related3: { shapes: 'ндAгI', after: 'possessed3', weight: 1.2 },
    dative1: { shapes: 'C:A', after: 'possessed', weight: 0.4 },
    likened: {
      shapes: 'DAй чA',
      after: 'plural possessed possessed3 participle aorist derived noun',
      weight: 0.2,
    },
    possessed3: {
      shapes: 'V:сI C:I',
      after: 'plural participle aorist verbal derived related related3 noun',
      weight: 0.7,
    },
    possessed: {
      shapes: 'C:Iм V:м C:Iң V:ң C:IбIз V:бIз C:IңAр V:ңAр C:IңIз V:ңIз C:IңIздAр V:ңIздAр',
      after: 'plural participle aorist verbal derived related noun',
      weight: 0.4,
    },
    plural: {
      shapes: 'LAр',
      after: 'participle aorist verbal derived related related3 noun',
      weight: 1.2,
    },
    // Adjectives that stay close to their noun: "of", "with", "without".
    derived: { shapes: 'LIк LUU сIз', after: 'participle verbal noun', weight: 0.3 },
    participle: {
      shapes: 'GAн чU C:UUчU V:UUчU A>OOчU C:AтUрGAн',
      after: 'negative voice verb',
    },
    aorist: { shapes: 'C:Aр V:р', after: 'negative voice verb', weight: 0.1 },
    refusal: { shapes: 'BAс BAстAн BAй', after: 'voice verb', weight: 1 },
    verbal: { shapes: 'C:UU V:UU A>OO C:Iш V:ш', after: 'voice verb', weight: 1 },
    past: {
      shapes: 'DI DIм DIң DIңIз DIк DIңAр DIңIздAр',
      after: 'negative voice verb',
      weight: 1,
    },
    present: { shapes: 'C:Aт V:йт', after: 'negative voice verb', weight: 0.9 },
    presentstem: { shapes: 'C:A V:й', after: 'negative voice verb', weight: 0.4 },
    converb: {
      shapes: 'C:Iп V:п GAнчA GIчA GAлI C:IптIр V:птIр C:A V:й',
      after: 'negative voice verb',
      weight: 0.6,
    },
    condition: {
      shapes: 'сA сAм сAң сAк сAңIз сAңAр',
      after: 'negative voice verb',
      weight: 0.9,
    },
    optative: {
      shapes:
        'сIн GIн C:AйIн V:йIн C:AлI V:йлI C:AлIк V:йлIк C:IңIз V:ңIз C:IңIздAр V:ңIздAр C:IңAр V:ңAр GIлA мAк',
      after: 'negative voice verb',
      weight: 0.7,
    },
    negative: { shapes: 'BA', after: 'voice verb', weight: 0.8 },
    voice: {
      shapes: 'C:Iл V:л C:Iн V:н C:Iш V:ш DIр V:т C:Iр GIз',
      after: 'voice verb',
      weight: -0.2,
    },
  },
  verbs: kyrgyzVerbs,
  nouns: kyrgyzNouns,
  shortened: new Map(
    wordList(
      'орд:орун орн:орун мурд:мурун эрд:эрин кард:карын мойн:мойун көрк:көрүк калк:калк ооз:ооз',
    ).map((pair) => pair.split(':') as [string, string]),
  ),
  irregular: new Map([
    ['балдар', 'бала'],
    ['балд', 'бала'],
    ['аттар', 'ат'],
  ]),
  finals: { г: 'к', б: 'п' },
  last: 'question person case case3 related related3 dative1 likened possessed3 possessed plural derived participle aorist refusal verbal past present converb condition optative',
  penalty: (root, kind) => {
    if (!/[аеёиоөуүыэюя]/u.test(root)) return 20
    const length = root.length
    const end = root.at(-1)!
    let cost = length <= 2 ? 9 : length === 3 ? 1.2 : length === 4 ? 1 : 0.5
    if (/[^аеёиоөуүыэюя]{2}$/u.test(root) && !/(?:[рлнй][ткпчс]|ст|нс|кс)$/u.test(root)) cost += 2
    if (kind === 'noun' && /[дбгғд]$/u.test(root)) cost += 1
    if (kind === 'verb')
      cost += isVowel(end)
        ? /[лдт][аеоө]$/u.test(root)
          ? 0.1
          : /[аеоө]$/u.test(root)
            ? 0.6
            : 2
        : 0.8
    return cost
  },
}

/** ю and я are й with a vowel, which a suffix may begin with: `коюлган` is `кой-ул-ган`. */
function spelledOut(word: string): string {
  return word.replaceAll('ю', 'йу').replaceAll('я', 'йа').replaceAll('ё', 'йо')
}

const stemmer = stemmerOf(grammar)

/**
 * The root under which the forms of a Kyrgyz word are found together.
 * @source R. J. Hebert, N. Poppe, Kirghiz Manual (1963); С. Кудайбергенов et al., Кыргыз адабий
 * тилинин грамматикасы (1980)
 */
export function stemKyrgyz(word: string): string {
  return stemmer(spelledOut(word))
}

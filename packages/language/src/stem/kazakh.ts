import { stemmerOf, type SuffixGrammar } from './suffix-grammar.ts'
import { kazakhNouns, kazakhVerbs } from './kazakh-roots.ts'
import { wordList } from './word-list.ts'

const vowels = 'аәеоөұүыіэ'
/** й and w with a vowel of either kind: су, судың; ми, миы; журналист, журналисттер. */
const neutral = 'иу'
const voiceless = 'бвгдкқпстфхһцчшщ'
const nasal = 'мнң'

const isVowel = (letter: string): boolean => vowels.includes(letter)
const isVoiceless = (letter: string): boolean => voiceless.includes(letter)
const isNeutral = (letter: string): boolean => letter === '' || neutral.includes(letter)
const isFront = (letter: string): boolean => 'әеөүіэ'.includes(letter)

function afterNasal(letter: string, nasalShape: string, voiced: string): string {
  if (isVoiceless(letter)) return 'т'
  return nasal.includes(letter) ? nasalShape : voiced
}

const grammar: SuffixGrammar = {
  phonology: {
    vowels,
    neutral,
    vowel: {
      A: (before) => (isNeutral(before) ? 'ае' : isFront(before) ? 'е' : 'а'),
      I: (before) => (isNeutral(before) ? 'ыі' : isFront(before) ? 'і' : 'ы'),
    },
    consonant: {
      // Plural and "with": лар after vowels, р, й and w; genitive: ның after vowels and nasals.
      L: (before) =>
        isVowel(before) || 'рйуи'.includes(before) ? 'л' : isVoiceless(before) ? 'т' : 'лд',
      N: (before) => (isVowel(before) ? 'н' : afterNasal(before, 'нд', 'д')),
      D: (before) => (isVoiceless(before) ? 'т' : 'д'),
      R: (before) => (isVowel(before) ? 'д' : afterNasal(before, 'нд', 'д')),
      G: (before) => (isVoiceless(before) ? 'кқ' : 'гғ'),
      M: (before) => (isVoiceless(before) ? 'п' : 'мб'),
    },
  },
  slots: {
    person: {
      shapes: 'MIн MIз сIң сIз сIңдAр сIздAр',
      after: 'participle aorist presentstem case case3 plural derived noun',
      weight: 0.3,
    },
    case: {
      shapes: 'GA DA RAн NIң NI Mен Mенен',
      after: 'possessed possessed3 plural related participle aorist verbal derived noun',
      weight: 1.4,
    },
    case3: { shapes: 'н нA ндA нAн', after: 'possessed3', weight: 0.9 },
    related: {
      shapes: 'DAGI Dікі нікі',
      after: 'plural possessed participle aorist verbal derived noun',
      weight: 1.2,
    },
    related3: { shapes: 'ндAGI', after: 'possessed3', weight: 1.2 },
    dative1: { shapes: 'C:A', after: 'possessed', weight: 0.4 },
    likened: {
      shapes: 'DAй шA',
      after: 'plural possessed possessed3 participle aorist derived noun',
      weight: 0.2,
    },
    possessed3: {
      shapes: 'V:сI C:I',
      after: 'plural participle aorist verbal derived related related3 noun',
      weight: 0.7,
    },
    possessed: {
      shapes: 'C:Iм V:м C:Iң V:ң C:IмIз V:мIз C:IңIз V:ңIз',
      after: 'plural participle aorist verbal derived related noun',
      weight: 0.3,
    },
    plural: {
      shapes: 'LAр',
      after: 'participle aorist verbal derived related related3 noun',
      weight: 1.2,
    },
    derived: { shapes: 'сIз', after: 'participle verbal noun', weight: 0.4 },
    participle: {
      shapes: 'GAн C:AтIн V:йтIн I>итIн C:ушI V:ушI I>ушI MAк MAқ GIш GыдAй',
      after: 'negative voice verb',
    },
    aorist: { shapes: 'C:Aр V:р', after: 'negative voice verb', weight: 0.1 },
    wish: { shapes: 'GIм GIң GIсI', after: 'negative voice verb' },
    refusal: { shapes: 'MAс MAй MAйтIн MAйдI', after: 'voice verb' },
    verbal: { shapes: 'C:у V:у I>у C:Iс V:с', after: 'negative voice verb' },
    past: { shapes: 'DI DIм DIң DIңIз DIк DIқ DIңдAр DIңIздAр', after: 'negative voice verb' },
    present: { shapes: 'C:AдI V:йдI I>идI', after: 'negative voice verb', weight: 0.9 },
    presentstem: { shapes: 'C:A V:й I>и', after: 'negative voice verb', weight: 0.4 },
    converb: {
      shapes: 'C:Iп V:п п>уIп GAншA GAлI C:IптI V:птI п>уIптI C:A V:й I>и',
      after: 'negative voice verb',
      weight: 0.6,
    },
    condition: {
      shapes: 'сA сAм сAң сAк сAқ сAңIз сAңдAр',
      after: 'negative voice verb',
      weight: 0.9,
    },
    optative: {
      shapes:
        'сIн GIн C:AйIн V:йIн C:AйIк C:AйIқ V:йIк V:йIқ C:IңIз V:ңIз C:IңIздAр V:ңIздAр C:Iң V:ң',
      after: 'negative voice verb',
      weight: 0.7,
    },
    negative: { shapes: 'MA', after: 'voice verb', weight: 0.8 },
    voice: {
      shapes: 'C:Iл V:л C:Iн V:н C:Iс V:с DIр V:т р:т C:Iр GIз',
      after: 'voice verb',
      weight: -0.2,
    },
  },
  verbs: kazakhVerbs,
  nouns: kazakhNouns,
  shortened: new Map(
    wordList(`орн:орын халқ:халық құлқ:құлық мұрн:мұрын ерн:ерін мойн:мойын қарн:қарын аузз:ауыз ауз:ауыз
    көңл:көңіл ерк:ерік көрк:көрік қырк:қырық бөрк:бөрік ғұмр:ғұмыр өмр:өмір айр:айыр құйр:құйрық
    ұл:ұл ғайб:ғайып қауп:қауіп қауб:қауіп шарж:шарж парқ:парық нарқ:нарық әріп:әріп әрп:әріп
    хұкм:хұкім дәур:дәуір ырқ:ырық ғұрп:ғұрып ғұрп:ғұрып қалп:қалып қалб:қалып ғұрб:ғұрып әрб:әріп
    тәуіп:тәуіп қорқ:қорық сілк:сілік бүлк:бүлік іркл:іркіл жұлқ:жұлық`).map(
      (pair) => pair.split(':') as [string, string],
    ),
  ),
  irregular: new Map([
    ['үйлер', 'үй'],
    ['боп', 'бол'],
    ['қып', 'қыл'],
    ['кеп', 'кел'],
    ['ап', 'ал'],
    ['әпер', 'әпер'],
  ]),
  finals: { г: 'к', ғ: 'қ', б: 'п' },
  last: 'person case case3 related related3 dative1 likened possessed3 possessed plural derived participle aorist wish refusal verbal past present converb condition optative',
  penalty: (root, kind) => {
    if (!/[аәеоөұүыіэиу]/u.test(root)) return 20
    const length = root.length
    let cost = length <= 2 ? 9 : length === 3 ? 1.2 : length === 4 ? 1 : 0.5
    if (/[^аәеоөұүыіэиу]{2}$/u.test(root) && !/(?:[рлнйу][ткқпчшс]|ст|нс|кс)$/u.test(root))
      cost += 2
    if (kind === 'noun' && /[дбгғд]$/u.test(root)) cost += 1
    if (kind === 'verb')
      cost += isVowel(root.at(-1)!)
        ? /[лдт][ае]$/u.test(root)
          ? 0.1
          : /[ае]$/u.test(root)
            ? 0.6
            : 2
        : 0.8
    return cost
  },
}

/** ю and я are й with a vowel, which a suffix may begin with: `қоя` is `қой-а`. */
function spelledOut(word: string): string {
  return word.replaceAll('ю', 'йу').replaceAll('я', 'йа').replaceAll('ё', 'йо')
}

const stemmer = stemmerOf(grammar)

/**
 * The root under which the forms of a Kazakh word are found together.
 * @source R. Muhamedowa, Kazakh: A Comprehensive Grammar (2016); Қазақ грамматикасы (2002)
 */
export function stemKazakh(word: string): string {
  return stemmer(spelledOut(word))
}

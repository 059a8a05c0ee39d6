import { stemmerOf, type SuffixGrammar } from './suffix-grammar.ts'
import { uzbekNouns, uzbekVerbs } from './uzbek-roots.ts'
import { wordList } from './word-list.ts'

const vowels = 'aeiouö'

const isVowel = (letter: string): boolean => vowels.includes(letter)

/**
 * Letters that Latin writes with two signs are one here: ö oʻ, ğ gʻ, š sh, č ch  Written
 * Uzbek has no vowel harmony.
 */
const grammar: SuffixGrammar = {
  phonology: {
    vowels,
    vowel: {},
    consonant: {
      // -ga, but -ka after k and -qa after q.
      G: (before) =>
        before === 'k'
          ? 'kg'
          : before === 'q'
            ? 'q'
            : before === 'g'
              ? 'gk'
              : before === 'ğ'
                ? 'gq'
                : 'g',
      D: (before) => (isVowel(before) ? 'd' : 'kqptsşščfx'.includes(before) ? 'dt' : 'd'),
    },
  },
  slots: {
    particle: {
      shapes: 'mi či ku yu am oq mikin mikinlar mikan',
      after:
        'copula case possessed possessed3 plural participle past present condition optative likened noun converb progressive',
      weight: 0.3,
    },
    copula: {
      shapes: 'man san miz siz sizlar dir dirlar di lar',
      after: 'participle case progressive presentstem converb aorist',
      weight: 0.7,
    },
    // -dir and the persons on a noun: less sure.
    predicate: {
      shapes: 'man miz dir',
      after: 'noun possessed possessed3 plural derived',
      weight: 0.2,
    },
    case: {
      shapes: 'ning ni Ga da dan gača Gača niki',
      after: 'possessed possessed3 plural related participle verbal derived noun',
      weight: 1.4,
    },
    related: {
      shapes: 'dagi gi',
      after: 'plural possessed possessed3 participle verbal derived noun',
      weight: 1.2,
    },
    likened: {
      shapes: 'day dek ča rok siz',
      after: 'plural possessed possessed3 participle derived noun',
      weight: 0.3,
    },
    possessed3: {
      shapes: 'V:si C:i',
      after: 'plural participle verbal derived related noun',
      weight: 0.6,
    },
    possessed: {
      shapes: 'C:im V:m C:ing V:ng C:imiz V:miz C:ingiz V:ngiz C:ingizlar V:ngizlar',
      after: 'plural participle verbal derived related noun',
      weight: 0.4,
    },
    plural: { shapes: 'lar', after: 'participle verbal derived related noun', weight: 1.2 },
    derived: { shapes: 'lik siz', after: 'participle verbal noun refusal', weight: 0.3 },
    participle: {
      shapes: 'Gan C:ayotgan V:yotgan C:adigan V:ydigan C:uvči V:vči Gön moqči C:ajak V:yajak',
      after: 'negative voice going verb',
      weight: 1,
    },
    aorist: { shapes: 'C:ar V:r', after: 'negative voice verb', weight: 0.1 },
    refusal: { shapes: 'mas may masdan maslik', after: 'voice verb' },
    verbal: { shapes: 'C:iš V:š C:uv V:v moq', after: 'negative voice verb' },
    past: {
      shapes: 'Di Dim Ding Dik Dingiz Dilar Dinglar Dingizlar',
      after: 'negative voice going verb aorist participle',
    },
    progressive: {
      shapes: 'moqda C:ayap V:yap C:ayapti V:yapti C:ayotib V:yotib C:ayotir V:yotir',
      after: 'negative voice going verb',
    },
    present: {
      shapes: 'C:adi V:ydi C:adilar V:ydilar',
      after: 'negative voice going verb',
      weight: 0.9,
    },
    presentstem: { shapes: 'C:a V:y', after: 'negative voice going verb', weight: 0.4 },
    converb: {
      shapes: 'C:ib V:b C:ibdi V:bdi Gač Gunča Gani Gudek C:a V:y',
      after: 'negative voice going verb',
      weight: 0.6,
    },
    condition: {
      shapes: 'sa sam sang sak sangiz salar sanglar',
      after: 'negative voice going verb',
      weight: 0.9,
    },
    optative: {
      shapes:
        'sin sinlar Gin C:ay V:y C:aylik V:ylik C:ing V:ng C:ingiz V:ngiz C:inglar V:nglar miš',
      after: 'negative voice verb aorist',
      weight: 0.6,
    },
    // bora-ver: to go on doing.
    going: { shapes: 'C:aver V:yver C:avol V:yvol', after: 'negative voice verb', weight: 0.5 },
    negative: { shapes: 'ma', after: 'voice verb going', weight: 0.8 },
    voice: {
      shapes: 'C:il V:l C:in V:n C:iš V:š Dir V:t r:t C:ir Giz Gaz C:iz',
      after: 'voice verb',
      weight: 0.1,
    },
  },
  verbs: uzbekVerbs,
  nouns: uzbekNouns,
  shortened: new Map(
    wordList(`örn:örin şahr:şahar šahr:šahar bağr:bağir burn:burun singl:singil oğz:oğiz köngl:köngil qorn:qorin
    öğl:öğil böyn:böyin asl:asil fikr:fikir zikr:zikr nasl:nasil vaqt:vaqt qism:qism ism:ism šakl:šakl
    umr:umr sabr:sabr qahr:qahr mehr:mehr bahr:bahr yarm:yarim ikkov:ikki`).map(
      (pair) => pair.split(':') as [string, string],
    ),
  ),
  irregular: new Map([
    ['deb', 'de'],
    // Works and horses, and not he works.
    ['išlar', 'iš'],
    ['otlar', 'ot'],
    ['deya', 'de'],
    ['yeb', 'ye'],
  ]),
  finals: { g: 'k', ğ: 'q' },
  last: 'particle copula predicate case related likened possessed3 possessed plural derived participle aorist refusal verbal past progressive present converb condition optative',
  penalty: (root, kind) => {
    if (!/[aeiouö]/u.test(root)) return 20
    const length = root.length
    let cost = length <= 2 ? 9 : length === 3 ? 1.2 : length === 4 ? 1 : 0.5
    if (
      /[^aeiouö]{2}$/u.test(root) &&
      !/(?:[rlny][tkqpčšsdg]|st|ns|ks|xt|ft|št|lm|rz|bq|fs)$/u.test(root)
    )
      cost += 1.5
    if (kind === 'verb')
      cost += isVowel(root.at(-1)!)
        ? root.endsWith('la')
          ? 0.1
          : root.endsWith('a')
            ? 0.6
            : 2
        : 0.8
    return cost
  },
}

const latinByCyrillic: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'j', з: 'z', и: 'i', й: 'y', к: 'k',
  л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'x', ц: 's',
  ч: 'č', ш: 'š', щ: 'š', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya', ў: 'ö', қ: 'q', ғ: 'ğ',
  ҳ: 'h',
} // prettier-ignore
const digraphs: Readonly<Record<string, string>> = {
  oʻ: 'ö', gʻ: 'ğ', sh: 'š', ch: 'č',
} // prettier-ignore

/** One letter for each sound, out of either script. */
function lettersOf(word: string): string {
  const latin = /[а-яёўқғҳ]/u.test(word)
    ? word
        .replace(/(?<=^|[аеёиоуэюяўъь])е/gu, 'йе')
        .replace(/[а-яёўқғҳ]/gu, (letter) => latinByCyrillic[letter] ?? letter)
    : word
  return latin.replace(/[og]ʻ|sh|ch/gu, (pair) => digraphs[pair]!).replace(/[ʼ'’-]/gu, '')
}

const stemmer = stemmerOf(grammar)

/**
 * The root under which the forms of an Uzbek word, in Latin or Cyrillic, are found together; its
 * letters are those of the grammar.
 * @source A. Bodrogligeti, An Academic Reference Grammar of Modern Literary Uzbek (2003);
 * A. Sjoberg, Uzbek Structural Grammar (1963)
 */
export function stemUzbek(word: string): string {
  return stemmer(lettersOf(word))
}

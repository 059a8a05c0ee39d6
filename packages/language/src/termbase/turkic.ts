import { slots, type WordShape } from './ending.ts'

/**
 * The endings of a Kyrgyz noun in their order: making of words, plural, possessor, case, the
 * adjective of place and time, and what a predicate takes.
 * @source Kyrgyz Republic, Азыркы кыргыз адабий тили (2009), the noun; Hebert & Poppe, Kirghiz Manual
 */
const kyrgyz = slots(
  '[лдт][ыиуү]{1,2}[кг]|л[ыиуү]{2}|с[ыиуү]з|ч[ыиуү]|л[аеоө]ш|ч[аеоө]|д[аеоө]г[ыиуү]|[иы]?й|к[оө]й|[ыиуү]?р[аоеө]{2}к',
  '(?:[лдт][аеоө]р)+',
  '[ыиуү]?м|[ыиуү]?ң|[ыиуү]?ң[ыиуү]з(?:д[аеоө]р)?|с?[ыиуү]|[ыиуү]?б[ыиуү]з|[ыиуү]?ң[аеоө]р',
  'н?[ыиуү]н|[ндт][ыиуү]н|[ндт][ыиуү]|[гк][аеоө]|н?[аеоө]|н?[дт][аеоө]|н?[дт][аеоө]н|н[аеоө]н|[дт][аеоө]й|ч[аеоө]|н',
  'н?[дт]?[аеоө]?[гк][ыиуү]|н[ыиуү]к[ыиуү]|с[ыиуү]з|л[ыиуү]{2}',
  '[лдт][аеоө]р',
  'с?[ыиуү]|н?[ыиуү]н|[ндт][ыиуү]н?|[гк][аеоө]|н?[дт][аеоө]н?|н[аеоө]н?',
  '[мб][ыиуү]н|с[ыиуү]ң|[бп][ыиуү]з|с[ыиуү]з|[дт][ыиуү]р|[бп][ыиуү]',
)

/**
 * The same of Kazakh.
 * @source Қазақ грамматикасы (2002), зат есім; Muhamedowa, Kazakh: A Comprehensive Grammar
 */
const kazakh = slots(
  '[лдт][ыі](?:қ|к|ғ|г)?|с[ыі]з|ш[ыі]|[лдт][ае]с|ш[ае]|[ыі]?р[ае][қк]',
  '(?:[лдт][ае]р)+',
  '[ыі]?м|[ыі]?ң|[ыі]?ң[ыі]з|с?[ыі]|[ыі]?м[ыі]з',
  '[ндт][ыі]ң|[ндт][ыі]|[ғгқк][ае]|н?[ае]|н?[дт][ае]|н?[дтн][ае]н|[мбп]ен(?:ен)?|[дт][ае]й|ш[ае]|н',
  'н?[дт]?[ае]?[ғг][ыі]|н[ыі]к[ыі]|с[ыі]з',
  '[лдт][ае]р',
  '[ыі]|[ндт][ыі]ң?|[ғгқк][ае]|н?[дт][ае]н?|[мбп]ен|н',
  '[мбп][ыі]н|с[ыі]ң|[мбп][ыі]з|[дт][ыі]р|[мбп][ае]',
)

/**
 * The same of Uzbek, in Latin letters.
 * @source Hozirgi oʻzbek adabiy tili, ot; Bodrogligeti, Modern Literary Uzbek
 */
const uzbek = slots(
  'lik|ligi?|li|siz|chi|dosh|cha|i?roq|gar',
  '(?:lar)+',
  'i?m|i?ng|s?i|i?miz|i?ngiz|iy',
  'ning|ni|[gkq]a(?:cha)?|da|dan|day|dek|cha|n',
  'dagi|gi|niki|siz|li',
  'lar',
  'i|ning|ni|ga|da|dan',
  'man|san|miz|siz|dir|mi|chi|y?u|ku|dirlar',
)

/** A language's endings, those of them that begin with a vowel, and how a stem changes before these. */
interface Grammar {
  readonly ending: RegExp
  readonly beforeVowel: RegExp
  /** Final consonants and what they become: китеп, китебим. */
  readonly voiced: Readonly<Record<string, string>>
  /** Words that lose the vowel of their last syllable: what stands before it and behind it. */
  readonly fleeting: RegExp
}

function grammar(
  ending: RegExp,
  vowels: string,
  voiced: Readonly<Record<string, string>>,
  fleeting: RegExp,
): Grammar {
  const beforeVowel = new RegExp(`^(?=[${vowels}])${ending.source.slice(1)}`, 'u')
  return { ending, beforeVowel, voiced, fleeting }
}

function shapes(lemma: string, { ending, beforeVowel, voiced, fleeting }: Grammar): WordShape[] {
  const changed: string[] = []
  const soft = voiced[lemma.at(-1) ?? '']
  if (soft !== undefined && lemma.length > 2) changed.push(`${lemma.slice(0, -1)}${soft}`)
  const dropped = fleeting.exec(lemma)
  if (dropped !== null) {
    const [, before = '', after = ''] = dropped
    changed.push(`${before}${after}`)
    if (after === 'н') changed.push(`${before}д`)
    if (voiced[after] !== undefined) changed.push(`${before}${voiced[after]}`)
  }
  return [
    ...[lemma, ...loanStems(lemma)].map((stem) => ({ stem, ending })),
    ...changed.map((stem) => ({ stem, ending: beforeVowel })),
  ]
}

/** Loanwords drop a soft sign, a final й or a doubled consonant before an ending. */
function loanStems(lemma: string): string[] {
  if (lemma.endsWith('ь') || lemma.endsWith('й')) return [lemma.slice(0, -1)]
  const double = /^(.*([бвгджзклмнпрстфхш]))\2$/u.exec(lemma)
  return double === null ? [] : [double[1]!]
}

const kyrgyzGrammar = grammar(
  kyrgyz,
  'аеоөыиуү',
  { к: 'г', п: 'б' },
  /^(.+[лрйңзн])[ыиуү]([нлскш])$/u,
)
const kazakhGrammar = grammar(
  kazakh,
  'аеыі',
  { к: 'г', қ: 'ғ', п: 'б' },
  /^(.+[лрйнңзу])[ыі]([нлкқпсз])$/u,
)
const uzbekGrammar = grammar(uzbek, 'aiou', { k: 'g', q: 'gʻ' }, /^(.+[rlnyhʻ])[aiu]([nlrm])$/u)

/** The shapes of a Kyrgyz word: китеп, китебим; мурун, мурду. */
export function kyrgyzShapes(lemma: string): WordShape[] {
  // бала is the one noun whose plural drops its vowel.
  const plural = lemma === 'бала' ? [{ stem: 'бал', ending: kyrgyz }] : []
  return [...shapes(lemma, kyrgyzGrammar), ...plural]
}

/** The shapes of a Kazakh word: кітап, кітабы; халық, халқы. */
export function kazakhShapes(lemma: string): WordShape[] {
  return shapes(lemma, kazakhGrammar)
}

/** The shapes of an Uzbek word in Latin letters: yurak, yuragi; shahar, shahri. */
export function uzbekShapes(lemma: string): WordShape[] {
  return shapes(lemma, uzbekGrammar)
}

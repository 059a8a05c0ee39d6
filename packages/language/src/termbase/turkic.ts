import { slots, type WordShape } from './ending.ts'

/**
 * The endings of a Kyrgyz noun in their order: making of words, plural, possessor, case or the
 * adjective of place and time, which is declined again, and what a predicate takes.
 * @source Азыркы кыргыз адабий тили (2009), зат атооч; Hebert & Poppe, Kirghiz Manual
 */
const kyrgyz = slots(
  '[лдт][ыиуү]{1,2}[кг]|[лдт](?:уу|үү)|с[ыиуү]з|ч[ыиуү]|л[аеоө]ш|ч[аеоө]|[иы]?й|к[оө]й|[ыиуү]?р[аоеө]{2}к',
  '(?:[лдт][аеоө]р)+',
  '[ыиуү]?м|[ыиуү]?ң|[ыиуү]?ң[ыиуү]з(?:д[аеоө]р)?|с?[ыиуү]|[ыиуү]?б[ыиуү]з|[ыиуү]?ң[аеоө]р',
  declinedAgain(
    'н?[дт]?[аеоө]?[гк][ыиуү]|[дтн][ыиуү]к[ыиуү]',
    '(?:[лдт][аеоө]р)?(?:с?[ыиуү])?(?:н[ыиуү]н|н[ыиуү]?|н?[аеоө]|[гк][аеоө]|н?[дт][аеоө]н?|н[аеоө]н)?',
    'н?[ыиуү]н|[ндт][ыиуү]н|[ндт][ыиуү]|[гк][аеоө]|н?[аеоө]|н?[дт][аеоө]|н?[дт][аеоө]н|н[аеоө]н|[дт][аеоө]й|ч[аеоө]|н|с[ыиуү]з',
  ),
  '[мб][ыиуү]н|с[ыиуү]ң|[бп][ыиуү]з|с[ыиуү]з(?:д[аеоө]р)?|[дт][ыиуү]р|[бп][ыиуү]',
)

/**
 * The same of Kazakh.
 * @source Қазақ грамматикасы (2002), зат есім; Muhamedowa, Kazakh: A Comprehensive Grammar
 */
const kazakh = slots(
  '[лдт][ыі](?:қ|к|ғ|г)?|с[ыі]з|ш[ыі]|[лдт][ае]с|ш[ае]|[ыі]?р[ае][қк]',
  '(?:[лдт][ае]р)+',
  '[ыі]?м|[ыі]?ң|[ыі]?ң[ыі]з|с?[ыі]|[ыі]?м[ыі]з',
  declinedAgain(
    'н?[дт]?[ае]?[ғг][ыі]|[дтн][ыі]к[ыі]',
    '(?:[лдт][ае]р)?(?:с?[ыі])?(?:н[ыі]ң|н[ыі]?|[ғгқк]?[ае]|н[ае]|н?[дт][ае]н?|н[ае]н|мен)?',
    '[ндт][ыі]ң|[ндт][ыі]|[ғгқк][ае]|н?[ае]|н?[дт][ае]|н?[дтн][ае]н|[мбп]ен(?:ен)?|[дт][ае]й|ш[ае]|н|с[ыі]з',
  ),
  '[мбп][ыі]н|с[ыі]ң|[мбп][ыі]з|с[ыі]з|[дт][ыі]р|[мбп][ае]',
)

/**
 * The same of Uzbek, in Latin letters.
 * @source Hozirgi oʻzbek adabiy tili, ot; Bodrogligeti, Modern Literary Uzbek
 */
const uzbek = slots(
  'lik|ligi?|li|siz|chi|dosh|cha|i?roq|gar',
  '(?:lar)+',
  'i?m|i?ng|s?i|i?miz|i?ngiz|iy',
  declinedAgain(
    '(?:da|n)?gi|niki',
    '(?:lar)?(?:ning|ni|ga|da|dan|day|dek)?',
    'ning|ni|[gkq]a(?:cha)?|da|dan|day|dek|cha|n',
  ),
  'man|san|miz|siz|dir(?:lar)?|mi|chi|y?u|ku',
)

/** A case, or an adjective of place or time with the endings that it takes in its turn. */
function declinedAgain(adjective: string, again: string, cases: string): string {
  return `${cases}|(?:${adjective})${again}`
}

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

/** Loanwords drop a soft sign, the й of -ий or a doubled consonant before an ending. */
function loanStems(lemma: string): string[] {
  if (lemma.endsWith('ь') || lemma.endsWith('ий')) return [lemma.slice(0, -1)]
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

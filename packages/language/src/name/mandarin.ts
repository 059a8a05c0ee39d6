/**
 * The syllables of Mandarin: each initial with the finals that it takes in Pinyin, the rare and
 * the dialectal ones of the large dictionaries included. `v` stands for ü.
 * @source Scheme of the Chinese Phonetic Alphabet, 1958; Xiandai Hanyu Cidian, table of syllables
 */
const FINALS: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en eng er o ou ê',
  b: 'a ai an ang ao ei en eng i ian iang iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ia ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng iao o ong ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie in ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve',
  l: 'a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v van ve vn',
  g: 'a ai an ang ao e ei en eng i in ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  y: 'a ai an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u ong',
}

/** Sounds of assent and refusal, which are no initial and final. */
const INTERJECTIONS = 'm n ng hm hng'

/**
 * Initials and finals in Palladius' letters.
 * @source Palladius (Kafarov) and Popov, Kitaisko-russkii slovar, 1888; as taught in Russia today
 */
const INITIALS: Readonly<Record<string, string>> = Object.fromEntries(
  pairs(
    'b б p п m м f ф d д t т n н l л g г k к h х j цз q ц x с zh чж ch ч sh ш r ж z цз c ц s с',
  ),
)
const FINAL_SOUNDS: Readonly<Record<string, string>> = Object.fromEntries(
  pairs(
    `a а ai ай an ань ang ан ao ао e э ê э ei эй en энь eng эн er эр i и ia я ian янь iang ян iao яо
     ie е in инь ing ин iong юн iu ю o о ong ун ou оу u у ua уа uai уай uan уань uang уан ui уй
     un унь uo о v юй van юань ve юэ vn юнь`,
  ),
)
/** Syllables that the two tables do not compose. */
const WHOLE: Readonly<Record<string, string>> = Object.fromEntries(
  pairs(
    `hui хуэй ri жи zi цзы ci цы si сы
     ya я yai яй yan янь yang ян yao яо ye е yi и yin инь ying ин yo ё yong юн you ю
     yu юй yuan юань yue юэ yun юнь
     wa ва wai вай wan вань wang ван wei вэй wen вэнь weng вэн wo во wu у wong вун
     m м n н ng н hm хм hng хн`,
  ),
)

function pairs(table: string): [string, string][] {
  const cells = table.trim().split(/\s+/u)
  return Array.from({ length: cells.length / 2 }, (_, at) => [cells[at * 2]!, cells[at * 2 + 1]!])
}

function palladius(initial: string, final: string): string {
  const syllable = `${initial}${final}`
  const whole = WHOLE[syllable]
  if (whole !== undefined) return whole
  // After j, q and x the letter u says ü.
  const sound = /^[jqx]$/u.test(initial) && final.startsWith('u') ? `v${final.slice(1)}` : final
  return `${INITIALS[initial] ?? ''}${FINAL_SOUNDS[sound] ?? ''}`
}

function everySyllable(): [string, string][] {
  const composed = Object.entries(FINALS).flatMap(([initial, finals]) =>
    finals
      .split(' ')
      .map((final): [string, string] => [
        `${initial}${final}`.replace('v', 'ü'),
        palladius(initial, final),
      ]),
  )
  return [
    ...composed,
    ...INTERJECTIONS.split(' ').map((sound): [string, string] => [sound, WHOLE[sound]!]),
  ]
}

/** Every syllable of Mandarin in Pinyin without tones, with its Palladius spelling. */
export const mandarinSyllables: ReadonlyMap<string, string> = new Map(everySyllable())

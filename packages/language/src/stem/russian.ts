import { stemWithinHyphens } from './hyphen.ts'
import { knownParticiple, knownVerb } from './russian-verbs.ts'
import { byRules, type Rule } from './rule.ts'
import {
  adjectiveStem,
  endsAsStem,
  fleetingKept,
  irregularForms,
  isNounLikeVerb,
} from './russian-words.ts'
import { wordList } from './word-list.ts'

/**
 * The stem under which the forms of a Russian word are found together: the infinitive of a verb and
 * of its participles, what is left without endings of a noun or adjective.
 * @source А. А. Зализняк, Грамматический словарь русского языка (1977); A. Timberlake, A Reference
 * Grammar of Russian (2004)
 */
export function stemRussian(word: string): string {
  return stemWithinHyphens(word, stemPart)
}

function stemPart(word: string): string {
  const irregular = irregularForms.get(word)
  if (irregular !== undefined) return irregular
  if (word.length < 3) return word
  if (
    /(?:[аеиоуыэюяь]с[ья]|[лтвшмьй]ся|[щшм](?:ий|его|ему|им|ем|ая|ей|ую|ее|ие|их|ими)ся)$/u.test(
      word,
    ) &&
    word.length > 5
  ) {
    const plain = word.slice(0, -2)
    const verb = verbOf(plain, true)
    if (verb !== undefined) return `${verb}ся`
  }
  return verbOf(word, false) ?? nominal(word)
}

const adjectiveEnding =
  /(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ую|юю|ом|ем|ей|ых|их|ыми|ими)$/u

function verbOf(word: string, reflexive: boolean): string | undefined {
  if (!reflexive && isNounLikeVerb(word)) return undefined
  const known = knownVerb(word)
  if (known !== undefined) return known
  const adjective = adjectiveEnding.exec(word)
  if (adjective !== null) {
    const stem = word.slice(0, adjective.index)
    if (adjectival.has(stem)) return undefined
    if (/(?:[вс]ш|[аеиоуыябдзкгстрхп]вш|[бгдзкрстхл]ш|[аяую]щ|нн|[тм])$/u.test(stem)) {
      const infinitive = knownParticiple(stem) ?? regularParticiple(stem)
      if (infinitive !== undefined) return infinitive
    }
  }
  const short = /^(.*(?:[ая]н|ен|[аяыиуо]т))[аоы]?$/u.exec(word)?.[1]
  if (short !== undefined) {
    const infinitive = knownParticiple(short)
    if (infinitive !== undefined && !reflexive) return infinitive
  }
  return regularVerb(word, reflexive)
}

/** Participles that have become adjectives. */
const adjectival: ReadonlySet<string> = new Set(
  wordList(`данн бывш следующ последующ предыдущ настоящ предстоящ соответствующ текущ ведущ будущ общ
  уважаем заслуженн ограниченн независим необходим значим любим недвижим допустим возможн рабоч
  блестящ подходящ`),
)

/** Forms that give away what stands before the -ть of their infinitive. */
const forms: readonly Rule[] = [
  { form: /^(.*[аеиоуыя])ть$/u, stem: '$1' },
  { form: /^(.*з)ти$/u, stem: '$1' },
  { form: /^(.{2,}[ая])(?:ешь|ет|ем|ете|ют|йте|л|ла|ло|ли|в|вши)$/u, stem: '$1' },
  { form: /^(.{2,}е)(?:ешь|ет|ем|ете|ют)$/u, stem: '$1' },
  { form: /^(.{2,})у(?:ешь|ет|ем|ете|ют|я|йте)$/u, stem: '$1ова' },
  { form: /^(.{2,})ю(?:ешь|ет|ем|ете|ют|я|йте)$/u, stem: '$1ева' },
  { form: /^(.{2,}ну)(?:л|ла|ло|ли|в|вши|т)$/u, stem: '$1' },
  { form: /^(.{2,}н)(?:ешь|ет)$/u, stem: '$1у' },
  { form: /^(.{2,}и)(?:шь|т|л|ла|ло|ли|в|вши)$/u, stem: '$1' },
  { form: /^(.{2,})ят$/u, stem: '$1и' },
]
/** Forms that nouns have too, so that only a -ся after them tells. */
const reflexiveForms: readonly Rule[] = [
  { form: /^(.*с)ти$/u, stem: '$1' },
  { form: /^(.{2,}[ая])ю$/u, stem: '$1' },
  { form: /^(.{2,})(?:[ая]т|им|ите|у|ю)$/u, stem: '$1и' },
  { form: /^(.{2,}[еыу])(?:л|ла|ло|ли|в|вши)$/u, stem: '$1' },
  { form: /^(.{2,}[^аеиоуыэюя])я$/u, stem: '$1и' },
  { form: /^(.{2,}[ая])я$/u, stem: '$1' },
]
const gerunds: readonly Rule[] = [
  {
    form: /^(.{2,}[иы]ва)я$/u,
    stem: '$1',
    but: /(?:л|крас|лен|ревн|правд|игр|парш|лж|черв|плеш|фальш)ивая$/u,
  },
]
/** Short participles, as the stem of the long one. */
const shortParticiples: readonly Rule[] = [
  {
    form: /^(.{2,}(?:[ои]рован|ован|[бвмп]лен|строен|[дс]воен|стоен|[жшщч]ен|[дтзс]ан))[аоы]?$/u,
    stem: '$1н',
  },
  { form: /^(.{2,}ен)[аоы]$/u, stem: '$1н' },
]
/** Participles without their adjective's ending. */
const participles: readonly Rule[] = [
  { form: /^(.{2,}[аяеиуы])вш$/u, stem: '$1' },
  { form: /^(.{2,}[аяе])(?:ющ|ем)$/u, stem: '$1' },
  { form: /^(.{2,})у(?:ющ|ем)$/u, stem: '$1ова' },
  { form: /^(.{2,})[ая]щ$/u, stem: '$1и', but: /(?:настоящ|предстоящ|общащ)$/u },
  { form: /^(.{2,}[ая])нн$/u, stem: '$1', but: /(?:стр|дерев|гум|карм|обм|стекл|оловя|ст)анн$/u },
  { form: /^(.{2,}ну)т$/u, stem: '$1' },
  { form: /^(.{2,}о)енн$/u, stem: '$1и' },
  {
    form: /^(.{2,}(?:[бвмпф]л|[жшщчдтзсрлн]))енн$/u,
    stem: '$1и',
    but: /(?:оценн|коренн|болезненн|внутренн|постепенн|степенн|искренн|драгоценн)$/u,
  },
]

function regularVerb(word: string, reflexive: boolean): string | undefined {
  const sure = word.endsWith('сть') ? undefined : byRules(word, forms)
  const found =
    sure ?? (reflexive ? byRules(word, reflexiveForms) : undefined) ?? byRules(word, gerunds)
  if (found !== undefined) return infinitiveOf(found)
  const short = reflexive ? undefined : byRules(word, shortParticiples)
  return short === undefined ? undefined : regularParticiple(short)
}

function regularParticiple(stem: string): string | undefined {
  const found = byRules(stem, participles)
  return found === undefined ? undefined : infinitiveOf(found)
}

/** What stands before -ть, with the consonants that change before some endings written as one. */
function infinitiveOf(stem: string): string {
  if (!stem.endsWith('и')) return `${stem}ть`
  const consonants = stem
    .slice(0, -1)
    .replace(/(?<=[бпвмф])л$/u, '')
    .replace(/(?:ст|ск|щ|ч|т)$/u, 'т')
    .replace(/(?:жд|ж|д|з)$/u, 'д')
    .replace(/ш$/u, 'с')
  return `${consonants}ить`
}

const nounEnding =
  /(?:ями|ами|ях|ах|ям|ам|ом|ем|ою|ею|ой|ей|ов|ев|ью|ья|ье|ьи|ьев|ьям|ьях|ьями|ьем|ьей|[аяоеуюыиьй])$/u

function nominal(word: string): string {
  // Nouns in -ие and -ия: издание, изданий; станция, станций.
  const long = /^(.+[^аеиоуыэюякгхжшщч]и)(?:е|я|ю|ем|и|й|ям|ями|ях|ев|ей|ею)$/u.exec(word)
  if (long !== null && !/(?:[^аеёиоуыэюя]ни|[цс]ки|т?ьи)$/u.test(long[1]!) && long[1]!.length > 3)
    return long[1]!
  if (/личи(?:е|я|ю|ем|и|й|ям|ях|ями)$/u.test(word)) return word.replace(/(?<=личи).*$/u, '')
  if (/(?:лог|тег|лег|рг)ий$/u.test(word) && !/^(?:от|по)логий$/u.test(word))
    return word.slice(0, -1)
  if (endsAsStem.has(word)) return bare(word)
  const kept = fleetingKept.exec(word)
  if (kept !== null) return kept[1]!
  const adjective = adjectiveEnding.exec(word)
  if (adjective !== null && adjective.index > 1) {
    const stem = word.slice(0, adjective.index)
    const alsoNoun = /^(?:ой|ей|ом|ем|ому|ему)$/u.test(adjective[0])
    if (!alsoNoun || adjectiveStem.test(stem)) {
      // Surnames in -ов and -ин have some of these endings: Путиным, Жапаровым.
      return /[ое]в$/u.test(stem) || (/[иы]н$/u.test(stem) && /[ыи]м$/u.test(adjective[0]))
        ? bare(stem)
        : `${bare(stem)}ый`
    }
  }
  const short = /^(.{3,}(?:[стзвдж]|ль|ляр)н)[оы]$/u.exec(word)
  if (short !== null) return `${bare(short[1]!)}ый`
  const noun = nounEnding.exec(word)
  if (noun === null || noun.index < 2) {
    const suffix = /(?:ым|им|ых|их|ыми|ими)$/u.exec(word)
    return suffix !== null && suffix.index > 1 ? bare(word.slice(0, suffix.index)) : fleeting(word)
  }
  const ending = noun[0]
  const stem = word.slice(0, noun.index)
  if (ending === 'ь') return fleeting(stem)
  // слов is a plural without an ending: сл would be no stem.
  if (ending.length > 1 && !/[аеиоуыэюя]/u.test(stem)) return bare(word)
  return bare(stem)
}

/** Without the vowel that only stands where no ending follows: рынок, рынка; окон, окна. */
function fleeting(stem: string): string {
  const at = /^(.*[^аеиоуыэюя])([ое])([кцнлр])$/u.exec(stem)
  if (at === null || /(?:[мгф]ен|член|^.{0,3}ен)$/u.test(stem)) return bare(stem)
  if (at[3] === 'н' && at[2] === 'е' && /[аеиоуыэюя].*[тздвжчшлрбпкн]$/u.test(at[1]!))
    return `${bare(`${at[1]}н`)}${stem.length > 5 ? 'ый' : ''}`
  const [, before = '', vowel, last] = at
  if (before.length < 1 || !/[аеиоуыэюя]/u.test(before)) {
    return /^(?:дн|сн|лн|пн|отц|льн)$/u.test(before + last!) ? before + last : stem
  }
  if (last === 'ц' && vowel === 'е') return bare(`${before}${before.endsWith('л') ? 'ь' : ''}ц`)
  if (last === 'к' && (vowel === 'о' || /[жшчтьн]$/u.test(before))) return bare(before + last)
  return stem
}

function bare(stem: string): string {
  return (
    stem
      .replace(/(?<=[ая])нин$/u, 'н')
      // Surnames are declined by cases, and islands too: Жапаровым, острова.
      .replace(/(?<=[аеиоуыэюя].*[^аеиоуыэюя])[ое]в$/u, '')
      .replace(/[ьй]$/u, '')
      .replace(/ь(?=[кцнл]$)/u, '')
  )
}

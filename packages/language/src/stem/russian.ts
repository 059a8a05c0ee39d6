import { stemWithinHyphens } from './hyphen.ts'
import { knownParticiple, knownVerb } from './russian-verbs.ts'
import { fleetingKept, irregularForms, isNounLikeVerb } from './russian-words.ts'

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
  if (/(?:[аеиоуыэюяь]с[ья]|[лтвшмьй]ся|[щшм](?:ий|его|ему|им|ем|ая|ей|ую|ее|ие|их|ими)ся)$/u.test(word) && word.length > 5) {
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

/** Forms that give their infinitive away. */
function regularVerb(word: string, reflexive: boolean): string | undefined {
  if (/[аеиоуыя]ть$|[зс]ти$/u.test(word) && !/сть$/u.test(word)) {
    return /(?:сти)$/u.test(word) && !reflexive ? undefined : infinitiveOf(word.slice(0, -2))
  }
  let found = /^(.{2,}[ая])(?:ю|ешь|ет|ем|ете|ют|йте|л|ла|ло|ли|в|вши)$/u.exec(word)
  if (found !== null && (reflexive || !/ю$/u.test(word))) return infinitiveOf(found[1]!)
  found = /^(.{2,}е)(?:ешь|ет|ем|ете|ют)$/u.exec(word)
  if (found !== null) return infinitiveOf(found[1]!)
  found = /^(.{2,}[у])(?:ешь|ет|ем|ете|ют|я|йте)$/u.exec(word)
  if (found !== null) return infinitiveOf(`${found[1]!.slice(0, -1)}ова`)
  found = /^(.{2,}[ю])(?:ешь|ет|ем|ете|ют|я|йте)$/u.exec(word)
  if (found !== null) return infinitiveOf(`${found[1]!.slice(0, -1)}ева`)
  found = /^(.{2,}ну)(?:л|ла|ло|ли|в|вши|т)$/u.exec(word)
  if (found !== null) return infinitiveOf(found[1]!)
  found = /^(.{2,}н)(?:ешь|ет)$/u.exec(word)
  if (found !== null) return infinitiveOf(`${found[1]!}у`)
  found = /^(.{2,}и)(?:шь|т|л|ла|ло|ли|в|вши)$/u.exec(word)
  if (found !== null) return infinitiveOf(found[1]!)
  found = /^(.{2,})(?:ят)$/u.exec(word)
  if (found !== null) return infinitiveOf(`${found[1]!}и`)
  if (reflexive) {
    found = /^(.{2,})(?:[ая]т|им|ите|у|ю)$/u.exec(word)
    if (found !== null) return infinitiveOf(`${found[1]!}и`)
    found = /^(.{2,}[еыу])(?:л|ла|ло|ли|в|вши)$/u.exec(word)
    if (found !== null) return infinitiveOf(found[1]!)
    found = /^(.{2,}[^аеиоуыэюя])я$/u.exec(word)
    if (found !== null) return infinitiveOf(`${found[1]!}и`)
    found = /^(.{2,}[ая])я$/u.exec(word)
    if (found !== null) return infinitiveOf(found[1]!)
  }
  found = /^(.{2,}[иы]ва)я$/u.exec(word)
  if (found !== null && !/(?:л|крас|лен|ревн|правд|игр|парш|лж|жизнелюб|черв|плеш|фальш)ива$/u.test(found[1]!)) {
    return infinitiveOf(found[1]!)
  }
  const short = /^(.{2,}(?:ован|[бвмп]лен|[а-я]строен|[дс]воен|стоен|[жшщч]ен|ирован|[дтзс]ан|ена|ено|ены))[аоы]?$/u.exec(word)
  if (short !== null && !reflexive) return regularParticiple(short[1]!.replace(/(?<=ен)[аоы]$/u, '') + 'н')
  return undefined
}

/** By the stem without its adjective's ending. */
function regularParticiple(stem: string): string | undefined {
  let found = /^(.{2,}[аяеиуы])вш$/u.exec(stem)
  if (found !== null) return infinitiveOf(found[1]!)
  found = /^(.{2,}[ая])(?:ющ|ем)$/u.exec(stem)
  if (found !== null) return infinitiveOf(found[1]!)
  found = /^(.{2,}е)(?:ющ|ем)$/u.exec(stem)
  if (found !== null) return infinitiveOf(found[1]!)
  found = /^(.{2,})у(?:ющ|ем)$/u.exec(stem)
  if (found !== null) return infinitiveOf(`${found[1]!}ова`)
  found = /^(.{2,})[ая]щ$/u.exec(stem)
  if (found !== null && !/(?:насто|предсто|общ)$/u.test(found[1]!)) return infinitiveOf(`${found[1]!}и`)
  found = /^(.{2,}[ая])нн$/u.exec(stem)
  if (found !== null && !/(?:стр|дерев|гум|карм|обм|стекл|оловя|ст)анн?$/u.test(stem)) {
    return infinitiveOf(found[1]!)
  }
  found = /^(.{2,}ну)т$/u.exec(stem)
  if (found !== null) return infinitiveOf(found[1]!)
  found = /^(.{2,}о)енн$/u.exec(stem)
  if (found !== null) return infinitiveOf(`${found[1]!}и`)
  found = /^(.{2,}(?:[бвмпф]л|[жшщч]|[дтзсрлн]))енн$/u.exec(stem)
  if (found !== null && !/(?:[вм]енн|ственн|оценн|врем|коренн|ценн|болезнен|жизнен|внутр|собственн|непосредств|постепенн|степенн|искренн|современн|отменн|драгоценн|ежедневн)$/u.test(stem)) {
    return infinitiveOf(`${found[1]!}и`)
  }
  return undefined
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

/** Stems that take -ой, -ом, -ей and -ем as adjectives. */
const adjectiveStem =
  /(?:[бвгджзйклмпрстфхцчшщь]н|ейн|нн|ск|цк|[тк]ическ|[оа]ват|лив|ист|ующ|ающ|яющ|[ае]йш|ш[е]ст|^(?:нов|стар|молод|высок|низк|глубок|широк|узк|далек|близк|долг|коротк|больш|мал|меньш|лучш|худш|перв|втор|шест|седьм|восьм|нулев|бел|черн|красн|син|зелен|желт|голуб|сер|рыж|кругл|прост|част|чист|пуст|густ|быстр|мокр|сух|горяч|холодн|тепл|жарк|живой|жив|мертв|мил|цел|полн|остр|тверд|мягк|сладк|горьк|кисл|сыр|добр|зл|хорош|плох|друг|ин|сам|как|так|люб|част|общ|рабоч|бывш|будущ|настоящ|следующ|текущ|младш|старш|высш|низш|русск|золот|молод|дорог|чуж|свят|богат|бедн|худ|толст|тонк|легк|тяжел|сложн|крепк|ярк|мелк|крупн|редк|резк|громк|тих|глух|слеп|нем|гол|прям|крив|лев|прав|передн|задн|верхн|нижн|средн|древн|поздн|ранн|прошл|горн|морск|полев|боев|мужск|женск|детск|родн|дик|велик|пят|девят|десят)$)$/u

const nounEnding =
  /(?:ями|ами|ях|ах|ям|ам|ом|ем|ою|ею|ой|ей|ов|ев|ью|ья|ье|ьи|ьев|ьям|ьях|ьями|ьем|ьей|[аяоеуюыиьй])$/u

function nominal(word: string): string {
  // Nouns in -ие and -ия: издание, изданий; станция, станций.
  const long = /^(.+[^аеиоуыэюякгхжшщч]и)(?:е|я|ю|ем|и|й|ям|ями|ях|ев|ей|ею)$/u.exec(word)
  if (long !== null && !/(?:[^аеёиоуыэюя]ни|[цс]ки|т?ьи)$/u.test(long[1]!) && long[1]!.length > 3) return long[1]!
  const kept = fleetingKept.exec(word)
  if (kept !== null) return kept[1]!
  const adjective = adjectiveEnding.exec(word)
  if (adjective !== null && adjective.index > 1) {
    const stem = word.slice(0, adjective.index)
    const alsoNoun = /^(?:ой|ей|ом|ем)$/u.test(adjective[0])
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
  if (at[3] === 'н' && at[2] === 'е' && /[аеиоуыэюя].*[тздвжчшлрбпкн]$/u.test(at[1]!)) return `${bare(`${at[1]}н`)}${stem.length > 5 ? 'ый' : ''}`
  const [, before = '', vowel, last] = at
  if (before.length < 1 || !/[аеиоуыэюя]/u.test(before)) {
    return /^(?:дн|сн|лн|пн|отц|льн)$/u.test(before + last!) ? before + last : stem
  }
  if (last === 'ц' && vowel === 'е') return bare(`${before}${/л$/u.test(before) ? 'ь' : ''}ц`)
  if (last === 'к' && (vowel === 'о' || /[жшчтьн]$/u.test(before))) return bare(before + last)
  return stem
}

function bare(stem: string): string {
  return stem
    .replace(/(?<=[ая])нин$/u, 'н')
    // Surnames are declined by cases, and islands too: Жапаровым, острова.
    .replace(/(?<=[аеиоуыэюя].*[^аеиоуыэюя])[ое]в$/u, '')
    .replace(/[ьй]$/u, '')
    .replace(/ь(?=[кцнл]$)/u, '')
}

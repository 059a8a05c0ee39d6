import { folded, knownParticiple, knownVerb } from './belarusian-verbs.ts'
import { irregularForms, nounsLikeVerbs } from './belarusian-words.ts'
import { stemWithinHyphens } from './hyphen.ts'

/**
 * The stem under which the forms of a Belarusian word, in either spelling norm, are found together:
 * the infinitive of a verb and of its participles, what is left without endings of the rest.
 * @source P. Mayo, A Grammar of Belarusian (1976); Кароткая граматыка беларускай мовы (2007)
 */
export function stemBelarusian(word: string): string {
  return stemWithinHyphens(word, (part) => stemFolded(folded(part)))
}

const notFirst = (stem: string): boolean => stem.length > 1

function stemFolded(word: string): string {
  const irregular = irregularForms.get(word)
  if (irregular !== undefined) return irregular
  if (word.length < 3) return word
  const reflexive = /^(.+(?:[аеіыую]|[ўлшмчц]|л[аі]|шы))(?:се|ца)$/u.exec(word)
  if (reflexive !== null && word.length > 5) {
    const plain = /ца$/u.test(word) && /[аеіыую]ца$/u.test(word) ? `${reflexive[1]!}ц` : reflexive[1]!
    const verb =
      knownVerb(plain) ?? knownVerb(reflexive[1]!) ?? regularVerb(plain, true) ?? regularVerb(reflexive[1]!, true)
    if (verb !== undefined) return `${verb}ца`
  }
  return verbOf(word) ?? nominal(word)
}

const adjectiveEnding =
  /(?:ага|ега|аму|ему|ае|ее|ае|ую|юю|ыхi?|ых|іх|ымі|імі|ым|ім|ые|іе|ай|ей|ы|і)$/u

function verbOf(word: string): string | undefined {
  if (nounsLikeVerbs.test(word)) return undefined
  const known = knownVerb(word)
  if (known !== undefined) return known
  const participle = /^(.{2,}[нт])(?:ы|а|ага|аму|ае|ую|ых|ым|ымі|ые|ай)?$/u.exec(word)
  if (participle !== null) {
    const stem = participle[1]!
    if (/[аеыіу][нт]$/u.test(stem)) {
      const infinitive = knownParticiple(stem) ?? regularParticiple(stem)
      if (infinitive !== undefined) return infinitive
    }
  }
  return regularVerb(word, false)
}

function regularVerb(word: string, reflexive: boolean): string | undefined {
  let found = /^(.{2,}[аеіыу])(?:ла|лі|ўшы)$/u.exec(word)
  if (found !== null) return infinitiveOf(found[1]!)
  found = /^(.{2,}[іыу])ў$/u.exec(word)
  if (found !== null) return infinitiveOf(found[1]!)
  found = /^(.{2,}(?:ава|ева|[^аеіыу]ва|іва|ыва|ле))ў$/u.exec(word)
  if (found !== null) return infinitiveOf(found[1]!)
  found = /^(.{2,}[ае])(?:ў|ю)$/u.exec(word)
  if (found !== null && reflexive) return infinitiveOf(found[1]!)
  found = /^(.{2,}[ае])(?:юц|еш|ем|еце|ючы)$/u.exec(word)
  if (found !== null) return infinitiveOf(found[1]!)
  found = /^(.{2,}(?:[^аеіыуўчнл]ва|ліва|іва|льва|ле|че|ча))е$/u.exec(word)
  if (found !== null && !/[чш]ае$/u.test(word)) return infinitiveOf(found[1]!)
  found = /^(.{2,})([ую])(?:юц|еш|ем|еце|ючы|е|ю)$/u.exec(word)
  if (found !== null && !(/ую$/u.test(word) || /юю$/u.test(word))) {
    return infinitiveOf(`${found[1]!}${found[2] === 'ю' ? 'е' : 'а'}ва`)
  }
  found = /^(.{2,}[^аеіыу])(?:уц|ющы|учы)$/u.exec(word)
  if (found !== null && /н$/u.test(found[1]!)) return infinitiveOf(`${found[1]!}у`)
  found = /^(.{2,})(?:ац|ец)$/u.exec(word)
  if (found !== null && /(?:[чжш]|дз|ц|[бвмпфзснлрк]|і|а)$/u.test(found[1]!)) {
    if (/ец$/u.test(word) && /(?:дз|[бвмпфзсн])$/u.test(found[1]!) && word.length > 5) return infinitiveOf(`${found[1]!}і`)
    if (/[чжш]ац$/u.test(word)) return infinitiveOf(`${found[1]!}ы`)
    return /ец$/u.test(word) && !/ле?ц$/u.test(word) ? undefined : infinitiveOf(word.slice(0, -1))
  }
  found = /^(.{2,}[іы])(?:ц|ш)$/u.exec(word)
  if (found !== null) return infinitiveOf(found[1]!)
  found = /^(.{2,}(?:[чжш]|дз|[бвмпзснлрц])[іы])це$/u.exec(word)
  if (found !== null) return infinitiveOf(found[1]!)
  found = /^(.{2,}(?:[чжш]|дз|[бвмпсзр]))[іы]м$/u.exec(word)
  if (found !== null && knownVerb(`${found[1]!}іц`) !== undefined) return infinitiveOf(`${found[1]!}і`)
  found = /^(.{2,}ну)ц$/u.exec(word)
  if (found !== null) return infinitiveOf(found[1]!)
  if (reflexive) {
    found = /^(.{2,})(?:[іы]ц?|[іы]м|у|ю|[ае]ц)$/u.exec(word)
    if (found !== null) return infinitiveOf(`${found[1]!}і`)
  }
  return undefined
}

/** By the stem, which ends in н or т. */
function regularParticiple(stem: string): string | undefined {
  let found = /^(.{2,}(?:ава|ева|ірава|ева|ле))н$/u.exec(stem)
  if (found !== null) return infinitiveOf(found[1]!)
  found = /^(.{2,}ну)т$/u.exec(stem)
  if (found !== null) return infinitiveOf(found[1]!)
  found = /^(.{2,}[бвмпф]л)ен$/u.exec(stem)
  if (found !== null) return infinitiveOf(`${found[1]!}і`)
  found = /^(.{2,}(?:дж|шч|[чжшр]))ан$/u.exec(stem)
  if (found !== null && !/(?:паваж)ан$/u.test(stem)) return infinitiveOf(`${found[1]!}ы`)
  found = /^(.{3,}[лнс])ен$/u.exec(stem)
  if (found !== null && !/^(?:зел|шал|сал|чырв|драўл)/u.test(stem)) return infinitiveOf(`${found[1]!}і`)
  return undefined
}

/** What stands before -ць, with the consonants that change before some endings written as one. */
function infinitiveOf(stem: string): string {
  if (!/[іы]$/u.test(stem)) return `${stem}ц`
  return `${stem
    .slice(0, -1)
    .replace(/(?<=[бпвмф])л$/u, '')
    .replace(/(?:сц|шч)$/u, 'шч')
    .replace(/(?<=[^ш])(?:ц|т)$/u, 'ч')
    .replace(/(?:дж|дз)$/u, 'дз')
    .replace(/ш$/u, 'с')
    .replace(/(?<!д)ж$/u, 'з')}іц`
}

const nounEnding =
  /(?:амі|емі|ах|ех|ам|ем|ай|ей|аў|еў|аю|ею|[аеуюыій])$/u

function nominal(word: string): string {
  // Nouns in -ыя and -ія: акцыя, акцый; кампанія.
  const long = /^(.+(?:ц|[ае]р|ед|пар?т|мет|стр|ін|іс|с)ы|.+[^аеіыуцкгхў](?<![^аеіыуюў]н)і)(?:е|ю|і|ей|еў|ех|ем|емі|й)$/u.exec(word)
  if (long !== null && notFirst(long[1]!)) return `${long[1]!.slice(0, -1)}ій`
  const adjective = /^(?:.*(?:дар|дапам|ув|адв|зн?ев|перам|падл|разл|пав|зам|кн)ага|ц[ае]ла)$/u.test(word) ? null : adjectiveEnding.exec(word)
  if (adjective !== null && notFirst(word.slice(0, adjective.index))) {
    const stem = word.slice(0, adjective.index)
    const ending = adjective[0]
    const sure = !/^(?:ай|ей|ы|і|ым|ім)$/u.test(ending)
    if (sure || adjectiveStem.test(stem)) return `${bare(stem)}ы`
    if (ending === 'ым' || ending === 'ім') return /[ае]в$|[іы]н$/u.test(stem) ? bare(stem) : `${bare(stem)}ы`
  }
  const short = /^(.{3,}(?:[стзвдч]|ль|ар|ой|ж)н|.{3,}ав)а$/u.exec(word)
  if (short !== null && adjectiveStem.test(short[1]!) && word.length > 6 && !/[ае]йна$/u.test(word)) return `${bare(short[1]!)}ы`
  const noun = nounEnding.exec(word)
  if (noun === null || noun.index < 2) return fleeting(word)
  const ending = noun[0]
  let stem = word.slice(0, noun.index)
  if (ending.length > 1 && !/[аеіыую]/u.test(stem)) return bare(word)
  if (ending === 'й') return bare(`${stem}й`)
  if (/^[еы]$/u.test(ending)) stem = hard(stem, ending)
  return bare(stem)
}

const adjectiveStem =
  /(?:[бвгджзлмпрстўфхцчш]н|ейн|[аіы]йн|ск|цк|ічн|ычн|[аі]в[аі]т|ліў|лів|іст|ейш|[ае]ньк|ец|^(?:нав|стар|малад|высак|нізк|глыбак|шырак|вузк|далек|блізк|даўг|каратк|вялік|мал|менш|лепш|горш|перш|друг|трэц|шаст|сем|бел|чарн|чырван|сін|зелен|жоўт|шэр|прост|част|чыст|пуст|густ|хутк|сух|гареч|халадн|цепл|жыв|мертв|міл|цэл|паўн|востр|цверд|мекк|салодк|гарк|сыр|добр|дабр|зл|люб|агульн|был|будучы|малодш|старэйш|найлепш|руск|залат|дараг|чуж|свет|багат|бедн|худ|таўст|танк|легк|цежк|складан|мацн|ерк|буйн|редк|рэзк|гучн|ціх|глух|слеп|лев|прав|перадн|верхн|ніжн|серэдн|даўн|позн|ранн|міну|горн|марск|родн|дзік|цікав|масав|веск|іншы|інш|сам|такі|так|наш|ваш|кажн|усек))$/u

/** Locatives soften: горадзе, сайце, стужцы, дарозе. */
function hard(stem: string, ending: string): string {
  if (ending === 'е') {
    if (/дз$/u.test(stem)) return stem.slice(0, -1)
    if (/ц$/u.test(stem)) return `${stem.slice(0, -1)}т`
    if (/[аі]з$/u.test(stem) && /(?:дар|дапам|кні|варо|вар|пара|ветл)[аі]?з$/u.test(stem)) return `${stem.slice(0, -1)}г`
    return stem
  }
  if (/(?:[жчшўтрлз]|(?<!ме)с)ц$/u.test(stem) || /(?:літы|хні|рыты|стыты|мані|зі|тызі)ц$/u.test(stem)) {
    return `${stem.slice(0, -1)}к`
  }
  return stem
}

/** Without the vowel that only stands where no ending follows: выпадак, выпадку; масак, маска. */
function fleeting(stem: string): string {
  const at = /^(.*[аеіыую].*[^аеіыуюй]|.*[аеіыую]й)([ае])([кцнлр])$/u.exec(stem)
  if (at === null) return bare(stem)
  const [, before = '', vowel, last = ''] = at
  if (last === 'к' && vowel === 'а') return bare(before + last)
  if (last === 'ц' && vowel === 'е') return bare(before + last)
  if (last === 'н' && /(?:дз|в|ж|ч|д|с)$/u.test(before) && vowel === 'е' && stem.length > 5) return bare(`${before}н`)
  return bare(stem)
}

function bare(stem: string): string {
  return stem
    .replace(/(?<=[аеіыую].*[^аеіыую])[ае][вў]$/u, '')
    .replace(/ў/gu, 'в')
    .replace(/дз$/u, 'д')
    .replace(/й$/u, '')
}

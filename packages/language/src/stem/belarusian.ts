import { folded } from './belarusian-spelling.ts'
import { knownParticiple, knownVerb } from './belarusian-verbs.ts'
import { irregularForms, isNounLikeVerb, plainAdjectives } from './belarusian-words.ts'
import { stemWithinHyphens } from './hyphen.ts'
import { byRules, type Rule } from './rule.ts'

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
    const plain = /[аеіыую]ца$/u.test(word) ? `${reflexive[1]!}ц` : reflexive[1]!
    const verb =
      knownVerb(plain) ??
      knownVerb(reflexive[1]!) ??
      regularVerb(plain, true) ??
      regularVerb(reflexive[1]!, true)
    if (verb !== undefined) return `${verb}ца`
  }
  return verbOf(word) ?? nominal(word)
}

const adjectiveEnding =
  /(?:ага|ега|аму|ему|ае|ее|ае|ую|юю|ыхі?|ых|іх|ымі|імі|ым|ім|ые|іе|ай|ей|ы|і)$/u

function verbOf(word: string): string | undefined {
  if (isNounLikeVerb(word)) return undefined
  const known = knownVerb(word)
  if (known !== undefined) return known
  const participle = /^(.{2,}[нт])(?:ы|а|ага|аму|ае|ую|ых|ым|ымі|ые|ай)$/u.exec(word)
  if (participle !== null) {
    const stem = participle[1]!
    if (/[аеыіу][нт]$/u.test(stem)) {
      const infinitive = knownParticiple(stem) ?? regularParticiple(stem)
      if (infinitive !== undefined) return infinitive
    }
  }
  return regularVerb(word, false)
}

/** Forms that give away what stands before the -ць of their infinitive. */
const forms: readonly Rule[] = [
  { form: /^(.{2,}[аеіыу])(?:ла|лі|ўшы)$/u, stem: '$1' },
  { form: /^(.{2,}[іыу])ў$/u, stem: '$1' },
  { form: /^(.{2,}(?:[аеіы]|[^аеіыу])ва)ў$/u, stem: '$1' },
  { form: /^(.{2,}[ае])(?:юц|еш|ем|еце|ючы)$/u, stem: '$1' },
  { form: /^(.{2,}(?:[^аеіыуўчнл]ва|ле))е$/u, stem: '$1' },
  { form: /^(.{2,})у(?:юц|еш|ем|еце|ючы|е)$/u, stem: '$1ава' },
  { form: /^(.{2,})ю(?:юц|еш|ем|еце|ючы|е)$/u, stem: '$1ева' },
  { form: /^(.{2,}н)(?:уц|учы)$/u, stem: '$1у' },
  // Third persons of the second conjugation, and infinitives.
  { form: /^(.{2,}[чжш])ац$/u, stem: '$1ы' },
  { form: /^(.{3,}(?:дз|[бвмпфзсн]))ец$/u, stem: '$1і' },
  { form: /^(.{2,}(?:дз|[цбвмпфзснлркіа])а)ц$/u, stem: '$1' },
  { form: /^(.{2,}ле)ц$/u, stem: '$1' },
  { form: /^(.{2,}[іы])[цш]$/u, stem: '$1' },
  { form: /^(.{2,}(?:[чжш]|дз|[бвмпзснлрц])[іы])це$/u, stem: '$1' },
  { form: /^(.{2,}ну)ц$/u, stem: '$1' },
]
/** Forms that nouns have too, so that only a -ся or -ца after them tells. */
const reflexiveForms: readonly Rule[] = [
  { form: /^(.{2,}[ае])[ўю]$/u, stem: '$1' },
  { form: /^(.{2,})(?:[іы]ц?|[іы]м|у|ю|[ае]ц)$/u, stem: '$1і' },
]
/** Participles without their adjective's ending. */
const participles: readonly Rule[] = [
  { form: /^(.{2,}(?:[аі]рава|[ае]ва|ле))н$/u, stem: '$1' },
  { form: /^(.{2,}ну)т$/u, stem: '$1' },
  { form: /^(.{2,}[бвмпф]л)ен$/u, stem: '$1і' },
  { form: /^(.{2,}(?:дж|шч|[чжшр]))ан$/u, stem: '$1ы', but: /паважан$/u },
  { form: /^(.{3,}[лнс])ен$/u, stem: '$1і', but: /^(?:зел|шал|сал|чырв|драўл)ен$/u },
]

function regularVerb(word: string, reflexive: boolean): string | undefined {
  const first = reflexive && /[ае][ўю]$/u.test(word) ? byRules(word, reflexiveForms) : undefined
  const found = first ?? byRules(word, forms)
  if (found !== undefined) return infinitiveOf(found)
  const firstPlural = /^(.{2,}(?:[чжш]|дз|[бвмпсзр]))[іы]м$/u.exec(word)
  if (firstPlural !== null && knownVerb(`${firstPlural[1]!}іц`) !== undefined) {
    return infinitiveOf(`${firstPlural[1]!}і`)
  }
  const only = reflexive ? byRules(word, reflexiveForms) : undefined
  return only === undefined ? undefined : infinitiveOf(only)
}

function regularParticiple(stem: string): string | undefined {
  const found = byRules(stem, participles)
  return found === undefined ? undefined : infinitiveOf(found)
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

const nounEnding = /(?:амі|емі|ах|ех|ам|ем|ай|ей|аў|еў|аю|ею|[аеуюыій])$/u

function nominal(word: string): string {
  // Nouns in -ыя and -ія: акцыя, акцый; кампанія.
  const long =
    /^(.+(?:ц|[ае]р|ед|пар?т|мет|стр|ін|іс|с)ы|.+[^аеіыуцкгхў](?<![^аеіыуюў]н)і)(?:е|ю|і|ей|еў|ех|ем|емі|й)$/u.exec(
      word,
    )
  if (long !== null && notFirst(long[1]!) && !adjectiveStem.test(long[1]!.slice(0, -1)))
    return `${long[1]!.slice(0, -1)}ій`
  const adjective = adjectiveEnding.exec(word)
  if (adjective !== null && notFirst(word.slice(0, adjective.index))) {
    const stem = word.slice(0, adjective.index)
    const ending = adjective[0]
    // Nouns have these too: дарога, праграму, Карэя.
    const sure = !/^(?:ай|ей|ы|і|ым|ім|ага|аму|ее)$/u.test(ending)
    if (sure || adjectiveStem.test(stem) || (/[ае]в$/u.test(stem) && /^а[гм]/u.test(ending)))
      return `${bare(stem)}ы`
    if (ending === 'ым' || ending === 'ім')
      return /[ае]в$|[іы]н$/u.test(stem) ? bare(stem) : `${bare(stem)}ы`
  }
  const short = /^(.{3,}(?:[стзвдч]|ль|ар|ой|ж)н|.{3,}ав)а$/u.exec(word)
  if (short !== null && adjectiveStem.test(short[1]!) && word.length > 6 && !/[ае]йна$/u.test(word))
    return `${bare(short[1]!)}ы`
  const noun = nounEnding.exec(word)
  if (noun === null || noun.index < 2) return fleeting(word)
  const ending = noun[0]
  let stem = word.slice(0, noun.index)
  if (ending.length > 1 && !/[аеіыую]/u.test(stem)) return bare(word)
  if (ending === 'й') return bare(`${stem}й`)
  if (/^[еы]$/u.test(ending)) stem = hard(stem, ending)
  return bare(stem)
}

/** Stems of adjectives: their suffixes, and those that have none. */
const adjectiveStem = new RegExp(
  `(?:[бвгджзлмпрстўфхцчшщ]н|ейн|[аіы]йн|(?<!^(?:вай|ма|ве|спі|ча))ск|[цз]к|[іы]чн|[аі]в[аі]т|лів|іст|ейш|[ае]ньк|рл|^(?:${plainAdjectives
    .map(folded)
    .join('|')}))$`,
  'u',
)

/** Locatives soften: горадзе, сайце, стужцы, дарозе. */
function hard(stem: string, ending: string): string {
  if (ending === 'е') {
    if (stem.endsWith('дз')) return stem.slice(0, -1)
    if (stem.endsWith('ц')) return `${stem.slice(0, -1)}т`
    if (/(?:дар|дапам|вар|ветл)аз$|кніз$/u.test(stem)) return `${stem.slice(0, -1)}г`
    return stem
  }
  if (
    /(?:[жчшўтрлз]|(?<!ме)с)ц$/u.test(stem) ||
    /(?:літы|хні|рыты|стыты|мані|зі|тызі|намі|публі|амеры|афры|кліні|фабры|музы|графі|матэматы|матаматы|практы|такты|дынамі|логі|хроні|балты|атланты)ц$/u.test(
      stem,
    )
  ) {
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
  if (last === 'н' && /(?:дз|в|ж|ч|д|с)$/u.test(before) && vowel === 'е' && stem.length > 5)
    return bare(`${before}н`)
  return bare(stem)
}

function bare(stem: string): string {
  return stem
    .replace(/(?<=[аеіыую].*[^аеіыую])[ае][вў]$/u, '')
    .replace(/ў/gu, 'в')
    .replace(/дз$/u, 'д')
    .replace(/й$/u, '')
}

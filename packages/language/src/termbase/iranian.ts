import { mustEnd, oneOf, slots, type WordShape } from './ending.ts'

/**
 * What follows a Persian noun or adjective, joiners dropped: plural, comparison, possessor or
 * copula, the particle of the indefinite, and را written together.
 * @source Lazard, Grammaire du persan contemporain; Windfuhr & Perry, Persian and Tajik
 */
const persian = slots(
  'تر(?:ین)?',
  'ها|ان|گان|یان|ات|یات|جات|ین|ون',
  'ی[یم]?|ا?م|ا?ت|ا?ش|[یا]?مان|[یا]?تان|[یا]?شان|ند|اند|ید|یم|ست|است|ای|یی',
  'ی|را|و|ش|م',
)

/** Arabic plurals in use whose letters a rule would only guess. */
const ARABIC_PLURALS: Readonly<Record<string, string>> = {
  ماده: 'مواد',
  دوره: 'دوران ادوار',
  صاحب: 'اصحاب',
  شرط: 'شروط شرایط',
  صنعت: 'صنایع',
  بقیه: 'بقایا',
  رای: 'ارا',
  غده: 'غدد',
  مساله: 'مسایل مسیله',
  زن: 'زنان',
  اول: 'اوایل',
  اخر: 'اواخر',
  سوال: 'سوالات',
  دین: 'ادیان',
  نفس: 'نفوس',
  حق: 'حقوق',
  حد: 'حدود',
  فن: 'فنون',
  سر: 'اسرار',
  خط: 'خطوط',
  استاد: 'اساتید اساتذه',
  رکن: 'ارکان اراکین',
  دوا: 'ادویه ادویات',
  خان: 'خوانین',
  قانون: 'قوانین',
  دفتر: 'دفاتر',
  ولایت: 'ولایات',
  امر: 'امور اوامر',
  تجربه: 'تجارب تجربیات',
  امیر: 'امرا',
  عالم: 'علما',
  شاعر: 'شعرا',
  نبی: 'انبیا',
  ولی: 'اولیا',
}

/** What takes the place of a silent ه: خانه, خانگی; زننده, زنندگان; نشریه, نشریات. */
const instead = mustEnd('(?:گان|گی|ات|یات|جات)(?:ی|م|ت|ش|مان|تان|شان|ند|ست)?')

/** The shapes of a Persian word, folded: کشور, کشورهای; عمل, اعمال. */
export function persianShapes(lemma: string): WordShape[] {
  const shapes = [lemma, ...brokenPlurals(lemma)].map((stem): WordShape => ({
    stem,
    ending: persian,
  }))
  if (/[هت]$/u.test(lemma)) shapes.push({ stem: lemma.slice(0, -1), ending: instead })
  return shapes
}

/**
 * The broken plurals that the patterns of Arabic allow for a noun of three or four letters: عمل
 * gives اعمال; مسجد, مساجد; کتاب, کتب; شاعر, شعرا. Those that no pattern gives are listed.
 * @source Wright, A Grammar of the Arabic Language, I, §§ 304–305
 */
export function brokenPlurals(lemma: string): string[] {
  const root = Array.from(lemma.length > 3 ? lemma.replace(/[هت]$/u, '') : lemma)
  const listed = Object.hasOwn(ARABIC_PLURALS, lemma) ? ARABIC_PLURALS[lemma]!.split(' ') : []
  const made = root.length < 3 || root.length > 5 ? [] : ofRoot(root)
  return [...listed, ...made].filter((plural) => plural !== lemma)
}

function ofRoot(root: readonly string[]): string[] {
  const [one, two, three, four] = root as [string, string, string, string?]
  const weak = (letter: string | undefined): boolean => /^[اوی]$/u.test(letter ?? '')
  const bones = root.filter((letter, at) => at === 0 || !weak(letter))
  const [f, a, l, m] = bones
  if (bones.length === 4) {
    // مسجد, مساجد; مشروع, مشاریع.
    return [`${f}${a}ا${l}${m}`, `${f}${a}ا${l}ی${m}`, `${f}${a}ا${l}${m}ه`]
  }
  if (root.length === 3 && three === 'ء') return [`ا${one}${two}ا`]
  if (root.length === 3) {
    // عمل, اعمال; علم, علوم; مرد, رجال; حال, احوال; باب, ابواب; عضو, اعضا.
    if (weak(two)) return [`ا${one}وا${three}`, `ا${one}یا${three}`, `${one}یو${three}`]
    if (/[وی]/u.test(three)) return [`ا${one}${two}ا`]
    return [`ا${one}${two}ا${three}`, `${one}${two}و${three}`, `${one}${two}ا${three}`]
  }
  if (root.length === 5 && three === 'و' && four === 'ی') return [`${one}${two}اوی${root[4]}`]
  if (root.length !== 4) return []
  if (two === 'و') return [`${one}وا${three}${four}`]
  if (two === 'ا') {
    if (four === 'ی') return [`${one}${three}ات`]
    if (three === 'ی') return [`${one}وای${four}`]
    return [
      `${one}${three}${four}ا`,
      `${one}${three}ا${four}`,
      `${one}وا${three}${four}`,
      `${one}${three}${four}ه`,
    ]
  }
  if (weak(three)) {
    return [
      `${one}${two}${four}ا`,
      `ا${one}${two}${four}ا`,
      `ا${one}${two}${four}ه`,
      `${one}${two}${four}`,
      `${one}${two}ای${four}`,
      `${one}${two}ا${four}`,
    ]
  }
  return []
}

/**
 * What follows a Tajik noun or adjective.
 * @source Perry, A Tajik Persian Reference Grammar; Грамматикаи забони адабии ҳозираи тоҷик
 */
const tajik = slots(
  'тар(?:ин)?|гӣ|вор',
  'ҳо|он|гон|ен|вон|от|ет|ҷот',
  'и|ӣ|е|ам|ат|аш|амон|атон|ашон|ямон|ятон|яшон|ям|ят|яш|ро|анд|ю|у|ву|ву',
  'ро|и|е|ам|ат|аш|амон|атон|ашон|у|ю|анд|аст|ҳам',
)

/** The shapes of a Tajik word: кишвар, кишварҳои; хона, хонаҳо; шаҳрӣ, шаҳриён. */
export function tajikShapes(lemma: string): WordShape[] {
  const stems = [lemma]
  if (lemma.endsWith('ӣ')) stems.push(`${lemma.slice(0, -1)}и`)
  if (lemma.endsWith('и')) stems.push(`${lemma.slice(0, -1)}ӣ`)
  if (/[ъй]$/u.test(lemma)) stems.push(lemma.slice(0, -1))
  const [f, a, l, ...rest] = Array.from(lemma).filter((letter) => !/[аеиоуӣӯ]/u.test(letter))
  const shapes = stems.map((stem): WordShape => ({ stem, ending: tajik }))
  if (
    f !== undefined &&
    a !== undefined &&
    l !== undefined &&
    rest.length === 0 &&
    lemma.length <= 6
  ) {
    for (const plural of [
      `а${f}${a}о${l}`,
      `${f}у${a}у${l}`,
      `${f}у${a}а${l}о`,
      `а${f}${a}и${l}а`,
    ]) {
      shapes.push({ stem: plural, ending: tajik })
    }
  }
  return shapes
}

/** Endings of English, for a term base is bilingual as a rule. */
const english = oneOf('s es ’s d ed ing er ers')

/** The shapes of an English word, folded: country, countries; bank, bank’s. */
export function englishShapes(lemma: string): WordShape[] {
  const shapes: WordShape[] = [{ stem: lemma, ending: english }]
  if (/[^aeiou]y$/u.test(lemma))
    shapes.push({ stem: lemma.slice(0, -1), ending: oneOf('ies ied ier') })
  if (lemma.endsWith('e'))
    shapes.push({ stem: lemma.slice(0, -1), ending: oneOf('ing ed es er ers') })
  if (/fe?$/u.test(lemma)) shapes.push({ stem: lemma.replace(/fe?$/u, 'v'), ending: oneOf('es') })
  if (lemma.endsWith('man')) shapes.push({ stem: lemma.replace(/man$/u, 'men'), ending: english })
  return shapes
}

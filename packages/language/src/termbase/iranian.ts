import { slots, oneOf, type WordShape } from './ending.ts'

/**
 * What follows a Persian noun or adjective, joiners dropped: plural, comparison, possessor or
 * copula, the particle of the indefinite, and را written together.
 * @source Lazard, Grammaire du persan contemporain; Windfuhr & Perry, Persian and Tajik
 */
const persian = slots(
  'ه?ا[یه]?|تر(?:ین)?|گی',
  'ه?ا|ان|گان|یان|ات|یات|جات|ین|ون',
  'ی[یم]?|ا?م|ا?ت|ا?ش|[یا]?مان|[یا]?تان|[یا]?شان|ند|اند|ید|یم|ست|است|ای|یی',
  'ی|را|و|ش|م',
)

/** Arabic plurals in use whose letters a rule would only guess. */
const ARABIC_PLURALS: Readonly<Record<string, string>> = {
  ماده: 'مواد',
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

/** The shapes of a Persian word, folded: کشور, کشورهای; عمل, اعمال. */
export function persianShapes(lemma: string): WordShape[] {
  const stems = [lemma, ...brokenPlurals(lemma)]
  // A silent ه goes before -گان and Arabic -ات.
  if (lemma.endsWith('ه')) stems.push(lemma.slice(0, -1))
  return stems.filter((stem) => stem.length > 1).map((stem) => ({ stem, ending: persian }))
}

/**
 * The broken plurals that the patterns of Arabic allow for a noun of three or four letters, long
 * vowels not counted: عمل gives اعمال, عمول, …; مسجد gives مساجد.
 * @source Wright, A Grammar of the Arabic Language, I, §§ 304–305
 */
export function brokenPlurals(lemma: string): string[] {
  const root = Array.from(lemma.length > 3 ? lemma.replace(/[هت]$/u, '') : lemma)
  const bones = root.filter((letter, at) => at === 0 || !/[اوی]/u.test(letter))
  const made: string[] = []
  if (root.length >= 3 && root.length <= 5 && bones.length === 3) {
    const [f, a, l] = bones
    made.push(`ا${f}${a}ا${l}`, `${f}${a}و${l}`, `${f}${a}ا${l}`, `${f}${a}${l}ا`, `${f}${a}${l}`)
    made.push(
      `ا${f}${a}${l}ا`,
      `ا${f}${a}${l}ه`,
      `${f}${a}ای${l}`,
      `${f}و${a}ا${l}`,
      `${f}وا${a}${l}`,
      `${f}${a}ا${l}ا`,
    )
    made.push(`${f}${a}ائ${l}`.replace('ئ', 'ی'))
  }
  if (bones.length === 4 || (root.length >= 4 && root.length <= 6 && bones.length === 4)) {
    const [f, a, l, m] = bones
    made.push(`${f}${a}ا${l}${m}`, `${f}${a}ا${l}ی${m}`, `${f}${a}ا${l}${m}ه`)
  }
  // Three letters with a weak one in the middle: حال, احوال; باب, ابواب; قول, اقوال.
  if (root.length === 3 && /[اوی]/u.test(root[1]!)) {
    made.push(`ا${root[0]}وا${root[2]}`, `ا${root[0]}یا${root[2]}`, `${root[0]}یو${root[2]}`)
  }
  // تصویر, تصاویر.
  const verbal = /^ت(.)(.)ی(.)$/u.exec(lemma)
  if (verbal !== null) made.push(`ت${verbal[1]}ا${verbal[2]}ی${verbal[3]}`)
  // A weak last letter: عضو, اعضا; شیء, اشیا; قاضی, قضات.
  if (root.length === 3 && /[ویءا]/u.test(root[2]!)) made.push(`ا${root[0]}${root[1]}ا`)
  if (root.length === 4 && root[1] === 'ا' && root[3] === 'ی') made.push(`${root[0]}${root[2]}ات`)
  if (root.length === 4 && root[1] === 'ا' && root[2] === 'ی') made.push(`${root[0]}وای${root[3]}`)
  const listed = Object.hasOwn(ARABIC_PLURALS, lemma) ? ARABIC_PLURALS[lemma]!.split(' ') : []
  return [...made, ...listed].filter((plural) => plural !== lemma)
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
  if (/[аъй]$/u.test(lemma)) stems.push(lemma.slice(0, -1))
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

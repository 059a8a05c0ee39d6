import { pastStems, presentStems } from './tajik-verbs.ts'
import { animate, brokenPlurals, unchanged } from './tajik-words.ts'
import { rootsByForm, wordList } from './word-list.ts'

/** я, ю, ё, and е after a vowel, hold a й that belongs to the stem: гӯяд is гӯй-ад. ӣ only ends words. */
function plainTajik(word: string): string {
  return word
    .replace(/(?<=[аеёиоуӯэюяӣ])е/gu, 'йе')
    .replaceAll('я', 'йа')
    .replaceAll('ю', 'йу')
    .replaceAll('ё', 'йо')
    .replace(/[ь’ʼ]/gu, '')
}

/**
 * The stem under which the forms of a Tajik word are found together: the past stem of a simple verb,
 * the singular of a noun without ezafe, article, object mark and attached pronouns.
 * @source J. R. Perry, A Tajik Persian Reference Grammar (2005); Грамматикаи забони адабии ҳозираи
 * тоҷик (1985)
 */
export function stemTajik(word: string): string {
  const plain = plainTajik(word)
  return irregular.get(plain) ?? verbOf(plain.replaceAll('ӣ', 'и')) ?? nominal(plain)
}

const irregular: ReadonlyMap<string, string> = rootsByForm(
  {
    'омад.':
      'биё биёед биёянд биёяд биёям биёем наояд меоянд меояд меоям меоед меоем намеояд намеоянд ояд оянд',
    'буд.':
      'ҳаст ҳастам ҳастед ҳастем ҳастанд ҳастӣ нест нестам нестанд нестем нестед набуд набуданд',
    'шуд.': 'шуданаш',
    одам: 'одам одамон одамро одами одаме одамонро одамони',
  },
  plainTajik,
)

const pastEndings = [
  'аандро', 'агист', 'агианд', 'агиам', 'анди', 'аанд', 'ааст', 'аам', 'айам', 'аеам', 'айем', 'айед', 'аем', 'аед', 'аи',
  'анд', 'агиҳо', 'агон', 'аги', 'анаш', 'анам', 'анро', 'ани', 'ане', 'ан', 'ам', 'ем', 'ед', 'етон', 'и', 'а', '',
] // prettier-ignore
const presentEndings = ['анд', 'етон', 'ам', 'ад', 'ем', 'ед', 'и', '']

function verbOf(word: string): string | undefined {
  for (const preverb of ['', 'бар', 'дар', 'боз', 'фаро', 'фурӯ', 'во']) {
    if (!word.startsWith(preverb)) continue
    const found = simpleVerb(word.slice(preverb.length))
    if (found !== undefined) return `${preverb}${found}.`
  }
  return undefined
}

function simpleVerb(word: string): string | undefined {
  for (const prefix of ['наме', 'ме', 'на', 'би', 'бу', 'ма', '']) {
    if (!word.startsWith(prefix)) continue
    const rest = word.slice(prefix.length)
    if (rest.length < 2) continue
    const marked = prefix !== ''
    for (const ending of pastEndings) {
      if (!rest.endsWith(ending)) continue
      const stem = pastStems.get(rest.slice(0, rest.length - ending.length))
      if (stem !== undefined && !(ending === 'и' && !marked && noun.has(stem))) return stem
    }
    for (const ending of presentEndings) {
      if (!rest.endsWith(ending)) continue
      const present = rest.slice(0, rest.length - ending.length)
      const stem = presentStems.get(present)
      if (stem === undefined) continue
      if (
        ending === '' &&
        prefix !== 'наме' &&
        prefix !== 'би' &&
        prefix !== 'бу' &&
        prefix !== 'ме'
      )
        continue
      // Unmarked, a present stem with -ам or -и is more often a noun: номам, корам.
      if (!marked && (ending === 'и' || ending === 'ам') && !soundlyVerbal.has(present)) continue
      return stem
    }
  }
  return undefined
}

const noun = new Set(
  wordList('гузашт шикаст суруд даромад баромад буд дод сохт харид дид навишт пайваст баст'),
)
const soundlyVerbal = new Set(
  wordList('кун шав диҳ деҳ гир равв рав гӯй дор тавон хоҳ навис бош дон'),
)

/** Pronouns, the object mark, the article, ezafe and "and", from the end inwards. */
function nominal(word: string): string {
  const whole = brokenPlurals.get(word)
  if (whole !== undefined) return canonical(whole)
  let stem = word.replace(/(?<=.{4})ест$/u, '')
  if (
    !unchanged.has(stem) &&
    (/.{3}[^аеиоуӯэӣй]у$|.{3}йу$/u.test(stem) || /^.{2}[^аеиоуӯэӣ]{2}у$/u.test(stem))
  ) {
    stem = stem.replace(/й?у$/u, '')
  }
  if (/.{2,}ро$/u.test(stem) && !unchanged.has(stem)) stem = stem.slice(0, -2)
  const mayHaveEzafe = stem === word
  stem = withoutPronoun(stem)
  if (!unchanged.has(stem)) {
    if (mayHaveEzafe && /.и$/u.test(stem)) stem = stem.slice(0, -1)
    else if (/.{3,}е$/u.test(stem)) stem = stem.replace(/(?<=[аеиоуӯ])йе$|е$/u, '')
  }
  stem = singular(stem)
  if (!unchanged.has(stem) && !animate.has(stem)) stem = stem.replace(/(?<=.{2})тар(?:ин)?$/u, '')
  return canonical(stem)
}

function withoutPronoun(word: string): string {
  if (unchanged.has(word)) return word
  const plural = /^(.+ҳо)(?:йамон|йатон|йашон|йам|йат|йаш)$/u.exec(word)
  if (plural !== null) return plural[1]!
  const many = /^(.{3,}?)й?(?:амон|атон|ашон)$/u.exec(word)
  if (many !== null) return many[1]!
  const one = /^(.{3,})(?:ам|аш)$/u.exec(word)
  if (one !== null && !/(?:каш|одам|[ҳхкзр]ам|[^аиоу]{3})$/u.test(word))
    return one[1]!.replace(/(?<=[оӯу])й$/u, '')
  return word
    .replace(/(?<=.{2}а)ат$/u, '')
    .replace(/(?<=.{2}[оӯ])йат$/u, '')
    .replace(/(?<=.{3}и)ат$/u, (end) => (word.length > 7 ? '' : end))
}

function singular(word: string): string {
  const broken = brokenPlurals.get(word)
  if (broken !== undefined) return broken
  const many = /^(.{2,})ҳо$/u.exec(word)
  if (many !== null) return brokenPlurals.get(many[1]!) ?? many[1]!
  if (unchanged.has(word)) return word
  const animates = /^(.{2,})гон$/u.exec(word)
  if (animates !== null && word.length > 5) return animates[1]!.replace(/а?$/u, 'а')
  const vowel = /^(.{2,}[иоӯу])йон$/u.exec(word)
  if (vowel !== null) return vowel[1]!
  const persons = /^(.{2,})(?:он)$/u.exec(word)
  if (persons !== null && (animate.has(persons[1]!) || agent.test(persons[1]!))) return persons[1]!
  const arabic = /^(.{4,}[^ий])от$/u.exec(word)
  if (arabic !== null) return arabic[1]!
  return word
}

const agent =
  /(?:гар|кор|гузор|манд|дор|шинос|навис|соз|пардоз|бон|вар|ванд|боз|хон|дӯст|йоб|параст|фурӯш|нишин|талаб|омӯз|нигор|чи|иқ|анд)$/u

/** ӣ is и before an ending; nouns and adjectives in -а lose nothing. */
function canonical(stem: string): string {
  return stem.replaceAll('ӣ', 'и')
}

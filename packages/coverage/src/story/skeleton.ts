import { primaryOf } from '@suyab/language/tag'
import { rough } from './hanzi-sound.ts'

/**
 * Consonants that languages hear alike, a letter for each: `S` for s, z and ts, `J` for j, ch, sh
 * and zh, `H` for h and kh, `A` for any vowel at a name's beginning.
 */
const cyrillic: Readonly<Record<string, string>> = {
  б: 'B', в: 'V', г: 'G', ґ: 'G', ғ: 'G', д: 'D', ж: 'J', җ: 'J', ҷ: 'J', з: 'S', к: 'K', қ: 'K',
  л: 'L', м: 'M', н: 'N', ң: 'NG', п: 'P', р: 'R', с: 'S', т: 'T', ф: 'F', х: 'H', ҳ: 'H', һ: 'H',
  ц: 'S', ч: 'J', ш: 'J', щ: 'J', ў: 'W',
} // prettier-ignore

/** و is a consonant only where it begins a word; elsewhere nobody can tell it from a vowel. */
const arabic: Readonly<Record<string, string>> = {
  ب: 'B', پ: 'P', ت: 'T', ط: 'T', ٹ: 'T', ث: 'S', ج: 'J', چ: 'J', ژ: 'J', ش: 'J', ح: 'H', خ: 'H',
  ه: 'H', ہ: 'H', ھ: '', د: 'D', ڈ: 'D', ذ: 'S', ر: 'R', ڑ: 'R', ز: 'S', ض: 'S', ظ: 'S', س: 'S',
  ص: 'S', غ: 'G', ف: 'F', ق: 'K', ک: 'K', ك: 'K', گ: 'G', ل: 'L', م: 'M', ن: 'N', ں: 'N', و: 'W',
} // prettier-ignore

const devanagari: Readonly<Record<string, string>> = {
  क: 'K', ख: 'K', ग: 'G', घ: 'G', ङ: 'N', च: 'J', छ: 'J', ज: 'J', झ: 'J', ञ: 'N', ट: 'T', ठ: 'T',
  ड: 'D', ढ: 'D', ण: 'N', त: 'T', थ: 'T', द: 'D', ध: 'D', न: 'N', प: 'P', फ: 'F', ब: 'B', भ: 'B',
  म: 'M', र: 'R', ल: 'L', ळ: 'L', व: 'V', श: 'J', ष: 'J', स: 'S', ह: 'H',
} // prettier-ignore

/** Letters with a dot beneath, which turns them into the sounds of borrowed words. */
const dotted: readonly (readonly [RegExp, string])[] = [
  [/\u095B|ज\u093C/gu, 'स'],
  [/\u0959|ख\u093C/gu, 'ह'],
  [/[\u095C\u095D]|[डढ]\u093C/gu, 'र'],
]

type Spelling = readonly (readonly [RegExp, string])[]

/** Spellings of English, the first that fits; capitals are classes already. */
const english: Spelling = [
  [/^(?:kn|gn|pn)/u, 'N'],
  [/^wr/u, 'R'],
  [/^ps/u, 'S'],
  [/^x/u, 'S'],
  [/sch|tch|dge?(?=[eiy])|dg/u, 'J'],
  [/ch(?=[rl])/u, 'K'],
  [/sh|ch|zh|j/u, 'J'],
  [/ph/u, 'F'],
  [/kh/u, 'H'],
  [/gh(?=[tsn]|$)/u, ''],
  [/ts|tz|zz|z/u, 'S'],
  [/sc(?=[eiy])|c(?=[eiy])/u, 'S'],
  [/ck|q|c/u, 'K'],
  [/x/u, 'KS'],
]

const uzbek: Spelling = [
  [/sh|ch|j/u, 'J'],
  [/ts|z|c/u, 'S'],
  [/x/u, 'H'],
  [/q/u, 'K'],
  [/g[ʻ'’‘]/u, 'G'],
]

const plainLatin = /[bdfghklmnprst]/u
const vowel = /[aeiouyéáíóúüöäîâ]|[аеёиоуыэюяіїєәөүұӣӯй]/u

/**
 * The consonant skeletons under which a name is found in any script, the likeliest first: `BJK` for
 * Bishkek, Бишкек, بیشکک and बिश्केक. More than one where a spelling can be heard in several ways;
 * none where fewer than two consonants are left. Chinese has {@link import('./hanzi-sound.ts')}.
 *
 * @param language of the text the word stands in, BCP 47
 */
export function skeletons(word: string, language: string): string[] {
  const plain = word.normalize('NFC').toLowerCase()
  const heard = new Set<string>()
  for (const sounds of soundings(plain, language)) {
    const skeleton = settled(sounds)
    heard.add(skeleton)
    // Arabic script hides a v within a word: find it there without.
    const hidden = `${skeleton.slice(0, 1)}${skeleton.slice(1).replaceAll('V', '')}`
    heard.add(merged(hidden))
  }
  return [...heard].filter((skeleton) => skeleton.replace(/^A/u, '').length >= 2).slice(0, 4)
}

/**
 * The same as Chinese characters render it, which tell neither voiced from voiceless nor l from r
 * and often leave an r out: what {@link import('./hanzi-sound.ts').hanziNames} is compared with.
 */
export function roughSkeletons(word: string, language: string): string[] {
  const plain = word.normalize('NFC').toLowerCase()
  const isArabic = /\p{Script=Arabic}/u.test(plain)
  const found = new Set<string>()
  for (const sounds of soundings(plain, language)) {
    found.add(rough(settled(sounds)))
    const silent = isArabic ? /R$/u : /R(?!a)/gu
    found.add(rough(settled(sounds.replace(silent, ''))))
  }
  return [...found].filter((skeleton) => skeleton.replace(/^A/u, '').length >= 2).slice(0, 4)
}

/** The classes of the sounds in order, `a` for vowels and `W` for what is a vowel or a v. */
function soundings(plain: string, language: string): string[] {
  if (/\p{Script=Cyrillic}/u.test(plain)) return cyrillicSoundings(plain)
  if (/\p{Script=Arabic}/u.test(plain)) return [mapped(plain.replace(/^[اآعأإ]/u, 'a'), arabic)]
  if (/\p{Script=Devanagari}/u.test(plain)) return [devanagariSounding(plain)]
  if (!/\p{Script=Latin}/u.test(plain)) return []
  const bare = plain.normalize('NFD').replace(/[\u0300-\u036F]/gu, '')
  if (primaryOf(language) === 'uz') return [spelled(bare, uzbek)]
  const usual = spelled(bare, english)
  const others: string[] = []
  if (/g[eiy]/u.test(bare)) others.push(spelled(bare.replace(/g(?=[eiy])/gu, 'j'), english))
  if (/ch/u.test(bare)) others.push(spelled(bare.replace(/ch/gu, 'k'), english))
  return [usual, ...others]
}

function cyrillicSoundings(plain: string): string[] {
  const sounds = mapped(
    plain
      .replace(/цз|чж/gu, 'ж')
      .replace(/^у(?=[аеёиоэюя])/u, 'в')
      .replace(/[ъь'’ʼ]/gu, ''),
    cyrillic,
  )
  // Russian and its neighbours write the h of Harry and Hong Kong as г.
  return sounds.startsWith('G') ? [sounds, `H${sounds.slice(1)}`] : [sounds]
}

function devanagariSounding(plain: string): string {
  let text = plain
  for (const [letter, by] of dotted) text = text.replace(letter, by)
  return mapped(text.replace(/[ंँ](?=[पबभफम])/gu, 'म').replace(/[ंँ]/gu, 'न'), devanagari)
}

function mapped(text: string, classes: Readonly<Record<string, string>>): string {
  return Array.from(text, (letter) => classes[letter] ?? 'a').join('')
}

function spelled(word: string, spelling: Spelling): string {
  let sounds = ''
  for (let at = 0; at < word.length;) {
    const [length, sound] = soundAt(word, at, spelling)
    sounds += sound
    at += length
  }
  return sounds
}

function soundAt(word: string, at: number, spelling: Spelling): readonly [number, string] {
  for (const [letters, sound] of spelling) {
    const sticky = stickyOf(letters)
    sticky.lastIndex = at
    const found = sticky.exec(word)
    if (found !== null && found[0] !== '') return [found[0].length, sound]
  }
  const letter = word[at]!
  const next = word[at + 1] ?? ''
  if (letter === 'w' || letter === 'v') {
    return [1, letter === 'v' || vowel.test(next) || at === 0 ? 'V' : 'a']
  }
  return [1, plainLatin.test(letter) ? letter.toUpperCase() : 'a']
}

const stickies = new Map<RegExp, RegExp>()
function stickyOf(letters: RegExp): RegExp {
  let sticky = stickies.get(letters)
  if (sticky === undefined) stickies.set(letters, (sticky = new RegExp(letters.source, 'uy')))
  return sticky
}

/** Vowels and h within a word left out, what sounds as one written once. */
function settled(sounds: string): string {
  const initial = sounds.startsWith('a') ? 'A' : ''
  const consonants = sounds
    .replace(/^W/u, 'V')
    .replace(/(?<=.)[HW]/gu, '')
    .replaceAll('a', '')
    // Dalbekov ends as it is heard in Persian, وف.
    .replace(/(?<=.)F$/u, 'V')
  return `${initial}${merged(consonants)}`
}

function merged(consonants: string): string {
  return consonants.replace(/[TD](?=J)|T(?=S)/gu, '').replace(/(.)\1+/gu, '$1')
}

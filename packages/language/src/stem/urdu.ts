import { singulars } from './arabic-plurals.ts'
import { inflectedAdjectives, verbRoots } from './hindi-verbs.ts'
import { urduPlurals, urduRoots, urduUnchanged } from './urdu-words.ts'
import { rootsByForm } from './word-list.ts'

const consonants: Readonly<Record<string, string>> = {
  क: 'ک', ख: 'کھ', ग: 'گ', घ: 'گھ', ङ: 'ن', च: 'چ', छ: 'چھ', ज: 'ج', झ: 'جھ', ञ: 'ن', ट: 'ٹ', ठ: 'ٹھ',
  ड: 'ڈ', ढ: 'ڈھ', ण: 'ن', त: 'ت', थ: 'تھ', द: 'د', ध: 'دھ', न: 'ن', प: 'پ', फ: 'پھ', ब: 'ب', भ: 'بھ',
  म: 'م', य: 'ی', र: 'ر', ल: 'ل', व: 'و', श: 'ش', ष: 'ش', स: 'س', ह: 'ہ', 'ा': 'ا', 'ि': '', 'ी': 'ی',
  'ु': '', 'ू': 'و', 'े': 'ی', 'ै': 'ی', 'ो': 'و', 'ौ': 'و', '्': '', 'ं': 'ن', 'ँ': 'ن', अ: 'ا', आ: 'آ',
  इ: 'ا', ई: 'ای', उ: 'ا', ऊ: 'او', ए: 'ای', ऐ: 'ای', ओ: 'او', औ: 'او',
} // prettier-ignore

/** How Urdu writes a Hindi root: without short vowels. */
function inUrdu(root: string): string {
  return Array.from(
    root
      .replaceAll('ड़', '़R')
      .replace(/ड\u093C/gu, 'R')
      .replace(/ढ\u093C/gu, 'Q'),
  )
    .map((sign) => (sign === 'R' ? 'ڑ' : sign === 'Q' ? 'ڑھ' : (consonants[sign] ?? '')))
    .join('')
    .replace(/(?<=.)[یی]$/u, /[ेै]$/u.test(root) ? 'ے' : 'ی')
}

const roots: ReadonlySet<string> = new Set(
  [...verbRoots.map(inUrdu), ...urduRoots].map(plainUrdu).filter((root) => root.length > 1),
)
const inflected: ReadonlySet<string> = new Set(
  inflectedAdjectives
    .map(inUrdu)
    .map(plainUrdu)
    .filter((stem) => stem.length > 2),
)

/** One letter for each of those that keyboards and the two norms of Unicode write apart. */
function plainUrdu(word: string): string {
  return word
    .replace(/[\p{Mn}\p{Cf}\u0640]/gu, '')
    .replace(/[يى]/gu, 'ی')
    .replace(/ك/gu, 'ک')
    .replace(/[أإٱ]/gu, 'ا')
    .replace(/[هةۃە]/gu, 'ہ')
    .replace(/ۂ|ۀ/gu, 'ہ')
    .replace(/[ئۓ]/gu, 'ئ')
    .replace(/ء$/u, '')
}

const irregular: ReadonlyMap<string, string> = rootsByForm(
  {
    کر: 'کیا کی کیں کئے کیے کیجیے کیجئے کیجیئے کرکے',
    لڑائی: 'لڑائی لڑائیاں لڑائیوں',
    پڑھائی: 'پڑھائی پڑھائیاں پڑھائیوں',
    کمائی: 'کمائی کمائیاں کمائیوں',
    چڑھائی: 'چڑھائی چڑھائیاں چڑھائیوں',
    کٹائی: 'کٹائی',
    دھلائی: 'دھلائی',
    سلائی: 'سلائی سلائیاں',
    ملائی: 'ملائی',
    بھلائی: 'بھلائی بھلائیاں بھلائیوں',
    ہو: 'ہوا ہوئی ہوئے ہوئیں ہوں',
    ہے: 'ہے ہیں',
    تھا: 'تھا تھی تھے تھیں',
    جا: 'گیا گئی گئے گئیں',
    لے: 'لیا لی لیں لئے لیے لوں لو لیجیے لیجئے لیتا لیتے لیتی لینا لینے لینی لیکر',
    دے: 'دیا دی دیں دئے دیے دوں دو دیجیے دیجئے دیتا دیتے دیتی دینا دینے دینی دیکر',
    پی: 'پیا پئے پیے',
    نیا: 'نیا نئی نئے نیے',
    پانی: 'پانی پانیوں',
    کوئی: 'کوئی کسی',
    آ: 'آ آؤ آئے آیا آئی آئیں آؤں آنا آنے آنی آتا آتے آتی آتیں آکر',
    گاؤں: 'گاؤں',
    چھ: 'چھ',
  },
  (form) => form,
)

/**
 * The stem under which the forms of an Urdu word are found together.
 * @source R. L. Schmidt, Urdu: An Essential Grammar (1999)
 */
export function stemUrdu(word: string): string {
  const plain = plainUrdu(word)
  return irregular.get(plain) ?? verbOf(plain) ?? nominal(plain)
}

const verbEndings = [
  'نا', 'نے', 'نی', 'نیں', 'تا', 'تے', 'تی', 'تیں', 'یا', 'ا', 'ے', 'ی', 'یں', 'وں', 'و', 'ئے', 'ئی', 'ئیں', 'ئیے', 'یے',
  'ئیے', 'یئے', 'یئے', 'ؤں', 'ؤ', 'کر', 'ئیےگا', 'یےگا', 'ےگا', 'ےگی', 'یگا', 'یگی', 'ینگے', 'یںگے', 'وںگا', 'وںگی', 'وگے', 'ئےگا', 'ئےگی', 'ئیںگے',
] // prettier-ignore

function verbOf(word: string): string | undefined {
  if (urduUnchanged.has(word)) return undefined
  // بنا, بنی: a root in -ا that is also another root's perfect belongs to that one.
  if (roots.has(word)) {
    return /.{2}[اےی]$/u.test(word) && roots.has(word.slice(0, -1)) ? word.slice(0, -1) : word
  }
  let best: string | undefined
  for (const ending of verbEndings) {
    if (!word.endsWith(ending) || word.length - ending.length < 2) continue
    const root = word.slice(0, word.length - ending.length)
    if (!roots.has(root)) continue
    const afterVowel = /[اوےآ]$|.ی$/u.test(root)
    if (/^[ئؤ]/u.test(ending) && !afterVowel && ending !== 'ئے' && ending !== 'ئیے') continue
    if (ending === 'یا' && !afterVowel) continue
    // جانا is what جا does, although there is a جان.
    if (/^ن[اےی]$/u.test(ending)) return root
    if (best === undefined || root.length > best.length) best = root
  }
  return best
}

function nominal(word: string): string {
  const broken = urduPlurals.get(word) ?? singulars.get(word.replaceAll('ہ', 'ه'))
  if (broken !== undefined) return canonical(plainUrdu(broken.replaceAll('ه', 'ہ')))
  if (urduUnchanged.has(word)) return word
  const rules: readonly (readonly [RegExp, string])[] = [
    [/(?<=.{2})(?:یاں|یوں|یو)$/u, 'ی'],
    [/(?<=.{2}[اوی])(?:ئیں|ؤں|ؤ|ئوں)$/u, ''],
    [/(?<=.{2})(?:واں|ویں)$/u, ''],
    [/(?<=.{2})(?:وں|یں)$/u, ''],
    [/(?<=.{3})یات$/u, 'یت'],
    [/(?<=.{3})(?:گان)$/u, 'ہ'],
    [/(?<=.{3})(?:ات)$/u, ''],
    [/(?<=.{3}[^یاو])(?:ین)$/u, ''],
  ]
  for (const [ending, rest] of rules) {
    if (!ending.test(word)) continue
    const stem = word.replace(ending, rest)
    if (/ات$|ین$/u.test(word) && ending.source.length < 20 && !fromArabic(stem)) continue
    const again = urduPlurals.get(stem) ?? singulars.get(stem.replaceAll('ہ', 'ه'))
    return canonical(again === undefined ? stem : plainUrdu(again.replaceAll('ه', 'ہ')))
  }
  return canonical(word)
}

/** Retroflex and aspirated letters are in no Arabic word, so neither is its plural. */
function fromArabic(stem: string): boolean {
  return stem.length > 2 && !/[ٹڈڑھگچپ]/u.test(stem)
}

function canonical(word: string): string {
  if (word.length < 3) return word
  if (/[یئ]$/u.test(word)) return inflected.has(word.slice(0, -1)) ? word.slice(0, -1) : word
  return word.replace(/(?<=.{2})(?:ے|ا|(?<=[^اوی]|.{3}ی)ہ)$/u, '')
}

import { singulars } from './arabic-plurals.ts'
import { pastStems, presentStems } from './persian-verbs.ts'
import { rootsByForm, wordList } from './word-list.ts'

const preverbs = ['بر', 'در', 'باز', 'فرا', 'وا', 'فرو', 'ور', 'پس', '']

/** Letters by which the two norms and the keyboards differ. */
function plainPersian(word: string): string {
  return word
    .replace(/[\p{Mn}\p{Cf}\u0640]/gu, '')
    .replace(/[يىئ]/gu, 'ی')
    .replace(/ك/gu, 'ک')
    .replace(/[أإٱ]/gu, 'ا')
    .replace(/ؤ/gu, 'و')
    .replace(/[ةۀە]/gu, 'ه')
    .replace(/ء$/u, '')
}

/**
 * The stem under which the forms of a Persian word are found together: the past stem of a simple
 * verb, the singular of a noun without what is attached to it.
 * @source G. Lazard, A Grammar of Contemporary Persian (1992); S. Mahootian, Persian (1997)
 */
export function stemPersian(word: string): string {
  // Written apart, the endings are certain: خانه‌ای is no plural of خان.
  const apart = /^(.{2,})\u200C(?:ا(?:ی|م|ت|ش|ند|یم|ید|ست)|ی)$/u.exec(word)
  const plain = plainPersian(apart !== null && !/(?:ن?می)$/u.test(apart[1]!) ? apart[1]! : word)
  return irregular.get(plain) ?? verbOf(plain) ?? nominal(plain)
}

const irregular: ReadonlyMap<string, string> = rootsByForm(
  {
    کرد: 'شد شدند شده شده‌اند شود شوند شدم شدیم شدن می‌شد می‌شود می‌شوند می‌شدند نشد نشده نمی‌شود نمی‌شوند بشود نشود شوی شوم کنی نکن مکن',
    دوره: 'دوران',
    هست: 'هست هستند هستم هستیم هستید نیست نیستند نیستم نیستیم',
    آمد: 'بیا بیایید بیاید بیایند بیایم بیاییم نیامد نیامده نیامدند نیاید میاید میآید میایند آید آیند',
    آقا: 'آقای آقایان',
    مردم: 'مردم مردمی مردمان',
    تنها: 'تنها',
  },
  plainPersian,
)

function verbOf(word: string): string | undefined {
  for (const preverb of preverbs) {
    if (!word.startsWith(preverb) || word.length - preverb.length < 2) continue
    const rest = word.slice(preverb.length)
    const found = simpleVerb(rest, preverb !== '')
    if (found !== undefined) return preverb === '' ? found : preverb + found
  }
  return undefined
}

/** Present stems that are hardly nouns, so that کنم is a form of a verb. */
const soundlyVerbal: ReadonlySet<string> = new Set(
  wordList('کن دار شو گو خواه دان توان ده گیر کش رو رس بین آور'),
)

function simpleVerb(word: string, hasPreverb: boolean): string | undefined {
  for (const prefix of ['نمی', 'می', 'ن', 'ب', '']) {
    if (!word.startsWith(prefix)) continue
    let rest = word.slice(prefix.length)
    if (/^(?:ن|ب)$/u.test(prefix) && rest.startsWith('ی')) rest = rest.slice(1)
    if (rest.length < 2) continue
    const marked = prefix !== '' || hasPreverb
    const found =
      marked && prefix !== 'ن'
        ? (presentOf(rest, prefix, marked) ?? pastOf(rest))
        : (pastOf(rest) ?? presentOf(rest, prefix, marked))
    if (found !== undefined) return found
  }
  return undefined
}

const pastEndings = [
  'هاند',
  'هاست',
  'هایم',
  'هاید',
  'هام',
  'های',
  'هبود',
  'هبودند',
  'ند',
  'یم',
  'ید',
  'ی',
  'ن',
  'م',
  'ه',
  '',
]
const presentEndings = ['یند', 'ییم', 'یید', 'ید', 'ند', 'یم', 'ید', 'د', 'م', 'ی', '']

function pastOf(rest: string): string | undefined {
  for (const ending of pastEndings) {
    if (!rest.endsWith(ending)) continue
    const stem = pastStems.get(rest.slice(0, rest.length - ending.length))
    if (stem !== undefined) return stem
  }
  return undefined
}

function presentOf(rest: string, prefix: string, marked: boolean): string | undefined {
  for (const ending of presentEndings) {
    if (!rest.endsWith(ending)) continue
    const present = rest.slice(0, rest.length - ending.length)
    const stem = presentStems.get(present)
    if (stem === undefined) continue
    if (ending === 'ید' && present.endsWith('ا')) return stem
    if (ending === 'ی' && prefix === '') continue
    // Without می or ب a present stem is most often a noun: ساز, بین, خواب.
    if (marked && (ending !== '' || (prefix === 'ب' && present.length > 1))) return stem
    if (soundlyVerbal.has(present) && ending !== '') return stem
    if (present.length > 1 && /^(?:ند|د|یم|یند)$/u.test(ending)) return stem
  }
  return undefined
}

const plural = /(?:هایی|هایشان|هایمان|هایتان|هایش|هایم|هایت|های|ها)$/u

function nominal(word: string): string {
  const direct = singulars.get(word)
  if (direct !== undefined) return direct
  let stem = word
  const many = plural.exec(word)
  if (many !== null && many.index > 1) stem = word.slice(0, many.index)
  else stem = withoutEnding(word)
  stem = stem.replace(/(?<=.{2})(?:ترین|تر)$/u, '')
  return singulars.get(stem) ?? stem
}

function withoutEnding(word: string): string {
  const many = /^(.{2,}?)(?:ان|ین)ی?$/u.exec(word)
  if (many !== null && (people.has(many[1]!) || agent.test(many[1]!))) return many[1]!
  const one = /^(.{2,})ی$/u.exec(word)
  if (one !== null && (countable.has(one[1]!) || singulars.has(one[1]!))) return one[1]!
  const rules: readonly (readonly [RegExp, string])[] = [
    [/(?<=.{3})گان(?:ی)?$/u, 'ه'],
    [/(?<=.{2})(?:ترین|تری|تر)$/u, ''],
    [/(?<=.{3}[اوی])یان(?:ی)?$/u, ''],
    [/(?<=.{3}ی)(?:ان|انی)$/u, ''],
    [/(?<=.{4}[^ی])(?:ات|اتی)$/u, ''],
    [/(?<=.{2}[او])(?:یی|ی)$/u, ''],
    [/(?<=.{4}[^نریکفه])شان$/u, ''],
  ]
  if (unchanged.test(word)) return word
  for (const [ending, rest] of rules) if (ending.test(word)) return word.replace(ending, rest)
  return word
}

/** Words that only look as if they had an ending. */
const unchanged =
  /(?:^(?:دختر|دفتر|کمتر|مشتر|کامپیوتر|تئاتر|چتر|متر|کیلومتر|سانتیمتر|میلیمتر|بستر|خاکستر|شتر|کبوتر|دکتر|تیتر|فیلتر|لیتر|موتور|کنتر|گروگان|بازرگان|رایگان|ارگان|واژگان|یگان|دیدگان|جهان|امکان|ادبیات|حیات|نجات|مالیات|عملیات|جزییات|نبات|ثبات|ملاقات|مجازات|مبارزات|مکافات|روحانی|آقای|خدای)|ولات)$/u

/** People, whose plural is in -ان or, if the word is Arabic, in -ین. */
const people: ReadonlySet<string> = new Set(
  wordList(`بیمار دوست برادر خواهر زن مرد کودک یار مسافر مخاطب قاتل معاون ناظر صاحب متهم مسیول مسئول کارشناس
    استاد محقق شاعر مدیر رهبر معلم زندانی کارمند سرباز شهروند جوان مهمان میهمان پدر مادر پسر دختر
    فرزند پزشک پرستار جراح مهندس وکیل وزیر سفیر خبرنگار نویسنده بازیکن بازیگر ورزشکار قهرمان مربی داور
    هنرمند هوادار طرفدار مخالف موافق مجروح قربان مردم مسلمان یهود مسیح ایرانی انسان جانور حیوان پرنده
    درخت سر سخن چشم دست بزرگ کهن تندرو میانهرو پیشرو کشاورز دامدار روحان متخصص مشترک مجاهد متحد والد
    مهاجر مدافع منتقد مترجم مولف مبارز مجرم مامور مأمور مقام ساکن شاهد شرکتکننده عاشق فرمانده فعال
    کارگردان مجری مشاور مصدوم معترض معتاد ملوان موسس مبلغ ناشر نگهبان وارث همسر همکار همسایه هموطن
    خلبان سیاستمدار دانشمند اندیشمند ثروتمند قدرتمند نیازمند علاقهمند دانشآموز دانشجو سرپرست کاسب حاضر
    حامی ناظم محصل معلول مصرف متقاضی غایب عابر سالمند بانو آشنا ستاره گیاه جاندار پسرک دخترک سردار
    سرهنگ سرمربی ملی آموزگار آفریدگار پروردگار خدمتگزار بنیانگذار کارگزار قانونگذار سرمایهگذار یاور
    داوطلب کارفرما خریدار بدهکار طلبکار شکارچی صفوی برانداز معاند ستمگر آتشبیار دستاندرکار صاحبنظر
    گردشگر پژوهشگر`),
)
const agent =
  /(?:گر|کار|گذار|گزار|مند|دار|شناس|نویس|ساز|پرداز|بان|ور|وند|باز|خوان|دوست|زاده|یاب|پرست|فروش|نشین|طلب|آموز|نگار)$/u

/** Nouns after which -ی is "a", and makes no adjective. */
const countable: ReadonlySet<string> = new Set(
  wordList(`چیز کار روز کس بخش مرد زن جریان مسیر گام صورت نیاز پاسخ مطلب شعر فرد نوع سال کتاب راه حال جا موج
    کم سیاست جدید رهبر زیاد خبر گروه طرح مورد دیگر مهم تعریف ضرورت دیدار سخن پسر دختر شب وقت نفر شهر
    کشور حرف سوال سؤال مشکل هدف دلیل شکل لحظه عضو تیم فیلم نام مختلف مشخص بزرگ کوچک خوب بد تازه خاص
    فراوان بسیار اندک اثر آسیب میدان جناح نقش سطح قدم حد زبان دوست مدت بیمار کودک`),
)

/** How each month begins in the languages that name it, in any case; the Gregorian ones only. */
const stems: readonly string[] = [
  'jan|янв|студз|қаңтар|yanv|ژانویه|جنوری|जनवरी',
  'feb|фев|лют|ақпан|fev|فوریه|فروری|फ़?रवरी',
  'mar|мар|сак|наурыз|mart|مارس|مارچ|मार्च',
  'apr|апр|крас|сәуір|апир|aprel|آوریل|اپریل|अप्रैल',
  'may|ма[йяе]|май|тра[ўв]|мамыр|مه|می|مئی|मई',
  'jun|июн|чэрв|маусым|iyun|ژوئن|جون|जून',
  'jul|июл|ліп|шілде|iyul|ژوئیه|جولای|جولائی|जुलाई',
  'aug|авг|жні|тамыз|avg|اوت|آگوست|اگست|अगस्त',
  'sep|сен|верас|қыркүйек|sent|سپتامبر|ستمبر|सितंबर|सितम्बर',
  'oct|окт|кастр|қазан|okt|اکتبر|اکتوبر|अक्टूबर|अक्तूबर',
  'nov|ноя|лістап|қараша|noy|نوامبر|نومبر|नवंबर|नवम्बर',
  'dec|дек|снеж|желтоқсан|dek|دسامبر|دسمبر|दिसंबर|दिसम्बर',
]
const any = stems.join('|')
const clock = String.raw`(?:[^\d]{1,12}(?<H>\d{1,2})[:：](?<M>\d\d))?`
const forms = [
  // 4 марта 2025, 4 March 2025, ۴ مارس ۲۰۲۵
  new RegExp(
    String.raw`(?<!\d)(?<d>\d{1,2})[\s.-]{0,2}(?<month>${any})\p{L}*[.,]?\s+(?<y>(?:19|20)\d\d)(?!\d)${clock}`,
    'iu',
  ),
  // March 4, 2025
  new RegExp(
    String.raw`(?<![\p{L}])(?<month>${any})\p{L}*\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>(?:19|20)\d\d)(?!\d)${clock}`,
    'iu',
  ),
  // 2025-жылдын 4-марты, 2025 жылғы 4 наурыз, 2025-yil 4-mart
  new RegExp(
    String.raw`(?<!\d)(?<y>(?:19|20)\d\d)[\s-]{0,2}(?:ж|y)\p{L}*[\s,]+(?<d>\d{1,2})[\s-]{0,2}(?<month>${any})\p{L}*${clock}`,
    'iu',
  ),
]

/** The first date in a text that names its month, ISO 8601; digits are Latin ones. */
export function dateWithMonthName(text: string): string | undefined {
  for (const form of forms) {
    const { y, month = '', d, H, M } = form.exec(text)?.groups ?? {}
    if (y === undefined || d === undefined) continue
    const number = stems.findIndex((stem) => new RegExp(`^(?:${stem})$`, 'iu').test(month)) + 1
    const date = `${y}-${String(number).padStart(2, '0')}-${d.padStart(2, '0')}`
    return H === undefined || M === undefined ? date : `${date}T${H.padStart(2, '0')}:${M}`
  }
  return undefined
}

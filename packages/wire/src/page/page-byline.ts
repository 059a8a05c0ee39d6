import { hasDoubleSurname, hasSurname } from '@suyab/language/name/surname'
import { monthPattern, months } from './page-words.ts'

const hanName = '[\\p{Script=Han}]{2,4}(?:·[\\p{Script=Han}]{1,6})?'
const upper = '(?:[A-Z]|[А-ЯЁӨҮҢ])'
const word = `${upper}(?:(?:[a-z]|[а-яёөүң])+|(?:[A-Z]|[А-ЯЁӨҮҢ])+)(?:-${upper}(?:(?:[a-z]|[а-яёөүң])+|(?:[A-Z]|[А-ЯЁӨҮҢ])+))?`
const initial = `${upper}\\.`
const person = `(?:${word}\\s(?:кызы|уулу)\\s${word}|(?:${initial}\\s?){1,2}\\s?${word}|${word}(?:\\s(?:${initial}|${word})){1,2}(?:\\s(?:кызы|уулу|КЫЗЫ|УУЛУ))?|${word}\\s${word}\\s(?:кызы|уулу)|${word}\\s(?:${initial}\\s?){1,2})`
const people = `${person}(?:(?:,\\s*|\\s+(?:и|жана|менен)\\s+)${person})*`

const zhRole =
  '(?:本报|本刊|本台|新华社|中新社|记者站)?(?:特约|见习|实习|全媒体|驻[\\p{Script=Han}]{2,4})?(?:首席)?(?:记者|通讯员|评论员|特派员|特约撰稿人|撰稿|实习生|编辑部|作者)'
const zhRolePattern = new RegExp(zhRole, 'gu')

const zhShot = '(?:文[/／·]?图|图[/／·]?文|摄影报道|文并摄|/文图|文／图|撰文摄影)'
const zhSigned = new RegExp(
  `^(?:[□■●◎◆◇▢○△▲★☆]|文[/／]|文[:：])\\s*(?:${zhRole})?\\s*${hanName}(?:\\s+${hanName})*$`,
  'u',
)
const zhNames = `[\\s:：]+[\\p{Script=Han}]{1,4}(?:·[\\p{Script=Han}]{1,6})?(?:[\\s、]+[\\p{Script=Han}]{1,4}(?:·[\\p{Script=Han}]{1,6})?){0,4}`
const zhDone = '(?:采写|撰文|撰稿|整理|采访|文字|文稿|采访整理|文)[:：/／\\s]\\s*'
const zhWritten = new RegExp(
  `^${zhDone}[\\p{Script=Han}]{2,4}(?:[\\s、]+[\\p{Script=Han}]{2,4}){0,3}$`,
  'u',
)
const zhLine = new RegExp(
  `^(?:${zhDone})?${zhRole}(?:${zhNames})?(?:\\s+${zhRole}(?:${zhNames})?)*$`,
  'u',
)
const zhShotLine = new RegExp(`^(?:${zhShot})[\\s:：]*.{2,30}$|^.{2,24}[\\s/／]*${zhShot}$`, 'u')

const shotLead =
  '(?:Текст и фото(?:графии)?|Фото и текст|Текст,? фото|Текст жана сүрөт(?:төр)?|Сүрөт жана текст|Тексти жана сүрөтү)'
const lead = `(?:${shotLead}|Текст|Авторы?|Беседовал[аи]?|Беседу (?:в[её]л[аи]?|провел[аи]?|прово?дил[аи]?)|Спрашивал[аи]?|Маектешти|Аңгемелешти|Даярдады|Кабарлады|Жазып алды|Сүйлөштү|Баарлашты|Маекти (?:жүргүзгөн|даярдаган|алып барган)|Материалды даярдаган|Подготовил[аи]?|Материал подготовил[аи]?|Записал[аи]?|Интервью (?:взял|в[её]л|пров[её]л|подготовил)[аи]?|Рассказал[аи]?|Наш(?:а|и)? корреспондент\\p{Ll}*|Корр(?:еспондент|\\.)|Тексти?|Автору|Маектешкен(?:дер)?|Аңгемелешкен|Даярдаган(?:дар)?|Жазып алган|Кабарлаган|Жазган|Баарлашкан|Кепке тарткан|Сүйлөшкөн|Кабарчыбыз|Кабарчы)`
const cyrillicLed = new RegExp(`^${lead}\\s*:?\\s+(?=${upper})`, 'u')
const shotPattern = new RegExp(`^${shotLead}`, 'u')
/** Who wrote it, but no name. */
const nameless =
  /^(?:(?:Наш |От )?[Сс]об(?:ственный|\.)?\s?(?:корр?(?:\.|еспондент)?|инф\.?|кор\.?)|Соб\. ?(?:корр|инф)\.?|Собкор|Наш корр\.?|Редакция|Редакциядан|От редакции|По информации .{2,40}|Өз кабар(?:чыбыз|ыбыз)?\.?|Өз кабарчы(?:быз)?дан\.?|Биздин кабарчы\.?|Кабарчыбыз\.?|Өз маалыматыбыз\.?)$/u
/** Offices that write news. */
const agencies =
  /^(?:Пресс-служб|Информационн\p{Ll}+ (?:служб|отдел)|Наш спецкор|Спецкор|Кабарлар бөлүмү|Маалымат (?:кызматы|бөлүмү)|Басма сөз кызматы)[^.!?]{0,50}\.?$/u
const bare = new RegExp(`^${people}(?:,\\s*(?:«[^»]{2,40}»?|(?:г\\.|с\\.|наш|соб|спец|для|атайын|обозреватель|корреспондент|${upper}).{0,40}))?\\.?$`, 'u') // prettier-ignore

/** Who made an article, as a line or a bracket says it. */
export interface Byline {
  readonly authors: readonly string[]
  /** The same made the pictures. */
  readonly shot: boolean
}

/** A line that is nothing but a byline; undefined for any other. */
export function bylineOf(text: string): Byline | undefined {
  if (text.length > 90) return undefined
  if (/\p{Script=Han}/u.test(text)) {
    if (/[。；！？]/u.test(text)) return undefined
    const inner = /^[（(](.{2,40})[）)]$/u.exec(text)?.[1]
    if (inner !== undefined && !zhLine.test(inner)) return undefined
    const line = (inner ?? text)
      .replace(/(?:图|摄影|摄)[/／:：]\s*[\p{Script=Han}]{2,4}(?=\s|$)/u, '')
      .replace(/(?<=\s)[\p{Script=Han}]{2,4}[/／](?:图|摄影|摄)(?=\s|$)/u, '')
      .replace(/^(.{2,20})[/／]文$/u, '文/$1')
      .trim()
    if (zhShotLine.test(line)) return { authors: hanNames(line.replace(new RegExp(zhShot, 'gu'), ' ')), shot: true } // prettier-ignore
    if (zhSigned.test(line) || zhWritten.test(line) || (zhLine.test(line) && !/[，]/u.test(line)))
      return { authors: hanNames(line), shot: false }
    return undefined
  }
  const bracketed = /^[/(]\s*([^/()]{3,60}?)\s*[/)]\.?$/u.exec(text)?.[1]
  if (bracketed !== undefined) return bylineOf(bracketed)
  if (agencies.test(text)) return { authors: [], shot: false }
  if (nameless.test(text)) return { authors: [], shot: false }
  const led = cyrillicLed.exec(text)
  if (led !== null) {
    // Who only took the pictures did not write.
    const rest = text.slice(led[0].length).split(/[.,;]\s*(?:Фото|Сүрөт\p{Ll}*)\s*:?\s/u)[0]!
    const names = peopleOf(rest)
    if (/\p{Ll}{3}[.!?]\s\p{Lu}\p{Ll}+\s\p{Ll}/u.test(rest)) return undefined
    return names.length === 0 || rest.length > 60
      ? undefined
      : { authors: names, shot: shotPattern.test(text) }
  }
  if (/^(?:Фото|Сүрөт|Снимк|Все|Рис)/u.test(text)) return undefined
  return bare.test(text) && /\p{Ll}/u.test(text)
    ? { authors: peopleOf(text), shot: false }
    : undefined
}

/** A Chinese name by itself, which only its place tells from a heading. */
export function bareHanName(text: string): Byline | undefined {
  const names = text.split(/[\s、]+/u)
  const are = names.every((name) => hasSurname(name) && (name.length <= 3 ? name.length >= 2 : name.length === 4 && hasDoubleSurname(name))) // prettier-ignore
  return are && names.length <= 3 ? { authors: names, shot: false } : undefined
}

/** Whether a byline may go on in the next line: its name or its paper is cut in two. */
export function isCutByline(text: string): boolean {
  if (/\p{Script=Han}/u.test(text)) {
    if (!zhLine.test(text) && !zhSigned.test(text)) return false
    return /[\s:：]\p{Script=Han}$/u.test(text) || /(?:记者|通讯员|[、:：])$/u.test(text)
  }
  if (/«[^»]*$/u.test(text)) return bare.test(text)
  return new RegExp(`^${lead}\\s*:?(?:\\s+${upper}\\p{L}*\\.?)?$`, 'u').test(text)
}

/** Names of Han signs in a byline, without posts and papers; a name cut in two is closed. */
export function hanNames(text: string): string[] {
  const parts = text
    .replace(/摄\s*影\s*报\s*道/gu, ' ')
    .replace(
      /(?<=记)\s+(?=者)|(?<=通)\s+(?=讯\s?员)|(?<=通讯)\s+(?=员)|(?<=本)\s+(?=报记)|(?<=本报)\s+(?=记者)/gu,
      '',
    )
    .replace(/^(?:采写|撰文|撰稿|整理|采访整理|采访|文字|文稿)[:：/／\s]/u, ' ')
    .replace(zhRolePattern, ' | ')
    .replace(/[□■●◎◆◇▢○△▲★☆/／:：()（）]|文(?=[\s:：])/gu, ' ')
    .split(/[\s、,，]+/u)
    .filter((part) => /^(?:\||[\p{Script=Han}·]+)$/u.test(part))
  const names: string[] = []
  let joined = false
  for (const part of parts) {
    if (part === '|') {
      joined = false
      continue
    }
    const last = names.at(-1)
    if (joined && last !== undefined && (last.length === 1 || part.length === 1))
      names[names.length - 1] = last + part
    else names.push(part)
    joined = true
  }
  return names.filter((name) => name.length >= 2 && !/(?:日报|晚报|时报|编辑部|通讯社|新华社|报社)$/u.test(name)) // prettier-ignore
}

function peopleOf(text: string): string[] {
  const head = text.replace(/\.$/u, '').split(/,\s*(?=«|г\.|с\.|наш|соб|спец|атайын|обозр|корресп)/u)[0]! // prettier-ignore
  const found = head.match(new RegExp(person, 'gu')) ?? []
  return found.map((name) => name.replace(/\s+/gu, ' ').trim())
}

/** What opens an article's first paragraph. */
export interface Dateline {
  readonly place: string | null
  readonly day: number | undefined
  readonly month: number | undefined
  readonly authors: readonly string[] | undefined
  readonly shot: boolean
  /** UTF-16 units of the text that it takes up. */
  readonly length: number
}

const agency = '(?:本报|新华社|中新社|中新网|据[\\p{Script=Han}]{2,6}|[\\p{Script=Han}]{2,4}社)'
const zhDateline = new RegExp(
  `^[【\\[]?${agency}(?<place>[\\p{Script=Han}·]{1,10}?)?(?:(?<month>\\d{1,2})月)?(?:(?<day>\\d{1,2})日)?(?:专)?(?:讯|电|消息)[】\\]]?\\s*(?:[（(](?<by>[^（）()]{2,60})[）)])?[\\s\\u3000:：,，]*`,
  'u',
)
const settlement =
  '(?:(?:г|с|д|п|пос|дер|ст|х|а|к|ш|гор)\\.\\s?|город\\s|село\\s|деревня\\s|пос[её]лок\\s)?'
const place = `${upper}[\\p{L}]+(?:[-\\s]${upper}[\\p{L}]+){0,2}`
const kind =
  '(?:\\s(?:ш\\.|шаары|айылы|кыштагы|району|облусу|айыл\\.|а\\.|р-ну|район|область|обл\\.))?'
const dayMonth = `(?:(?<day>\\d{1,2})(?:-|\\s)(?<month>${monthPattern})|(?<month2>${monthPattern})\\s(?<day2>\\d{1,2}))`
const cyrillicDateline = new RegExp(
  `^\\(?${settlement}(?<place>${place}?)${kind}(?:\\s\\([^()]{2,30}\\))?(?:,\\s|\\.\\s)(?:(?<agency1>(?:[A-Z]|[А-ЯЁӨҮҢ])[^,.]{1,30}),\\s)?${dayMonth}(?:\\s20\\d\\d\\s?(?:г\\.|года|ж\\.|жыл\\p{Ll}*)?)?\\s?[-–—./)(:]+\\s*(?:(?:/(?<by>[^/]{2,60})/|\\((?<by2>[^()]{2,60})\\))[\\s.–—-]*)?`,
  'u',
)
const noPlace =
  /^(?:вчера|сегодня|завтра|позавчера|накануне|кечээ|бүгүн|эртең|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|дүйшөмбү|шейшемби|шаршемби|бейшемби|жума|ишемби|жекшемби)(?!\p{L})/iu
const bracketBy = /^(?:[/(](?<by>(?:Корр|Соб|Наш|Өз)[^/()]{2,50})[/)])[\s.–—-]*/u

/** The dateline or agency line at a paragraph's start. */
export function datelineOf(text: string): Dateline | undefined {
  const head = text.slice(0, 220)
  const zh = zhDateline.exec(head)
  if (zh !== null) {
    const { place, month, day, by } = zh.groups!
    return {
      place: place ?? null,
      day: day === undefined ? undefined : Number(day),
      month: month === undefined ? undefined : Number(month),
      authors: by === undefined ? undefined : hanNames(by.replace(new RegExp(zhShot, 'gu'), ' ')),
      shot: by !== undefined && new RegExp(zhShot, 'u').test(by.replace(/\s/gu, '')),
      length: zh[0].length,
    }
  }
  const cyrillic = cyrillicDateline.exec(head)
  if (cyrillic !== null && !noPlace.test(head)) {
    const { place, day, day2, month, month2, by, by2 } = cyrillic.groups!
    const names = peopleOf((by ?? by2 ?? '').replace(/^(?:Соб|Наш|Өз)\p{Ll}*\.?\s|^[Кк]орр?\p{Ll}*\.?\s/u, '')) // prettier-ignore
    return {
      place: place ?? null,
      day: Number(day ?? day2),
      month: monthOf(month ?? month2 ?? ''),
      authors: names.length === 0 ? undefined : names,
      shot: false,
      length: cyrillic[0].length,
    }
  }
  const own = bracketBy.exec(head)
  if (own === null) return undefined
  const names = peopleOf(own.groups!['by']!.replace(/^\p{L}+\.?\s(?:корр\p{Ll}*\.?\s)?/u, ''))
  return { place: null, day: undefined, month: undefined, authors: names, shot: false, length: own[0].length } // prettier-ignore
}

export function monthOf(name: string): number | undefined {
  const lower = name.toLowerCase()
  for (const [stem, number] of months) if (new RegExp(`^${stem}`, 'u').test(lower)) return number
  return undefined
}

const zhSignature = new RegExp(`[（(]\\s*(?:${zhRole})?\\s*(?<names>${hanName}(?:[\\s、]+(?:${zhRole}\\s*)?${hanName}){0,3})\\s*[）)]$`, 'u') // prettier-ignore
const cyrillicSignature = new RegExp(`(?<=[.!?…»)]\\s)(?<names>${people})\\.?$`, 'u')
const bracketSignature = new RegExp(`(?<=[.!?…»]\\s?)\\((?<names>${people})\\)\\.?$`, 'u')

/** The byline after the last sentence: （郝一苇）, Инна ВОРОНЦОВА. */
export function signatureOf(text: string): { authors: string[]; length: number } | undefined {
  const tail = text.slice(-80)
  const zh = zhSignature.exec(tail)
  if (zh !== null && /[。！？”]\s*$/u.test(tail.slice(0, zh.index)))
    return { authors: hanNames(zh[0]), length: zh[0].length }
  const other = bracketSignature.exec(tail) ?? cyrillicSignature.exec(tail)
  return other === null
    ? undefined
    : { authors: peopleOf(other.groups!['names']!), length: other[0].length }
}

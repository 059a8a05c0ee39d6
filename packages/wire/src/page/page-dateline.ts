import { hanCreditOf, people, peopleOf, upper } from './page-person.ts'
import { monthPattern, months } from './page-words.ts'

/** What opens an article's first paragraph. */
export interface Dateline {
  readonly place: string | null
  readonly day: number | undefined
  readonly month: number | undefined
  /** Undefined where none is named. */
  readonly authors: readonly string[] | undefined
  /** They made the pictures too. */
  readonly shot: boolean
  /** UTF-16 units of the text that it takes up. */
  readonly length: number
}

/** No dateline is longer. */
const longest = 220

const agency = '(?:[\\p{Script=Han}]{0,4}(?:晚报|日报|时报|新报|商报|晨报|早报|导报|快报)|本报|本社|本刊|据?新华社|据?中新社|据?中新网|据[\\p{Script=Han}]{2,6}?[报社网]|[\\p{Script=Han}]{2,4}[社网])' // prettier-ignore
const hanPlace = '[\\p{Script=Han}·]{1,10}?'
const hanDateline = new RegExp(
  `^[【\\[（(]?${agency}(?<place>${hanPlace})?(?:(?<month>[\\d０-９]{1,2})月)?(?:(?<day>[\\d０-９]{1,2})日)?(?<place2>${hanPlace})?(?:专)?(?:讯|电|消息)(?:\\s*[（(](?<by>[^（）()]{2,60})[）)])?[】\\]）)]?\\s*(?:[（(](?<by2>[^（）()]{2,60})[）)]|(?<by3>(?:记者|通讯员)[\\p{Script=Han}\\s、]{2,20})报道[:：])?[\\s\\u3000:：,，]*`,
  'u',
)
/** 【鹿门讯】, [鹿门11月8日讯]: a bracket that names a place and no paper. */
const hanBracket = new RegExp(`^[【\\[［](?<place>${hanPlace})(?:(?<month>[\\d０-９]{1,2})月)?(?:(?<day>[\\d０-９]{1,2})日)?(?:讯|电|消息)[】\\]］][\\s\\u3000]*`, 'u') // prettier-ignore
const settlement =
  '(?:(?:г|с|д|п|пос|дер|ст|х|а|к|ш|гор|пгт)\\.\\s?|город\\s|село\\s|деревня\\s|пос[её]лок\\s|станица\\s)?'
const place = `${upper}[\\p{L}]+(?:[-\\s]${upper}[\\p{L}]+){0,2}`
const kind =
  '(?:\\s(?:ш\\.|шаары|айылы|кыштагы|району|облусу|айыл\\.|а\\.|р-ну|район|область|обл\\.))?'
const day = `(?:(?<day3>\\d{1,2})\\.(?<month3>\\d{2})(?!\\.?\\d)|(?<day>\\d{1,2})(?:-|\\s)(?<month>${monthPattern})|(?<month2>${monthPattern})\\s(?<day2>\\d{1,2}))`
const year = '(?:\\s20\\d\\d\\s?(?:г\\.|года|ж\\.|жыл\\p{Ll}*)?)?'
const source = `${upper}[^,.()/]{1,30}`
const aside = '(?:/[^/]{2,60}/|\\([^()]{2,60}\\))'
const cyrillicDateline = new RegExp(
  `^\\(?${settlement}(?<place>${place}?)${kind}(?:\\s\\([^()]{2,30}\\))?(?:,\\s|\\.\\s)(?:${source},\\s)?${day}${year}(?:,\\s${source}(?=[.:—–-]))?(?<asides>(?:[\\s.–—-]*${aside}){0,2})(?:\\s?[-–—./)(:]){1,4}\\s*(?:(?:агентство\\s)?«[^»]{2,30}»\\.(?:\\s+|$))?(?<asides2>${aside}[\\s.–—-]*)?`,
  'u',
)
/** «Таш-Көчкү айылы. », «с. Моховка. »: a place by itself, which its kind tells. */
const placeAlone = new RegExp(
  `^(?:${settlement.replace(/\)\?$/u, ')')}(?<place>${place})|(?<place2>${place})\\s(?:ш\\.|шаары|айылы|кыштагы))\\.\\s+(?=[\\p{Lu}«—])`,
  'u',
)
const noPlace =
  /^(?:вчера|сегодня|завтра|позавчера|накануне|кечээ|бүгүн|эртең|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|дүйшөмбү|шейшемби|шаршемби|бейшемби|жума|ишемби|жекшемби)(?!\p{L})/iu
const opener = new RegExp(
  `^[/(](?:\\p{L}{2,20}\\.?\\s){0,2}${people}[/)][\\s.–—:-]*(?=\\P{Ll})`,
  'u',
)

/** A figure, in full width too. */
function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits.normalize('NFKC'))
}

/** The dateline or agency line at a paragraph's start. */
export function datelineOf(text: string): Dateline | undefined {
  const head = text.slice(0, longest)
  const han = hanDateline.exec(head)
  if (han !== null) {
    const { place: one, place2, month, day: date, by, by2, by3 } = han.groups!
    const named = by ?? by2 ?? by3
    const credit = hanCreditOf(named ?? '')
    return {
      // Without a date between them both parts are the place.
      place:
        month === undefined && date === undefined
          ? `${one ?? ''}${place2 ?? ''}` || null
          : (one ?? place2 ?? null),
      day: numberOf(date),
      month: numberOf(month),
      authors: named === undefined ? undefined : (credit?.names ?? []),
      shot: credit?.shot === true,
      length: han[0].length,
    }
  }
  const bracket = hanBracket.exec(head)
  if (bracket !== null) {
    const { place: town, month, day: date } = bracket.groups!
    return { place: town!, day: numberOf(date), month: numberOf(month), authors: undefined, shot: false, length: bracket[0].length } // prettier-ignore
  }
  const cyrillic = cyrillicDateline.exec(head)
  if (cyrillic !== null && !noPlace.test(head)) {
    const {
      place: one,
      day: date,
      day2,
      day3,
      month,
      month2,
      month3,
      asides,
      asides2,
    } = cyrillic.groups!
    const names = personsIn(asides ?? '') ?? personsIn(asides2 ?? '')
    return { place: one ?? null, day: Number(date ?? day2 ?? day3), month: month3 === undefined ? monthOf(month ?? month2 ?? '') : Number(month3), authors: names, shot: false, length: cyrillic[0].length } // prettier-ignore
  }
  const alone = placeAlone.exec(head)
  if (alone !== null) {
    const { place: one, place2 } = alone.groups!
    return { place: one ?? place2 ?? null, day: undefined, month: undefined, authors: undefined, shot: false, length: alone[0].length } // prettier-ignore
  }
  const own = opener.exec(head)
  if (own === null) return undefined
  return { place: null, day: undefined, month: undefined, authors: personsIn(own[0]), shot: false, length: own[0].length } // prettier-ignore
}

const correspondent = new RegExp(`^(?:\\p{L}+\\.?\\s){0,2}(?<names>${people})$`, 'u')

/** The persons in brackets or strokes; undefined for an agency. */
function personsIn(text: string): string[] | undefined {
  for (const [, inner] of text.matchAll(/[/(]([^/()]{2,60})[/)]/gu)) {
    const found = correspondent.exec(inner!.trim())?.groups!['names']
    if (found !== undefined && !/[«"]/u.test(inner!)) return peopleOf(found)
  }
  return undefined
}

/** The number of a month that is named in Russian or Kyrgyz, in any case of it. */
export function monthOf(name: string): number | undefined {
  const lower = name.toLowerCase()
  for (const [stem, number] of months) if (new RegExp(`^${stem}`, 'u').test(lower)) return number
  return undefined
}

const lead = '(?:(?:Автор|Текст|Подготовил[аи]?|Записал[аи]?|Беседовал[аи]?|Даярдаган(?:дар)?|Жазган|Маектешкен)\\s*:?\\s)?' // prettier-ignore
const cyrillicSignature = new RegExp(`(?<=[.!?…»)]\\s)${lead}(?<names>${people})\\.?$`, 'u')
const bracketSignature = new RegExp(
  `(?<=^|[.!?…»)]\\s?)[(/]${lead}(?<names>${people})[)/]\\.?$`,
  'u',
)

/** The byline after the last sentence: （郝一苇）, Инна ВОРОНЦОВА. */
export function signatureOf(text: string): { authors: string[]; length: number } | undefined {
  const tail = text.slice(-80)
  const bracket = /[（(]([^（）()]{2,40})[）)]$/u.exec(tail)
  if (bracket !== null && /(?:^|[。！？…”])\s*$/u.test(tail.slice(0, bracket.index))) {
    const credit = hanCreditOf(bracket[1]!.trim())
    if (credit !== undefined && credit.names.length > 0)
      return { authors: [...credit.names], length: bracket[0].length }
  }
  const behind = /(?<=[。！？”])[\s\u3000]{1,8}((?:本报|本刊)?\s*\p{Script=Han}{0,3}(?:记者|通讯员)[\p{Script=Han}\s]{2,20})$/u.exec(tail) // prettier-ignore
  const told = behind === null ? undefined : hanCreditOf(behind[1]!.trim())
  if (told !== undefined && told.names.length > 0)
    return { authors: [...told.names], length: behind![0].length }
  const other = bracketSignature.exec(tail) ?? cyrillicSignature.exec(tail)
  return other === null
    ? undefined
    : { authors: peopleOf(other.groups!['names']!), length: other[0].length }
}

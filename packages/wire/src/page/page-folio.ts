import type { PageEditor, PageHead } from './newspaper-page.ts'
import { monthOf } from './page-dateline.ts'
import { hanPattern, type PageLine } from './page-line.ts'
import { people, upper } from './page-person.ts'
import { editorRole, monthPattern } from './page-words.ts'

/** Lines of a list of makers at the page's foot. */
const mostMakers = 5
/** Lines at the page's head among which its masthead, date and number stand. */
const headLines = 13

const zhDate = /([\d０-９]{4})\s*年\s*([\d０-９]{1,2})\s*月\s*([\d０-９]{1,2})\s*日/u
const ruDate = new RegExp(
  `(\\d{1,2})\\s+(${monthPattern})\\s+(\\d{4})\\s?(?:года|год|г\\.?)?`,
  'iu',
)
const kyDate = new RegExp(
  `(\\d{4})\\s?-?\\s?(?:жылдын|жылы|жыл|ж\\.)\\s+(\\d{1,2})\\s?-?\\s?(${monthPattern})`,
  'iu',
)
/** The other order: 7-ноябрь, 2026-жыл. */
const kyLateDate = new RegExp(`(\\d{1,2})\\s?-\\s?(${monthPattern})[,\\s]+(\\d{4})(?:\\s?-?\\s?(?:жыл\\p{Ll}*|ж\\.))?`, 'iu') // prettier-ignore
/** The year first: 2026-жыл, 5-ноябрь. */
const kyYearFirst = new RegExp(`(\\d{4})\\s?-?\\s?(?:жыл\\p{Ll}*|ж\\.),?\\s+(\\d{1,2})\\s?-?\\s?(${monthPattern})`, 'iu') // prettier-ignore
const plainDate = /(\d{1,2})\.(\d{1,2})\.(20\d\d)/u
const isoDate = /(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u
const weekday =
  /(?:星期|周)[一二三四五六日天]|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|дүйшөмбү|шейшемби|шаршемби|бейшемби|(?<!\p{L})жума(?!\p{L})|ишемби|жекшемби/giu
const issue =
  /第?\s*\d+\s*期|№\s*\d+(?:[-–—]\d+)?(?:\s*\(\d+[-–\d]*\))?|今日[\p{Script=Han}\d]+版|国内统一(?:连续)?(?:刊号|出版物号)[^ ]*|CN\s?\d\d-\d{4}|邮发代号[^ ]*|农历[\p{Script=Han}]*|总第?\d+期?/giu
const motto =
  /(?:газета|гезит|чыгат|издаётся|издается|выходит|основана|негизделген|主办|出版|创刊|主管|网址|邮箱|http|www\.|(?:\u0415|E)-?mail|\S@\S+\.\S)/iu
const paperName =
  /(?:日报|晚报|晨报|早报|时报|都市报|商报|周报|快报|导报|新报|农民报|青年报|报|вестник|вечерн|газет|правда|известия|труд|заря|знамя|маяк|время|ведомост|гезит|жаңырыгы|туусу|добушу|тилеги|кечи|турмушу жаңы|жарчысы|тынысы|заман|кабарчысы|вести|слово|искра|новь|үнү)(?!\p{Ll}{4})/iu
const number = /^(?:(?:стр\.?|с\.|бет|第|版面?)\s*)?(?:А|[A-Z])?([\d０-９]{1,3}(?:[-–—][\d０-９]{1,3})?)(?:\s*(?:版|стр\.?|бет|页))?$/iu // prettier-ignore

export interface Folio {
  readonly head: PageHead
  /** Lines that are no part of any article. */
  readonly used: ReadonlySet<number>
}

/** Takes the masthead, date, number, section and makers of the page. */
export function readFolio(lines: readonly PageLine[], quoted: string): Folio {
  const used = new Set<number>()
  const editors: PageEditor[] = []
  for (const [index, line] of lines.entries()) {
    const isEdge = index < headLines || index >= lines.length - 8
    const found = isEdge || line.first ? editorsIn(line.text) : []
    if (found.length === 0 || (found.length === 1 && !isEdge)) continue
    editors.push(...found)
    used.add(index)
    // A list of makers goes on where it ended with a comma or its last role had no name.
    const next = lines[index + 1]
    if (next !== undefined && /[,，、:：]$/u.test(line.text) && next.text.length < 60) {
      const last = editors.at(-1)!
      for (const name of namesIn(next.text)) editors.push({ role: last.role, name })
      used.add(index + 1)
    }
  }
  for (const index of footOf(lines, used)) {
    const found = makersIn(lines[index]!.text)
    if (found.length === 0) break
    editors.push(...found)
    used.add(index)
  }
  let end = 0
  const facts: string[] = []
  for (let index = 0; index < Math.min(headLines, lines.length); index += 1) {
    if (used.has(index)) {
      if (index <= end + 1 && editors.length > 0 && index < 6) end = Math.max(end, index + 1)
      continue
    }
    if (isFolioLine(lines[index]!.text) || isUpright(lines, index)) end = index + 1
    else if (/[。!?…]$|\p{L}[.]$|[-‐¬]$/u.test(lines[index]!.text) || lines[index]!.indent) break
  }
  // What else stands in the block of the folio's last line is of the folio too.
  while (end > 0 && end < headLines && isOfBlock(lines, end, used)) end += 1
  for (let index = 0; index < end; index += 1) {
    if (used.has(index)) continue
    used.add(index)
    const { text } = lines[index]!
    const from = text.search(editorRole)
    if (from > 0) editors.push(...editorsIn(text.slice(from).trim()))
    facts.push(from > 0 ? `${text.slice(0, from)}  ${afterMakers(text.slice(from))}` : text)
  }
  // Some papers put the line with date and number at the foot.
  if (!facts.some((fact) => dateIn(fact) !== undefined)) {
    let top = lines.length
    for (
      let index = lines.length - 1;
      index >= Math.max(end, lines.length - headLines);
      index -= 1
    ) {
      const { text } = lines[index]!
      if (used.has(index)) continue
      if (isFolioLine(text)) top = index
      else if (text.length > 40 || /[.。!?！？,，-]$/u.test(text)) break
    }
    const foot = lines.slice(top).filter((_, at) => !used.has(top + at))
    if (foot.some(({ text }) => dateIn(text) !== undefined)) {
      for (let index = top; index < lines.length; index += 1) used.add(index)
      facts.push(...foot.map(({ text }) => text))
    }
  }
  return { head: { ...factsOf(facts, quoted), editors }, used }
}

/** What a line says behind its makers, as far as white space sets it apart. */
function afterMakers(text: string): string {
  const last = [...text.matchAll(editorRole)].at(-1)
  const parts = text
    .slice((last?.index ?? 0) + (last?.[0].length ?? 0))
    .trim()
    .split(/\s{3,}/u)
  return parts.slice(1).join('  ')
}

/** The lines of the page's last block, which white space sets apart. */
function footOf(lines: readonly PageLine[], used: ReadonlySet<number>): number[] {
  let from = lines.length - 1
  while (from > 0 && !lines[from]!.first) from -= 1
  if (from === 0 || lines.length - from > mostMakers) return []
  return lines.map((_, index) => index).slice(from).filter((index) => !used.has(index))
} // prettier-ignore

/** Whether a line is a sign of a masthead that is set upright. */
function isUpright(lines: readonly PageLine[], index: number): boolean {
  const isSign = (at: number): boolean => /^\p{Script=Han}$/u.test(lines[at]?.text ?? '')
  return isSign(index) && (isSign(index + 1) || isSign(index - 1))
}

/** A date whose day stands in a line of its own. */
const splitDate = /^[\d０-９]{4}\s*年\s*[\d０-９]{1,2}\s*月$/u

/** A head's lines with what was set one sign or one part a line put together. */
function closedFacts(facts: readonly string[]): string[] {
  const closed: string[] = []
  let upright = false
  for (const fact of facts) {
    const last = closed.at(-1)
    const single = /^\p{Script=Han}$/u.test(fact)
    if (
      last !== undefined &&
      ((single && upright) || (splitDate.test(last) && /^[\d０-９]{1,2}日?$/u.test(fact)))
    )
      closed[closed.length - 1] = single ? last + fact : `${last}${fact.replace('日', '')}日`
    else closed.push(fact)
    upright = single
  }
  return closed
}

/** Whether white space comes soon after a short line, and none stands before it. */
function isOfBlock(lines: readonly PageLine[], index: number, used: ReadonlySet<number>): boolean {
  const apart = lines.slice(1, headLines + 3).some(({ first }) => first)
  if (!apart || used.has(index) || lines[index]?.first !== false) return false
  for (let at = index; at < index + 3; at += 1) {
    if (lines[at] === undefined || lines[at]!.text.length > 40 || /[.。!?！？-]$/u.test(lines[at]!.text)) return false // prettier-ignore
    if (lines[at + 1]?.first === true) return true
  }
  return false
}

function isFolioLine(text: string): boolean {
  if (text.length > 130) return false
  if (number.test(text)) return true
  if (dateIn(text) !== undefined) return rest(text).length < 80 && !/[。]/u.test(text)
  if (text.replace(issue, '').trim() === '' || text.replace(weekday, '').trim() === '') return true
  if (/^[\p{Script=Han}]{2,8}报$/u.test(text)) return true
  if (/^[A-Z][A-Z ]{4,40}$/u.test(text)) return true
  if (splitDate.test(text)) return true
  return motto.test(text) && text.length < 90
}

function dateIn(text: string): string | undefined {
  const zh = zhDate.exec(text)
  if (zh !== null) return isoOf(zh[1]!, zh[2], zh[3]!)
  const ky = kyDate.exec(text) ?? kyYearFirst.exec(text)
  if (ky !== null) return isoOf(ky[1]!, monthOf(ky[3]!), ky[2]!)
  const late = kyLateDate.exec(text)
  if (late !== null) return isoOf(late[3]!, monthOf(late[2]!), late[1]!)
  const ru = ruDate.exec(text)
  if (ru !== null) return isoOf(ru[3]!, monthOf(ru[2]!), ru[1]!)
  const plain = plainDate.exec(text)
  if (plain !== null) return isoOf(plain[3]!, plain[2], plain[1]!)
  const iso = isoDate.exec(text)
  return iso === null ? undefined : isoOf(iso[1]!, iso[2], iso[3]!)
}

function isoOf(year: string, month: string | number | undefined, day: string): string | undefined {
  const [y, m, d] = [year, String(month ?? ''), day].map((part) => Number(part.normalize('NFKC')))
  if (!(m! >= 1 && m! <= 12 && d! >= 1 && d! <= 31)) return undefined
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

/** Whether a line holds a full date and little else, as a page's head does. */
export function hasIssueDate(text: string): boolean {
  return dateIn(text) !== undefined && rest(text).split(/\s+/u).length <= 9
}

/** A folio's text without date, weekday and issue. */
function rest(text: string): string {
  return text
    .replace(zhDate, '  ')
    .replace(kyDate, '  ')
    .replace(kyYearFirst, '  ')
    .replace(kyLateDate, '  ')
    .replace(ruDate, '  ')
    .replace(plainDate, '  ')
    .replace(isoDate, '  ')
    .replace(weekday, '  ')
    .replace(issue, '  ')
    .replace(/(^|\s)[,，.|\s]+(?=\s|$)/gu, '  ')
    .trim()
}

function factsOf(lines: readonly string[], quoted: string): Omit<PageHead, 'editors'> {
  const facts = closedFacts(lines.map((line) => line.replace(/\s[•‧|｜]\s/gu, '   ')))
  // A paper's head may also tell when it was founded.
  const date = facts.map(dateIn).filter((found) => found !== undefined).toSorted().at(-1) ?? null // prettier-ignore
  let page: string | null = null
  const names: { text: string; beside: boolean }[] = []
  for (const fact of facts) {
    const own = dateIn(fact)
    if (motto.test(fact) && (own === undefined || own !== date)) continue
    let left = rest(fact)
    let beside = false
    const edge = /^(?:第?([\d０-９]{1,3}(?:[-–—][\d０-９]{1,3})?)版?)(?=\s|$)|(?:^|\s)第?([A-Z]?[\d０-９]{1,3}(?:[-–—][\d０-９]{1,3})?)(?:\s*(?:版|стр\.?|-?бет))?$|^([A-Z][\d０-９]{1,2})(?=\s)/u.exec(left) // prettier-ignore
    if (edge !== null) {
      page ??= (edge[1] ?? edge[2] ?? edge[3])!.normalize('NFKC').replace(/^0+(?=\d)/u, '').replace(/[–—]/u, '-') // prettier-ignore
      left = left.replace(edge[0], '').trim()
      beside = edge[1] !== undefined || edge[3] !== undefined
    }
    const parts = left
      .split(/\s{2,}|\s[|｜]\s|\t/u)
      .flatMap((part) =>
        hanPattern.test(part)
          ? part.split(/\s+/u)
          : left === fact || /\S\s{3,}\S/u.test(fact)
            ? [part]
            : byCapitals(part),
      )
      .filter((part) => /\p{L}{2}/u.test(part) && !/^[A-Z ]+$/u.test(part) && !motto.test(part))
    // Beside a page number at the line's start stands the section.
    for (const part of beside ? parts.toReversed() : parts) names.push({ text: part, beside })
  }
  const scored = names.map((name, index) => ({
    ...name,
    score:
      (paperName.test(name.text) ? 4 : 0) +
      (quoted.includes(`«${name.text.toLowerCase()}»`) || /^«[^»]+»/u.test(name.text) ? 6 : 0) +
      (/[·]/u.test(name.text) ? -5 : 0) -
      index * 0.5,
  }))
  const paper = scored.toSorted((a, b) => b.score - a.score)[0]
  const section = scored.find((one) => one !== paper && !paperName.test(one.text))
  return {
    newspaper: paper === undefined ? null : (/^«([^»]+)»/u.exec(paper.text)?.[1] ?? paper.text),
    date,
    number: page,
    section: section?.text ?? null,
  }
}

/** «Жизнь района Степной вестник»: a capital begins a name; a dot between joins. */
function byCapitals(text: string): string[] {
  return text
    .split(/(?<![·\-–—]\s?)\s+(?=\p{Lu})(?!\p{Lu}+\s*$)/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** The makers that a line names by their roles. */
export function editorsIn(line: string): PageEditor[] {
  const text = line.replace(/(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han}\s?[:：])/gu, '')
  if (text.length > 240) return []
  const roles = [...text.matchAll(editorRole)]
  if (roles.length === 0 || roles[0]!.index > 2) return []
  return roles.flatMap((match, index) => {
    const role = (match.groups!['role'] ?? match.groups!['role2'])!
    const names = text.slice(match.index + match[0].length, roles[index + 1]?.index ?? text.length)
    return namesIn(names).map((name) => ({ role, name }))
  })
}

const hanMaker = /^(?<role>\p{Script=Han}*(?:编|审|校|版|美|视觉|统筹|监|设计|制|策划)\p{Script=Han}*?)\s*[:：/／\s]\s*(?<names>\p{Script=Han}{2,4}(?:[、\s]\p{Script=Han}{2,4})*)$/u // prettier-ignore
const maker = new RegExp(`^(?<role>${upper}\\p{Ll}+\\.?(?:\\s\\p{Ll}+){0,3})(?:\\s?[:—–]\\s?|\\s)(?<names>${people})\\.?$`, 'u') // prettier-ignore
const writer =
  /^(?:Автор|Текст|Подготовил|Записал|Бесед|Материал|Фото|Снимк|Сүрөт|Жазган|Маек|Аңгеме)/u

/** The makers that a whole line names, whatever their roles are called. */
function makersIn(text: string): PageEditor[] {
  const found: PageEditor[] = []
  for (const part of text.trim().split(/\s{3,}|\s*[|｜]\s*|(?<=\p{Ll}{2})\.\s(?=\p{Lu})/u)) {
    const groups = (hanMaker.exec(part) ?? maker.exec(part))?.groups
    if (groups === undefined || (found.length === 0 && writer.test(part))) return []
    for (const name of namesIn(groups['names']!)) found.push({ role: groups['role']!, name })
  }
  return found
}

function namesIn(text: string): string[] {
  if (hanPattern.test(text)) {
    const parts = text.trim().split(/[\s、,，]+/u)
    // A name spread over two signs is one.
    const closed: string[] = []
    for (const part of parts) {
      const last = closed.at(-1)
      if (last?.length === 1 && part.length === 1) closed[closed.length - 1] = last + part
      else closed.push(part)
    }
    return closed.filter((part) => /^[\p{Script=Han}·]{2,}$/u.test(part))
  }
  return text
    .split(/,|\s+(?:и|жана)\s+|\s{2,}/u)
    .map((part) => part.replace(/^[\s.:]+|(?<=\p{Ll}{2})[\s.]+$|\s+$/gu, ''))
    .filter((part) => /^\p{Lu}[\p{L}.\s-]{2,40}$/u.test(part))
}

import { hasDoubleSurname, hasSurname } from '@suyab/language/name/surname'

/** A capital of a script in which names are printed. */
export const upper: string = '(?:[A-Z]|[А-ЯЁӨҮҢ])'
const lower = '(?:[a-z]|[а-яёөүң])'
const part = `${upper}(?:${lower}+|(?:[A-Z]|[А-ЯЁӨҮҢ])+)`
const word = `${part}(?:-${part})?`
const initials = `(?:${upper}\\.\\s?){1,2}`
const kin = '(?:кызы|уулу|КЫЗЫ|УУЛУ)'

/** A person in Cyrillic or Latin letters: two or three words, initials, the Kyrgyz kinship words. */
export const person: string = `(?:${word}\\s${kin}\\s${word}|${word}\\s${word}\\s${kin}|${initials}\\s?${word}|${word}(?:\\s(?:${upper}\\.|${word})){1,2}(?:\\s${kin})?|${word}\\s${initials})`
/** Some persons. */
export const people: string = `${person}(?:(?:,\\s*|\\s+(?:и|жана|менен)\\s+)${person}){0,4}`
const personPattern = new RegExp(person, 'gu')

/** The persons that a text names, as printed. */
export function peopleOf(text: string): string[] {
  const found = text.replace(/(?<=\p{L}{2})\.$/u, '').match(personPattern) ?? []
  return found.map((name) => name.replace(/\s+/gu, ' ').trim())
}

/** Whether Han signs are a name by their surname. */
export function isHanName(text: string): boolean {
  if (text.includes('·')) return /^\p{Script=Han}{1,6}·\p{Script=Han}{1,6}$/u.test(text)
  if (!hasSurname(text)) return false
  return text.length <= 3 ? text.length >= 2 : text.length === 4 && hasDoubleSurname(text)
}

const house =
  '(?:本报|本刊|本台|本社|新华社|中新社|[\\p{Script=Han}]{0,4}(?:日报|晚报|时报|新报|商报|晨报|早报|导报|周报))'
const rank = '(?:特约|见习|实习|全媒体|融媒体|驻[\\p{Script=Han}]{2,4}?|首席|资深|高级|青年)'
const craft = '(?:记者站|记者|通讯员|评论员|特派员|观察员|撰稿人|撰稿|撰文|实习生|编辑部|作者|采写|采访整理|采访人|采访|整理|口述|执笔|编译|编写|文字|文稿|摄影[/／]文字|文字[/／]摄影)' // prettier-ignore
/** What someone does for a paper. */
const hanRole = `(?:${house}\\s?)?${rank}{0,2}${craft}`
const hanRoles = new RegExp(
  `${hanRole}|(?<=^|[\\s/／:：_])文(?=$|[\\s/／:：_])|${house}(?=\\s)`,
  'gu',
)
/** Who took the pictures too. */
const shots =
  /文[/／·]?图|图[/／·]?文|摄影[/／]文字|文字[/／]摄影|摄影报道|文并摄|撰文摄影|(?:[/／]|\s)?文图(?=$|[/／\s:：])|报道/gu
/** A picture's maker only, who is no author. */
const picture = /(?:图|摄影|摄)[/／:：_]\s*\p{Script=Han}{2,4}(?=\s|$)|(?<=\s)\p{Script=Han}{2,4}[/／](?:图|摄影|摄)(?=\s|$)/gu // prettier-ignore

/** What a line or bracket of names and posts says; undefined where it says more than that. */
export interface HanCredit {
  readonly names: readonly string[]
  readonly shot: boolean
  /** A post, a paper or a mark tells that these are authors. */
  readonly told: boolean
}

/** Reads a line of Han names, posts and papers. */
export function hanCreditOf(line: string): HanCredit | undefined {
  const text = line
    .replace(/摄\s*影\s*报\s*道/gu, '摄影报道')
    .replace(/(?<=记)\s+(?=者)|(?<=通)\s+(?=讯\s?员)|(?<=通讯)\s+(?=员)|(?<=本)\s+(?=报记)|(?<=本报|实习|见习|特约|首席)\s+(?=记者)/gu, '')
    .replace(picture, ' ') // prettier-ignore
  const shot = text.search(shots) !== -1 && !/^\S*报道$/u.test(text)
  const marked = /^[□■●◎◆◇▢○△▲★☆▪•]/u.test(text)
  const bare = text.replace(shots, ' | ').replace(/^[□■●◎◆◇▢○△▲★☆▪•]\s*/u, '')
  const parted = bare.replace(hanRoles, ' | ')
  const told = marked || shot || parted !== bare
  const names: string[] = []
  let joined = false
  for (const token of parted.split(/[\s、,，/／:：_]+/u)) {
    if (token === '') continue
    if (token === '|') joined = false
    else if (!/^\p{Script=Han}{1,4}(?:·\p{Script=Han}{1,6})?$/u.test(token)) return undefined
    else {
      const last = names.at(-1)
      // A name that is spread out or cut by its line's end is closed.
      if (joined && last !== undefined && (last.length === 1 || token.length === 1))
        names[names.length - 1] = last + token // prettier-ignore
      else names.push(token)
      joined = true
    }
  }
  const kept = names.filter((name) => name.length >= 2)
  if (kept.length > 6 || (kept.length === 0 && names.length > 0)) return undefined
  if (kept.some((name) => name.length === 4 && !isHanName(name) && !told)) return undefined
  return { names: kept, shot, told }
}

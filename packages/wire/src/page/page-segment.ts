import type { CreditedCaption, PageTable } from './newspaper-page.ts'
import type { Byline } from './page-byline.ts'
import type { PageLine } from './page-line.ts'
import { leavesRoom, leavesSign } from './page-measure.ts'
import { readRoles } from './page-reading.ts'
import { traitsOf, type Traits } from './page-traits.ts'
import { continuation, imprint } from './page-words.ts'

/** A line set for show: of a headline, a kicker, a deck or a heading. */
export interface Display {
  readonly line: PageLine
  /** Whether it begins a unit of its own: another block or another face. */
  readonly apart: boolean
  /** Cells of the column below it. */
  readonly column: number
}

/** Where a text was cut though nothing parts it. */
export interface Joint {
  /** The line before it. */
  readonly line: PageLine
  /** One more sign would have fitted into that. */
  readonly room: boolean
  /** White space parts it after all. */
  readonly gap: boolean
}

export type Segment =
  | { readonly is: 'head'; readonly lines: readonly Display[]; readonly first: boolean; readonly alone: boolean } // prettier-ignore
  | { readonly is: 'byline'; readonly byline: Byline; readonly line: number; readonly trailing: boolean } // prettier-ignore
  | { readonly is: 'text'; readonly lines: readonly PageLine[]; readonly starts: readonly boolean[]; readonly first: boolean; readonly column: number; readonly ended: boolean; readonly goesOn: Joint | undefined } // prettier-ignore
  | {
      readonly is: 'captions'
      readonly captions: readonly CreditedCaption[]
      readonly line: number
    }
  | { readonly is: 'table'; readonly table: PageTable; readonly line: number }
  | { readonly is: 'continued'; readonly on: string | null; readonly from: string | null; readonly line: number } // prettier-ignore
  | { readonly is: 'imprint'; readonly text: string; readonly line: number }

type Text = Extract<Segment, { is: 'text' }>

/** Parts a column's lines into what they are, in their order. */
export function segmentLines(
  lines: readonly PageLine[],
  indents: boolean,
  language: string,
): Segment[] {
  const han = language.startsWith('zh')
  const fixed = new Map<number, Segment>()
  for (const [index, line] of lines.entries()) {
    const segment = fixedOf(line)
    if (segment !== undefined) fixed.set(index, segment)
  }
  const traits = traitsOf(lines, language)
  const stretches = readRoles(traits, new Map([...fixed].map(([index, segment]) => [index, segment.is !== 'continued' ? 'part' : segment.on !== null ? 'on' : 'from'])), han, indents) // prettier-ignore
  const segments: Segment[] = []
  for (const [at, stretch] of stretches.entries()) {
    const own = traits.slice(stretch.from, stretch.to)
    const following = stretches[at + 1]
    if (stretch.is === 'fixed') segments.push(fixed.get(stretch.from)!)
    else if (stretch.is === 'text') {
      const open = segments.some((one) => one.is === 'text' && !one.ended)
      const text = textOf(own, stretch.column, han, indents)
      segments.push(...(open && segments.length < mostSegments ? piecesOf(text, own, han) : [text]))
    } else if (stretch.is === 'head') {
      const column = following?.is === 'text' ? following.column : 0
      segments.push({
        is: 'head',
        lines: own.map(({ line }) => ({ line, apart: line.first, column })),
        first: own[0]!.line.first,
        alone: lines[stretch.to]?.first ?? true,
      })
    } else {
      const { arc } = stretch
      const { number } = lines[stretch.from]!
      const last = segments.at(-1)
      if (arc.is === 'captions')
        segments.push({ is: 'captions', captions: arc.captions, line: number }) // prettier-ignore
      else {
        const trailing = last?.is === 'text' && last.ended && following?.is !== 'text' && arc.byline.authors.length > 0 // prettier-ignore
        segments.push({ is: 'byline', byline: arc.byline, line: number, trailing })
      }
    }
  }
  return segments
}

/** What a line is by its own words alone: a table, a jump to another page, the imprint. */
function fixedOf({ table, text, number }: PageLine): Segment | undefined {
  if (table !== undefined) return { is: 'table', table, line: number }
  if (text.length < 80 && continuation.line.test(text)) {
    const on = continuation.on.exec(text)?.groups
    const from = continuation.from.exec(text)?.groups
    if (on !== undefined || from !== undefined)
      return { is: 'continued', on: from === undefined ? pageOf(on) : null, from: pageOf(from), line: number } // prettier-ignore
  }
  return imprint.test(text) && text.length < 240 ? { is: 'imprint', text, line: number } : undefined
}

/** A page has no more; cutting more of them up takes long. */
const mostSegments = 300

/** Letters that say more against a word than this make one look for another end of it. */
const mostOdd = 0.5

/** Who speaks, in an interview: 记者：. */
const speaker = /^\p{Script=Han}{1,6}[：:]/u

function textOf(traits: readonly Traits[], column: number, han: boolean, indents: boolean): Text {
  const lines = traits.map(({ line }) => line)
  const starts = traits.map(({ line, speaks }, index) => {
    const before = traits[index - 1]
    if (before === undefined || line.indent) return true
    if (!before.ended || indents) return false
    if (han && isIndentShort(line, lines[index + 1], column)) return true
    if (speaks || speaker.test(line.text)) return true
    const talk = /^[—–-]\s\p{Lu}/u.test(line.text)
    return leavesRoom(before.line, line, column, han) && (talk || !/^[—–-]\s\p{Ll}|^\p{Ll}/u.test(line.text)) // prettier-ignore
  })
  return { is: 'text', lines, starts, first: lines[0]!.first, column, ended: traits.at(-1)!.ended, goesOn: undefined } // prettier-ignore
}

/** A text cut where another that has broken off may go on: at words that are none, at sentences that leave no room. */
function piecesOf(text: Text, traits: readonly Traits[], han: boolean): Text[] {
  const cuts = [0]
  for (const [at, { line, oddWord }] of traits.entries()) {
    const before = traits[at - 1]
    if (before === undefined) continue
    const free = line.first || (!line.indent && !leavesRoom(before.line, line, text.column, han))
    if ((before.ended && free) || oddWord > mostOdd) cuts.push(at)
  }
  return cuts.map((from, at): Text => {
    const to = cuts[at + 1] ?? text.lines.length
    const starts = text.starts.slice(from, to)
    const last = text.lines[from - 1]
    return { ...text, lines: text.lines.slice(from, to), starts, first: from === 0 && text.first, ended: traits[to - 1]!.ended, goesOn: last === undefined ? undefined : { line: last, room: han && leavesSign(last, text.lines[from]!, text.column), gap: text.lines[from]!.first } } // prettier-ignore
  })
}

/** Whether the line is shorter than its column by two signs, as one whose indent was lost. */
function isIndentShort(line: PageLine, next: PageLine | undefined, column: number): boolean {
  if (line.width < column - 5 || line.width > column - 3) return false
  return next !== undefined && !next.spaced && next.width >= column - 3
}

function pageOf(groups: Record<string, string> | undefined): string | null {
  const found = groups === undefined ? undefined : Object.values(groups).find((one) => one !== undefined) // prettier-ignore
  if (found === undefined) return null
  const at = '零一二三四五六七八九十'.indexOf(found)
  return at > 0 ? String(at) : found.normalize('NFKC').replace(/^0+/u, '')
}

import type { CreditedCaption, PageTable } from './newspaper-page.ts'
import { bareHanName, bylineOf, datelineOf, isCutByline, type Byline } from './page-byline.ts'
import { captionAt } from './page-caption.ts'
import { endsSentence, type PageLine } from './page-line.ts'
import { leavesRoom, type Measure } from './page-measure.ts'
import { boxHead, briefsRubric, caption, continuation, imprint, noticeHead } from './page-words.ts'

/** A line set for show: of a headline, a kicker, a deck or a heading. */
export interface Display {
  readonly line: PageLine
  /** Whether it begins a unit of its own: another block or another face. */
  readonly apart: boolean
  /** Cells of the column below it. */
  readonly column: number
}

export type Segment =
  | { readonly is: 'head'; readonly lines: readonly Display[]; readonly first: boolean; readonly alone: boolean } // prettier-ignore
  | { readonly is: 'byline'; readonly byline: Byline; readonly line: number; readonly trailing: boolean } // prettier-ignore
  | { readonly is: 'text'; readonly lines: readonly PageLine[]; readonly starts: readonly boolean[]; readonly first: boolean; readonly column: number; readonly ended: boolean } // prettier-ignore
  | {
      readonly is: 'captions'
      readonly captions: readonly CreditedCaption[]
      readonly line: number
    }
  | { readonly is: 'table'; readonly table: PageTable; readonly line: number }
  | { readonly is: 'continued'; readonly on: string | null; readonly from: string | null; readonly line: number } // prettier-ignore
  | { readonly is: 'imprint'; readonly text: string; readonly line: number }

type Text = Extract<Segment, { is: 'text' }>

/** What kind of line the one before was. */
type Before = 'text' | 'head' | 'other'

/** Parts a column's lines into what they are, in their order. */
export function segmentLines(
  lines: readonly PageLine[],
  measure: Measure,
  han: boolean,
): Segment[] {
  const reader = new Segmenter(lines, measure, han)
  let index = 0
  while (index < lines.length) index += reader.take(index)
  return reader.segments
}

class Segmenter {
  readonly segments: Segment[] = []
  readonly #lines: readonly PageLine[]
  readonly #measure: Measure
  readonly #han: boolean
  #names: ReadonlySet<string> | undefined

  constructor(lines: readonly PageLine[], measure: Measure, han: boolean) {
    this.#lines = lines
    this.#measure = measure
    this.#han = han
  }

  push(segment: Segment): void {
    this.segments.push(segment)
  }

  /** Takes what begins with a line; gives how many lines that is. */
  take(index: number): number {
    const line = this.#lines[index]!
    if (line.table !== undefined) {
      this.push({ is: 'table', table: line.table, line: line.number })
      return 1
    }
    const { text } = line
    if (text.length < 80 && continuation.line.test(text)) {
      const on = continuation.on.exec(text)?.groups
      const from = continuation.from.exec(text)?.groups
      if (on !== undefined || from !== undefined) {
        this.push({ is: 'continued', on: from === undefined ? pageOf(on) : null, from: pageOf(from), line: line.number }) // prettier-ignore
        return 1
      }
    }
    if (imprint.test(text) && text.length < 240) {
      this.push({ is: 'imprint', text, line: line.number })
      return 1
    }
    const pictured = captionAt(this.#lines, index, this.#before())
    if (pictured !== undefined) {
      this.push({ is: 'captions', captions: pictured.captions, line: line.number })
      return pictured.length
    }
    const signed = this.#byline(index)
    if (signed !== undefined) return signed
    if (this.#isDisplay(index)) return this.#display(index)
    return this.#text(index)
  }

  #before(): Before {
    const last = this.segments.at(-1)
    return last?.is === 'text' ? 'text' : last?.is === 'head' ? 'head' : 'other'
  }

  #byline(index: number): number | undefined {
    const line = this.#lines[index]!
    const next = this.#lines[index + 1]
    let { text } = line
    let length = 1
    if (next !== undefined && !next.first && isCutByline(text)) {
      const glue = this.#han ? ' ' : ' '
      if (bylineOf(text + glue + next.text) !== undefined) {
        text += glue + next.text
        length = 2
      }
    }
    const told = line.spaced || (line.indent && /[:：]/u.test(text)) ? undefined : bylineOf(text)
    const afterHead = this.segments.at(-1)?.is === 'head'
    const before = next !== undefined && (next.indent || /[。，]/u.test(next.text))
    const byline = told ?? (this.#han && afterHead && before && line.width <= 16 ? bareHanName(text) : undefined) // prettier-ignore
    if (byline === undefined) return undefined
    const last = this.segments.at(-1)
    const follows = last?.is === 'text' && !line.first
    // Within a sentence that goes on a name is no byline.
    if (follows && !last.ended && !this.#han && !/[:：]/u.test(text)) return undefined
    const after = this.#lines[index + length]
    const closes = after === undefined || after.first
    const trailing =
      last?.is === 'text' &&
      last.ended &&
      byline.authors.length > 0 &&
      ((follows && closes) || (text.endsWith('.') && (closes || follows)))
    this.push({ is: 'byline', byline, line: line.number, trailing })
    return length
  }

  #isDisplay(index: number): boolean {
    const line = this.#lines[index]!
    const { text } = line
    if (line.spaced) return true
    if (line.indent || line.hyphen !== '' || line.width > 130) return false
    if (briefsRubric.test(text)) return true
    const next = this.#lines[index + 1]
    const last = this.segments.at(-1)
    const column = this.#measure.columns[index]!
    const isFresh = line.first || last?.is !== 'text' || last.ended
    const isLast = next === undefined || next.first
    const nextBegins = next === undefined || next.first || next.indent || next.spaced || bylineOf(next.text) !== undefined || datelineOf(next.text) !== undefined || continuation.line.test(next.text) // prettier-ignore
    if (datelineOf(text) !== undefined) return false
    if (this.#han) return this.#isHanDisplay(index, isFresh, nextBegins)
    const afterHead = last?.is === 'head' && !line.first
    if (/^[—–-]\s|^[,;:.)»]/u.test(text) || /[,;:—–]$/u.test(text)) {
      if (!(afterHead && !/^[—–-]\s/u.test(text) && nextBegins)) return false
    }
    if (/\p{Ll}{2}[.!?…]["»”)]?\s+[\p{Lu}«—]/u.test(text)) return false
    const lower = /^\p{Ll}/u.test(text)
    // What another block or a caption cuts off has no next word that could have fitted.
    const cut = next === undefined || next.first || caption.lead.test(next.text)
    const room = cut ? column > 0 && line.hyphen === '' && line.width <= column * 0.7 : leavesRoom(line, next, column, false) // prettier-ignore
    if (endsSentence(text)) {
      if (/\.["»”)]*$/u.test(text)) return false
      // A question or a call: the end of a headline, or one of its own.
      if (afterHead && (nextBegins || room)) return true
      return (
        isFresh &&
        !lower &&
        !/[«"]$/u.test(text) &&
        (isLast || room || line.width > column || noticeHead.test(text)) &&
        !this.#isTalk(index)
      )
    }
    if (lower) return afterHead && (room || isLast || nextBegins)
    const signed = next !== undefined && (bylineOf(next.text) !== undefined || datelineOf(next.text) !== undefined) // prettier-ignore
    if (!isFresh && signed && /^[\p{Lu}«]/u.test(text)) return true
    if (!isFresh)
      return room && !line.first && /^[\p{Lu}«"\d№]/u.test(text) && this.#isCapital(next)
    if (isLast) return this.#before() !== 'text' || line.first || room
    const goesOn = next !== undefined && /^\p{Ll}/u.test(next.text) && line.width > column * 0.7
    if (goesOn && !this.#isHeadAhead(index)) return false
    if (room) return true
    if (line.width > column + 4 && nextBegins) return true
    if (nextBegins) return true
    if (afterHead && line.width > column + 4 && this.#isCapital(next)) return true
    if (afterHead) return this.#isHeadAhead(index)
    if (line.first && last?.is === 'text' && !last.ended) return this.#isHeadAhead(index)
    if (line.first && this.#isHeadAhead(index)) return true
    if (cut && !line.first) return false
    return this.#isCapital(next) && !this.#isName(next) && this.#paragraphEnded(index)
  }

  /** Whether the lines up to the next byline or block hold no sentence's end. */
  #isHeadAhead(index: number): boolean {
    for (let at = index; at < index + 4; at += 1) {
      const line = this.#lines[at]
      const next = this.#lines[at + 1]
      if (line === undefined) return false
      if (line.hyphen !== '' || /\.["»”)]*$/u.test(line.text)) return false
      if (next === undefined || next.first) return at - index < 3 && this.#isCapital(next)
      if (bylineOf(next.text) !== undefined || datelineOf(next.text) !== undefined) return true
    }
    return false
  }

  /** Whether the lines up to the next paragraph, byline or block hold no sentence. */
  #isHanHeadAhead(index: number): boolean {
    for (let at = index; at < index + 4; at += 1) {
      const line = this.#lines[at]
      const next = this.#lines[at + 1]
      if (line === undefined || line.indent || /[。，；]$|。/u.test(line.text)) return false
      if (next === undefined || next.first) return at > index
      if (next.indent || bylineOf(next.text) !== undefined || datelineOf(next.text) !== undefined) return true // prettier-ignore
    }
    return false
  }

  #isHanDisplay(index: number, isFresh: boolean, nextBegins: boolean): boolean {
    const line = this.#lines[index]!
    const { text } = line
    const next = this.#lines[index + 1]
    const column = this.#measure.columns[index]!
    const last = this.segments.at(-1)
    if (/^[—–]{2}/u.test(text) && this.#before() === 'head') return true
    if (/^\p{Script=Han}{2,5}：(?!.*版)/u.test(text) && last?.is === 'text') return false
    if (/[，、；：,;:]$/u.test(text)) return this.#before() === 'head' && !line.first && nextBegins
    const room = leavesRoom(line, next, column, true)
    if (/。|…[”’」』）)]*$/u.test(text)) return false
    if (/[！？!?][”’」』）)]*$/u.test(text))
      return isFresh && (room || line.first) && !/^[\p{Script=Han}]{1,6}：/u.test(text)
    if (/^[）)”，。、]|^[（(].*[）)]$/u.test(text)) return false
    const cut = line.first && last?.is === 'text' && !last.ended && this.#measure.indents
    // Where indents are lost a paragraph's first line is as much shorter.
    const signed = next !== undefined && (bylineOf(next.text) !== undefined || datelineOf(next.text) !== undefined) // prettier-ignore
    const goesBefore = (last?.is === 'text' || last?.is === 'head' || last?.is === 'byline') && !signed // prettier-ignore
    if (isFresh && goesBefore && !this.#measure.indents && isIndentShort(line, next, column))
      return false
    if (room) return cut || !isFresh ? line.width <= column * 0.8 && line.width >= 4 : true
    if (cut) return false
    if (!isFresh) return signed && !/[，。：]/u.test(text)
    const heads = line.first || this.#before() === 'head'
    if (heads && this.#isHanHeadAhead(index)) return true
    if (nextBegins && (heads || next?.first === false)) return true
    if (line.first || this.#before() === 'head')
      return this.#measure.indents && line.width > column + 2
    return false
  }

  /** Whether the line goes on another text than the one that has just come to its end. */
  #breaksOff(index: number, last: Text): boolean {
    const line = this.#lines[index]!
    // A dateline begins another article, even where the text before breaks off.
    const opening = `${line.text}${this.#han ? '' : ' '}${this.#lines[index + 1]?.text ?? ''}`
    if (datelineOf(opening) !== undefined && (last.ended || (this.#han && line.indent))) return true
    if (!last.ended) return false
    if (this.#han) return !line.indent && leavesRoom(this.#lines[index - 1]!, line, this.#measure.columns[index - 1]!, true) && (this.#measure.indents || !isIndentShort(line, this.#lines[index + 1], this.#measure.columns[index]!)) // prettier-ignore
    return /^\p{Ll}/u.test(line.text) && /\.["»”)]*$/u.test(this.#lines[index - 1]!.text)
  }

  #isTalk(index: number): boolean {
    const last = this.segments.at(-1)
    return last?.is === 'text' && /^[—–-]\s/u.test(last.lines[0]?.text ?? '') && /^[—–-]\s/u.test(this.#lines[index]!.text) // prettier-ignore
  }

  #isCapital(line: PageLine | undefined): boolean {
    return line === undefined || /^(?:[—–-]\s)?[«"“(]*[\p{Lu}\d№]/u.test(line.text)
  }

  /** Whether the line begins with a word that has a capital within sentences too. */
  #isName(line: PageLine): boolean {
    this.#names ??= namesOf(this.#lines)
    return this.#names.has(/^[«"“(]*(\p{Lu}[\p{L}-]*)/u.exec(line.text)?.[1]?.slice(0, 5) ?? '')
  }

  #paragraphEnded(index: number): boolean {
    const before = this.#lines[index - 1]
    if (before === undefined || this.#lines[index]!.first || this.#before() !== 'text') return true
    return leavesRoom(before, this.#lines[index], this.#measure.columns[index - 1]!, this.#han)
  }

  #display(index: number): number {
    const line = this.#lines[index]!
    const last = this.segments.at(-1)
    const next = this.#lines[index + 1]
    const one = { line, apart: line.first, column: this.#measure.columns[index + 1] ?? 0 }
    const alone = next === undefined || next.first
    const newUnit = line.first || noticeHead.test(line.text) || briefsRubric.test(line.text) || boxHead.test(line.text) // prettier-ignore
    if (last?.is === 'head' && !line.first && !(newUnit && briefsRubric.test(line.text)))
      this.segments[this.segments.length - 1] = { ...last, lines: [...last.lines, one], alone }
    else this.push({ is: 'head', lines: [one], first: line.first, alone })
    return 1
  }

  #text(index: number): number {
    const line = this.#lines[index]!
    const last = this.segments.at(-1)
    const ended = !endsOpen(line)
    const column = this.#measure.columns[index]!
    if (last?.is === 'text' && !line.first && !this.#breaksOff(index, last)) {
      const before = this.#lines[index - 1]!
      const talk = /^[—–-]\s\p{Lu}/u.test(line.text) && last.ended
      const starts =
        line.indent ||
        (this.#han &&
          last.ended &&
          !this.#measure.indents &&
          isIndentShort(line, this.#lines[index + 1], column)) || // prettier-ignore
        (last.ended &&
          !(this.#han && this.#measure.indents) &&
          leavesRoom(before, line, this.#measure.columns[index - 1]!, this.#han) &&
          (talk || !/^[—–-]\s\p{Ll}|^\p{Ll}/u.test(line.text)))
      this.segments[this.segments.length - 1] = {
        ...last,
        lines: [...last.lines, line],
        starts: [...last.starts, starts],
        ended,
      } satisfies Text
      return 1
    }
    this.push({ is: 'text', lines: [line], starts: [true], first: line.first, column, ended })
    return 1
  }
}

/** Whether the line is shorter than its column by two signs, as one whose indent was lost. */
function isIndentShort(line: PageLine, next: PageLine | undefined, column: number): boolean {
  if (line.width < column - 5 || line.width > column - 3) return false
  return next !== undefined && !next.first && !next.spaced && next.width >= column - 3
}

function namesOf(lines: readonly PageLine[]): Set<string> {
  const names = new Set<string>()
  for (const { text } of lines) {
    for (const [, name] of text.matchAll(/\p{Ll},?\s(\p{Lu}\p{Ll}[\p{L}-]*)/gu))
      names.add(name!.slice(0, 5))
  }
  return names
}

function endsOpen(line: PageLine): boolean {
  return line.hyphen !== '' || !endsSentence(line.text.replace(/\s*[（(][^（）()]{1,24}[）)]\.?$/u, '')) // prettier-ignore
}

function pageOf(groups: Record<string, string> | undefined): string | null {
  const found = groups === undefined ? undefined : Object.values(groups).find((one) => one !== undefined) // prettier-ignore
  if (found === undefined) return null
  const at = '零一二三四五六七八九十'.indexOf(found)
  return at > 0 ? String(at) : found.normalize('NFKC').replace(/^0+/u, '')
}

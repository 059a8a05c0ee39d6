import { primaryOf } from '@suyab/language/tag'
import type { DraftView } from '@suyab/server/api'

export type Finding = DraftView['findings'][number]

/** A finding with the letter that ties it to its places in the text. */
export interface LetteredFinding extends Finding {
  letter: string
}

/** A stretch of a text; `mark` is the finding that it belongs to. */
export interface MarkedPiece {
  text: string
  mark?: LetteredFinding
}

const ALPHABETS: Readonly<Record<string, string>> = {
  zh: '甲乙丙丁戊己庚辛壬癸',
  ru: 'абвгдежзиклмнопрстуфхцчшщэюя',
  ky: 'абвгдежзиклмнопрстуфхцчшщэюя',
}
const LATIN = 'abcdefghijklmnopqrstuvwxyz'

/** а, б, в … in the reader's own letters; after the last they are doubled. */
export function letterOf(index: number, language: string): string {
  const letters = ALPHABETS[primaryOf(language)] ?? LATIN
  return letters[index % letters.length]!.repeat(1 + Math.floor(index / letters.length))
}

/** The findings in the order of the fields, each with its letter. */
export function lettered(
  findings: readonly Finding[],
  fields: readonly string[],
  language: string,
): LetteredFinding[] {
  const place = ({ field }: Finding): number => {
    const index = field === undefined ? -1 : fields.indexOf(field)
    return index < 0 ? fields.length : index
  }
  return findings
    .toSorted((a, b) => place(a) - place(b))
    .map((finding, index) => ({ ...finding, letter: letterOf(index, language) }))
}

/**
 * A text cut at the places that findings speak of: `data.text` in the draft, `data.source` or
 * `data.number` in the source. A place that a finding before it has taken, or that is not there, stays unmarked.
 */
export function markText(
  text: string,
  findings: readonly LetteredFinding[],
  side: 'text' | 'source',
): MarkedPiece[] {
  const places: { start: number; end: number; mark: LetteredFinding }[] = []
  for (const mark of findings) {
    const sought = mark.data?.[side] ?? (side === 'source' ? mark.data?.['number'] : undefined)
    if (typeof sought !== 'string' || sought === '') continue
    for (let start = text.indexOf(sought); start >= 0; start = text.indexOf(sought, start + 1)) {
      const end = start + sought.length
      if (places.some((taken) => start < taken.end && taken.start < end)) continue
      places.push({ start, end, mark })
      break
    }
  }
  places.sort((a, b) => a.start - b.start)
  const pieces: MarkedPiece[] = []
  let at = 0
  for (const { start, end, mark } of places) {
    if (start > at) pieces.push({ text: text.slice(at, start) })
    pieces.push({ text: text.slice(start, end), mark })
    at = end
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at) })
  return pieces
}

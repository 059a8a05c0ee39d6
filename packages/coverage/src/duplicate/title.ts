import { terms } from '@suyab/language/term'

/** What stands between a title and the outlet's name; a hyphen only between spaces. */
const separator = /\s*[|｜•»«_]+\s*|\s+[-–—·:/]+\s+|[—]{2,}/u

/**
 * A title without the outlet's name before or after it, as pages and feeds put it there.
 * @param names of the outlet, its host among them
 * @example titleOf('Бишкекте жаз | 24.kg', ['24.kg']) // 'Бишкекте жаз'
 */
export function titleOf(title: string, names: readonly string[]): string {
  const own = new Set(names.map(key).filter((name) => name !== ''))
  const parts = partsOf(title)
  while (parts.length > 1 && own.has(key(parts.at(-1)!.text))) parts.pop()
  while (parts.length > 1 && own.has(key(parts[0]!.text))) parts.shift()
  const [first, last] = [parts[0]!, parts.at(-1)!]
  return title.slice(first.from, last.from + last.text.length).trim()
}

interface Part {
  readonly text: string
  readonly from: number
}

function partsOf(title: string): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const found of title.matchAll(new RegExp(separator, 'gu'))) {
    parts.push({ text: title.slice(from, found.index), from })
    from = found.index + found[0].length
  }
  parts.push({ text: title.slice(from), from })
  // A title that begins or ends with a separator has nothing before or after it.
  const some = parts.filter(({ text }) => text.trim() !== '')
  return some.length === 0 ? [{ text: title, from: 0 }] : some
}

function key(text: string): string {
  return terms(text, 'und').join(' ')
}

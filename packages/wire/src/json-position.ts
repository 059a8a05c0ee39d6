import { pointer } from './ninjs/value.ts'

/**
 * Where the values of a JSON text begin, by their JSON pointers: a member's place is that of its
 * name. The text must be valid.
 */
export function jsonPlaces(text: string): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g
  const open: { at: string; next: number | string | undefined; list: boolean }[] = []
  let start: number | undefined
  const here = (): string => {
    const inner = open.at(-1)
    return inner?.next === undefined ? '' : pointer(inner.at, inner.next)
  }
  const begin = (offset: number): void => {
    const at = here()
    if (!places.has(at)) places.set(at, start ?? offset)
    start = undefined
  }
  let naming = false
  for (const { 0: found, index } of text.matchAll(token)) {
    const inner = open.at(-1)
    if (found === '{' || found === '[') {
      begin(index)
      open.push({ at: here(), next: found === '[' ? 0 : undefined, list: found === '[' })
      naming = found === '{'
    } else if (found === '}' || found === ']') {
      open.pop()
      naming = false
    } else if (found === ',') {
      if (inner?.list === true && typeof inner.next === 'number') inner.next += 1
      naming = inner?.list === false
    } else if (found === ':') naming = false
    else if (naming && inner !== undefined) {
      inner.next = JSON.parse(found) as string
      start = index
    } else begin(index)
  }
  return places
}

/** The place of a pointer, or of the nearest thing around it that is there. */
export function placeOf(places: ReadonlyMap<string, number>, at: string): number {
  for (let around = at; ; around = around.slice(0, around.lastIndexOf('/'))) {
    const found = places.get(around)
    if (found !== undefined) return found
    if (around === '') return 0
  }
}

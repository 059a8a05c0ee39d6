import type { WireFault } from '../fault.ts'
import type { Limits } from '../limits.ts'
import { contentLines, type ContentLine } from './content-line.ts'

/** A component with its properties and the components inside it. */
export interface Component {
  readonly name: string
  readonly line: number
  readonly properties: ContentLine[]
  readonly components: Component[]
}

/** More broken lines of one calendar tell nobody more. */
const maxFaults = 100

/** The calendars of a document. Lines that are none are told, and the rest is read on. */
export function parseCalendars(
  text: string,
  limits: Limits,
): { calendars: Component[]; faults: WireFault[] } {
  const calendars: Component[] = []
  const faults: WireFault[] = []
  const open: Component[] = []
  const fault = (found: WireFault): void => {
    if (faults.length < maxFaults) faults.push(found)
  }
  let lines = 0
  let last = 1
  for (const found of contentLines(text)) {
    lines += 1
    last = found.line
    if (lines > limits.elements) {
      fault({ code: 'wire.too-many-elements', limit: limits.elements, line: last, column: 1 })
      break
    }
    if ('expected' in found) {
      fault({ code: 'wire.calendar-syntax', ...found })
      continue
    }
    const name = found.value.trim().toUpperCase()
    if (found.name === 'BEGIN') {
      if (open.length >= limits.depth) {
        fault({ code: 'wire.too-deep', limit: limits.depth, line: last, column: 1 })
        return { calendars, faults }
      }
      open.push({ name, line: last, properties: [], components: [] })
    } else if (found.name === 'END') {
      const at = open.findLastIndex((one) => one.name === name)
      if (at === -1) {
        fault({ code: 'wire.calendar-syntax', line: last, column: 1, expected: 'BEGIN before END' })
        continue
      }
      if (at < open.length - 1)
        fault({
          code: 'wire.calendar-syntax',
          line: last,
          column: 5,
          expected: `END:${open.at(-1)?.name.slice(0, 40) ?? ''}`,
        })
      const [closed] = open.splice(at)
      if (closed === undefined) continue
      const around = open.at(-1)
      if (around === undefined) calendars.push(closed)
      else around.components.push(closed)
    } else open.at(-1)?.properties.push(found)
  }
  const [outer] = open
  if (outer !== undefined) {
    fault({
      code: 'wire.truncated',
      line: last,
      column: 1,
      open: (open.at(-1) ?? outer).name.slice(0, 40),
    })
    // What was whole inside a calendar that breaks off is there all the same.
    calendars.push(outer)
  }
  return { calendars, faults }
}

/** The first properties of each name; made when a component that is whole is asked the first time. */
const firsts = new WeakMap<Component, ReadonlyMap<string, ContentLine>>()

/** The first property of that name. */
export function propertyOf(component: Component, name: string): ContentLine | undefined {
  let known = firsts.get(component)
  if (known === undefined) {
    known = new Map(component.properties.toReversed().map((one) => [one.name, one]))
    firsts.set(component, known)
  }
  return known.get(name)
}

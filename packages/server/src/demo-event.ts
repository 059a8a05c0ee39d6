import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '@suyab/coverage/seeded'
import { z } from 'zod'

/** Invented events that outlets of several countries tell of, each in its own language. */

const words = z.array(z.string()).min(1)
const telling = z.object({
  /** In the same order in every language. */
  places: words,
  people: words,
  kinds: z.record(z.string(), z.object({ title: z.string(), sentences: words })),
})
type Telling = z.infer<typeof telling>

interface InventedEvent {
  readonly kind: string
  readonly place: number
  readonly person: number
  readonly n: number
  readonly m: number
  /** The day on which it happens, so many days before the end. */
  readonly before: number
}

/** Events as the papers tell of them. */
export interface EventBook {
  /** What happened so many days before the end, or the day before that. */
  on(before: number): readonly InventedEvent[]
  /** What a paper prints of an event, if it does. */
  tell(
    event: InventedEvent,
    language: string,
    random: Random,
  ): { readonly title: string; readonly sentences: readonly string[] } | undefined
}

/** Every so many days something happens somewhere. */
const between = 8
/** How likely a paper prints it on the first day, and a day later. */
const chances = [0.08, 0.03] as const

/** Makes up what happened in so many days. */
export function inventedEvents(folder: string, length: number, random: Random): EventBook {
  const tellings = z
    .record(z.string(), telling)
    .parse(JSON.parse(readFileSync(join(folder, 'events.json'), 'utf8')))
  const [first] = Object.values(tellings)
  const events = first === undefined ? [] : happened(first, length, random)
  return {
    on: (before) => events.filter((one) => one.before - before === 0 || one.before - before === 1),
    tell: (event, language, chance) => {
      const told = tellings[language]?.kinds[event.kind]
      const own = tellings[language]
      if (told === undefined || own === undefined) return undefined
      const fill = (text: string): string => filled(text, event, own)
      const [opening = '', ...more] = told.sentences
      const others = chance() < 0.5 ? more : more.toReversed()
      return { title: fill(told.title), sentences: [opening, ...others].map(fill) }
    },
  }
}

/** How likely a paper prints an event so many days before the end. */
export function chanceOf(event: InventedEvent, before: number): number {
  return chances[event.before - before] ?? 0
}

function happened(
  { kinds, places, people }: Telling,
  length: number,
  random: Random,
): InventedEvent[] {
  const pick = (many: number): number => Math.floor(random() * many)
  const events: InventedEvent[] = []
  for (let before = length - pick(between); before >= 1; before -= 1 + pick(2 * between - 1)) {
    const kind = Object.keys(kinds)[pick(Object.keys(kinds).length)] ?? ''
    const numbers = { n: 11 + pick(80), m: 12 + pick(40) }
    events.push({ kind, place: pick(places.length), person: pick(people.length), ...numbers, before })
  }
  return events
} // prettier-ignore

function filled(text: string, event: InventedEvent, { places, people }: Telling): string {
  return text
    .replace('{place}', places[event.place] ?? '')
    .replace('{person}', people[event.person] ?? '')
    .replace('{n}', String(event.n))
    .replace('{m}', String(event.m))
}

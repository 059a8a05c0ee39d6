import type { Warn, WireFault, WireWarning } from './fault.ts'
import { pointer } from './ninjs/value.ts'
import { readNinjs } from './read-ninjs.ts'
import type { ReadItem } from './read-items.ts'
import { refuse, type Result } from './result.ts'
import type { XmlElement } from './xml/element.ts'

/** Where something in a document stands: an element, or words for a part of a header. */
export type Origin = XmlElement | string

/** More warnings of one item tell nobody more. */
const maxWarnings = 500

/** Members of one list; more are in no newsroom's item. */
const maxMembers = 10_000

/**
 * An item in the making, of a format that is not ninjs: what was found for each field, and where.
 * What it comes to is read as ninjs, so that it is valid whatever was found.
 */
export class ItemSketch {
  readonly #fields = new Map<string, unknown>()
  readonly #origins = new Map<string, Origin>()
  readonly #warnings: WireWarning[] = []
  readonly #said = new Set<string>()

  readonly warn: Warn = (warning) => {
    const key = JSON.stringify(warning)
    if (this.#warnings.length >= maxWarnings || this.#said.has(key)) return
    this.#said.add(key)
    this.#warnings.push(warning)
  }

  has(name: string): boolean {
    return this.#fields.has(name)
  }

  get(name: string): unknown {
    return this.#fields.get(name)
  }

  /** What was kept under a name that is no field of an item; it is not kept any longer. */
  take(name: string): unknown {
    const value = this.#fields.get(name)
    this.#fields.delete(name)
    return value
  }

  /** Takes a single value; of two that differ the first stays. */
  set(name: string, value: unknown, from: Origin): void {
    if (value === undefined || value === '') return
    const present = this.#fields.get(name)
    if (present === undefined) {
      this.#fields.set(name, value)
      this.#origins.set(pointer('', name), from)
    } else if (!isSame(present, value))
      this.warn({ code: 'wire.field-twice', at: placeOf(from), kept: name })
  }

  /** Takes one more member of a list. */
  add(name: string, value: unknown, from: Origin): void {
    if (value === undefined || value === '') return
    const present = this.#fields.get(name)
    const members: unknown[] = Array.isArray(present) ? (present as unknown[]) : []
    if (members.length >= maxMembers) {
      this.lost(from)
      return
    }
    if (members.length === 0) this.#fields.set(name, members)
    this.#origins.set(pointer(pointer('', name), members.length), from)
    members.push(value)
  }

  /** Says that something has no place in an item. */
  lost(from: Origin, part?: string): void {
    const at = placeOf(from)
    this.warn({ code: 'wire.field-unknown', at: part === undefined ? at : `${at}/${part}` })
  }

  /** The item, with warnings that name places of the document it was read from. */
  item(): Result<ReadItem, WireFault> {
    const read = readNinjs(Object.fromEntries(this.#fields))
    if (!read.ok) return refuse({ code: 'wire.uri-missing', at: this.#placeAt('/uri') })
    for (const warning of read.value.warnings)
      this.warn('at' in warning ? { ...warning, at: this.#placeAt(warning.at) } : warning)
    return { ok: true, value: { item: read.value.item, warnings: [...this.#warnings] } }
  }

  #placeAt(found: string): string {
    for (let at = found; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const origin = this.#origins.get(at)
      if (origin !== undefined) return placeOf(origin)
    }
    return found
  }
}

/** Long texts are not written out for each other one that is held against them. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The path of names that leads to an element; other origins are their own place. */
export function placeOf(from: Origin): string {
  if (typeof from === 'string') return from
  const names: string[] = []
  for (let at: XmlElement | undefined = from; at !== undefined; at = at.parent) names.push(at.name)
  return `/${names.toReversed().join('/')}`
}

/**
 * The part of Structured Fields that HTTP message signatures are written in: dictionaries whose
 * members are byte sequences, plain items or inner lists, all with parameters.
 * @source RFC 8941
 */
export type BareItem = string | number | boolean | Token | Uint8Array

export interface Token {
  readonly token: string
}

export type Parameters = ReadonlyMap<string, BareItem>

export interface Item {
  readonly value: BareItem
  readonly parameters: Parameters
}

export interface InnerList {
  readonly items: readonly Item[]
  readonly parameters: Parameters
}

export type Dictionary = ReadonlyMap<string, Item | InnerList>

const KEY = /[a-z*][a-z0-9_.*-]*/y
const INTEGER = /-?\d{1,15}(?![\d.])/y
const STRING = /"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"/y
const BYTES = /:([A-Za-z0-9+/]*={0,2}):/y
const TOKEN = /[A-Za-z*][\w!#$%&'*+.^`|~:/-]*/y
const BOOLEAN = /\?([01])/y
const COMMA = /[ \t]*,[ \t]*/y
const SPACES = / */y
const END = / *$/y

/** Longer than any header that the protocol writes. */
const LENGTH_LIMIT = 8192

/** Reads a dictionary; undefined where it is none. */
export function parseDictionary(text: string): Dictionary | undefined {
  if (text.length > LENGTH_LIMIT) return undefined
  const cursor = new Cursor(text.trim())
  const members = new Map<string, Item | InnerList>()
  do {
    const key = cursor.take(KEY)?.[0]
    if (key === undefined) return undefined
    const member = cursor.takeLiteral('=') ? memberAt(cursor) : bareTrue(cursor)
    if (member === undefined) return undefined
    // The last of two members with the same key counts, at the last one's place.
    members.delete(key)
    members.set(key, member)
  } while (cursor.take(COMMA) !== undefined)
  return cursor.take(END) === undefined ? undefined : members
}

export function isInnerList(member: Item | InnerList | undefined): member is InnerList {
  return member !== undefined && 'items' in member
}

export function writeInnerList({ items, parameters }: InnerList): string {
  return `(${items.map(writeItem).join(' ')})${writeParameters(parameters)}`
}

export function writeItem({ value, parameters }: Item): string {
  return writeBare(value) + writeParameters(parameters)
}

export function writeBytes(bytes: Uint8Array): string {
  return `:${Buffer.from(bytes).toString('base64')}:`
}

function writeParameters(parameters: Parameters): string {
  let text = ''
  for (const [key, value] of parameters) {
    text += value === true ? `;${key}` : `;${key}=${writeBare(value)}`
  }
  return text
}

function writeBare(value: BareItem): string {
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '?1' : '?0'
  return value instanceof Uint8Array ? writeBytes(value) : value.token
}

class Cursor {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text
  }

  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (found === null) return undefined
    this.at = pattern.lastIndex
    return found
  }

  takeLiteral(literal: string): boolean {
    if (!this.text.startsWith(literal, this.at)) return false
    this.at += literal.length
    return true
  }
}

function memberAt(cursor: Cursor): Item | InnerList | undefined {
  if (!cursor.takeLiteral('(')) return itemAt(cursor)
  const items: Item[] = []
  for (;;) {
    const spaces = cursor.take(SPACES)?.[0].length ?? 0
    if (cursor.takeLiteral(')')) break
    if (items.length > 0 && spaces === 0) return undefined
    const item = itemAt(cursor)
    if (item === undefined) return undefined
    items.push(item)
  }
  const parameters = parametersAt(cursor)
  return parameters === undefined ? undefined : { items, parameters }
}

function bareTrue(cursor: Cursor): Item | undefined {
  const parameters = parametersAt(cursor)
  return parameters === undefined ? undefined : { value: true, parameters }
}

function itemAt(cursor: Cursor): Item | undefined {
  const value = bareAt(cursor)
  if (value === undefined) return undefined
  const parameters = parametersAt(cursor)
  return parameters === undefined ? undefined : { value, parameters }
}

function parametersAt(cursor: Cursor): Parameters | undefined {
  const parameters = new Map<string, BareItem>()
  while (cursor.takeLiteral(';')) {
    cursor.take(SPACES)
    const key = cursor.take(KEY)?.[0]
    if (key === undefined) return undefined
    const value = cursor.takeLiteral('=') ? bareAt(cursor) : true
    if (value === undefined) return undefined
    parameters.delete(key)
    parameters.set(key, value)
  }
  return parameters
}

function bareAt(cursor: Cursor): BareItem | undefined {
  const text = cursor.take(STRING)?.[1]
  if (text !== undefined) return text.replace(/\\(["\\])/g, '$1')
  const integer = cursor.take(INTEGER)?.[0]
  if (integer !== undefined) return Number(integer)
  const bytes = cursor.take(BYTES)?.[1]
  if (bytes !== undefined) return Buffer.from(bytes, 'base64')
  const bit = cursor.take(BOOLEAN)?.[1]
  if (bit !== undefined) return bit === '1'
  const token = cursor.take(TOKEN)?.[0]
  return token === undefined ? undefined : { token }
}

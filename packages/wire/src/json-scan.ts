import type { WireFault } from './fault.ts'
import { positionAt } from './position.ts'
import { ok, refuse, type Result } from './result.ts'

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const wordPattern = /true|false|null/y

/**
 * Parses JSON after one linear pass that refuses what is nested deeper than `depth` and finds the
 * place of the first error, which the engine's own message often leaves out.
 * @source RFC 8259
 */
export function parseJson(text: string, depth: number): Result<unknown, WireFault> {
  const error = firstError(text, depth)
  if (error === undefined) return ok(JSON.parse(text) as unknown)
  const at = positionAt(text, error.offset)
  if (error.expected === 'depth') return refuse({ code: 'wire.too-deep', limit: depth, ...at })
  if (error.offset >= text.length)
    return refuse({ code: 'wire.truncated', open: error.expected, ...at })
  return refuse({ code: 'wire.json-syntax', expected: error.expected, ...at })
}

type Expect = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'done'

const words: Record<Expect, string> = {
  value: 'a value',
  'value-or-end': 'a value or ]',
  key: 'a quoted name',
  'key-or-end': 'a quoted name or }',
  colon: ':',
  'comma-or-end': ', or the closing bracket',
  done: 'the end of the text',
}

function firstError(text: string, depth: number): { offset: number; expected: string } | undefined {
  const stack: ('[' | '{')[] = []
  let expect: Expect = 'value'
  let index = 0
  const after = (): Expect => (stack.length === 0 ? 'done' : 'comma-or-end')
  for (;;) {
    while (isSpace(text.charCodeAt(index))) index += 1
    if (index >= text.length)
      return expect === 'done' ? undefined : { offset: text.length, expected: words[expect] }
    const unit = text.charAt(index)
    const fails = { offset: index, expected: words[expect] }
    const wantsValue: boolean = expect === 'value' || expect === 'value-or-end'
    if (unit === '"') {
      if (!wantsValue && expect !== 'key' && expect !== 'key-or-end') return fails
      const end = stringEnd(text, index)
      if (end < 0) return { offset: -end - 1, expected: 'a closed string' }
      index = end
      expect = wantsValue ? after() : 'colon'
    } else if (unit === '{' || unit === '[') {
      if (!wantsValue) return fails
      stack.push(unit)
      if (stack.length > depth) return { offset: index, expected: 'depth' }
      expect = unit === '{' ? 'key-or-end' : 'value-or-end'
      index += 1
    } else if (unit === '}' || unit === ']') {
      const opened = unit === '}' ? '{' : '['
      const empty = unit === '}' ? 'key-or-end' : 'value-or-end'
      if ((expect !== 'comma-or-end' && expect !== empty) || stack.at(-1) !== opened) return fails
      stack.pop()
      index += 1
      expect = after()
    } else if (unit === ',') {
      if (expect !== 'comma-or-end') return fails
      expect = stack.at(-1) === '{' ? 'key' : 'value'
      index += 1
    } else if (unit === ':') {
      if (expect !== 'colon') return fails
      expect = 'value'
      index += 1
    } else {
      const end = wantsValue ? scalarEnd(text, index) : index
      if (end === index) return fails
      index = end
      expect = after()
    }
  }
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09
}

function scalarEnd(text: string, index: number): number {
  for (const pattern of [numberPattern, wordPattern]) {
    pattern.lastIndex = index
    if (pattern.test(text)) return pattern.lastIndex
  }
  return index
}

/** The offset after the closing quote, or, negative and one lower, the place of the error. */
function stringEnd(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit === 0x22) return index + 1
    if (unit < 0x20) return -index - 1
    if (unit === 0x5c) {
      const next = text.charAt(index + 1)
      if (next === 'u') {
        if (!/^[\da-fA-F]{4}$/.test(text.slice(index + 2, index + 6))) return -index - 1
        index += 5
      } else if (next === '') return -text.length - 1
      else if ('"\\/bfnrt'.includes(next)) index += 1
      else return -index - 1
    }
  }
  return -text.length - 1
}

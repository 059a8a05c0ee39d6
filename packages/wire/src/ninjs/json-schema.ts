/** A JSON Schema, draft 2020-12, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>

export const text: JsonSchema = { type: 'string' }
export const uri: JsonSchema = { type: 'string', format: 'uri' }
export const instant: JsonSchema = { type: 'string', format: 'date-time' }
export const integer: JsonSchema = { type: 'integer' }
export const number: JsonSchema = { type: 'number' }
export const percent: JsonSchema = { type: 'integer', minimum: 0, maximum: 100 }
export const urgency: JsonSchema = { type: 'integer', minimum: 1, maximum: 9 }

/** One of some words. */
export function choice(...members: readonly string[]): JsonSchema {
  return { type: 'string', enum: members }
}

/** An object that has these members and no others. */
export function closed(properties: JsonSchema, more: JsonSchema = {}): JsonSchema {
  return { type: 'object', properties, additionalProperties: false, ...more }
}

export function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items }
}

/** What the schema defines under a name. */
export function defined(name: string): JsonSchema {
  return { $ref: `#/$defs/${name}` }
}

export function exactlyOneOf(...names: readonly string[]): JsonSchema {
  return { oneOf: names.map((name) => ({ required: [name] })) }
}

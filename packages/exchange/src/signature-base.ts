import {
  isInnerList,
  parseDictionary,
  writeInnerList,
  writeItem,
  type InnerList,
  type Item,
} from './structured-field.ts'

/** A request as both sides see it: `targetUri` is made from the configured public origin. */
export interface HttpRequest {
  readonly method: string
  readonly targetUri: string
  /** Lower-case names; several fields of one name are joined with a comma and a space. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array | string | undefined
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array | string | undefined
}

/** One covered component: a field's name or a derived component, with its parameters. */
export function component(name: string, parameters: readonly [string, string | true][] = []): Item {
  return { value: name, parameters: new Map(parameters) }
}

/**
 * The text that a signature is over; undefined where a covered component is absent, unknown or
 * named twice. `request` is the one that an answer belongs to.
 * @source RFC 9421, section 2.5
 */
export function signatureBase(
  covered: InnerList,
  message: HttpRequest | HttpAnswer,
  request?: HttpRequest,
): string | undefined {
  const lines: string[] = []
  const names = new Set<string>()
  for (const item of covered.items) {
    const name = writeItem(item)
    const value = valueOf(item, message, request)
    if (value === undefined || names.has(name)) return undefined
    names.add(name)
    lines.push(`${name}: ${value}`)
  }
  lines.push(`"@signature-params": ${writeInnerList(covered)}`)
  return lines.join('\n')
}

function valueOf(
  { value: name, parameters }: Item,
  message: HttpRequest | HttpAnswer,
  request: HttpRequest | undefined,
): string | undefined {
  if (typeof name !== 'string') return undefined
  const of = parameters.get('req') === true ? request : message
  if (of === undefined) return undefined
  for (const parameter of parameters.keys()) {
    if (parameter !== 'req' && parameter !== 'key') return undefined
  }
  const key = parameters.get('key')
  if (name.startsWith('@')) return key === undefined ? derive(name, of) : undefined
  const field = of.headers[name]?.trim()
  if (field === undefined || key === undefined) return field
  const member = typeof key === 'string' ? parseDictionary(field)?.get(key) : undefined
  if (member === undefined) return undefined
  return isInnerList(member) ? writeInnerList(member) : writeItem(member)
}

function derive(name: string, message: HttpRequest | HttpAnswer): string | undefined {
  if (!('method' in message)) return name === '@status' ? String(message.status) : undefined
  switch (name) {
    case '@method':
      return message.method
    case '@target-uri':
      return message.targetUri
    case '@authority':
      return URL.parse(message.targetUri)?.host
    case '@path':
      return URL.parse(message.targetUri)?.pathname
    default:
      return undefined
  }
}

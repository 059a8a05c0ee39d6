import { isFields, isList } from './ninjs-value.ts'

/** The nodes under a name, whether the parser left none, one or a list. */
export function nodesOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return isList(value) ? value : [value]
}

/** The text of a node, trimmed; empty where it has none. */
export function textOf(value: unknown): string {
  if (isList(value)) return value.map(textOf).find((text) => text !== '') ?? ''
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return String(value)
  return isFields(value) ? textOf(value['#']) : ''
}

/** An attribute of a node. */
export function attributeOf(value: unknown, name: string): string {
  const attributes = isFields(value) ? value['@'] : undefined
  return isFields(attributes) ? textOf(attributes[name]) : ''
}

/** The child nodes of that name. */
export function childrenOf(value: unknown, name: string): readonly unknown[] {
  return isFields(value) ? nodesOf(value[name]) : []
}

/** The first text among nodes of several names. */
export function firstText(
  node: Readonly<Record<string, unknown>>,
  ...names: readonly string[]
): string {
  for (const name of names) {
    const text = textOf(node[name])
    if (text !== '') return text
  }
  return ''
}

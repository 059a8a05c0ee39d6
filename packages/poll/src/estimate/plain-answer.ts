/** An answer as JSON can say it: lists of numbers as lists, and where a number is none, why. */
export function plainAnswer<Value extends object>(value: Value): Record<string, unknown> {
  return membersOf(value)
}

function membersOf(value: object): Record<string, unknown> {
  const plain: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue
    plain[name] = partOf(member)
    if (typeof member === 'number' && !Number.isFinite(member))
      plain[`${name}Reason`] = Number.isNaN(member) ? 'undefined' : 'infinite'
  }
  return plain
}

function partOf(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (value instanceof Float64Array) return Array.from(value, partOf)
  if (Array.isArray(value)) return value.map(partOf)
  return typeof value === 'object' && value !== null ? membersOf(value) : value
}

/**
 * Where the declaration that begins at `start` with `<!` ends: the offset behind its `>`, past
 * quotes, comments and what stands in brackets; nothing where the text ends first, or where it
 * would be more than `limit` UTF-16 code units away.
 */
export function declarationEnd(text: string, start: number, limit: number): number | undefined {
  let brackets = 0
  let quote = ''
  for (let index = start + 2; index < text.length && index - start <= limit; index += 1) {
    const unit = text.charAt(index)
    if (quote !== '') {
      if (unit === quote) quote = ''
    } else if (text.startsWith('<!--', index)) {
      const end = text.indexOf('-->', index + 4)
      if (end === -1) return undefined
      index = end + 2
    } else if (unit === '"' || unit === "'") quote = unit
    else if (unit === '[') brackets += 1
    else if (unit === ']') brackets -= 1
    else if (unit === '>' && brackets <= 0) return index + 1
  }
  return undefined
}

/** An entity that a document type declares. */
export interface DeclaredEntity {
  readonly name: string
  /** Whether it reads from elsewhere or is made of others: what bombs and thefts are made of. */
  readonly isUnsafe: boolean
  /** Within the declaration, in UTF-16 code units. */
  readonly offset: number
}

/** The entities that a declaration declares, in their order. @source XML 1.0 section 4.2 */
export function declaredEntities(declaration: string): DeclaredEntity[] {
  return [...declaration.matchAll(entityPattern)].map((match) => {
    const [, parameter, name = '', double, single, external] = match
    const value = double ?? single ?? ''
    const isUnsafe = parameter !== undefined || external !== undefined || /&(?!#)|%/.test(value)
    return { name, isUnsafe, offset: match.index }
  })
}

const entityPattern = /<!ENTITY\s+(%\s+)?([^\s"'>]+)\s+(?:"([^"]*)"|'([^']*)'|([^>]*))/gi

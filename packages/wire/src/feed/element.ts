const noChildren: readonly FeedElement[] = []
const noAttributes: readonly string[] = []

/** Of so many children of one name some are asked for again and again: the first ones will do. */
const maxAlike = 20

/**
 * An element of a feed. Its name is in lower case, with the usual prefix of its namespace; the
 * formats' own namespaces have none.
 */
export class FeedElement {
  readonly name: string
  /** As the closing tag must say it, in lower case. */
  readonly written: string
  readonly parent: FeedElement | undefined
  /** Names and values in turn. */
  attributes: readonly string[] = noAttributes
  children: readonly FeedElement[] = noChildren
  /** Its own text without that of its children, references resolved. */
  text = ''
  /** UTF-16 offsets of what it holds. */
  start = 0
  end = 0
  #byName: Map<string, FeedElement[]> | undefined

  constructor(name: string, written: string, parent: FeedElement | undefined) {
    this.name = name
    this.written = written
    this.parent = parent
  }

  append(child: FeedElement): void {
    if (this.children === noChildren) this.children = [child]
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the list is this element's own; only others may not change it
    else (this.children as FeedElement[]).push(child)
  }

  /** The children of that name. */
  all(name: string): readonly FeedElement[] {
    return this.#named().get(name) ?? noChildren
  }

  first(name: string): FeedElement | undefined {
    return this.#named().get(name)?.[0]
  }

  /** The first child of these names that says something, in the order of the names. */
  firstText(...names: readonly string[]): string {
    const children = this.#named()
    for (const name of names)
      for (const child of (children.get(name) ?? noChildren).slice(0, maxAlike)) {
        const text = child.text.trim()
        if (text !== '') return text
      }
    return ''
  }

  /** As {@link firstText}, but of several children of a name the last one counts. */
  lastText(...names: readonly string[]): string {
    for (const name of names) {
      const found = this.all(name).findLast(({ text }) => text.trim() !== '')
      if (found !== undefined) return found.text.trim()
    }
    return ''
  }

  /** An attribute's value without white space around it; empty where there is none. */
  attribute(name: string): string {
    return this.given(name) ?? ''
  }

  /** As {@link attribute}, but `undefined` where the attribute is not there. */
  given(name: string): string | undefined {
    const { attributes } = this
    for (let index = 0; index < attributes.length; index += 2)
      if (attributes[index] === name) return attributes[index + 1]?.trim()
    return undefined
  }

  /** The value of the nearest `xml:lang`, its own or an outer element's. */
  language(): string {
    return this.given('xml:lang') ?? this.parent?.language() ?? ''
  }

  #named(): ReadonlyMap<string, readonly FeedElement[]> {
    if (this.#byName !== undefined) return this.#byName
    const byName = new Map<string, FeedElement[]>()
    for (const child of this.children) {
      const present = byName.get(child.name)
      if (present === undefined) byName.set(child.name, [child])
      else present.push(child)
    }
    this.#byName = byName
    return byName
  }
}

import { type Automaton, automatonOf, type Particle } from './content-model.ts'
import { attributeGroups } from './schema-attributes.ts'
import { conceptElements, plainElements, propertyTypes } from './schema-concepts.ts'
import { itemElements, itemTypes } from './schema-items.ts'
import {
  type AttributeRule,
  type Definition,
  readDefinition,
  readNotation,
} from './schema-notation.ts'

/** What an element of a type may hold. */
export interface SchemaType {
  readonly mixed: boolean
  /** The kind of its text, where it holds nothing else. */
  readonly value?: string
  /** Absent where it must be empty, or holds only a value. */
  readonly content?: Automaton
  readonly attributes: ReadonlyMap<string, AttributeRule>
  readonly foreign?: 'other' | 'local'
}

/** The structure of NewsML-G2, compiled from its tables when it is first asked for. */
export class Schema {
  readonly #definitions = new Map<string, Definition>()
  readonly #elements = new Map<string, string>()
  readonly #groups = new Map<string, Particle>()
  readonly #types = new Map<string, SchemaType>()
  #anonymous = 0

  constructor() {
    const local = (definition: Definition): string => {
      this.#anonymous += 1
      const name = `*${this.#anonymous}`
      this.#definitions.set(name, definition)
      return name
    }
    for (const [name, body] of readNotation(attributeGroups))
      this.#definitions.set(`+${name}`, readDefinition(body, local))
    for (const [name, body] of readNotation(itemTypes + propertyTypes))
      if (name.startsWith('$')) {
        const { content } = readDefinition(body, local)
        if (content !== undefined) this.#groups.set(name, content)
      } else this.#definitions.set(name, readDefinition(body, local))
    for (const [name, body] of readNotation(itemElements + conceptElements)) {
      this.#definitions.set(`/${name}`, readDefinition(body, local))
      this.#elements.set(name, `/${name}`)
    }
    for (const [type, names] of readNotation(plainElements))
      for (const name of names.split(' ')) this.#elements.set(name, type)
  }

  /** The type of an element that may stand anywhere it is allowed by its name. */
  elementType(name: string): string | undefined {
    return this.#elements.get(name)
  }

  type(name: string): SchemaType {
    const known = this.#types.get(name)
    if (known !== undefined) return known
    const made = this.#resolve(name)
    this.#types.set(name, made)
    return made
  }

  #resolve(name: string): SchemaType {
    const parts = this.#chain(name)
    const contents = parts.flatMap(({ content }) => (content === undefined ? [] : [content]))
    const [first] = parts
    const value = first?.base ?? (first === undefined ? name : undefined)
    const model: Particle = { kind: 'sequence', members: contents.map((one) => this.#expand(one)) }
    const foreign = parts.map((one) => one.foreign).findLast((one) => one !== undefined)
    return {
      mixed: parts.some(({ mixed }) => mixed),
      attributes: new Map(
        parts
          .flatMap((one) => this.#attributesOf(one))
          .map((attribute) => [attribute.name, attribute]),
      ),
      ...(value === undefined ? {} : { value }),
      ...(value !== undefined || contents.length === 0 ? {} : { content: automatonOf(model) }),
      ...(foreign === undefined ? {} : { foreign }),
    }
  }

  /** A definition after all that it extends; the first one's base, if any, is a kind of value. */
  #chain(name: string): Definition[] {
    const definition = this.#definitions.get(name)
    if (definition === undefined) return []
    if (definition.base === undefined) return [definition]
    const bases = this.#chain(definition.base)
    return bases.length === 0 ? [definition] : [...bases, definition]
  }

  #attributesOf({ attributes, groups }: Definition): AttributeRule[] {
    return [
      ...groups.flatMap((group) => {
        const found = this.#definitions.get(`+${group}`)
        if (found === undefined) throw new RangeError(`no attributes ${group}`)
        return this.#attributesOf(found)
      }),
      ...attributes,
    ]
  }

  #expand(particle: Particle): Particle {
    switch (particle.kind) {
      case 'any':
        return particle
      case 'repeat':
        return { ...particle, of: this.#expand(particle.of) }
      case 'sequence':
      case 'choice':
        return { ...particle, members: particle.members.map((one) => this.#expand(one)) }
      case 'element': {
        if (particle.name.startsWith('$')) {
          const group = this.#groups.get(particle.name)
          if (group === undefined) throw new RangeError(`no group ${particle.name}`)
          return this.#expand(group)
        }
        const type = particle.type === '' ? this.elementType(particle.name) : particle.type
        if (type === undefined) throw new RangeError(`no element ${particle.name}`)
        return { ...particle, type }
      }
      default:
        throw new TypeError(`no such particle: ${JSON.stringify(particle satisfies never)}`)
    }
  }
}

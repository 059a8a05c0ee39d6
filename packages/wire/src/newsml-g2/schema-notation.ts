import type { Particle } from './content-model.ts'

/** An attribute as the notation declares it. */
export interface AttributeRule {
  readonly name: string
  /** The kind of its value. */
  readonly kind: string
  readonly required: boolean
  readonly fixed?: string
}

/** What stands after a name in the notation of schema-items.ts. */
export interface Definition {
  readonly mixed: boolean
  readonly base?: string
  readonly content?: Particle
  readonly attributes: readonly AttributeRule[]
  readonly groups: readonly string[]
  /** Attributes of other namespaces, or without one that are not named, are allowed. */
  readonly foreign?: 'other' | 'local'
}

const tokenPattern =
  /\s*(?:(&local|&)|(~~?[\w]+)|@([\w:]+?):(\w+)(!)?(?:=([\w-]+))?(?=[\s{}]|$)|(?<=[\s{]|^)\+(\w+)|<(\w+)|(mixed)\b|(#\w+!?|\$\w+|\w+)|([(){}|?*+:]))/y

interface Token {
  readonly text: string
  readonly groups: readonly (string | undefined)[]
}

/** Reads lines of the notation; a line that begins with a blank goes on with the one before. */
export function readNotation(lines: string): [name: string, body: string][] {
  return lines
    .replaceAll(/\n[ \t]+/g, ' ')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.indexOf(' = ')
      return [line.slice(0, at), line.slice(at + 3)]
    })
}

/** Reads one definition; `local` takes those of elements that mean something only there. */
export function readDefinition(
  body: string,
  local: (definition: Definition) => string,
): Definition {
  return new NotationReader(body, local).whole()
}

class NotationReader {
  readonly #tokens: Token[] = []
  readonly #local: (definition: Definition) => string
  #at = 0

  constructor(body: string, local: (definition: Definition) => string) {
    this.#local = local
    tokenPattern.lastIndex = 0
    const text = body.trim()
    while (tokenPattern.lastIndex < text.length) {
      const start = tokenPattern.lastIndex
      const match = tokenPattern.exec(text)
      if (match === null) throw new SyntaxError(`no notation: ${text.slice(start, start + 40)}`)
      this.#tokens.push({ text: match[0].trim(), groups: match })
    }
  }

  whole(): Definition {
    const definition = this.#definition()
    if (this.#at < this.#tokens.length)
      throw new SyntaxError(`left over: ${this.#tokens[this.#at]?.text ?? ''}`)
    return definition
  }

  #definition(): Definition {
    let mixed = false
    let base: string | undefined
    let content: Particle | undefined
    let foreign: 'other' | 'local' | undefined
    const attributes: AttributeRule[] = []
    const groups: string[] = []
    for (;;) {
      const token = this.#tokens[this.#at]
      if (token === undefined || token.text === '}') break
      const [, any, pair, name, kind = '', required, fixed, group, extended, isMixed] = token.groups
      if (token.text === '(') {
        content = this.#particle()
        continue
      }
      this.#at += 1
      if (any !== undefined) foreign = any === '&' ? 'other' : 'local'
      else if (pair !== undefined) attributes.push(...twins(pair))
      else if (name !== undefined)
        attributes.push({
          name,
          kind,
          required: required !== undefined,
          ...(fixed === undefined ? {} : { fixed }),
        })
      else if (group !== undefined) groups.push(group)
      else if (extended !== undefined) base = extended
      else if (isMixed === undefined) throw new SyntaxError(`not expected: ${token.text}`)
      else mixed = true
    }
    return {
      mixed,
      attributes,
      groups,
      ...(base === undefined ? {} : { base }),
      ...(content === undefined ? {} : { content }),
      ...(foreign === undefined ? {} : { foreign }),
    }
  }

  #particle(): Particle {
    const token = this.#tokens[this.#at]
    this.#at += 1
    let particle: Particle
    if (token?.text === '(') particle = this.#group()
    else if (token?.text.startsWith('#') === true)
      particle = {
        kind: 'any',
        namespace: token.text.replaceAll(/[#!]/g, ''),
        strict: token.text.endsWith('!'),
      }
    else if (token?.text.startsWith('$') === true)
      particle = { kind: 'element', name: token.text, type: '' }
    else particle = { kind: 'element', name: token?.text ?? '', type: this.#typeOfElement() }
    const mark = this.#tokens[this.#at]?.text
    if (mark !== '?' && mark !== '*' && mark !== '+') return particle
    this.#at += 1
    return { kind: 'repeat', of: particle, from: mark === '+' ? 1 : 0, many: mark !== '?' }
  }

  #typeOfElement(): string {
    if (this.#tokens[this.#at]?.text !== ':') return ''
    const token = this.#tokens[this.#at + 1]
    this.#at += 2
    if (token?.text !== '{') return token?.text ?? ''
    const definition = this.#definition()
    this.#at += 1
    return this.#local(definition)
  }

  #group(): Particle {
    const members: Particle[] = []
    let choice = false
    for (;;) {
      const text = this.#tokens[this.#at]?.text
      if (text === undefined) throw new SyntaxError('a bracket is not closed')
      if (text === ')') break
      if (text === '|') {
        choice = true
        this.#at += 1
      } else members.push(this.#particle())
    }
    this.#at += 1
    return { kind: choice ? 'choice' : 'sequence', members }
  }
}

/** Every code has a twin that says the same by a URI. */
function twins(pair: string): AttributeRule[] {
  const list = pair.startsWith('~~')
  const name = pair.replaceAll('~', '')
  return [
    { name, kind: list ? 'qcodes' : 'qcode', required: false },
    { name: `${name}uri`, kind: list ? 'iris' : 'iri', required: false },
  ]
}

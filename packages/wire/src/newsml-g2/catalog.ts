import { asUri } from '../uri.ts'
import { type XmlElement } from '../xml/element.ts'
import { knownSchemes } from './vocabulary.ts'

/** Turns QCodes into URIs: by the document's own catalogues, then by IPTC's known schemes. */
export class Catalog {
  readonly #schemes = new Map<string, string>()

  /** Adds the schemes of a `catalog` element. */
  add(catalog: XmlElement): void {
    for (const scheme of catalog.children) {
      if (typeof scheme === 'string' || scheme.name !== 'scheme') continue
      const alias = attributeOf(scheme, 'alias')
      const uri = attributeOf(scheme, 'uri')
      if (alias !== '' && uri !== '') this.#schemes.set(alias, uri)
    }
  }

  /** The URI of a QCode; `undefined` where its scheme is not known or the two make no URI. */
  resolve(qcode: string): string | undefined {
    const colon = qcode.indexOf(':')
    if (colon < 1) return undefined
    const alias = qcode.slice(0, colon)
    const base = this.#schemes.get(alias) ?? knownSchemes.get(alias)
    return base === undefined ? undefined : asUri(base + qcode.slice(colon + 1))
  }
}

function attributeOf(element: XmlElement, name: string): string {
  return (
    element.attributes.find((one) => one.name === name && one.namespace === '')?.value.trim() ?? ''
  )
}

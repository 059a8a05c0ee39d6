import { attributeOf, childrenNamed, elementsOf, lineOf } from '../xml/find.ts'
import type { XmlElement } from '../xml/element.ts'

/** What a document's own topic sets say of a name: what kind of thing it is and what it is called. */
export interface Topic {
  readonly kind: string
  readonly formalName: string
  readonly name: string
}

/** The topics of a document, by `#` and their identifier and by formal name. */
export type Topics = ReadonlyMap<string, Topic>

const maxTopics = 20_000

/** Gathers the topics of every topic set inside the element. */
export function topicsIn(root: XmlElement): Topics {
  const topics = new Map<string, Topic>()
  const visit = (element: XmlElement): void => {
    for (const child of elementsOf(element))
      if (child.name === 'Topic') keep(child, topics)
      else visit(child)
  }
  visit(root)
  return topics
}

function keep(element: XmlElement, topics: Map<string, Topic>): void {
  if (topics.size > maxTopics) return
  const formalName = lineOf(childrenNamed(element, 'FormalName')[0])
  const descriptions = childrenNamed(element, 'Description')
  const best =
    descriptions.find((one) => /^(?:name|preferred)$/i.test(attributeOf(one, 'Variant'))) ??
    descriptions[0]
  const kind = attributeOf(childrenNamed(element, 'TopicType')[0], 'FormalName')
  const topic = { kind, formalName, name: lineOf(best) || formalName }
  const id = attributeOf(element, 'Duid') || attributeOf(element, 'Euid')
  if (id !== '') topics.set(`#${id}`, topic)
  if (formalName !== '' && !topics.has(formalName)) topics.set(formalName, topic)
}

/** What a formal name is called, if a topic set of the document says so. */
export function nameOf(formalName: string, topics: Topics): string | undefined {
  const name = topics.get(formalName)?.name
  return name === undefined || name === '' ? undefined : name
}

import { build, printXml } from '../src/xml/build.ts'
import { defaultLimits } from '../src/limits.ts'
import { narNamespace, ninjsNamespace, xhtmlNamespace } from '../src/newsml-g2/vocabulary.ts'
import { type XmlElement } from '../src/xml/element.ts'
import { parseXml } from '../src/xml/tree.ts'

const names =
  'name title headline subject related itemRef group hop position dates start language weird'.split(
    ' ',
  )
const values = [
  '',
  ' ',
  'x',
  'a:b',
  'a:b c:d',
  '-1',
  '0',
  '7',
  '101',
  '1.5',
  '2026',
  '2026-02-30',
  '2026-11-02T10:00:00',
  '2026-11-02T25:00:00Z',
  'P1D',
  'true',
  'ltr',
  'de-DE',
  'de_DE',
  'http://a.example/ü?x=[1]',
  'http://[bad',
  '%zz',
  'one\ntwo',
]
const attributes =
  'qcode uri literal rank href version role type guid tag id idref xyz relevance modified dir'.split(
    ' ',
  )

/** A copy of a document with one thing in it changed, as the numbers say. */
export function mutated(xml: string, next: () => number): string | undefined {
  const parsed = parseXml(xml, defaultLimits, () => undefined)
  if (!parsed.ok) return undefined
  const root = parsed.value
  const all: XmlElement[] = []
  const visit = (element: XmlElement): void => {
    if (element.namespace === narNamespace) all.push(element)
    for (const child of element.children) if (typeof child !== 'string') visit(child)
  }
  visit(root)
  const pick = <Member>(members: readonly Member[]): Member | undefined =>
    members[Math.floor(next() * members.length)]
  const element = pick(all)
  if (element === undefined) return undefined
  const siblings = element.parent?.children ?? []
  const at = siblings.indexOf(element)
  const changes: (() => void)[] = [
    () => siblings.splice(at, 1),
    () => siblings.splice(at, 0, element),
    () => siblings.push(...siblings.splice(at, 1)),
    () => siblings.unshift(...siblings.splice(at, 1)),
    () => siblings.splice(at, 0, build(narNamespace, pick(names) ?? 'x', {}, [])),
    () => siblings.splice(at, 0, build(xhtmlNamespace, 'p', {}, ['x'])),
    () => element.children.push(pick(values) ?? 'x'),
    () => element.children.splice(0, element.children.length, pick(values) ?? 'x'),
    () => element.children.push(build(narNamespace, pick(names) ?? 'x', {}, [])),
    () => {
      element.attributes = element.attributes.slice(1)
    },
    () => {
      const name = pick(attributes) ?? 'x'
      element.attributes = [
        ...element.attributes.filter((one) => one.name !== name),
        { name, prefix: '', namespace: '', value: pick(values) ?? 'x' },
      ]
    },
    () => {
      const changed = pick(element.attributes)
      const value = pick(values) ?? 'x'
      element.attributes = element.attributes.map((one) =>
        one === changed ? { ...one, value } : one,
      )
    },
  ]
  pick(changes)?.()
  return printXml(root, new Map([[ninjsNamespace, 'suyab']]))
}

import { expect, test } from 'vitest'

import type { WireWarning } from '../fault.ts'
import { defaultLimits } from '../limits.ts'
import { pathOf, textOf, type XmlElement } from './element.ts'
import { parseXml } from './tree.ts'

function parsed(text: string): XmlElement {
  const read = parseXml(text, defaultLimits, () => undefined)
  if (!read.ok) throw new Error(JSON.stringify(read.fault))
  return read.value
}

test('names have the namespace of their prefix, attributes without one have none', () => {
  const root = parsed(
    '<a xmlns="urn:one" xmlns:p="urn:two" x="1" p:x="2"><p:b xmlns=""><c/></p:b></a>',
  )
  expect(root.namespace).toBe('urn:one')
  expect(root.attributes.map(({ namespace }) => namespace)).toEqual(['', 'urn:two'])
  const [inner] = root.children
  expect(inner).toMatchObject({ namespace: 'urn:two', children: [{ namespace: '' }] })
})

test('text, CDATA and references are one text; white space in attributes is a space', () => {
  const root = parsed('<a x="1\n2&#10;3">x &lt;<![CDATA[ & <b> ]]>&#x4E2D;\r\ny<!-- no --></a>')
  expect(root.children).toEqual(['x < & <b> 中\ny'])
  expect(root.attributes[0]?.value).toBe('1 2\n3')
})

test('a path numbers only what has others of its name', () => {
  const root = parsed('<a><b/><c/><b><d/></b></a>')
  const last = root.children[2]
  const inner = typeof last === 'string' ? undefined : last?.children[0]
  expect(typeof inner === 'object' ? pathOf(inner) : '').toBe('/a/b[2]/d')
})

test.each([
  ['<a>\n <b></a>', 2, 5, 'the closing tag of b'],
  ['<a x="1" x="2"/>', 1, 1, 'the attribute x only once'],
  ['<a><b x=1/></a>', 1, 8, 'a value in quotes for the attribute x'],
  ['<p:a/>', 1, 1, 'a namespace for the prefix p'],
  ['<a/><b/>', 1, 5, 'nothing after the root element'],
  ['<a>x\u0001</a>', 1, 5, 'only characters that XML allows'],
  ['<a><!-- a -- b --></a>', 1, 11, 'no "--" inside a comment'],
  ['<a x="<"/>', 1, 5, 'a value in quotes for the attribute x'],
  ['text', 1, 1, 'no text outside the root element'],
])('%j breaks a rule of XML in line %i, column %i', (text, line, column, expected) => {
  expect(parseXml(text, defaultLimits, () => undefined)).toEqual({
    ok: false,
    fault: { code: 'wire.xml-syntax', line, column, expected },
  })
})

test('a document that breaks off says what was open', () => {
  const read = parseXml('<a><b>x', defaultLimits, () => undefined)
  expect(read).toMatchObject({ fault: { code: 'wire.truncated', open: 'b', line: 1, column: 8 } })
})

test.each([
  ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'x'],
  ['<!DOCTYPE a [<!ENTITY x "1"><!ENTITY y "&x;&x;">]><a>&y;</a>', 'y'],
  ['<!DOCTYPE a [<!ENTITY % p "x">]><a/>', 'p'],
])('%s is refused for its entity', (text, entity) => {
  const read = parseXml(text, defaultLimits, () => undefined)
  expect(read).toMatchObject({ fault: { code: 'wire.entity-unsafe', entity } })
})

test('an entity that nobody knows stays as it is written, and is told', () => {
  const warnings: WireWarning[] = []
  const read = parseXml('<a>x&nobody;y & z</a>', defaultLimits, (warning) => warnings.push(warning))
  expect(read.ok ? textOf(read.value) : '').toBe('x&nobody;y & z')
  expect(warnings.map(({ code }) => code)).toEqual(['wire.entity-unknown', 'wire.entity-unknown'])
})

test.each([
  ['nesting', '<a>'.repeat(200), 'wire.too-deep'],
  ['elements', `<a>${'<b/>'.repeat(300_000)}</a>`, 'wire.too-many-elements'],
  ['an attribute', `<a x="${'y'.repeat(1_000_000)}"/>`, 'wire.tag-too-long'],
  [
    'attributes',
    `<a ${Array.from({ length: 5_000 }, (_, n) => `x${n}="1"`).join(' ')}/>`,
    'wire.tag-too-long',
  ],
])('%s without end is refused', (_what, text, code) => {
  expect(parseXml(text, defaultLimits, () => undefined)).toMatchObject({ fault: { code } })
})

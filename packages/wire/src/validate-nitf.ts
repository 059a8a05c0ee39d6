import { defaultLimits } from './limits.ts'
import {
  blockContent,
  cellAttributes,
  commonAttributes,
  enrichedText,
  nitfModel,
} from './nitf/nitf-model.ts'
import { nitfNamespace } from './nitf/nitf-words.ts'
import { placeOf } from './item-sketch.ts'
import type { Finding } from './finding.ts'
import { elementsOf } from './xml/find.ts'
import { xmlNamespace, type XmlElement } from './xml/element.ts'
import { parseXml } from './xml/tree.ts'

/**
 * All that keeps a text from being NITF 3.6: well-formedness, where elements may stand, which
 * attributes they must and may have. Empty where it is valid. Ruby is looked at no closer.
 */
export function validateNitf(text: string): Finding[] {
  const root = parseXml(text, defaultLimits, () => undefined)
  if (!root.ok) {
    const { code, ...data } = root.fault
    const place = 'line' in data ? { line: data.line, column: data.column } : {}
    return [{ at: '', rule: code, expected: 'expected' in data ? data.expected : '', ...place }]
  }
  const { name, namespace } = root.value
  if (name !== 'nitf') return [{ at: `/${name}`, rule: 'root', expected: 'nitf' }]
  if (namespace !== '' && namespace !== nitfNamespace)
    return [{ at: '/nitf', rule: 'namespace', expected: nitfNamespace }]
  const findings: Finding[] = []
  check(root.value, findings)
  return findings
}

const maxFindings = 1_000

function check(element: XmlElement, findings: Finding[]): void {
  if (findings.length >= maxFindings) return
  const rule = ruleOf(element.name)
  if (rule === undefined) {
    findings.push({ at: placeOf(element), rule: 'element', expected: 'an element of NITF' })
    return
  }
  checkContent(element, rule, findings)
  checkAttributes(element, rule, findings)
  if (element.name === 'custom-table') return
  for (const child of elementsOf(element)) {
    const isForeign = child.namespace !== element.namespace
    if (!isForeign && child.name !== 'ruby') check(child, findings)
  }
}

interface AttributeRule {
  readonly required: boolean
  readonly pattern?: RegExp
  readonly expected: string
}

interface Rule {
  readonly mixed: boolean
  readonly children: RegExp
  /** The model in words, for whoever reads a finding. */
  readonly expected: string
  readonly attributes: ReadonlyMap<string, AttributeRule>
}

const compiled = new Map<string, Rule>()

function ruleOf(name: string): Rule | undefined {
  const known = compiled.get(name)
  if (known !== undefined) return known
  const model = nitfModel.get(name)
  if (model === undefined) return undefined
  const rule: Rule = {
    ...contentRule(model.content),
    attributes: attributeRules(model.attributes),
  }
  compiled.set(name, rule)
  return rule
}

const choices: Readonly<Record<string, readonly string[]>> = {
  'block-content': blockContent,
  text: enrichedText,
  mixed: [...enrichedText, ...blockContent],
  grouped: [...enrichedText, ...blockContent, 'block'],
}

function contentRule(content: string): Omit<Rule, 'attributes'> {
  const mixed = content.startsWith('#')
  const model = mixed ? content.slice(1) : content
  const named = model in choices && mixed ? `(${model})*` : model
  const pattern =
    model === 'any'
      ? '.*'
      : named
          .replaceAll(/\s+/g, '')
          .replaceAll(/[\w.-]+/g, (name) => {
            const members = choices[name] ?? [name]
            return `(?:(?:${members.map((one) => one.replaceAll('.', '\\.')).join('|')})>)`
          })
          .replaceAll(',', '')
          .replaceAll(';', '|')
          .replaceAll(/\((?!\?)/g, '(?:')
  return { mixed, children: new RegExp(`^${pattern}$`, 's'), expected: content || 'nothing' }
}

function attributeRules(attributes: string): Map<string, AttributeRule> {
  const words = attributes.split(' ').filter((word) => word !== '')
  const all = words.flatMap((word) =>
    word === '@' ? commonAttributes : word === 'cell' ? cellAttributes : [word],
  )
  return new Map(['id', ...all].map(attributeRule))
}

function attributeRule(word: string): [string, AttributeRule] {
  const [, name = '', required = '', kind, values] =
    /^([\w.-]+)(!?)(?::(tokens?))?(?:=(.+))?$/.exec(word) ?? []
  if (values !== undefined)
    return [
      name,
      { required: required !== '', pattern: new RegExp(`^(?:${values})$`), expected: values },
    ]
  if (kind === undefined) return [name, { required: required !== '', expected: 'a value' }]
  const token = String.raw`[\p{L}\p{N}\p{M}._:\-\u00B7]+`
  const pattern = kind === 'token' ? `^\\s*${token}\\s*$` : `^\\s*${token}(?:\\s+${token})*\\s*$`
  return [
    name,
    { required: required !== '', pattern: new RegExp(pattern, 'u'), expected: 'a name token' },
  ]
}

function checkContent(element: XmlElement, rule: Rule, findings: Finding[]): void {
  const own = elementsOf(element).filter((child) => child.namespace === element.namespace)
  const names = own.map(({ name }) => `${name}>`).join('')
  const hasWords = element.children.some(
    (child) => typeof child === 'string' && child.trim() !== '',
  )
  if (hasWords && !rule.mixed)
    findings.push({ at: placeOf(element), rule: 'text', expected: 'no words between the elements' })
  if (!rule.children.test(names))
    findings.push({ at: placeOf(element), rule: 'content', expected: rule.expected })
}

function checkAttributes(element: XmlElement, rule: Rule, findings: Finding[]): void {
  const at = placeOf(element)
  const present = new Set<string>()
  for (const { name, prefix, namespace, value } of element.attributes) {
    if (prefix !== '') {
      const isLanguage = namespace === xmlNamespace && name === 'lang'
      if (isLanguage && !/^(?:[a-z]{1,8}(?:-[a-z\d]{1,8})*)?$/i.test(value))
        findings.push({ at: `${at}/@xml:lang`, rule: 'attribute', expected: 'a language tag' })
      continue
    }
    present.add(name)
    const known = rule.attributes.get(name)
    if (known === undefined)
      findings.push({ at: `${at}/@${name}`, rule: 'attribute', expected: 'absent' })
    else if (known.pattern !== undefined && !known.pattern.test(value))
      findings.push({ at: `${at}/@${name}`, rule: 'attribute', expected: known.expected })
  }
  for (const [name, { required }] of rule.attributes)
    if (required && !present.has(name))
      findings.push({ at: `${at}/@${name}`, rule: 'attribute', expected: 'present' })
}

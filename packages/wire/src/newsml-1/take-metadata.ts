import type { ItemSketch } from '../item-sketch.ts'
import { withoutEnd } from '../long-text.ts'
import { subjectCodes } from '../nitf/nitf-words.ts'
import { attributeOf, childNamed, childrenNamed, elementsOf, lineOf } from '../xml/find.ts'
import type { XmlElement } from '../xml/element.ts'
import { asUri } from '../uri.ts'
import { nameOf, type Topics } from './topics.ts'

/** The metadata of a component: its lines, who it comes from, whose it is, what it is about. */
export function takeMetadata(component: XmlElement, topics: Topics, sketch: ItemSketch): void {
  for (const part of elementsOf(component))
    switch (part.name) {
      case 'NewsLines':
        for (const line of elementsOf(part)) takeLine(line, sketch)
        break
      case 'AdministrativeMetadata':
        for (const one of elementsOf(part)) takeParty(one, topics, sketch)
        break
      case 'RightsMetadata':
        for (const one of elementsOf(part)) takeRight(one, sketch)
        break
      case 'DescriptiveMetadata':
        for (const one of elementsOf(part)) takeDescription(one, topics, sketch)
        break
      case 'Metadata':
      case 'Comment':
      case 'BasisForChoice':
        sketch.lost(part)
        break
      default:
    }
}

function takeLine(line: XmlElement, sketch: ItemSketch): void {
  const words = lineOf(line)
  if (words === '') return
  switch (line.name) {
    case 'HeadLine':
    case 'SubHeadLine': {
      const role =
        line.name === 'HeadLine' ? (sketch.has('headlines') ? 'alternative' : 'main') : 'sub'
      sketch.add('headlines', { role, contentType: 'text/plain', value: words }, line)
      break
    }
    case 'ByLine':
      sketch.set('by', words, line)
      break
    case 'DateLine':
      sketch.set('located', withoutEnd(words, /[\s,.(–—-]/), line)
      break
    case 'CreditLine':
      sketch.add('infoSources', { name: words, role: 'credit' }, line)
      break
    case 'CopyrightLine':
      sketch.set('copyrightNotice', words, line)
      break
    case 'RightsLine':
      sketch.set('usageTerms', words, line)
      break
    case 'SlugLine':
      sketch.set('slugline', words, line)
      break
    case 'KeywordLine':
      for (const keyword of words.split(/[,;，；、]/).slice(0, 100))
        if (keyword.trim() !== '')
          sketch.add('subjects', { name: keyword.trim(), rel: 'keyword' }, line)
      break
    case 'NewsLine':
      takeOtherLine(line, sketch)
      break
    default:
      sketch.lost(line)
  }
}

/** Lines of a type of their own: captions and abstracts describe, advisories are for editors. */
function takeOtherLine(line: XmlElement, sketch: ItemSketch): void {
  const type = attributeOf(childNamed(line, 'NewsLineType'), 'FormalName')
  const value = childrenNamed(line, 'NewsLineText').map(lineOf).join('\n')
  if (value === '') return
  if (/caption|abstract|summary|description|lead/i.test(type))
    sketch.add('descriptions', { role: type.toLowerCase(), contentType: 'text/plain', value }, line)
  else if (/advis|note|editor|correction/i.test(type)) sketch.add('notes', value, line)
  else sketch.lost(line)
}

function takeParty(one: XmlElement, topics: Topics, sketch: ItemSketch): void {
  const roles = new Set(['Provider', 'Creator', 'Source', 'Contributor'])
  if (!roles.has(one.name)) {
    sketch.lost(one)
    return
  }
  for (const party of childrenNamed(one, 'Party')) {
    const formalName = attributeOf(party, 'FormalName')
    const topic = topics.get(attributeOf(party, 'Topic'))
    const name = topic?.name ?? nameOf(formalName, topics) ?? formalName
    if (name !== '')
      sketch.add(
        'infoSources',
        {
          name,
          role: one.name.toLowerCase(),
          ...(formalName === '' || formalName === name ? {} : { literal: formalName }),
        },
        party,
      )
    for (const child of elementsOf(party)) if (child.name === 'Property') sketch.lost(child)
  }
}

function takeRight(one: XmlElement, sketch: ItemSketch): void {
  if (one.name === 'Copyright')
    sketch.set('copyrightHolder', lineOf(childNamed(one, 'CopyrightHolder')), one)
  else if (one.name === 'UsageRights') {
    const terms = ['UsageType', 'Geography', 'Limitations', 'StartDate', 'EndDate']
      .map((name) => lineOf(childNamed(one, name)))
      .filter((words) => words !== '')
    sketch.set('usageTerms', terms.join('; '), one)
    sketch.set('copyrightHolder', lineOf(childNamed(one, 'RightsHolder')), one)
  } else sketch.lost(one)
}

function takeDescription(one: XmlElement, topics: Topics, sketch: ItemSketch): void {
  const formalName = attributeOf(one, 'FormalName')
  switch (one.name) {
    case 'Language':
      sketch.set('language', formalName, one)
      break
    case 'Genre':
      sketch.add('genres', named(formalName, topics), one)
      break
    case 'SubjectCode':
      takeSubject(one, topics, sketch)
      break
    case 'OfInterestTo':
      if (formalName !== '')
        sketch.add('subjects', { ...named(formalName, topics), rel: 'ofInterestTo' }, one)
      break
    case 'DateLineDate':
      sketch.set('contentCreated', lineOf(one), one)
      break
    case 'Location':
      takePlace(one, topics, sketch)
      break
    case 'TopicOccurrence':
      takeTopic(one, topics, sketch)
      break
    case 'Property':
      takeProperty(one, sketch)
      break
    default:
      sketch.lost(one)
  }
}

function named(formalName: string, topics: Topics): Record<string, string> | undefined {
  if (formalName === '') return undefined
  const name = nameOf(formalName, topics)
  return name === undefined || name === formalName
    ? { name: formalName }
    : { name, literal: formalName }
}

/** A subject code is a path from subject to detail; its last and narrowest part says it all. */
function takeSubject(code: XmlElement, topics: Topics, sketch: ItemSketch): void {
  const parts = elementsOf(code)
  const narrowest =
    ['SubjectDetail', 'SubjectMatter', 'Subject'].flatMap((name) =>
      parts.filter((part) => part.name === name),
    )[0] ?? code
  const formalName = attributeOf(narrowest, 'FormalName')
  for (const part of parts) if (part.name === 'SubjectQualifier') sketch.lost(part)
  if (formalName === '') return
  const name = nameOf(formalName, topics)
  const isNumber = /^\d{8}$/.test(formalName)
  sketch.add(
    'subjects',
    {
      ...(name === undefined && isNumber ? {} : { name: name ?? formalName }),
      ...(isNumber ? { uri: subjectCodes + formalName } : {}),
      ...(name === undefined || isNumber ? {} : { literal: formalName }),
    },
    narrowest,
  )
}

function takePlace(location: XmlElement, topics: Topics, sketch: ItemSketch): void {
  const values = new Map(
    childrenNamed(location, 'Property').map((property) => [
      attributeOf(property, 'FormalName').toLowerCase(),
      attributeOf(property, 'Value') || attributeOf(property, 'ValueRef'),
    ]),
  )
  const value = ['city', 'sublocation', 'countryarea', 'country', 'worldregion']
    .map((kind) => values.get(kind) ?? '')
    .find((found) => found !== '')
  if (value === undefined) {
    if (values.size > 0) sketch.lost(location)
    return
  }
  const topic = topics.get(value)
  const country = values.get('country') ?? ''
  const literal = topic !== undefined && topic.name !== value ? topic.formalName : country
  sketch.add(
    'places',
    { name: topic?.name ?? value, ...(literal === '' || literal === value ? {} : { literal }) },
    location,
  )
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/person|party|people/i, 'people'],
  [/compan|organi[sz]|team|agency/i, 'organisations'],
  [/place|location|city|country|region|geo/i, 'places'],
  [/event/i, 'events'],
  [/product|object|work/i, 'objects'],
]

function takeTopic(occurrence: XmlElement, topics: Topics, sketch: ItemSketch): void {
  const topic = topics.get(attributeOf(occurrence, 'Topic'))
  if (topic === undefined || topic.name === '') {
    sketch.lost(occurrence)
    return
  }
  const list = kinds.find(([pattern]) => pattern.test(topic.kind))?.[1] ?? 'subjects'
  const uri = asUri(topic.formalName)
  sketch.add(
    list,
    {
      name: topic.name,
      ...(uri === undefined ? {} : { uri }),
      ...(topic.formalName === '' || topic.formalName === topic.name || uri !== undefined
        ? {}
        : { literal: topic.formalName }),
    },
    occurrence,
  )
}

function takeProperty(property: XmlElement, sketch: ItemSketch): void {
  const value = attributeOf(property, 'Value')
  if (/^keywords?$/i.test(attributeOf(property, 'FormalName')) && value !== '')
    sketch.add('subjects', { name: value, rel: 'keyword' }, property)
  else sketch.lost(property, attributeOf(property, 'FormalName'))
}

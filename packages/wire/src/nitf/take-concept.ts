import type { ItemSketch } from '../item-sketch.ts'
import { asUri } from '../uri.ts'
import { attributeOf, childNamed, childrenNamed, elementsOf, lineOf } from '../xml/find.ts'
import type { XmlElement } from '../xml/element.ts'
import { subjectCodes } from './nitf-words.ts'

const lists: Readonly<Record<string, string>> = {
  person: 'people',
  org: 'organisations',
  location: 'places',
  event: 'events',
  'object.title': 'objects',
}

/** Takes what an element identifies: its words, its code and the codes beside it. */
export function takeConcept(
  element: XmlElement,
  list: string,
  sketch: ItemSketch,
  keys: { readonly rel: string } = { rel: 'rel' },
): void {
  const code =
    element.name === 'location'
      ? attributeOf(element, 'location-code')
      : attributeOf(element, 'value')
  const source =
    element.name === 'location'
      ? attributeOf(element, 'code-source')
      : attributeOf(element, 'idsrc')
  const uri = code === '' ? undefined : asUri(code)
  const beside = new Map(
    childrenNamed(element, 'alt-code').map((alternative) => [
      attributeOf(alternative, 'idsrc'),
      attributeOf(alternative, 'value'),
    ]),
  )
  const literal =
    beside.get('literal') ??
    (code === '' || uri !== undefined ? undefined : source === '' ? code : `${source}:${code}`)
  const name = lineOf(element)
  const relation = attributeOf(element, 'class')
  const id = beside.get('id')
  const concept = {
    ...(name === '' ? {} : { name }),
    ...(uri === undefined ? {} : { uri }),
    ...(literal === undefined ? {} : { literal }),
    ...(relation === '' ? {} : { [keys.rel]: relation }),
    ...(id === undefined || list !== 'events' ? {} : { id }),
  }
  if (Object.keys(concept).length > 0) sketch.add(list, concept, element)
  for (const source of beside.keys())
    if (source !== 'literal' && !(source === 'id' && list === 'events'))
      sketch.lost(element, `alt-code[${source}]`)
}

/** Takes what `identified-content` holds. */
export function takeIdentified(element: XmlElement, sketch: ItemSketch): void {
  const list = lists[element.name]
  const kind = attributeOf(element, 'type')
  if (list !== undefined) takeConcept(element, list, sketch)
  else if (element.name !== 'classifier') sketch.lost(element)
  else if (kind === 'genre') takeConcept(element, 'genres', sketch, { rel: 'rel' })
  else if (kind === 'digitalSourceType') takeSourceType(element, sketch)
  else takeConcept(element, 'subjects', sketch)
}

function takeSourceType(element: XmlElement, sketch: ItemSketch): void {
  const name = lineOf(element)
  const uri = asUri(attributeOf(element, 'value'))
  const literal = attributeOf(childNamed(element, 'alt-code'), 'value')
  sketch.set(
    'digitalSourceType',
    {
      ...(name === '' ? {} : { name }),
      ...(uri === undefined ? {} : { uri }),
      ...(literal === '' ? {} : { literal }),
    },
    element,
  )
}

/** Takes what a text names by an element of its own, once. */
export function takeNamed(element: XmlElement, sketch: ItemSketch): void {
  const list = lists[element.name]
  const name = lineOf(element)
  const known = list === undefined ? undefined : sketch.get(list)
  if (list === undefined || name === '') return
  const has =
    Array.isArray(known) &&
    known.length <= 200 &&
    (known as { name?: unknown }[]).some((concept) => concept.name === name)
  if (!has && !(Array.isArray(known) && known.length > 200)) takeConcept(element, list, sketch)
}

/** Takes a part of `tobject`: a subject by its number, or what kind of news it is. */
export function takeSubject(part: XmlElement, sketch: ItemSketch): void {
  if (part.name === 'tobject.property') {
    const nature = attributeOf(part, 'tobject.property.type')
    if (nature !== '' && nature !== 'current') sketch.add('genres', { name: nature }, part)
    return
  }
  if (part.name !== 'tobject.subject') {
    sketch.lost(part)
    return
  }
  const code = attributeOf(part, 'tobject.subject.refnum')
  const name = ['detail', 'matter', 'type']
    .map((level) => attributeOf(part, `tobject.subject.${level}`))
    .find((found) => found !== '')
  const isOurs = /^(?:iptc)?$/i.test(attributeOf(part, 'tobject.subject.ipr'))
  const uri = isOurs && /^\d{8}$/.test(code) ? subjectCodes + code : undefined
  const subject = {
    ...(name === undefined ? {} : { name }),
    ...(uri === undefined ? {} : { uri }),
    ...(code === '' || uri !== undefined ? {} : { literal: code }),
  }
  if (Object.keys(subject).length > 0) sketch.add('subjects', subject, part)
}

/** Takes the words under which a newsroom files the text. */
export function takeKeywords(list: XmlElement, sketch: ItemSketch): void {
  for (const keyword of elementsOf(list)) {
    const name = attributeOf(keyword, 'key') || lineOf(keyword)
    if (name !== '') sketch.add('subjects', { name, rel: 'keyword' }, keyword)
  }
}

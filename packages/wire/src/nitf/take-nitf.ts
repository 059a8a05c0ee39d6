import type { ItemSketch } from '../item-sketch.ts'
import { withoutEnd } from '../long-text.ts'
import { textOfHtml } from '../sanitise.ts'
import {
  attributeOf,
  childAt,
  childNamed,
  childrenNamed,
  elementsOf,
  languageOf,
  lineOf,
  ownLineOf,
} from '../xml/find.ts'
import type { XmlElement } from '../xml/element.ts'
import { nitfHtml, type NitfText } from './nitf-html.ts'
import { takeConcept, takeNamed, takeSubject } from './take-concept.ts'
import { takeDocdata } from './take-docdata.ts'
import { takeMedia } from './take-media.ts'
import { metaFields, metaPrefix } from './nitf-words.ts'

/** Takes all that a `nitf` element says, except the item's identity. @source NITF 3.2 to 3.6 */
export function takeNitf(nitf: XmlElement, sketch: ItemSketch): void {
  const body = childNamed(nitf, 'body')
  const contents = childrenNamed(body, 'body.content')
  sketch.set('language', languageFrom(nitf, body, contents[0]), body ?? nitf)
  takeHead(childNamed(nitf, 'head'), sketch)
  const text: NitfText = {
    media: (element) => {
      takeMedia(element, sketch)
    },
    named: (element) => {
      takeNamed(element, sketch)
    },
    lost: (element) => {
      sketch.lost(element)
    },
  }
  takeBodyHead(childNamed(body, 'body.head'), text, sketch)
  const end = childNamed(body, 'body.end')
  const html = [...contents, ...(end === undefined ? [] : [end])]
    .map((part) => nitfHtml(part, text).trim())
    .join('')
  if (html !== '')
    sketch.add('bodies', { role: 'main', contentType: 'text/html', value: html }, body ?? nitf)
  for (const child of elementsOf(nitf))
    if (child.name !== 'head' && child.name !== 'body') sketch.lost(child)
  const notes = sketch.take('notes')
  if (Array.isArray(notes)) sketch.set('edNote', notes.join('\n'), body ?? nitf)
}

function languageFrom(nitf: XmlElement, ...rest: readonly (XmlElement | undefined)[]): string {
  const own = [...rest, nitf].map(languageOf).find((tag) => tag !== '')
  return own ?? attributeOf(nitf, 'baselang')
}

function takeHead(head: XmlElement | undefined, sketch: ItemSketch): void {
  if (head === undefined) return
  for (const child of elementsOf(head))
    switch (child.name) {
      case 'title':
        sketch.set('title', lineOf(child), child)
        break
      case 'meta':
        takeMeta(child, sketch)
        break
      case 'tobject':
        for (const part of elementsOf(child)) takeSubject(part, sketch)
        break
      case 'docdata':
        takeDocdata(child, sketch)
        break
      case 'revision-history':
        break
      default:
        sketch.lost(child)
    }
  const first = childrenNamed(head, 'revision-history')
    .map((child) => [child, attributeOf(child, 'norm')] as const)
    .filter(([, norm]) => norm !== '')
    .toSorted(([, a], [, b]) => (a < b ? -1 : 1))[0]
  if (first !== undefined) sketch.set('firstCreated', first[1], first[0])
}

function takeMeta(meta: XmlElement, sketch: ItemSketch): void {
  const name = attributeOf(meta, 'name')
  const content = attributeOf(meta, 'content')
  const field = name.startsWith(metaPrefix) ? name.slice(metaPrefix.length) : ''
  if (metaFields.includes(field) || field === 'version') sketch.set(field, content, meta)
  else if (field === 'altId') {
    const gap = content.indexOf(' ')
    const role = gap === -1 ? content : content.slice(0, gap)
    const value = gap === -1 ? '' : content.slice(gap + 1)
    sketch.add('altIds', value === '' ? { value: role } : { role, value }, meta)
  } else if (content !== '') sketch.lost(meta, name)
}

function takeBodyHead(head: XmlElement | undefined, text: NitfText, sketch: ItemSketch): void {
  if (head === undefined) return
  const bylines: string[] = []
  for (const child of elementsOf(head))
    switch (child.name) {
      case 'hedline':
        takeHeadline(child, text, sketch)
        break
      case 'note':
        takeNote(child, sketch)
        break
      case 'rights':
        sketch.set('copyrightNotice', ownLineOf(child), child)
        for (const part of elementsOf(child)) takeRight(part, sketch)
        break
      case 'byline':
        bylines.push(lineOf(child))
        for (const person of childrenNamed(child, 'person')) takeNamed(person, sketch)
        break
      case 'distributor':
        takeDistributor(child, sketch)
        break
      case 'dateline':
        takeDateline(child, sketch)
        break
      case 'abstract':
        takeAbstract(child, text, sketch)
        break
      default:
        sketch.lost(child)
    }
  sketch.set('by', bylines.filter((line) => line !== '').join(', '), head)
}

function takeHeadline(hedline: XmlElement, text: NitfText, sketch: ItemSketch): void {
  for (const line of elementsOf(hedline)) {
    const plain = lineOf(line)
    if (plain === '') continue
    const isMarked = elementsOf(line).length > 0
    const value = isMarked ? nitfHtml(line, { ...text, named: () => undefined }).trim() : plain
    const role = attributeOf(line, 'class') || (line.name === 'hl1' ? 'main' : 'sub')
    const contentType = isMarked && /<(?!\/?span\b)/.test(value) ? 'text/html' : 'text/plain'
    const words = { role, contentType, value: contentType === 'text/html' ? value : plain }
    sketch.add('headlines', words, line)
  }
}

function takeNote(note: XmlElement, sketch: ItemSketch): void {
  const words = textOfHtml(nitfHtml(note))
  if (attributeOf(note, 'noteclass') === 'cpyrt') sketch.set('copyrightNotice', words, note)
  else sketch.add('notes', words, note)
}

function takeRight(part: XmlElement, sketch: ItemSketch): void {
  const words = lineOf(part)
  if (part.name === 'rights.owner') sketch.set('copyrightHolder', words, part)
  else if (part.name === 'rights.limitations')
    sketch.set('usageTerms', textOfHtml(nitfHtml(part)), part)
  else if (words !== '') sketch.lost(part)
}

function takeDistributor(distributor: XmlElement, sketch: ItemSketch): void {
  const organisations = childrenNamed(distributor, 'org')
  for (const organisation of organisations)
    takeConcept(organisation, 'infoSources', sketch, { rel: 'role' })
  const words = ownLineOf(distributor)
  if (words !== '' && organisations.length === 0)
    sketch.add('infoSources', { name: words, role: 'distributor' }, distributor)
}

function takeDateline(dateline: XmlElement, sketch: ItemSketch): void {
  const date = childNamed(dateline, 'story.date')
  const location = childNamed(dateline, 'location')
  const place = location === undefined ? ownLineOf(dateline) : lineOf(location)
  sketch.set('located', withoutEnd(place.replace(/^[\s,.(-]+/, ''), /[\s,.(–—-]/), dateline)
  sketch.set('contentCreated', attributeOf(date, 'norm'), date ?? dateline)
}

function takeAbstract(abstract: XmlElement, text: NitfText, sketch: ItemSketch): void {
  const html = nitfHtml(abstract, text).trim()
  if (html === '') return
  const role = attributeOf(abstract, 'class') || 'summary'
  const isPlain = !/<(?!\/?p>)/.test(html)
  sketch.add(
    'descriptions',
    isPlain
      ? { role, contentType: 'text/plain', value: textOfHtml(html) }
      : { role, contentType: 'text/html', value: html },
    abstract,
  )
}

/** The elements that hold a document's own identity and its sender's host. */
export function identityOf(nitf: XmlElement): { identity: string; host: string } {
  const documentId = childAt(nitf, 'head', 'docdata', 'doc-id')
  return {
    identity: attributeOf(documentId, 'id-string') || attributeOf(nitf, 'uno'),
    host: attributeOf(documentId, 'regsrc'),
  }
}

import { readDate } from '../date.ts'
import { placeOf, type ItemSketch } from '../item-sketch.ts'
import { asUri } from '../uri.ts'
import { attributeOf, elementsOf } from '../xml/find.ts'
import type { XmlElement } from '../xml/element.ts'
import { takeIdentified, takeKeywords } from './take-concept.ts'

/** Takes what `docdata` says of the document. */
export function takeDocdata(docdata: XmlElement, sketch: ItemSketch): void {
  for (const child of elementsOf(docdata)) takePart(child, sketch)
  takeStatus(docdata, sketch)
  const supersedes = attributeOf(docdata, 'management-doc-idref')
  if (supersedes !== '')
    sketch.add('altIds', { role: 'management-doc-idref', value: supersedes }, docdata)
}

function takePart(part: XmlElement, sketch: ItemSketch): void {
  const given = (name: string): string => attributeOf(part, name)
  switch (part.name) {
    case 'doc-id':
      takeIdentity(part, sketch)
      break
    case 'urgency':
      sketch.set('urgency', given('ed-urg'), part)
      break
    case 'date.issue':
      sketch.set('versionCreated', given('norm'), part)
      break
    case 'date.release':
      sketch.set('release', given('norm'), part)
      break
    case 'date.expire':
      sketch.set('expires', given('norm'), part)
      break
    case 'evloc':
      takePlace(part, sketch)
      break
    case 'ed-msg':
      sketch.add('notes', given('info'), part)
      break
    case 'correction':
      sketch.add('notes', given('info'), part)
      break
    case 'du-key':
      sketch.set('slugline', given('key'), part)
      sketch.set('version', given('version'), part)
      if (given('generation') !== '' || given('part') !== '') sketch.lost(part)
      break
    case 'doc.copyright':
      sketch.set('copyrightHolder', given('holder'), part)
      break
    case 'doc.rights':
      sketch.set('copyrightHolder', given('owner'), part)
      sketch.set('usageTerms', given('limitations'), part)
      if (part.attributes.some(({ name }) => name !== 'owner' && name !== 'limitations'))
        sketch.lost(part)
      break
    case 'key-list':
      takeKeywords(part, sketch)
      break
    case 'identified-content':
      for (const child of elementsOf(part)) takeIdentified(child, sketch)
      break
    case 'del-list':
      for (const source of elementsOf(part)) {
        const name = attributeOf(source, 'src-name')
        if (name !== '') sketch.add('infoSources', { name, role: 'from-src' }, source)
      }
      break
    default:
      sketch.lost(part)
  }
}

/** The identity itself was taken as the item's uri; what it leaves is kept beside it. */
function takeIdentity(part: XmlElement, sketch: ItemSketch): void {
  const identity = attributeOf(part, 'id-string')
  const source = attributeOf(part, 'regsrc')
  if (identity !== '' && asUri(identity) === undefined)
    sketch.add('altIds', { role: 'doc-id', value: identity }, part)
  if (source !== '') sketch.add('infoSources', { name: source, role: 'regsrc' }, part)
}

function takePlace(part: XmlElement, sketch: ItemSketch): void {
  const [country = '', state = '', county = '', city = ''] = [
    'iso-cc',
    'state-prov',
    'county-dist',
    'city',
  ].map((name) => attributeOf(part, name))
  const name = city || county || state || country
  if (name !== '')
    sketch.add('places', { name, ...(country === '' ? {} : { literal: country }) }, part)
}

/** Embargoed is a status of NITF's and a date of ours. */
function takeStatus(docdata: XmlElement, sketch: ItemSketch): void {
  const status = attributeOf(docdata, 'management-status').toLowerCase()
  const release = sketch.take('release')
  const until = typeof release === 'string' ? release : ''
  const isEmbargoed = status === 'embargoed' || isAfter(until, sketch.get('versionCreated'))
  if (isEmbargoed) sketch.set('embargoedUntil', until, docdata)
  if (status !== 'embargoed') sketch.set('pubStatus', status || 'usable', docdata)
  else if (readDate(until) !== undefined) sketch.set('pubStatus', 'usable', docdata)
  else {
    // An embargo of which nobody says when it ends is one until somebody does.
    sketch.set('pubStatus', 'withheld', docdata)
    sketch.warn({
      code: 'wire.value-filled',
      at: `${placeOf(docdata)}/management-status`,
      with: 'withheld',
    })
  }
}

function isAfter(release: string, issue: unknown): boolean {
  const released = readDate(release)
  const issued = typeof issue === 'string' ? readDate(issue) : undefined
  if (released === undefined) return false
  return issued === undefined || Date.parse(released.value) > Date.parse(issued.value)
}

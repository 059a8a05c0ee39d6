import type { ItemSketch } from '../item-sketch.ts'
import { attributeOf, childAt, childNamed, childrenNamed, elementsOf, lineOf } from '../xml/find.ts'
import type { XmlElement } from '../xml/element.ts'

/** The item's own name: its public identifier, or one made of what it would be made of. */
export function identityOf(item: XmlElement): string {
  const identifier = childAt(item, 'Identification', 'NewsIdentifier')
  const given = lineOf(childNamed(identifier, 'PublicIdentifier'))
  if (given !== '') return given
  const parts = ['ProviderId', 'DateId', 'NewsItemId'].map((name) =>
    lineOf(childNamed(identifier, name)),
  )
  return parts.some((part) => part === '')
    ? ''
    : `urn:newsml:${parts.map(encodeURIComponent).join(':')}`
}

/** Takes version and labels. */
export function takeIdentification(item: XmlElement, sketch: ItemSketch): void {
  const identification = childNamed(item, 'Identification')
  const revision = childAt(identification, 'NewsIdentifier', 'RevisionId')
  if (revision !== undefined) sketch.set('version', lineOf(revision), revision)
  for (const part of identification === undefined ? [] : elementsOf(identification))
    if (part.name === 'NameLabel') sketch.set('slugline', lineOf(part), part)
    else if (part.name !== 'NewsIdentifier') sketch.lost(part)
}

/** Takes dates, status, urgency and what the item comes from. */
export function takeManagement(item: XmlElement, sketch: ItemSketch): void {
  const management = childNamed(item, 'NewsManagement')
  if (management === undefined) return
  for (const part of elementsOf(management)) {
    const formalName = attributeOf(part, 'FormalName')
    switch (part.name) {
      case 'NewsItemType':
        if (formalName !== '' && !/^news$/i.test(formalName))
          sketch.add('genres', { name: formalName }, part)
        break
      case 'FirstCreated':
        sketch.set('firstCreated', lineOf(part), part)
        break
      case 'ThisRevisionCreated':
        sketch.set('versionCreated', lineOf(part), part)
        break
      case 'Urgency':
        sketch.set('urgency', formalName || lineOf(part), part)
        break
      case 'Status':
        takeStatus(part, management, sketch)
        break
      case 'StatusWillChange':
        break
      case 'DerivedFrom':
      case 'AssociatedWith': {
        const other = attributeOf(part, 'NewsItem') || lineOf(part)
        if (other !== '') sketch.add('altIds', { role: part.name, value: other }, part)
        break
      }
      case 'Instruction':
        if (formalName !== '') sketch.add('notes', formalName, part)
        break
      default:
        sketch.lost(part)
    }
  }
}

const statuses: Readonly<Record<string, string>> = {
  usable: 'usable',
  withheld: 'withheld',
  embargoed: 'withheld',
  canceled: 'canceled',
  cancelled: 'canceled',
  killed: 'canceled',
}

/** What will be usable later is under embargo until then; what will not be any more expires. */
function takeStatus(status: XmlElement, management: XmlElement, sketch: ItemSketch): void {
  const own = (attributeOf(status, 'FormalName') || lineOf(status)).toLowerCase()
  let taken = statuses[own]
  if (taken === undefined) sketch.lost(status)
  for (const change of childrenNamed(management, 'StatusWillChange')) {
    const future = attributeOf(childNamed(change, 'FutureStatus'), 'FormalName').toLowerCase()
    const date = lineOf(childNamed(change, 'DateAndTime'))
    if (date === '') continue
    if (statuses[future] === 'usable') {
      sketch.set('embargoedUntil', date, change)
      if (own === 'embargoed') taken = 'usable'
    } else if (taken === 'usable') sketch.set('expires', date, change)
    else sketch.lost(change)
  }
  if (own === 'embargoed' && taken === 'withheld')
    sketch.warn({ code: 'wire.value-filled', at: 'NewsManagement/Status', with: 'withheld' })
  sketch.set('pubStatus', taken, status)
}

/** Takes what the envelope says of the whole transmission. */
export function takeEnvelope(envelope: XmlElement | undefined, sketch: ItemSketch): void {
  if (envelope === undefined) return
  for (const part of elementsOf(envelope))
    switch (part.name) {
      case 'DateAndTime':
        if (!sketch.has('versionCreated')) sketch.set('versionCreated', lineOf(part), part)
        break
      case 'Priority':
        if (!sketch.has('urgency'))
          sketch.set('urgency', attributeOf(part, 'FormalName') || lineOf(part), part)
        break
      case 'NewsService':
      case 'NewsProduct': {
        const name = attributeOf(part, 'FormalName')
        if (name !== '') sketch.add('subjects', { name, rel: 'service' }, part)
        break
      }
      case 'SentFrom': {
        const name = attributeOf(childNamed(part, 'Party'), 'FormalName')
        if (name !== '') sketch.add('infoSources', { name, role: 'sentFrom' }, part)
        break
      }
      default:
        sketch.lost(part)
    }
}

import { escapeHtml } from '@suyab/wire/sanitise'
import { Parser } from 'htmlparser2'
import { parseOutlet, type Outlet, type OutletFault } from './outlet.ts'
import { atOnce, type Steps } from '../turns.ts'
import { mostOutlets, type OutletList } from './outlet-list.ts'

/** What a list of feeds from elsewhere does not say of its outlets. */
export interface OpmlDefaults {
  readonly country: string
  readonly language: string
  readonly timeZone: string
  /** ISO 8601. */
  readonly observedSince: string
}

interface Outline {
  readonly attributes: Readonly<Record<string, string>>
  readonly line: number
}

const deepest = 50

/**
 * Reads outlets from OPML: feeds of one site become one outlet, whose id is its host. What OPML has
 * no word for comes from attributes that `writeOpml` writes, or from the defaults.
 * @source OPML 2.0
 */
export function readOpml(text: string, defaults: OpmlDefaults): OutletList {
  return atOnce(opmlSteps(text, defaults))
}

/** {@link readOpml}, to be left between its outlets. */
export function* opmlSteps(text: string, defaults: OpmlDefaults): Steps<OutletList> {
  const { outlines, fault } = outlinesOf(text)
  if (fault !== undefined) return { outlets: [], faults: [fault] }
  const faults: (OutletFault & { line: number })[] = []
  const groups = new Map<string, Outline[]>()
  for (const outline of outlines) {
    yield
    const id = idOf(outline.attributes)
    if (id === undefined) {
      const found = outline.attributes['xmlUrl'] ?? ''
      const expected = 'an http or https address'
      faults.push({ code: 'outlet.field', field: 'xmlUrl', found, expected, line: outline.line })
      continue
    }
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [outline])
    else group.push(outline)
  }
  const outlets: Outlet[] = []
  for (const [id, group] of groups) {
    yield
    const [first] = group
    const read = parseOutlet(rawOf(id, group, defaults))
    if (read.ok) outlets.push(read.value)
    else faults.push({ ...read.fault, line: first?.line ?? 1 })
  }
  return { outlets, faults }
}

function rawOf(id: string, group: readonly Outline[], defaults: OpmlDefaults): object {
  const attribute = (name: string): string | undefined => {
    for (const { attributes } of group) {
      const value = attributes[name]?.trim()
      if (value) return value
    }
    return undefined
  }
  const languages = attribute('suyabLanguages')?.split(/\s+/) ?? [
    attribute('language')?.replace(/^unknown$/i, '') || defaults.language,
  ]
  const tags = group.flatMap(({ attributes }) =>
    Object.entries(attributes)
      .filter(([name, value]) => name.startsWith('suyabName.') && value !== '')
      .map(([name, value]) => [name.slice('suyabName.'.length), value] as const),
  )
  const title = attribute('title') ?? attribute('text') ?? id
  const names =
    tags.length > 0 ? Object.fromEntries(tags) : { [languages[0] ?? defaults.language]: title }
  const number = (name: string): number | undefined => {
    const value = attribute(name)
    return value === undefined ? undefined : Number(value)
  }
  return {
    id,
    names,
    country: attribute('suyabCountry') ?? defaults.country,
    languages,
    feeds: group.map(({ attributes }) => attributes['xmlUrl'] ?? '').filter((one) => one !== ''),
    sitemaps: attribute('suyabSitemaps')?.split(/\s+/) ?? [],
    owner: attribute('suyabOwner'),
    timeZone: attribute('suyabTimeZone') ?? defaults.timeZone,
    observedSince: attribute('suyabObservedSince') ?? defaults.observedSince,
    observedUntil: attribute('suyabObservedUntil'),
    retention: number('suyabRetentionDays'),
    pace: number('suyabPaceSeconds'),
  }
}

function idOf(attributes: Readonly<Record<string, string>>): string | undefined {
  const own = attributes['suyabId']?.trim()
  if (own !== undefined && own !== '') return own
  const address = [attributes['htmlUrl'], attributes['xmlUrl']].find(
    (url) => url !== undefined && URL.canParse(url) && /^https?:/i.test(url),
  )
  return address === undefined
    ? undefined
    : new URL(address).hostname.replace(/^(?:www|feeds?|rss)\./, '')
}

function outlinesOf(text: string): {
  outlines: Outline[]
  fault?: OutletFault & { line: number }
} {
  const outlines: Outline[] = []
  let depth = 0
  let tooDeep = false
  let isOpml = false
  let line = 1
  let seen = 0
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1
        tooDeep ||= depth > deepest
        isOpml ||= name === 'opml'
        for (; seen < parser.startIndex; seen += 1) if (text.charCodeAt(seen) === 10) line += 1
        const isOutlet = attributes['xmlUrl'] !== undefined || attributes['suyabId'] !== undefined
        if (name === 'outline' && isOutlet && outlines.length <= mostOutlets)
          outlines.push({ attributes, line })
      },
      onclosetag: () => {
        depth -= 1
      },
    },
    { xmlMode: true },
  )
  parser.end(text)
  const unreadable = (reason: string): ReturnType<typeof outlinesOf> => ({
    outlines: [],
    fault: { code: 'outlet.file-unreadable', reason, line: 1 },
  })
  if (!isOpml) return unreadable('this is no OPML')
  if (tooDeep) return unreadable(`nested deeper than ${deepest}`)
  if (outlines.length > mostOutlets)
    return { outlines: [], fault: { code: 'outlet.too-many', limit: mostOutlets, line } }
  return { outlines }
}

/** Writes outlets as OPML that feed readers take and `readOpml` reads back the same. */
export function writeOpml(outlets: readonly Outlet[], title: string): string {
  const bodies = outlets.map((outlet) => {
    const [name = outlet.id] = Object.values(outlet.names)
    const own: readonly (readonly [string, string | undefined])[] = [
      ['suyabId', outlet.id],
      ...Object.entries(outlet.names).map(([tag, text]) => [`suyabName.${tag}`, text] as const),
      ['suyabCountry', outlet.country],
      ['suyabLanguages', outlet.languages.join(' ')],
      ['suyabSitemaps', outlet.sitemaps.join(' ') || undefined],
      ['suyabOwner', outlet.owner],
      ['suyabTimeZone', outlet.timeZone],
      ['suyabObservedSince', outlet.observedSince],
      ['suyabObservedUntil', outlet.observedUntil],
      ['suyabRetentionDays', outlet.retention?.toString()],
      ['suyabPaceSeconds', String(outlet.pace)],
    ]
    const feeds = outlet.feeds.length === 0 ? [undefined] : outlet.feeds
    return feeds
      .map((feed, at) =>
        outline([
          ['text', name],
          ['type', feed === undefined ? undefined : 'rss'],
          ['xmlUrl', feed],
          ...(at === 0 ? own : own.slice(0, 1)),
        ]),
      )
      .join('')
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0"><head><title>${escapeHtml(title)}</title></head><body>
${bodies.join('')}</body></opml>
`
}

function outline(attributes: readonly (readonly [string, string | undefined])[]): string {
  const written = attributes
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}="${attributeValue(value ?? '')}"`)
  return `<outline ${written.join(' ')}/>\n`
}

/** Line breaks and tabs would be read back as spaces. */
function attributeValue(text: string): string {
  return escapeHtml(text).replaceAll(/[\n\r\t]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

import type { WireFault } from '../fault.ts'
import { ItemSketch } from '../item-sketch.ts'
import { madeUri } from '../made-uri.ts'
import type { ReadItem } from '../read-items.ts'
import type { Result } from '../result.ts'
import { asUri } from '../uri.ts'
import { textOf, type XmlElement } from '../xml/element.ts'
import { attributeOf, childrenNamed, elementsOf } from '../xml/find.ts'
import { postHtml } from './post-html.ts'

/** What the export says about its site. */
export interface Site {
  readonly language: string
  readonly host: string
  /** Names by login. */
  readonly authors: ReadonlyMap<string, string>
}

/** A file of the site as an association; `id` is the site's number for it. */
export interface Attachment {
  readonly id: string
  readonly parent: string
  readonly association: Readonly<Record<string, unknown>>
}

/** A child element with that written name. */
export function said(item: XmlElement, prefix: string, name: string): string {
  const found = elementsOf(item).find((one) => one.name === name && one.prefix === prefix)
  return found === undefined ? '' : textOf(found).trim()
}

/** The file that an entry stands for; nothing where it has no address. */
export function attachmentOf(item: XmlElement): Attachment | undefined {
  const href = asUri(said(item, 'wp', 'attachment_url') || said(item, '', 'guid'))
  if (href === undefined) return undefined
  const caption = said(item, 'excerpt', 'encoded')
  const title = said(item, '', 'title')
  const isPicture = /\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|\?)/i.test(href)
  return {
    id: said(item, 'wp', 'post_id'),
    parent: said(item, 'wp', 'post_parent'),
    association: {
      uri: href,
      ...(isPicture ? { type: 'picture' } : {}),
      ...(title === '' ? {} : { title }),
      ...(caption === ''
        ? {}
        : { descriptions: [{ role: 'caption', contentType: 'text/html', value: caption }] }),
      renditions: [{ name: 'original', href }],
    },
  }
}

/** A date of the site's in GMT; drafts have zeros instead. */
function gmt(item: XmlElement, name: string): string | undefined {
  const text = said(item, 'wp', name)
  return text === '' || text.startsWith('0000') ? undefined : `${text.replace(' ', 'T')}Z`
}

/** The item that a post or page is, with the files that are bound to it. */
export function postItem(
  item: XmlElement,
  site: Site,
  files: readonly Attachment[],
): Result<ReadItem, WireFault> {
  const sketch = new ItemSketch()
  const at = (name: string): string => `/rss/channel/item/${name}`
  const id = said(item, 'wp', 'post_id')
  const status = said(item, 'wp', 'status') || 'publish'
  const guid = said(item, '', 'guid') || said(item, '', 'link')
  sketch.set(
    'uri',
    madeUri(guid, site.host, () => textOf(item)),
    at('guid'),
  )
  sketch.set('type', 'text', at('wp:post_type'))
  const isLocked = said(item, 'wp', 'post_password') !== ''
  const published = gmt(item, 'post_date_gmt')
  const isUsable =
    (status === 'publish' || (status === 'future' && published !== undefined)) && !isLocked
  sketch.set('pubStatus', isUsable ? 'usable' : 'withheld', at('wp:status'))
  if (!isUsable)
    sketch.warn({
      code: 'wire.entry-withheld',
      at: at('wp:status'),
      status: isLocked ? 'password' : status.slice(0, 40),
    })
  if (status === 'future') sketch.set('embargoedUntil', published, at('wp:post_date_gmt'))
  sketch.set('language', site.language, '/rss/channel/language')
  const first =
    published ?? (said(item, '', 'pubDate') || said(item, 'wp', 'post_date').replace(/^0000.*/, ''))
  sketch.set('firstCreated', first, at('wp:post_date_gmt'))
  sketch.set('versionCreated', gmt(item, 'post_modified_gmt') ?? first, at('wp:post_modified_gmt'))
  const title = said(item, '', 'title')
  if (title !== '')
    sketch.set('headlines', [{ role: 'main', contentType: 'text/html', value: title }], at('title'))
  const excerpt = said(item, 'excerpt', 'encoded')
  if (excerpt !== '')
    sketch.set(
      'descriptions',
      [{ role: 'main', contentType: 'text/html', value: excerpt }],
      at('excerpt:encoded'),
    )
  const html = postHtml(said(item, 'content', 'encoded'))
  if (html !== '')
    sketch.set(
      'bodies',
      [{ role: 'html5', contentType: 'text/html', value: html }],
      at('content:encoded'),
    )
  const login = said(item, 'dc', 'creator')
  const by = site.authors.get(login) ?? login
  sketch.set('by', by, at('dc:creator'))
  if (by !== '') sketch.add('people', { name: by, rel: 'author' }, at('dc:creator'))
  for (const category of childrenNamed(item, 'category').slice(0, 500)) {
    const name = textOf(category).trim()
    const domain = attributeOf(category, 'domain')
    const rel = domain === 'post_tag' ? 'keyword' : domain || 'category'
    if (name !== '')
      sketch.add(
        'subjects',
        { name, rel, literal: attributeOf(category, 'nicename') || undefined },
        at('category'),
      )
  }
  const link = said(item, '', 'link')
  if (link !== '') sketch.add('altIds', { role: 'link', value: link }, at('link'))
  if (id !== '') sketch.add('altIds', { role: 'wordpress-post', value: id }, at('wp:post_id'))
  const thumbnail = elementsOf(item)
    .filter(({ name, prefix }) => name === 'postmeta' && prefix === 'wp')
    .find((meta) => said(meta, 'wp', 'meta_key') === '_thumbnail_id')
  const main = thumbnail === undefined ? '' : said(thumbnail, 'wp', 'meta_value')
  for (const [index, file] of files.entries())
    sketch.add(
      'associations',
      {
        name: file.id === main && main !== '' ? 'mainpic' : `attachment-${index + 1}`,
        rel: 'attachment',
        ...file.association,
      },
      at('wp:attachment_url'),
    )
  if (elementsOf(item).some(({ name, prefix }) => name === 'comment' && prefix === 'wp'))
    sketch.lost(at('wp:comment'))
  return sketch.item()
}

import type { ItemSketch } from '../item-sketch.ts'
import { takeNitf } from '../nitf/take-nitf.ts'
import { textOfHtml } from '../sanitise.ts'
import { asUri } from '../uri.ts'
import { attributeOf, childAt, childNamed, childrenNamed, languageOf, lineOf } from '../xml/find.ts'
import type { XmlElement } from '../xml/element.ts'
import { contentOf, type Content } from './content.ts'
import { takeMetadata } from './take-metadata.ts'
import type { Topics } from './topics.ts'

/** A component that holds content, with the components it stands in. */
export interface Leaf {
  readonly component: XmlElement
  readonly role: string
  readonly language: string
  readonly contents: readonly Content[]
  /** Whether it stands in a list of which one member is enough. */
  readonly isEquivalent: boolean
}

/** What a component takes from those it stands in. */
interface Around {
  readonly language: string
  readonly isEquivalent: boolean
}

/** Components that hold content or refer to other items, in their order. */
export function leavesOf(
  component: XmlElement,
  around: Around = { language: '', isEquivalent: false },
): Leaf[] {
  const { isEquivalent } = around
  const own = attributeOf(childAt(component, 'DescriptiveMetadata', 'Language'), 'FormalName')
  const language = own || languageOf(component) || around.language
  const within: Around = {
    language,
    isEquivalent: isEquivalent || /^yes$/i.test(attributeOf(component, 'EquivalentsList')),
  }
  const inside = childrenNamed(component, 'NewsComponent').flatMap((child) =>
    leavesOf(child, within),
  )
  const contents = childrenNamed(component, 'ContentItem')
  if (contents.length === 0 && childrenNamed(component, 'NewsItemRef').length === 0) return inside
  const role = attributeOf(childNamed(component, 'Role'), 'FormalName').toLowerCase()
  const leaf = { component, role, language, contents: contents.map(contentOf), isEquivalent }
  return [leaf, ...inside]
}

export function isText(leaf: Leaf): boolean {
  return leaf.contents.some(({ kind }) => kind === 'words')
}

const isCaption = (leaf: Leaf): boolean => /caption|legend/.test(leaf.role)

/** The words of an item: the component of the main role, else the first with words. */
export function mainOf(leaves: readonly Leaf[]): Leaf | undefined {
  const texts = leaves.filter((leaf) => isText(leaf) && !isCaption(leaf))
  return texts.find(({ role }) => role.startsWith('main')) ?? texts[0]
}

/** Takes the words of a component and the metadata of all that it stands in. */
export function takeMain(leaf: Leaf, topics: Topics, sketch: ItemSketch): void {
  sketch.set('language', leaf.language, leaf.component)
  for (
    let at: XmlElement | undefined = leaf.component;
    at?.name === 'NewsComponent';
    at = at.parent
  )
    takeMetadata(at, topics, sketch)
  const words = leaf.contents.filter((content) => content.kind === 'words')
  const [first, ...others] = words.toSorted(
    (a, b) => Number(b.nitf !== undefined) - Number(a.nitf !== undefined),
  )
  if (first === undefined) return
  takeWords(first, leaf.component, sketch)
  // The same words in another form are the same words.
  if (
    others.length > 0 &&
    !leaf.isEquivalent &&
    !/^yes$/i.test(attributeOf(leaf.component, 'EquivalentsList'))
  )
    sketch.lost(leaf.component, 'ContentItem')
}

function takeWords(
  content: Content & { readonly kind: 'words' },
  from: XmlElement,
  sketch: ItemSketch,
): void {
  if (content.nitf !== undefined) {
    takeNitf(content.nitf, sketch)
    return
  }
  if (content.html.trim() === '') return
  const count = content.words === undefined ? {} : { wordCount: content.words }
  sketch.add(
    'bodies',
    { role: 'main', contentType: 'text/html', value: content.html, ...count },
    from,
  )
}

/** Takes what is not the item's own words: files, texts beside it, references to other items. */
export function takeBeside(
  leaves: readonly Leaf[],
  main: Leaf | undefined,
  topics: Topics,
  sketch: ItemSketch,
): void {
  const captions = leaves.filter(isCaption)
  const used = new Set<Leaf>()
  for (const leaf of leaves) {
    if (leaf === main || used.has(leaf) || isCaption(leaf)) continue
    for (const reference of childrenNamed(leaf.component, 'NewsItemRef'))
      takeReference(reference, leaf, sketch)
    const files = leaf.contents.filter((content) => content.kind === 'file')
    if (leaf.contents.some(({ kind }) => kind === 'unreadable'))
      sketch.lost(leaf.component, 'ContentItem')
    if (files.length === 0 && !isText(leaf)) continue
    const caption = captions.find(
      (one) => !used.has(one) && one.component.parent === leaf.component.parent,
    )
    if (caption !== undefined) used.add(caption)
    sketch.add('associations', association(leaf, caption, topics, sketch), leaf.component)
  }
  for (const caption of captions) {
    if (used.has(caption)) continue
    const value = textIn(caption)
    if (value !== '')
      sketch.add(
        'descriptions',
        { role: 'caption', contentType: 'text/plain', value },
        caption.component,
      )
  }
}

function textIn(leaf: Leaf): string {
  return leaf.contents
    .map((content) => (content.kind === 'words' ? textOfHtml(content.html) : ''))
    .filter((text) => text !== '')
    .join('\n')
}

function takeReference(reference: XmlElement, leaf: Leaf, sketch: ItemSketch): void {
  const uri = asUri(attributeOf(reference, 'NewsItem'))
  if (uri === undefined) sketch.lost(reference)
  else
    sketch.add(
      'associations',
      { name: nameOf(leaf, sketch), uri, ...(leaf.role === '' ? {} : { rel: leaf.role }) },
      reference,
    )
}

function nameOf(leaf: Leaf, sketch: ItemSketch): string {
  const known = sketch.get('associations')
  const ordinal = (Array.isArray(known) ? known.length : 0) + 1
  return attributeOf(leaf.component, 'Duid') || `component-${ordinal}`
}

function association(
  leaf: Leaf,
  caption: Leaf | undefined,
  topics: Topics,
  sketch: ItemSketch,
): Record<string, unknown> {
  const { component } = leaf
  const renditions = renditionsOf(leaf, sketch)
  const type =
    leaf.contents.map((content) => (content.kind === 'file' ? content.type : 'text'))[0] ??
    'component'
  const lines = childNamed(component, 'NewsLines')
  const line = (name: string): string => lineOf(childNamed(lines, name))
  const headline = line('HeadLine')
  const described = caption === undefined ? otherCaption(lines) : textIn(caption)
  const bodies = leaf.contents.flatMap((content) =>
    content.kind === 'words' && content.html !== ''
      ? [{ role: 'main', contentType: 'text/html', value: content.html }]
      : [],
  )
  const by = line('ByLine') || line('CreditLine')
  const notice = line('CopyrightLine')
  const uri = renditions.map(({ href }) => href).find((href) => typeof href === 'string')
  const name = nameOf(leaf, sketch)
  return {
    name,
    uri: uri ?? `urn:newsml:component:${encodeURIComponent(name)}`,
    type,
    ...(leaf.role === '' ? {} : { rel: leaf.role }),
    ...(leaf.language === '' ? {} : { language: leaf.language }),
    ...(headline === ''
      ? {}
      : { headlines: [{ role: 'main', contentType: 'text/plain', value: headline }] }),
    ...(described === ''
      ? {}
      : { descriptions: [{ role: 'caption', contentType: 'text/plain', value: described }] }),
    ...(bodies.length === 0 ? {} : { bodies }),
    ...(by === '' ? {} : { by }),
    ...(notice === '' ? {} : { copyrightNotice: notice }),
    ...(renditions.length === 0 ? {} : { renditions }),
  }
}

function otherCaption(lines: XmlElement | undefined): string {
  return childrenNamed(lines, 'NewsLine')
    .filter((line) => /caption/i.test(attributeOf(childNamed(line, 'NewsLineType'), 'FormalName')))
    .map((line) => lineOf(childNamed(line, 'NewsLineText')))
    .join('\n')
}

/** The files of a component, those first that can be fetched. */
export function renditionsOf(leaf: Leaf, sketch: ItemSketch): Record<string, unknown>[] {
  const items = childrenNamed(leaf.component, 'ContentItem')
  return leaf.contents.flatMap((content, index) => {
    if (content.kind !== 'file') return []
    const uri = asUri(content.href)
    const item = items[index]
    // A file that travels beside the document has no address of its own.
    if (uri === undefined && item !== undefined) sketch.lost(item, 'Href')
    const name = (item === undefined ? '' : attributeOf(item, 'Duid')) || `rendition-${index + 1}`
    return [{ name, ...(uri === undefined ? {} : { href: uri }), ...content.rendition }]
  })
}

/** Whether every component holds files of one kind and none the words of an article. */
export function onlyFiles(leaves: readonly Leaf[]): Leaf | undefined {
  const files = leaves.filter((leaf) => leaf.contents.some(({ kind }) => kind === 'file'))
  const others = leaves.filter((leaf) => isText(leaf) && !isCaption(leaf) && !files.includes(leaf))
  const hasReferences = leaves.some(
    ({ component }) => childrenNamed(component, 'NewsItemRef').length > 0,
  )
  return files.length === 1 && others.length === 0 && !hasReferences ? files[0] : undefined
}

/** The type of the files of a component. */
export function typeOf(leaf: Leaf): string {
  const file = leaf.contents.find((content) => content.kind === 'file')
  return file?.kind === 'file' ? file.type : 'text'
}

import { canonicalTag } from '../tag.ts'
import type { Concept, Term, TermBase, TermStatus } from './concept.ts'
import { readXml, type XmlElement, type XmlFault } from './xml.ts'

/** Why a TBX file, or a place in it, cannot be accepted; `at` is a path of elements. */
export type TbxFault =
  | XmlFault
  | { readonly code: 'tbx.not-tbx'; readonly root: string }
  | { readonly code: 'tbx.dialect'; readonly dialect: string; readonly known: readonly string[] }
  | { readonly code: 'tbx.no-concepts' }
  | { readonly code: 'tbx.id-repeated'; readonly at: string; readonly id: string }
  | { readonly code: 'tbx.language-missing'; readonly at: string }
  | { readonly code: 'tbx.language-invalid'; readonly at: string; readonly tag: string }
  | { readonly code: 'tbx.term-missing'; readonly at: string }
  | { readonly code: 'tbx.status-unknown'; readonly at: string; readonly status: string }

/** A term base, or everything that is wrong with the file, in the order of its lines. */
export type TbxResult =
  | { readonly ok: true; readonly value: TermBase }
  | { readonly ok: false; readonly fault: readonly TbxFault[] }

const dialects = ['TBX-Core', 'TBX-Min', 'TBX-Basic'] as const

/**
 * Reads a term base in TBX, dialects Core, Min and Basic, with data categories as attributes (DCA)
 * or as elements (DCT), and TBX-Basic files of the standard's first edition (`martif`). What these
 * dialects allow and a term base here does not keep is passed over.
 * @source ISO 30042:2019; TBX-Basic, LISA/LTAC, versions 2.1 and 3
 */
export function readTbx(text: string): TbxResult {
  const xml = readXml(text)
  if (!xml.ok) return { ok: false, fault: [xml.fault] }
  const root = xml.value
  if (root.name !== 'tbx' && root.name !== 'martif') {
    return { ok: false, fault: [{ code: 'tbx.not-tbx', root: root.name }] }
  }
  const dialect = root.attributes['type'] ?? ''
  // TBX and TBX-Default are what the first edition called its own files.
  if (![...dialects, ...(root.name === 'martif' ? ['TBX', 'TBX-Default'] : [])].includes(dialect)) {
    return { ok: false, fault: [{ code: 'tbx.dialect', dialect, known: dialects }] }
  }
  const faults: TbxFault[] = []
  const base = baseOf(root, faults)
  if (base.concepts.length === 0 && faults.length === 0) faults.push({ code: 'tbx.no-concepts' })
  return faults.length > 0 ? { ok: false, fault: faults } : { ok: true, value: base }
}

function baseOf(root: XmlElement, faults: TbxFault[]): TermBase {
  const titles = found(root, 'title')
  const seen = new Set<string>()
  const concepts = [...found(root, 'conceptEntry'), ...found(root, 'termEntry')].map(
    (entry, at): Concept => {
      const id = entry.attributes['id'] ?? `concept-${at + 1}`
      if (seen.has(id)) faults.push({ code: 'tbx.id-repeated', at: entry.at, id })
      seen.add(id)
      return conceptOf(entry, id, faults)
    },
  )
  return {
    title: titles[0]?.text.trim() ?? '',
    language: root.attributes['xml:lang'] ?? 'en',
    concepts,
  }
}

function conceptOf(entry: XmlElement, id: string, faults: TbxFault[]): Concept {
  const sections = entry.children.filter(({ name }) => name === 'langSec' || name === 'langSet')
  const subject = category(entry, 'subjectField')
  const definition =
    category(entry, 'definition') ??
    sections.map((section) => category(section, 'definition')).find((text) => text !== undefined)
  const terms = sections.flatMap((section) => termsOf(section, faults))
  if (sections.length === 0) faults.push({ code: 'tbx.term-missing', at: entry.at })
  return {
    id,
    ...(subject === undefined ? {} : { subject }),
    ...(definition === undefined ? {} : { definition }),
    terms,
  }
}

function termsOf(section: XmlElement, faults: TbxFault[]): Term[] {
  const language = languageOf(section, faults)
  const entries = section.children.filter(({ name }) => ['termSec', 'tig', 'ntig'].includes(name))
  if (entries.length === 0) faults.push({ code: 'tbx.term-missing', at: section.at })
  return entries.flatMap((entry) => {
    const text = found(entry, 'term')[0]?.text.trim() ?? ''
    if (text === '') faults.push({ code: 'tbx.term-missing', at: entry.at })
    const status = statusOf(entry, faults)
    if (text === '' || language === undefined || status === undefined) return []
    const partOfSpeech = category(entry, 'partOfSpeech')
    const note = found(entry, 'note')[0]?.text.trim()
    return [
      {
        text,
        language,
        status,
        ...(partOfSpeech === undefined ? {} : { partOfSpeech }),
        ...(note === undefined || note === '' ? {} : { note }),
      },
    ]
  })
}

function languageOf(section: XmlElement, faults: TbxFault[]): string | undefined {
  const tag = section.attributes['xml:lang'] ?? section.attributes['lang'] ?? ''
  if (tag === '') {
    faults.push({ code: 'tbx.language-missing', at: section.at })
    return undefined
  }
  const canonical = canonicalTag(tag)
  if (canonical === undefined) faults.push({ code: 'tbx.language-invalid', at: section.at, tag })
  return canonical
}

/** The picklist of the standard, with the shorter words that TBX-Min writes. */
const statuses: Readonly<Record<string, TermStatus>> = {
  preferred: 'preferred',
  admitted: 'admitted',
  deprecated: 'deprecated',
  superseded: 'deprecated',
  notRecommended: 'deprecated',
  obsolete: 'deprecated',
  legal: 'admitted',
  regulated: 'preferred',
  standardized: 'preferred',
}

function statusOf(entry: XmlElement, faults: TbxFault[]): TermStatus | undefined {
  const written =
    category(entry, 'administrativeStatus') ??
    category(entry, 'normativeAuthorization') ??
    category(entry, 'termStatus')
  if (written === undefined) return 'admitted'
  const word = written.replace(/(?:Term)?(?:-admn-sts)?$/u, '')
  const status = Object.hasOwn(statuses, word) ? statuses[word] : undefined
  if (status === undefined) {
    faults.push({ code: 'tbx.status-unknown', at: entry.at, status: written })
  }
  return status
}

/** A data category of an element itself, named by its `type` (DCA) or by its tag (DCT). */
function category(element: XmlElement, name: string): string | undefined {
  const groups = new Set(['descripGrp', 'termGrp', 'termNoteGrp', 'adminGrp'])
  for (const child of element.children) {
    if (child.attributes['type'] === name || child.name === name) {
      const text = child.text.trim()
      if (text !== '') return text
    }
    if (groups.has(child.name)) {
      const inner = category(child, name)
      if (inner !== undefined) return inner
    }
  }
  return undefined
}

/** The elements of a name below an element, in the order of the file. */
function found(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => (child.name === name ? [child] : found(child, name)))
}

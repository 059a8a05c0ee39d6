import { primaryOf } from '../tag.ts'
import type { Term } from './concept.ts'
import { findTerms, type TermIndex, type TermMention } from './term-index.ts'

/** A text with its language, BCP 47. */
export interface LanguageText {
  readonly text: string
  readonly language: string
}

/** Where something stands in a text, in UTF-16 units. */
export interface Place {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A term of the source that the translation does not render as the base says. */
export interface TermFinding {
  /** `missing`: none of the base's terms is there; `deprecated`: one is there that it advises against. */
  readonly kind: 'missing' | 'deprecated'
  /** The concept; where the source's word names several, the first of them. */
  readonly concept: string
  readonly source: Place
  /** What the base would have, the preferred terms first. */
  readonly expected: readonly string[]
  /** What stands there instead: the deprecated term, or a term of the base that the source lacks. */
  readonly found?: Place
}

/**
 * Compares a translation with its source by the term base: every term of the source that has terms
 * in the translation's language must be rendered by one of them, inflected as it may be. A word that
 * names several concepts is satisfied by any of them; a term said again may become a pronoun, so
 * one rendering is enough.
 */
export function consistency(
  source: LanguageText,
  translation: LanguageText,
  index: TermIndex,
): TermFinding[] {
  const said = findTerms(source.text, source.language, index)
  const rendered = findTerms(translation.text, translation.language, index)
  const saidConcepts = new Set(said.map(({ concept }) => concept.id))
  const strangers = rendered.filter(({ concept }) => !saidConcepts.has(concept.id))
  const findings: TermFinding[] = []
  const judged = new Set<string>()
  for (const mentions of byPlace(said)) {
    const candidates = mentions.filter(
      ({ concept }) => termsIn(concept.terms, translation.language).length > 0,
    )
    const [first] = candidates
    if (first === undefined || candidates.some(({ concept }) => judged.has(concept.id))) continue
    for (const { concept } of candidates) judged.add(concept.id)
    const ids = new Set(candidates.map(({ concept }) => concept.id))
    const renderings = rendered.filter(({ concept }) => ids.has(concept.id))
    const deprecated = renderings.filter(({ term }) => term.status === 'deprecated')
    const expected = candidates.flatMap(({ concept }) =>
      termsIn(concept.terms, translation.language).map(({ text }) => text),
    )
    const common = { concept: first.concept.id, source: placeOf(first), expected }
    for (const mention of deprecated) {
      findings.push({ kind: 'deprecated', ...common, found: placeOf(mention) })
    }
    if (renderings.length > 0) continue
    const stranger = strangers.shift()
    findings.push({
      kind: 'missing',
      ...common,
      ...(stranger === undefined ? {} : { found: placeOf(stranger) }),
    })
  }
  return findings
}

/** The terms to write in a language, the preferred first. */
function termsIn(terms: readonly Term[], language: string): Term[] {
  return terms
    .filter((term) => primaryOf(term.language) === primaryOf(language))
    .filter(({ status }) => status !== 'deprecated')
    .sort((one, other) => rank(one) - rank(other))
}

function rank({ status }: Term): number {
  return status === 'preferred' ? 0 : 1
}

function byPlace(mentions: readonly TermMention[]): TermMention[][] {
  const groups = new Map<string, TermMention[]>()
  for (const mention of mentions) {
    const key = `${mention.start}-${mention.end}`
    groups.set(key, [...(groups.get(key) ?? []), mention])
  }
  return [...groups.values()]
}

function placeOf({ text, start, end }: TermMention): Place {
  return { text, start, end }
}

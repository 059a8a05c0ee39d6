/**
 * Where the languages disagree: aligned lines that most languages' lists find and one does not (a
 * suspect miss), or that one finds and hardly another does (a suspect false hit), with the words that
 * were found. It looks at no judgement, and only at the half of the lines that lists are made with.
 * `node eval/concept/disagreement.ts elections ky,tg`
 */
import {
  parallelLanguages,
  parallelLines,
  type ParallelLanguage,
  type ParallelLine,
} from '../../../language/eval/parallel.ts'
import type { ConceptDocument } from '../../src/concept/concept.ts'
import { shippedConcepts } from '../../src/concept/shipped.ts'
import { foundLines, foundWords } from './found.ts'

/** Of eleven languages: as many agree that the line is about it, or as few at most. */
const many = 7
const few = 3

export interface Suspect {
  readonly line: ParallelLine
  readonly language: ParallelLanguage
  readonly is: 'miss' | 'hit'
  /** The languages whose lists find the line. */
  readonly by: readonly ParallelLanguage[]
}

export function suspects(concept: ConceptDocument, lines: readonly ParallelLine[]): Suspect[] {
  const open = lines.filter(({ held }) => !held)
  const found = parallelLanguages.map((one) => [one, foundLines(concept, one, open)] as const)
  return open.flatMap((line) => {
    const by = found.flatMap(([language, ids]) => (ids.has(line.id) ? [language] : []))
    return parallelLanguages.flatMap((language): Suspect[] => {
      if (by.length >= many && !by.includes(language)) return [{ line, language, is: 'miss', by }]
      return by.length <= few && by.includes(language) ? [{ line, language, is: 'hit', by }] : []
    })
  })
}

function print(lines: readonly ParallelLine[]): void {
  const [ids, languages] = process.argv.slice(2)
  for (const concept of shippedConcepts) {
    if (ids !== undefined && ids !== 'all' && !ids.split(',').includes(concept.id)) continue
    const all = suspects(concept, lines)
    for (const language of parallelLanguages) {
      if (languages !== undefined && !languages.split(',').includes(language)) continue
      for (const { line, is, by } of all.filter((one) => one.language === language)) {
        const words = is === 'hit' ? ` [${foundWords(concept, language, line).join(', ')}]` : ''
        console.log(`${concept.id} ${language} ${is} ${line.id} by ${by.join(' ')}${words}`)
        console.log(`  ${line.text.en}`)
        if (language !== 'en') console.log(`  ${line.text[language]}`)
      }
    }
  }
}

if (import.meta.main) {
  const lines = parallelLines()
  if (lines === undefined) console.log('There are no parallel lines.')
  else print(lines)
}

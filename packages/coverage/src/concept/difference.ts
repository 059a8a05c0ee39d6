import { conceptLanguages, type ConceptDocument } from './concept.ts'
import { printListText } from './list-text.ts'

/** What one version of a concept says that another does not, line by line. */
export interface ConceptDifference {
  readonly definition?: { readonly before: string; readonly after: string }
  readonly lists: readonly {
    readonly language: string
    readonly added: readonly string[]
    readonly removed: readonly string[]
  }[]
}

/** What was changed from one version to another; the order of lines makes no difference. */
export function differenceOf(
  before: Pick<ConceptDocument, 'definition' | 'lists'>,
  after: Pick<ConceptDocument, 'definition' | 'lists'>,
): ConceptDifference {
  const lists = conceptLanguages.flatMap((language) => {
    const [old, now] = [before.lists[language], after.lists[language]].map((list) =>
      list === undefined ? [] : printListText(list).trimEnd().split('\n'),
    )
    const added = now!.filter((line) => !old!.includes(line))
    const removed = old!.filter((line) => !now!.includes(line))
    return added.length + removed.length === 0 ? [] : [{ language, added, removed }]
  })
  return before.definition === after.definition
    ? { lists }
    : { definition: { before: before.definition, after: after.definition }, lists }
}

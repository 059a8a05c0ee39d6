import { csvLine } from '../csv-line.ts'
import { textIn } from '../labelled.ts'
import type { Codebook } from './codebook.ts'

/** The data dictionary as a table: a line for each variable, and one for each of its codes. */
export function codebookCsv(codebook: Codebook, language: string): string {
  const languages = [language, ...codebook.poll.languages]
  const lines = [
    ['variable', 'label', 'kind', 'measure', 'role', 'set', 'value', 'value_label', 'no_answer', 'made_of', 'rule', 'reason'], // prettier-ignore
  ]
  for (const {
    name,
    label,
    kind,
    measure,
    role,
    set,
    categories,
    recoding,
  } of codebook.variables) {
    const made = recoding?.recoding
    const own = [name, textIn(label, languages), kind, measure, role, set]
    const record = [made?.of, made && JSON.stringify(made.rule), made?.reason]
    lines.push([...own, '', '', '', ...record].map((field) => field ?? ''))
    for (const category of categories)
      lines.push([
        name,
        ...Array.from({ length: 5 }, () => ''),
        String(category.value),
        textIn(category.label, languages),
        category.missing ? '1' : '',
        ...Array.from({ length: 3 }, () => ''),
      ])
  }
  return `\uFEFF${lines.map(csvLine).join('')}`
}
